package read

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// A margin is what stands beside a story where two pages fit, line by line: what was
// marked stands beside the question it belongs to, and what came of it all, the people
// and the tags where there is room first. It scrolls with the story.
type margin struct {
	look  look.Look
	width int // 0: there is none
	lines []look.Line
}

// beside sets lines beside one of the story, or below what stands there already.
func (m *margin) beside(line int, set []look.Line) {
	if n := len(m.lines); n > 0 && n >= line {
		line = n + 1
	}
	m.put(line, set)
}

// wherever sets lines in the first place that has room for them, with air around them.
func (m *margin) wherever(set []look.Line) {
	if len(set) == 0 {
		return
	}
	free := 1 // the line above the first is free
	for i := range len(m.lines) {
		if m.lines[i].Text != "" {
			free = 0
			continue
		}
		if free++; free == len(set)+2 {
			m.put(i-len(set), set)
			return
		}
	}
	m.beside(len(m.lines), set)
}

func (m *margin) put(at int, set []look.Line) {
	for len(m.lines) < at+len(set) {
		m.lines = append(m.lines, look.Line{})
	}
	copy(m.lines[at:], set)
}

// note are a label and, below it, what was said to it.
func (m *margin) note(label, said string, spans []text.Span) (set []look.Line) {
	for _, line := range look.Wrap(label, m.width) {
		set = append(set, look.Line{Text: m.look.Pencil.Render(line)})
	}
	return append(set, look.Prose(m.look, said, spans, m.width)...)
}

// clear reports whether the margin can be parted before a line.
func (m *margin) clear(line int) bool {
	return line == 0 || line > len(m.lines) || m.lines[line-1].Text == ""
}

// tellDetails sets what was marked for a question: in the margin where there is one.
func (t *teller) tellDetails(a journal.Answer, details []journal.Detail) {
	if t.margin.width == 0 {
		for _, d := range details {
			t.tellDetail(a.Question, voice.Word(text.CleanLine(d.Label)), text.Clean(voice.WordList(d.Value)))
		}
		return
	}
	var set []look.Line
	for _, d := range details {
		if len(set) > 0 {
			set = append(set, look.Line{})
		}
		value := strings.TrimSpace(text.Clean(voice.WordList(d.Value)))
		set = append(set, t.margin.note(voice.Word(text.CleanLine(d.Label)), value, t.query.Spans(a.Question, value))...)
	}
	if len(set) > 0 {
		t.margin.beside(t.Sections[len(t.Sections)-1].from, set)
	}
}

// tellMargin sets what belongs to no question beside the story.
func (t *teller) tellMargin() {
	m := &t.margin
	m.wherever(t.cameOfIt())
	var people []look.Line
	for _, p := range peopleParts() {
		said, from, label := t.said(p)
		if said == "" {
			continue
		}
		if len(people) == 0 {
			people = m.note(voice.Say("People"), "", nil)
		}
		room, spans := max(4, m.width-2), t.query.Spans(from, said)
		set, before := look.Labelled(t.look, label, said, spans, 0, room), look.NoBar
		if p.roles[0] == prompts.Person && label == p.label { // a name says itself whose it is
			set, before = look.Prose(t.look, said, spans, room), look.Mark(t.look.Slate, t.look.Marks.Person)
		}
		for _, line := range set {
			line.Text = before + line.Text
			people, before = append(people, line), look.NoBar
		}
	}
	m.wherever(people)
	if tags := text.CleanLine(voice.Joined(t.entry.Tags...)); tags != "" {
		m.wherever(m.note(voice.Say("Tags"), tags, t.query.Spans("tag", tags)))
	}
	for len(t.lines) < len(m.lines) { // what stands beside the end is read too
		t.add(look.Line{})
	}
}

// A happening is one thing that came of an entry.
type happening struct {
	day  date.Day
	mark string
	said string
}

