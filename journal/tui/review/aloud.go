package review

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// With a partner a review is mostly talk: above each stop stands whose turn it is
// and what to ask aloud, and what is typed is short.

// setTalk sets the talk sheet of a stop; on a small screen whose turn it is and the
// first question.
func setTalk(set *look.Lines, at journal.Stop, short bool) {
	turn, asks := voice.TalkSheet(at)
	if turn == "" {
		return
	}
	if short {
		asks = asks[:min(1, len(asks))]
	}
	set.Add(set.Look.Pencil, turn)
	for _, ask := range asks {
		set.Add(set.Look.Bold, "– "+ask)
	}
	set.Gap()
}

// aloudStop asks what talking has changed. It is there for two alone.
type aloudStop struct{ stopEnv }

func (s *aloudStop) next() bool { return false }

func (s *aloudStop) aside() string { return "" }

func (s *aloudStop) begin() tea.Cmd {
	if len(s.recorded()) > 0 {
		return nil
	}
	return s.ask()
}

// ask asks for one line, and then goes on.
func (s *aloudStop) ask() tea.Cmd {
	book, id := s.env.Book, s.review.ID
	return s.onSlip(form.Form{
		Ask: voice.AskAloud, Hint: "One line. Nothing is an answer too.",
		Fields: []form.Field{{}},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			if v[0] == "" {
				return s.goOn, nil
			}
			r, err := book.Reviews.Change(ctx, id, func(r journal.Review) journal.Review {
				r.At = journal.StopAloud
				return r.Record("", v[0])
			})
			return func() tea.Cmd {
				s.review = r
				return nil
			}, err
		},
	})
}

func (s *aloudStop) Question(width int) page.Question {
	set := s.paper(width)
	set.Add(set.Look.Bold, voice.Say(voice.AskAloud))
	s.setRecorded(set)
	return page.Question{About: set.Rows, Width: width}
}

func (s *aloudStop) Actions() []page.Action {
	return []page.Action{page.Act("e", "write a line", s.ask, "e")}
}
