package lessons

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/pictures"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// What stands on the page beside a lesson: what came of it since it was written, when it
// comes back, and what else is carried of its area. Its story is one key away.

// aside sets it in so many columns.
func aside(d *page.Env, l journal.Lesson, from []journal.Summary, kin []journal.Lesson, width int) []string {
	if width < 1 {
		return nil
	}
	set := &look.Lines{Look: d.Look, Width: min(page.Measure, width)}
	for _, s := range from {
		setStory(set, voice.StoryName(s), voice.DayOf(s.Happened, d.Book.Now()))
	}
	set.Gap()
	setSince(set, l, d.Today())
	setLadder(set, l, d.Today())
	area := text.CleanLine(l.Area)
	for i, other := range kin {
		set.Gap()
		if i == 0 {
			set.Add(set.Look.Pencil, voice.Say("Same area: %s", area))
		}
		set.Lesson(other.Text)
	}
	return set.Rows
}

// setStory sets what a story is called and its day, which is not broken: where it has no room
// behind the name it stands below it.
func setStory(set *look.Lines, name, day string) {
	from := len(set.Rows)
	set.Add(set.Look.Ink, name)
	last := len(set.Rows) - 1
	if behind := " · " + day; last >= from && lipgloss.Width(set.Rows[last]+behind) <= set.Width {
		set.Rows[last] += set.Look.Ink.Render(behind)
		return
	}
	set.Add(set.Look.Ink, day)
}

// sinceColumn is where what came of a lesson begins, after its day.
func sinceColumn() int { return voice.InRoom(len("19 Nov  "), len("19 juill.  ")) }

// setSince sets what came of a lesson, day by day, and when it comes back.
func setSince(set *look.Lines, l journal.Lesson, today date.Day) {
	set.Add(set.Look.Pencil, voice.Say("Since then"))
	row := func(day date.Day, said string) {
		for _, line := range look.Labelled(set.Look, voice.Dated(day, "2 Jan", today), said, nil, sinceColumn(), set.Width) {
			set.Rows = append(set.Rows, line.Text)
		}
	}
	if !l.Made.IsZero() {
		row(date.DayOf(l.Made), voice.Joined(voice.Say("written"), voice.Word(text.CleanLine(string(l.Basis)))))
	}
	for _, a := range l.Answers {
		row(a.Day, voice.AnswerWords(a))
	}
	switch {
	case l.State == journal.Carried && !l.Due().IsZero():
		row(l.Due(), voice.Say("comes back"))
	case l.State != journal.Carried:
		set.Add(set.Look.Ink, voice.LessonState(l, today))
	}
}

// setLadder says in words what the rungs are, and when the lesson comes back.
func setLadder(set *look.Lines, l journal.Lesson, today date.Day) {
	ladder, has := pictures.Ladder(l)
	if !has {
		return
	}
	pen := set.Look.Pen()
	set.Gap()
	set.Rows = append(set.Rows, pen.Pencil(voice.Say("The ladder")))
	drawn := ladder.Draw(pen) + "  "
	for _, line := range look.Wrap(voice.Joined(ladder.Words(), voice.BackIn(l, today)), max(1, set.Width-ansi.StringWidth(drawn))) {
		set.Rows = append(set.Rows, drawn+pen.Ink(line))
		drawn = strings.Repeat(" ", ansi.StringWidth(drawn))
	}
}
