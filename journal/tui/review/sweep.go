package review

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// sweepStop empties the head: a line each for what is not in the journal yet.
type sweepStop struct{ stopEnv }

func (s *sweepStop) next() bool { return false }

func (s *sweepStop) aside() string { return "" }

func (s *sweepStop) begin() tea.Cmd {
	if len(s.recorded()) > 0 {
		return nil
	}
	return s.ask()
}

const sweepLines = 3

func (s *sweepStop) ask() tea.Cmd {
	blanks := make([]form.Field, sweepLines)
	blanks[0].Hint = "attendance took nine minutes again"
	book, kept := s.env.Book, make([]journal.Entry, sweepLines)
	return s.onSlip(form.Form{
		Ask: s.asked(), Hint: "A line each. They can be grown later.",
		About: s.setJots, Fields: blanks, List: "nothing more, go on", Brief: "go on",
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			for i, line := range v {
				if line == "" || kept[i].ID != "" { // kept before the disk refused another
					continue
				}
				e, err := book.Entries.Jot(ctx, line)
				if err != nil {
					return nil, err
				}
				kept[i] = e
			}
			return func() tea.Cmd { return s.recordAll(kept) }, nil
		},
		Unsaved: s.eachLine(),
	})
}

// eachLine makes a jot of each line, the same ones each time it is looked at.
func (s *sweepStop) eachLine() func(form.Values) (journal.Archive, bool) {
	first := make([]journal.Entry, sweepLines)
	return func(v form.Values) (words journal.Archive, can bool) {
		for i, line := range v {
			if text.CleanLine(line) == "" {
				continue
			}
			e, err := s.env.Book.Entries.NewJot(line)
			if err != nil {
				return words, false
			}
			if first[i].ID == "" {
				first[i] = e
			}
			e.ID, e.Happened, e.Started, e.Rev = first[i].ID, first[i].Happened, first[i].Started, 1
			words.Entries = append(words.Entries, e)
		}
		return words, len(words.Entries) > 0
	}
}

func (s *sweepStop) asked() voice.Phrase {
	switch {
	case s.agenda.Break:
		return voice.InBreak
	case s.agenda.Quiet:
		return "A quiet week in the journal. Anything to add before you close?"
	}
	return "Anything from this week that isn't here yet?"
}

// recordAll notes the lines one after the other, then goes on.
func (s *sweepStop) recordAll(kept []journal.Entry) tea.Cmd {
	for i, e := range kept {
		if e.ID != "" {
			return s.record(e.ID, e.Name(), func() tea.Cmd { return s.recordAll(kept[i+1:]) })
		}
	}
	return s.goOn()
}

// setJots sets the lines of the week that are there already.
func (s *sweepStop) setJots(set *look.Lines) {
	if len(s.agenda.Jots) == 0 || s.env.Wide() { // there they stand on the right page
		return
	}
	set.Add(set.Look.Pencil, voice.Say("Here already"))
	for _, j := range s.agenda.Jots {
		set.Rows = append(set.Rows, look.NoBar+look.OneLine(set.Look, set.Look.Ink, text.CleanLine(j.Title), nil, set.Width-2))
	}
}

func (s *sweepStop) Question(width int) page.Question {
	set := s.paper(width)
	s.setJots(set)
	set.Gap()
	if len(set.Rows) == 0 {
		set.Add(set.Look.Ink, voice.Say("Nothing swept up."))
	}
	return page.Question{About: set.Rows, Width: width}
}

func (s *sweepStop) Actions() []page.Action {
	all := []page.Action{page.Act("e", "write a line", s.ask, "e")}
	if len(s.agenda.Jots) > 0 {
		id := s.agenda.Jots[0].ID
		all = append(all, page.Act("g", "grow the first one", func() tea.Cmd { return page.GoTo(page.Grow{ID: id}) }, "g").Seldom())
	}
	return all
}
