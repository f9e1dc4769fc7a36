package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/prompts"
)

// winStop asks for one small win: its first question here, the others
// behind a key.
type winStop struct{ stopEnv }

func (s *winStop) next() bool    { return false }
func (s *winStop) aside() string { return "" }

func (s *winStop) begin() tea.Cmd {
	if len(s.recorded()) > 0 {
		return nil
	}
	return s.ask()
}

func (s *winStop) ask() tea.Cmd {
	set, known := s.desk.sets().Making(prompts.Moved)
	if !known { // there is nothing to ask
		return nil
	}
	q := set.Questions[0]
	book, last := s.desk.book, s.agenda.LastWin
	return s.onSlip(slip{
		ask: q.Ask, hint: q.Hint,
		about: func(above *paper) {
			if last != "" {
				above.add(above.look.quiet, "Last one: "+last)
			}
		},
		blanks: []blank{{long: true}},
		save: func(ctx context.Context, v values) (func() tea.Cmd, error) {
			line := firstLine(v[0])
			if line == "" {
				return s.goOn, nil
			}
			e, err := book.New(journal.KindOf(set), set)
			if err != nil {
				return nil, err
			}
			e, _, err = book.Save(ctx, journal.Entry{}, book.Finish(e.With(book.Sets(), q, v[0])))
			return func() tea.Cmd { return s.record(e.ID, line, nil) }, err
		},
	})
}

func (s *winStop) lines(int) []string {
	set := s.paper()
	if len(s.recorded()) == 0 {
		set.add(set.look.words, "No win written down. That is fine.")
		return set.rows
	}
	s.setRecorded(set)
	if win, _ := s.desk.sets().Making(prompts.Moved); len(win.Questions) > 2 {
		set.add(set.look.quiet, sentenceCase(takeWord(len(win.Questions)-1))+" more questions are there, if you have the time.")
	}
	return set.rows
}

func (s *winStop) actions() []action {
	here := s.recorded()
	if _, known := s.desk.sets().Making(prompts.Moved); !known {
		return nil
	}
	if len(here) == 0 {
		return []action{act("w", "write one", s.ask, "w")}
	}
	id := here[0].ID
	return []action{
		act("m", "more about it", func() tea.Cmd { return s.more(id) }, "m"),
		act("w", "another one", s.ask, "w").seldom(),
	}
}

// more asks the next question about a win that has no answer yet.
func (s *winStop) more(id journal.ID) tea.Cmd {
	book := s.desk.book
	return after(s.host, func(ctx context.Context) (journal.Entry, error) { return book.Entry(ctx, id) }, func(e journal.Entry) tea.Cmd {
		set, _ := e.AskedWith(book.Sets())
		for _, q := range set.Questions {
			if e.Answer(q.ID).Empty() {
				return goTo(Write{ID: id, Step: q.ID, Single: true})
			}
		}
		return goTo(Read{ID: id})
	})
}
