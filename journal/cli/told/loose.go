package told

import (
	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/prompts"
)

// A LooseEnd is an entry in `loose --json`.
type LooseEnd struct {
	Row
	Lacks   []gather.Lack `json:"lacks"`
	Until   date.Day      `json:"until,omitzero"` // put away until this day
	Plan    journal.ID    `json:"plan,omitempty"`
	Checkin journal.ID    `json:"checkin,omitempty"`
	SpeakTo string        `json:"speak_to,omitempty"` // whom a draft means to, and when
	SpeakOn date.Day      `json:"speak_on,omitzero"`
	PlanOn  date.Day      `json:"plan_on,omitzero"`
}

// LooseEnds returns what lacks something, as scripts read it.
func LooseEnds(sets prompts.Library, all []gather.LooseEnd) []LooseEnd {
	ends := make([]LooseEnd, 0, len(all))
	for _, end := range all {
		ends = append(ends, LooseEnd{RowOf(sets, book.Found{Summary: end.Line}), end.Lacks, end.Line.Away, end.Plan.ID, end.Checkin,
			end.Means.Checkin.Person, end.Means.Checkin.Day, end.Means.Plan.Day})
	}
	return ends
}
