package facing

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/voice"
	"messup/prompts"
)

// A Sheet is what is set on: so many columns, and about so many rows.
type Sheet struct {
	Look   look.Look
	Width  int
	Height int
}

func (s Sheet) lines() *look.Lines { return &look.Lines{Look: s.Look, Width: s.Width} }

// Example is what somebody else wrote to a question and, with also, what else that was,
// of something that was no lesson.
func (s Sheet) Example(q prompts.Question, also bool) []string {
	set := s.lines()
	set.Add(s.Look.Pencil, voice.Say("Somebody else wrote"))
	if !also {
		set.Add(s.Look.Hint, voice.Word(q.Example))
		return set.Rows
	}
	set.Gap()
	set.Para(s.Look.Hint, voice.Word(q.Example), true)
	set.Para(s.Look.Pencil, voice.Say("Or, not a lesson"), true)
	set.Add(s.Look.Hint, voice.Word(q.Also))
	return set.Rows
}

// Asked is what a set asks, in its parts, and who asked it first.
func (s Sheet) Asked(set prompts.Set) []string {
	asked := func(airy bool) []string {
		page, part := s.lines(), ""
		page.Para(s.Look.Ink, voice.Word(set.About), airy)
		page.Add(s.Look.Pencil, voice.Word(set.Credit))
		for i, q := range set.Questions {
			if airy && q.Part != part || i == 0 {
				page.Gap()
			}
			if q.Part != part {
				part = q.Part
				page.Add(s.Look.Pencil, voice.Word(part))
			}
			page.Rows = append(page.Rows, s.numbered(i, len(set.Questions), s.Look.Ink, voice.Word(q.Ask), mostRows)...)
		}
		return page.Rows
	}
	if rows := asked(true); len(rows) <= s.Height {
		return rows
	}
	return asked(false)
}

// mostRows is how many rows an answer has at most where several are shown: more of it is
// read where it was written.
const mostRows = 6

// SoFar is what was written to the questions of a set before the one of this number, each
// under its own: what came last is nearest to what comes now, and all of them have room.
func (s Sheet) SoFar(e journal.Entry, set prompts.Set, before int) []string {
	rows := func(most int) []string {
		page := s.lines()
		for i, q := range set.Questions[:min(before, len(set.Questions))] {
			if said := Said(e, q); said != "" {
				page.Gap()
				page.Rows = append(page.Rows, s.numbered(i, before, s.Look.Ink, said, most)...)
			}
		}
		return page.Rows
	}
	all := rows(mostRows)
	for most := mostRows - 1; most > 0 && len(all) > s.Height-2; most-- {
		all = rows(most)
	}
	return s.under(voice.Say("You wrote so far"), e, all)
}

// under sets a label, what happened where that was said, and rows below it; nothing where
// there are none of either.
func (s Sheet) under(label string, e journal.Entry, rows []string) []string {
	page := s.lines()
	if e.Title != "" {
		page.Few(s.Look.Ink, e.Title, 2)
	}
	if len(page.Rows) > 0 && len(rows) > 0 {
		page.Rows = append(page.Rows, "")
	}
	if rows = append(page.Rows, rows...); len(rows) == 0 {
		return nil
	}
	return append([]string{s.Look.Pencil.Render(label), ""}, rows...)
}

// Told is one answer as it was given, whole: the question in pencil, the words in ink,
// and the lines below them.
func (s Sheet) Told(e journal.Entry, number int, q prompts.Question) []string {
	page := s.lines()
	page.Rows = s.numbered(number, number+1, s.Look.Pencil, voice.Word(q.Ask), mostRows)
	indent := indent(number + 1)
	a := e.Answer(q.ID)
	for _, line := range look.Prose(s.Look, s.inSight(a.Text), nil, max(2, s.Width-indent)) {
		page.Rows = append(page.Rows, strings.Repeat(" ", indent)+line.Text)
	}
	if len(a.Details) > 0 {
		page.Gap()
	}
	for _, d := range a.Details {
		label, value := voice.Word(text.CleanLine(d.Label)), text.CleanLine(strings.ReplaceAll(voice.WordList(d.Value), "\n", " · "))
		for _, line := range look.Labelled(s.Look, label, value, nil, column, max(2, s.Width-indent)) {
			page.Rows = append(page.Rows, strings.Repeat(" ", indent)+line.Text)
		}
	}
	return page.Rows
}

// inSight is as much of a text as a page could have, so that a long one takes no time.
func (s Sheet) inSight(words string) string {
	const bytes = 4 // of a letter, at most
	if most := bytes * s.Width * max(1, s.Height); len(words) > most {
		return strings.ToValidUTF8(words[:most], "")
	}
	return words
}

// Drawn are the answers a card is drawn from: where it went wrong, and what it taught.
func (s Sheet) Drawn(e journal.Entry, set prompts.Set) []string {
	var page []string
	for i, q := range set.Questions {
		if !feedsCard(q) || Said(e, q) == "" {
			continue
		}
		if page != nil {
			page = append(page, "")
		}
		page = append(page, s.Told(e, i, q)...)
	}
	return page
}

// feedsCard reports whether a card is drawn from what is said to a question.
func feedsCard(q prompts.Question) bool {
	for _, role := range []prompts.Role{prompts.Failure, prompts.Sign, prompts.Goal, prompts.Lesson} {
		if q.Feeds == role {
			return true
		}
		for _, f := range q.Fields {
			if f.Feeds == role && role == prompts.Lesson {
				return true
			}
		}
	}
	return false
}

// Card is the two halves of a card as they stand: nothing of a half that is empty.
func (s Sheet) Card(failure, lesson string) []string {
	page := s.lines()
	if failure != "" {
		page.Add(s.Look.Pencil, voice.Say("Failure"))
		page.Para(s.Look.Ink, failure, true)
	}
	if lesson != "" {
		page.Add(s.Look.Pencil, voice.Say("Lesson"))
		page.Lesson(lesson)
	}
	return page.Rows
}

const column = 18 // of the labels of the lines below an answer

// indent is how far in words stand beside a number, where there are so many.
func indent(numbers int) int { return len(strconv.Itoa(numbers)) + 2 }

// numbered sets words beside the number of their question, one of so many.
func (s Sheet) numbered(i, numbers int, style lipgloss.Style, words string, most int) []string {
	indent := indent(numbers)
	width := max(2, s.Width-indent)
	rows := look.FewRows(s.Look, style, words, most, width, width)
	for n := range rows {
		before := ""
		if n == 0 {
			before = strconv.Itoa(i + 1)
		}
		rows[n] = s.Look.Pencil.Render(look.PadLeft(before, indent-2)) + "  " + rows[n]
	}
	return rows
}

// Said is what was said to a question, on one line: its words, else what the lines below
// them hold; nothing where nothing was.
func Said(e journal.Entry, q prompts.Question) string {
	const most = 2000 // more is on no page that shows several
	a := e.Answer(q.ID)
	if said := text.CleanStart(a.Text, most); said != "" {
		return said
	}
	values := make([]string, len(a.Details))
	for i, d := range a.Details {
		values[i] = text.CleanLine(strings.ReplaceAll(d.Value, "\n", " · "))
	}
	return voice.Joined(values...)
}
