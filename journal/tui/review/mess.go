package review

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// messStop moves one mess on: only one, and at most three questions of it.
type messStop struct {
	stopEnv
	entry journal.Entry
	asks  []prompts.Question // the questions that are asked here
	read  bool
}

func (s *messStop) next() bool { return false }

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
	book := s.env.Book
	return form.After(s.Host, func(ctx context.Context) (journal.Entry, error) {
		e, err := book.Entries.Get(ctx, id)
		return e, page.IgnoreMissing(err)
	}, func(e journal.Entry) tea.Cmd {
		s.entry, s.read = e, true
		s.asks = s.asksOf(e)
		return nil
	})
}

// asksOf are the questions a review asks of an entry: those that move it on.
func (s *messStop) asksOf(e journal.Entry) []prompts.Question {
	set, _ := e.AskedWith(s.env.Sets()) // of one that is not known here nothing can be asked
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

func (s *messStop) Lines(int) []string {
	set := s.paper()
	switch {
	case !s.read:
		return nil
	case s.entry.ID == "":
		set.Add(set.Look.Words, voice.Say("Nothing waits to be thought through. You can choose one."))
		return set.Rows
	}
	set.Add(set.Look.Ask, s.entry.Name())
	set.Add(set.Look.Quiet, voice.WhereAndWhen(s.entry, s.env.Book.Now()))
	if !s.tells() {
		set.Gap()
		set.Add(set.Look.Words, s.entry.FailureText(s.env.Sets()))
	}
	for _, q := range s.asks {
		set.Gap()
		answer := s.entry.Answer(q.ID)
		style := set.Look.Quiet
		if next, ok := s.open(); ok && next.ID == q.ID {
			style = set.Look.Ask
		}
		set.Add(style, q.Ask)
		set.Add(set.Look.Words, answer.Text)
	}
	if lesson := s.entry.LessonText(s.env.Sets()); lesson != "" {
		set.Gap()
		set.Lesson(lesson)
	}
	return set.Rows
}

func (s *messStop) Actions() []page.Action {
	choose := page.Act("m", "choose one", func() tea.Cmd { return page.GoTo(page.Browse{}) }, "m")
	if s.entry.ID == "" {
		return []page.Action{choose}
	}
	id, name := s.entry.ID, s.entry.Name()
	var all []page.Action
	if q, ok := s.open(); ok {
		to := page.GoTo(page.Write{ID: id, Step: q.ID, Single: true})
		all = append(all, page.Act("a", "answer", func() tea.Cmd {
			return s.record(id, name, func() tea.Cmd { return to })
		}, "a"))
	}
	return append(all,
		page.Act("o", "read it", func() tea.Cmd { return page.GoTo(page.Read{ID: id}) }, "o").Seldom(),
		choose.Seldom())
}
