package told

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

// DayAs is how dates are written for people.
const DayAs = "2 Jan 2006"

// A Line is one line or paragraph to be written.
type Line struct {
	Heading bool   // it is the title of what follows
	Margin  string // what it is set behind
	Words   string
}

func heading(words string) Line { return Line{Heading: true, Words: words} }

func prose(margin, words string) Line { return Line{Margin: margin, Words: words} }

// Rows returns a line as it is written: wrapped where there are so many columns, as it
// stands where there is no number of them.
func Rows(l Line, columns int) (lines []string) {
	words := text.Clean(l.Words)
	if columns > 0 && !l.Heading {
		words = ansi.Wrap(words, max(table.Least, min(columns, table.Measure)-ansi.StringWidth(l.Margin)), "")
	}
	for line := range strings.Lines(words) {
		lines = append(lines, strings.TrimRight(l.Margin+line, " \n"))
	}
	if words == "" {
		lines = []string{""}
	}
	return lines
}

// Entry tells an entry whole, with what it taught. id is what it is called by.
func Entry(sets prompts.Library, e journal.Entry, taught []book.Taught, id string) []Line {
	lines := append(about(sets, e, id), card(sets, e, taught)...)
	for _, a := range e.Answers {
		if !sets.StandsBeside(a.Question) {
			lines = append(lines, answer(a)...)
		}
	}
	return append(lines, beside(sets, e)...)
}

// about is an entry's heading.
func about(sets prompts.Library, e journal.Entry, id string) []Line {
	tags := make([]string, len(e.Tags))
	for i, t := range e.Tags {
		tags[i] = "#" + t
	}
	lines := []Line{
		heading(e.Name()),
		prose("", voice.Joined(id, e.Happened.Format(DayAs+" 15:04"), e.Class, string(e.Kind), voice.Joined(tags...))),
	}
	if line := (journal.Summary{Set: e.Set, Place: e.Place}); e.Draft() && e.Kind != journal.Jot {
		lines = append(lines, prose("", voice.Draft(line.Stopped(sets))))
	}
	if e.LetGo != 0 {
		lines = append(lines, prose("", voice.LetGo(e)))
	}
	return lines
}

// card tells both halves of an entry's card, and where else each lesson comes from.
func card(sets prompts.Library, e journal.Entry, taught []book.Taught) (lines []Line) {
	if failed := voice.CardFailure(sets, e, len(taught)); failed != "" {
		lines = append(lines, Line{}, heading(voice.Say("Failure")), prose("", failed))
	}
	for _, l := range taught {
		lines = append(lines, Lesson(l.Lesson)...)
		for _, said := range []string{voice.WordedHere(l.Lesson, e.ID), voice.AlsoFrom(l.Elsewhere)} {
			if said != "" {
				lines = append(lines, prose("  ", said))
			}
		}
	}
	return lines
}

// Lesson tells a lesson, and how it is known.
func Lesson(l journal.Lesson) []Line {
	if l.Text == "" {
		return nil
	}
	lines := []Line{{}, prose("┃ ", l.Text)}
	if known := voice.Joined(l.Basis, l.When, l.Area); known != "" {
		lines = append(lines, prose("  ", known))
	}
	return lines
}

func answer(a journal.Answer) []Line {
	lines := []Line{{}, heading(a.Ask)}
	if a.Text != "" {
		lines = append(lines, prose("", a.Text))
	}
	return append(append(lines, details(a)...), others(a)...)
}

func details(a journal.Answer) (lines []Line) {
	for _, d := range a.Details {
		label := strings.TrimSuffix(d.Label, "?")
		lines = append(lines, prose("  ", label+": "+strings.Join(strings.Split(d.Value, "\n"), "; ")))
	}
	return lines
}

func others(a journal.Answer) (lines []Line) {
	for _, v := range a.Conflicts {
		lines = append(lines,
			prose("  ", voice.Say("In other words, %s:", v.At.Format(DayAs+" 15:04"))),
			prose("    ", v.Text))
	}
	return lines
}

// beside tells the lines that stand beside an entry, under a heading of theirs.
func beside(sets prompts.Library, e journal.Entry) (lines []Line) {
	for _, set := range sets.Beside() {
		var said []Line
		for _, a := range e.Answers {
			if _, _, asks := set.Question(a.Question); asks {
				said = append(append(said, details(a)...), others(a)...)
			}
		}
		if len(said) > 0 {
			lines = append(append(lines, Line{}, heading(set.Name)), said...)
		}
		for _, warning := range voice.Warnings(set.Questions, e) {
			lines = append(lines, prose("", warning))
		}
	}
	return lines
}
