package journal

import (
	"time"

	"messup/journal/text"
	"messup/prompts"
)

// Grow returns the entry asked with another set: a jot with any, a quick entry
// with the ten. Its answers move to the questions of the new set that cover
// them, with their details and what another window wrote there; those that
// have no place there stay as they are. It is a draft again.
func Grow(sets prompts.Library, e Entry, set prompts.Set) Entry {
	grown := e.clone()
	grown.Kind, grown.Set, grown.SetVersion = KindOf(set), set.ID, set.Version
	grown.Answers, grown.Finished, grown.Place = nil, time.Time{}, ""
	old, _ := e.AskedWith(sets) // a jot has no set, and nothing to move
	for _, a := range e.clone().Answers {
		asked, _, _ := old.Question(a.Question)
		if q, _, ok := set.Question(asked.Grows); ok {
			grown.move(sets, a, asked, q, set)
		} else {
			grown.move(sets, a, prompts.Question{}, prompts.Question{ID: a.Question, Ask: a.Ask}, prompts.Set{})
		}
	}
	return grown
}

// move adds an answer to what stands under q, and its details to the fields of
// the new set that have their roles.
func (e *Entry) move(sets prompts.Library, a Answer, asked, q prompts.Question, set prompts.Set) {
	there := e.answerTo(q)
	there.Text = text.JoinText(there.Text, a.Text)
	there.Conflicts = append(there.Conflicts, a.Conflicts...)
	if q.ID == a.Question && len(there.Details) == 0 { // it stays where it is
		there.Details, a.Details = a.Details, nil
	}
	e.put(sets, there)
	for _, d := range a.Details {
		e.moveDetail(sets, d, asked, q, set)
	}
}

// moveDetail puts a detail in the field of the new set that has its role. If
// there is none, or something else is in it, it joins the text of q.
func (e *Entry) moveDetail(sets prompts.Library, d Detail, asked, q prompts.Question, set prompts.Set) {
	from, _ := asked.Field(d.Field)
	for _, target := range set.Questions {
		for _, f := range target.Fields {
			if f.Feeds == from.Feeds && from.Feeds != prompts.NoRole && e.Answer(target.ID).Detail(f.ID) == "" {
				*e = e.WithDetail(sets, target, f, d.Value)
				return
			}
		}
	}
	*e = e.With(sets, q, text.JoinText(e.Answer(q.ID).Text, d.Label+": "+d.Value))
}