// cameOfIt is the way from the entry to where it has led so far, in small: the takes that
// followed, and what was said of its lessons.
func (t *teller) cameOfIt() []look.Line {
	l, today := t.look, date.DayOf(t.now)
	var all []happening
	for _, take := range t.chain.Takes {
		h := happening{cmp.Or(take.Answered, take.Day), look.Mark(l.Slate, l.Marks.Plan), voice.Joined(voice.Say("take %s", voice.TakeWord(take.Take)), cmp.Or(voice.Outcome(take.Outcome), voice.Result(take.Result)))}
		switch {
		case take.Outcome == journal.Better:
			h.mark = look.Mark(l.Sage, l.Marks.Win)
		case !take.Waits():
			h.mark = look.Mark(l.Pencil, l.Marks.Mess)
		case take.Day != 0 && take.Day <= today:
			h.said = voice.Say("%s: what happened?", h.said)
		case take.Day == 0:
			h.said = voice.Joined(h.said, voice.Say(voice.NoDayYet))
		}
		all = append(all, h)
	}
	for _, taught := range t.lessons {
		for _, a := range taught.Answers {
			all = append(all, happening{a.Day, look.Mark(l.Chalk, l.Marks.Lesson), voice.AnswerWords(a)})
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, func(a, b happening) int { return cmp.Compare(cmp.Or(a.day, never), cmp.Or(b.day, never)) })
	begun := happening{date.DayOf(t.entry.Happened), look.Mark(l.Pencil, l.Marks.Mess), voice.Say("this one")}
	if t.entry.Kind == journal.Win {
		begun.mark = look.Mark(l.Sage, l.Marks.Win)
	}
	all = append([]happening{begun}, all...)
	days, column := make([]string, len(all)), len("19 Nov")
	for i, h := range all {
		if h.day != 0 {
			days[i] = voice.Dated(h.day, "2 Jan", today)
		}
		column = max(column, lipgloss.Width(days[i]))
	}
	set := t.margin.note(voice.Say("What came of it"), "", nil)
	for i, h := range all {
		before := l.Pencil.Render(look.PadLeft(days[i], column)) + "  " + h.mark
		for _, line := range look.Wrap(text.CleanLine(h.said), max(4, t.margin.width-column-4)) {
			set = append(set, look.Line{Text: before + l.Ink.Render(line)})
			before = strings.Repeat(" ", column+4)
		}
	}
	return set
}

// never is after every day there is.
const never = date.Day(math.MaxInt32)

// said is what stands in a part of the story, the question it was said to first, and how
// it is called.
func (t *teller) said(p part) (said, from, label string) {
	label = p.label
	var all []string
	for i, role := range p.roles {
		question, value := t.standing(role)
		if i == 0 && value == "" {
			label = cmp.Or(p.bare, label)
		}
		if value != "" {
			all = append(all, value)
			from = cmp.Or(from, question)
		}
	}
	return voice.Joined(all...), from, label
}

// names reports whether an answer names people who stand in the margin: their question
// stays, to be chosen.
func (t *teller) names(a journal.Answer) bool {
	return t.margin.width > 0 && slices.ContainsFunc(a.Details, func(d journal.Detail) bool {
		role := t.role(a.Question, d.Field)
		return role != prompts.NoRole && slices.ContainsFunc(peopleParts(), func(p part) bool { return slices.Contains(p.roles, role) })
	})
}

// marked reports whether a detail stands in the margin beside its question: there the
// skills are what was marked as well.
func (t *teller) marked(role prompts.Role) bool {
	return t.margin.width > 0 && slices.ContainsFunc(skillParts(), func(p part) bool { return slices.Contains(p.roles, role) })
}

// side is the part of the margin beside what is on the screen. Where nothing stands there
// it has what the entry taught; of an entry nothing stands beside at all there is none.
func (p *Page) side() (side []string) {
	if len(p.Story.beside) == 0 {
		return nil
	}
	empty := true
	for i := p.Top; i < min(p.bottom(), len(p.Story.beside)); i++ {
		side = append(side, p.Story.beside[i].Text)
		empty = empty && side[len(side)-1] == ""
	}
	if !empty {
		return side
	}
	set := &look.Lines{Look: p.env.Look, Width: min(page.Measure, p.env.SideWidth(page.ReadLeft))}
	for _, l := range p.on.lessons {
		set.Gap()
		set.Lesson(l.Text)
	}
	if len(set.Rows) == 0 {
		set.Add(set.Look.Pencil, voice.WhereAndWhen(p.on.entry, p.env.Book.Now()))
	}
	return set.Rows
}
