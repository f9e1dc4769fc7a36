package write

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal/text"
	"messup/prompts"
)

// What was marked as worth a try in question four stands in the plan of question
// nine when one comes there, to be worded. It comes once: whoever empties the line
// finds it empty, and whoever skips the question has planned nothing.

// offerTry puts what would be tried into the plan, if nothing is there.
func (w *writePage) offerTry(q prompts.Question) {
	f, plans := planLine(q)
	if !plans || w.offered != "" || !w.entry.Draft() || w.route.Single {
		return
	}
	answer := w.entry.Answer(q.ID)
	try := text.CleanLine(w.entry.Said(w.env.Sets(), prompts.WouldTry))
	if try == "" || answer.Text != "" || len(answer.Details) > 0 {
		return
	}
	w.offered = try
	w.entry = w.entry.WithDetail(w.env.Sets(), q, f, try)
}

// skip goes on without what was only offered.
func (w *writePage) skip() tea.Cmd {
	q, _, asks := w.set.Question(w.place)
	if f, plans := planLine(q); asks && plans && w.offered != "" {
		answer := w.entry.Answer(q.ID)
		if answer.Text == "" && len(answer.Details) == 1 && answer.Detail(f.ID) == w.offered {
			w.entry = w.entry.WithDetail(w.env.Sets(), q, f, "")
		}
	}
	return w.next()
}

// planLine returns the line of a question that says what will be done.
func planLine(q prompts.Question) (prompts.Field, bool) {
	for _, f := range q.Fields {
		if f.Feeds == prompts.PlanWill {
			return f, true
		}
	}
	return prompts.Field{}, false
}
