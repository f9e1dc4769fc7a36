package tui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/prompts"
)

// messStop moves one mess on: only one, and at most three questions of it.
type messStop struct {
	stopEnv
	entry journal.Entry
	asks  []prompts.Question // the questions that are asked here
	read  bool
}

func (s *messStop) next() bool    { return false }
func (s *messStop) aside() string { return "" }

// begin reads the mess: the one begun here, else the one that is offered.
func (s *messStop) begin() tea.Cmd {
	id := s.agenda.Mess.ID
	if here := s.recorded(); len(here) > 0 && here[0].ID != "" {
		id = here[0].ID
	}
	if id == "" {
		s.read = true
		return nil
	}
	book := s.desk.book
	return after(s.host, func(ctx context.Context) (journal.Entry, error) {
		e, err := book.Entry(ctx, id)
		return e, ignoreMissing(err)
	}, func(e journal.Entry) tea.Cmd {
		s.entry, s.read = e, true
		s.asks = s.asksOf(e)
		return nil
	})
}

// asksOf are the questions a review asks of an entry: those that move it on.
func (s *messStop) asksOf(e journal.Entry) []prompts.Question {
	set, _ := e.AskedWith(s.desk.sets()) // of one that is not known here nothing can be asked
	asks := slices.DeleteFunc(slices.Clone(set.Questions), func(q prompts.Question) bool { return !q.Again })
	return asks[:min(len(asks), asksAtOnce)]
}

// asksAtOnce is how many questions there is time for.
const asksAtOnce = 3

// open is the first question without an answer.
func (s *messStop) open() (prompts.Question, bool) {
	for _, q := range s.asks {
		if s.entry.Answer(q.ID).Empty() {
			return q, true
		}
	}
	return prompts.Question{}, false
}

// tells reports whether an answer shown here tells already what went wrong, as
// the first of the quick three does.
func (s *messStop) tells() bool {
	for _, q := range s.asks {
		if s.entry.Failure == "" && q.Feeds == prompts.Failure && !s.entry.Answer(q.ID).Empty() {
			return true
		}
	}
	return false
}

func (s *messStop) lines(int) []string {
	set := s.paper()
	switch {
	case !s.read:
		return nil
	case s.entry.ID == "":
		set.add(set.look.words, "Nothing waits to be thought through. You can choose one.")
		return set.rows
	}
	set.add(set.look.ask, s.entry.Name())
	set.add(set.look.quiet, whereAndWhen(s.entry, s.desk.book.Now()))
	if !s.tells() {
		set.gap()
		set.add(set.look.words, s.entry.FailureText(s.desk.sets()))
	}
	for _, q := range s.asks {
		set.gap()
		answer := s.entry.Answer(q.ID)
		style := set.look.quiet
		if next, ok := s.open(); ok && next.ID == q.ID {
			style = set.look.ask
		}
		set.add(style, q.Ask)
		set.add(set.look.words, answer.Text)
	}
	if lesson := s.entry.LessonText(s.desk.sets()); lesson != "" {
		set.gap()
		set.lesson(lesson)
	}
	return set.rows
}

func (s *messStop) actions() []action {
	choose := act("m", "choose one", func() tea.Cmd { return goTo(Browse{}) }, "m")
	if s.entry.ID == "" {
		return []action{choose}
	}
	id, name := s.entry.ID, s.entry.Name()
	var all []action
	if q, ok := s.open(); ok {
		to := goTo(Write{ID: id, Step: q.ID, Single: true})
		all = append(all, act("a", "answer", func() tea.Cmd {
			return s.record(id, name, func() tea.Cmd { return to })
		}, "a"))
	}
	return append(all,
		act("o", "read it", func() tea.Cmd { return goTo(Read{ID: id}) }, "o").seldom(),
		choose.seldom())
}
