// Package heard is where something that was said comes back: beside the plan it
// fits, or, if no plan does, once by itself. Everything here is a pure function of
// what was heard, plans and a day.
//
// The rule. What was heard fits a plan if it is about the plan's class, or if the
// two share two telling words (text.Telling) at least. Of all that is open and
// fits, one thing is shown at a time: what was never asked about before what was
// answered with not yet, then what was waiting for longest. What was answered with
// not yet rests for a week. Nothing is dropped: what is not shown stays open.
package heard

import (
	"cmp"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
)

// Rest is how long something rests that was answered with not yet, and how long
// something waits for a plan before it is shown by itself, in days.
const Rest = 7

// Fits reports whether something that was heard stands beside a plan.
func Fits(h journal.Heard, p journal.Plan) bool {
	for _, class := range []string{p.Class, p.With} {
		if school.Same(class, h.Class) {
			return true
		}
	}
	planned := strings.Join([]string{p.When, p.Will, p.Goal, p.LookFor, p.Different}, "\n")
	return text.Shared(text.Telling(h.Words), text.Telling(planned)) > 0
}

// Beside returns the one thing to show beside one of these plans on a day, and
// the plan it stands beside: the first one it fits.
func Beside(all []journal.Heard, plans []journal.Plan, today date.Day) (h journal.Heard, beside journal.Plan, found bool) {
	for _, h := range inTurn(all, today) {
		for _, p := range plans {
			if Fits(h, p) {
				return h, p, true
			}
		}
	}
	return journal.Heard{}, journal.Plan{}, false
}

// Alone returns the one thing to show by itself on a day: it has waited for a
// week, fits none of the plans that wait, and was not shown so before.
func Alone(all []journal.Heard, waiting []journal.Plan, today date.Day) (journal.Heard, bool) {
	for _, h := range inTurn(all, today) {
		fits := slices.ContainsFunc(waiting, func(p journal.Plan) bool { return Fits(h, p) })
		if !fits && h.Reviewed.IsZero() && date.DayOf(h.Made)+Rest <= today {
			return h, true
		}
	}
	return journal.Heard{}, false
}

// inTurn returns what is open and does not rest, in the order it is shown.
func inTurn(all []journal.Heard, today date.Day) []journal.Heard {
	turn := slices.DeleteFunc(slices.Clone(all), func(h journal.Heard) bool {
		resting := !h.NotYet.IsZero() && h.NotYet <= today && today < h.NotYet+Rest
		return !h.Open() || resting
	})
	slices.SortStableFunc(turn, func(a, b journal.Heard) int {
		return cmp.Or(cmp.Compare(a.NotYet, b.NotYet), a.Made.Compare(b.Made), cmp.Compare(a.ID, b.ID))
	})
	return turn
}
