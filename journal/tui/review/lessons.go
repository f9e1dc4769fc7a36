package review

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/form"
	"messup/journal/tui/lessons"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// lessonsStop brings lessons back, one at a time: first when each applies, and
// the lesson behind a key, for remembering it first is what makes it stay.
type lessonsStop struct {
	stopEnv
	at    int
	piece *lessons.Panel
}

func (s *lessonsStop) begin() tea.Cmd {
	s.piece = nil
	if s.at < len(s.agenda.Lessons) {
		s.piece = &lessons.Panel{Env: s.env, On: s.Host, Card: s.agenda.Lessons[s.at], Hidden: true, Said: s.said}
		if voice.When(s.piece.Card.When) == "" {
			return s.askWhen(s.piece)
		}
	}
	return nil
}

// askWhen asks a lesson that says no when for one before it is hidden: without it
// there is nothing to remember it by. Left without one it is not hidden.
func (s *lessonsStop) askWhen(piece *lessons.Panel) tea.Cmd {
	book, card := s.env.Book, piece.Card
	return s.Write(form.Form{
		Ask: "When does it apply?", Hint: "Next time the when comes first, and a key shows the lesson. It can stay empty.",
		About:  func(set *look.Lines) { set.Lesson(card.Text) },
		Fields: []form.Field{{Of: s.env.Sets().Field(prompts.LessonWhen)}},
		Skip:   s.open,
		Drop:   s.open,
		Back:   func() tea.Cmd { return s.change(journal.Review.Back) },
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			if v[0] == "" {
				return s.open, nil
			}
			l, err := book.Lessons.Get(ctx, card.ID)
			if page.IgnoreMissing(err) != nil {
				return nil, err
			}
			if l.ID == "" { // deleted meanwhile: saving gives it back
				l = card.Lesson
			}
			l.When = v[0]
			l, err = book.Lessons.Save(ctx, l)
			return func() tea.Cmd {
				piece.Card.When = l.When
				return nil
			}, err
		},
	})
}

func (s *lessonsStop) next() bool {
	s.at++
	return s.at < len(s.agenda.Lessons)
}

func (s *lessonsStop) aside() string {
	if s.at >= len(s.agenda.Lessons) {
		return ""
	}
	return voice.Say("%d of %d", s.at+1, len(s.agenda.Lessons))
}

// open shows the lesson at once.
func (s *lessonsStop) open() tea.Cmd {
	s.piece.Hidden = false
	return nil
}

// said notes the answer, and goes on unless something is offered.
func (s *lessonsStop) said(line string) tea.Cmd {
	card, offer := s.piece.Card, s.piece.Offer
	return s.record(card.ID, voice.Joined(card.Text+" ("+line+")", voice.ComesBack(card.Lesson, s.env.Today())), func() tea.Cmd {
		if offer != journal.NoOffer {
			return nil
		}
		return s.goOn()
	})
}

func (s *lessonsStop) Question(width int) page.Question {
	if s.piece != nil {
		return s.piece.Question(width)
	}
	set := s.paper(width)
	s.setRecorded(set)
	said := voice.NothingCome(s.agenda, "No lesson comes back today.")
	if len(s.recorded()) > 0 {
		said = voice.Say("No other lesson comes back today.")
	}
	set.Add(set.Look.Ink, said)
	return page.Question{About: set.Rows, Width: width}
}

func (s *lessonsStop) Actions() []page.Action {
	if s.piece == nil {
		return nil
	}
	all := s.piece.Actions()
	if entry := s.piece.Card.Story; entry != "" {
		all = append(all, page.Act("o", "open where it came from", func() tea.Cmd { return page.GoTo(page.Read{ID: entry}) }, "o").Seldom())
	}
	if len(s.agenda.More) > 0 && s.piece.Offer == journal.NoOffer && !s.piece.Used {
		all = append(all, page.Act("+", "show more that are due", s.more, "+").Seldom())
	}
	return all
}

// more takes the others that are due along, for those who ask.
func (s *lessonsStop) more() tea.Cmd {
	s.agenda.Lessons = slices.Concat(s.agenda.Lessons, s.agenda.More)
	s.agenda.More = nil
	return nil
}
