package told

import (
	"strings"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/typeset"
	"messup/journal/voice"
	"messup/prompts"
)

// DayAs is how dates are written for people.
const DayAs voice.Layout = "2 Jan 2006"

func block(k typeset.Kind, words string) typeset.Block { return typeset.Block{Kind: k, Text: words} }

// below is a heading below that of an entry.
func below(words string) typeset.Block {
	return typeset.Block{Kind: typeset.Below, Apart: true, Text: words}
}

// Entry tells an entry whole, with what it taught. id is what it is called by.
func Entry(sets prompts.Library, e journal.Entry, taught []book.Taught, id string) []typeset.Block {
	lines := append(about(sets, e, id), card(sets, e, taught, id != "")...)
	for _, a := range e.Answers {
		if !sets.StandsBeside(a.Question) {
			lines = append(lines, answer(a)...)
		}
	}
	return append(lines, beside(sets, e)...)
}

// about is an entry's heading.
func about(sets prompts.Library, e journal.Entry, id string) []typeset.Block {
	tags := make([]string, len(e.Tags))
	for i, t := range e.Tags {
		tags[i] = "#" + t
	}
	lines := []typeset.Block{
		{Kind: typeset.Heading, Apart: true, Text: e.Name()},
		block(typeset.Aside, voice.Joined(id, voice.At(e.Happened, DayAs+" "+voice.Clock), e.Class, voice.Word(e.Kind), voice.Joined(tags...))),
	}
	if line := (journal.Summary{Set: e.Set, Place: e.Place}); e.Draft() && e.Kind != journal.Jot {
		lines = append(lines, block(typeset.Aside, voice.Draft(line.Stopped(sets))))
	}
	if e.LetGo != 0 {
		lines = append(lines, block(typeset.Aside, voice.LetGo(e)))
	}
	return lines
}

// Apart tells the plans and people of an entry that have ids of their own; the others are told
// where they were answered.
func Apart(of journal.ID, plans []journal.Plan, people []journal.Checkin) []typeset.Block {
	lines := []typeset.Block{below(voice.Say("Plans and people"))}
	for _, p := range plans {
		if p.ID != of {
			lines = append(lines, block(typeset.Words, voice.Joined(p.ID.Short(), voice.PlanSentence(p))))
		}
	}
	for _, c := range people {
		if c.ID != of {
			lines = append(lines, block(typeset.Words, voice.Joined(c.ID.Short(), c.Person, voice.CheckinLine(c))))
		}
	}
	if len(lines) == 1 {
		return nil
	}
	return lines
}

// card tells both halves of an entry's card, and where else each lesson comes from; with ids
// also what a lesson is called that has one of its own.
func card(sets prompts.Library, e journal.Entry, taught []book.Taught, ids bool) (lines []typeset.Block) {
	if failed := voice.CardFailure(sets, e, len(taught)); failed != "" {
		lines = append(lines, below(voice.Say("Failure")), block(typeset.Words, failed))
	}
	for _, l := range taught {
		lines = append(lines, Lesson(l.Lesson)...)
		if ids && l.ID != e.ID && l.Text != "" {
			lines = append(lines, block(typeset.Note, voice.Say("its id: %s", l.ID.Short())))
		}
		for _, said := range []string{voice.WordedHere(l.Lesson, e.ID), voice.AlsoFrom(l.Elsewhere)} {
			if said != "" {
				lines = append(lines, block(typeset.Note, said))
			}
		}
	}
	return lines
}

// Lesson tells a lesson, and how it is known.
func Lesson(l journal.Lesson) []typeset.Block {
	if l.Text == "" {
		return nil
	}
	lines := []typeset.Block{{Kind: typeset.Quote, Apart: true, Text: l.Text}}
	if known := voice.Joined(voice.Word(string(l.Basis)), l.When, l.Area); known != "" {
		lines = append(lines, block(typeset.Note, known))
	}
	return lines
}

func answer(a journal.Answer) []typeset.Block {
	lines := []typeset.Block{below(voice.Word(a.Ask))}
	if a.Text != "" {
		lines = append(lines, block(typeset.Words, a.Text))
	}
	return append(append(lines, details(a)...), others(a)...)
}

func details(a journal.Answer) (lines []typeset.Block) {
	for _, d := range a.Details {
		label := strings.TrimSuffix(voice.Word(d.Label), "?")
		said := strings.Join(strings.Split(voice.WordList(d.Value), "\n"), "; ")
		lines = append(lines, typeset.Block{Kind: typeset.Note, Label: voice.BeforeColon(label), Text: said})
	}
	return lines
}

func others(a journal.Answer) (lines []typeset.Block) {
	for _, v := range a.Conflicts {
		said := voice.Say("In other words:")
		if !v.At.IsZero() { // nobody knows when
			said = voice.Say("In other words, %s:", voice.At(v.At, DayAs+" "+voice.Clock))
		}
		lines = append(lines,
			block(typeset.Note, said),
			block(typeset.Deeper, v.Text))
	}
	return lines
}

// beside tells the lines that stand beside an entry, under a heading of theirs.
func beside(sets prompts.Library, e journal.Entry) (lines []typeset.Block) {
	for _, set := range sets.Beside() {
		var said []typeset.Block
		for _, a := range e.Answers {
			if _, _, asks := set.Question(a.Question); asks {
				said = append(append(said, details(a)...), others(a)...)
			}
		}
		if len(said) > 0 {
			lines = append(append(lines, below(voice.Word(set.Name))), said...)
		}
		for _, warning := range voice.Warnings(set.Questions, e) {
			lines = append(lines, block(typeset.Words, warning))
		}
	}
	return lines
}
