package review

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/voice"
)

// Both halves of the one thing to try, the rigorous and the human one, can be
// answered below it. They are kept with it in the review.

// weighed is what the review recorded of the plan.
func (s *nextWeekStop) weighed() journal.Recorded {
	for _, x := range s.recorded() {
		if x.ID == s.plan.ID {
			return x
		}
	}
	return journal.Recorded{}
}

// weigh asks both halves.
func (s *nextWeekStop) weigh() tea.Cmd {
	book, id, plan, have := s.env.Book, s.review.ID, s.plan.ID, s.weighed()
	return s.Write(form.Form{
		Ask: "Both halves of it", Hint: "Leave empty what does not matter.",
		Fields: []form.Field{
			{Label: voice.AskSee, Hint: "a count, a piece of work, a sound", Text: have.See},
			{Label: voice.AskPeople, Hint: "who it might be hard for, and you", Text: have.People},
		},
		Save: form.Saves(func(ctx context.Context, v form.Values) (journal.Review, error) {
			return book.Reviews.Change(ctx, id, func(r journal.Review) journal.Review { return r.Weigh(plan, v[0], v[1]) })
		}, func(r journal.Review) tea.Cmd {
			s.review = r
			return nil
		}),
	})
}

// setHalves sets what was answered; with nothing, what could be.
func setHalves(set *look.Lines, x journal.Recorded) {
	if x.See+x.People == "" {
		set.Add(set.Look.Pencil, voice.Say(voice.AskSee)+" · "+voice.Say(voice.AskPeople))
		return
	}
	for _, half := range voice.Halves(x) {
		set.Named(half[0], half[1])
	}
}
