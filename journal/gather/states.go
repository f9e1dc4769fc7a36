package gather

import (
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/record"
	"messup/journal/search"
)

// LessonsIn returns those of some lessons that are in the states a query asks for on a
// day; heavy ones are among them only if it asks for heavy ones. One that nobody has decided
// about is carried where there is room, else shelved.
func LessonsIn(tx record.Tx, ids []journal.ID, states search.Query, today date.Day, limit int) ([]journal.ID, error) {
	carried, err := Carried(tx, limit)
	if err != nil {
		return nil, err
	}
	var in []journal.ID
	for _, id := range ids {
		row, err := tx.Row(journal.Lessons, id)
		if err != nil {
			return nil, err
		}
		l, err := record.DecodeLessonRow(row)
		heavy := false
		if err == nil && states.AsksHeavy() {
			_, heavy, err = record.CardFrom(tx, l)
		}
		if err != nil {
			return nil, err
		}
		if l.State == journal.Undecided {
			l.State = journal.Shelf
			if slices.ContainsFunc(carried, func(o journal.Card) bool { return o.ID == id }) {
				l.State = journal.Carried
			}
		}
		var t search.TextBuilder
		search.AddStates(&t, search.LessonStates(), l, today)
		if heavy {
			t.AddHeavy()
		}
		if states.Matches(time.Time{}, t) {
			in = append(in, id)
		}
	}
	return in, nil
}

// Plans returns the plans that fit a query on a day: those that wait by their day, then
// the others, the newest first. Those of heavy entries are among them only if the query
// asks for heavy ones.
func Plans(tx record.Tx, q search.Query, today date.Day) (found []journal.Plan, err error) {
	light, err := record.PlanKind().Light(tx, func(record.DatedRow) bool { return true })
	if err != nil {
		return nil, err
	}
	all, isLight := light, make(map[journal.ID]bool, len(light))
	for _, p := range light {
		isLight[p.ID] = true
	}
	if q.AsksHeavy() {
		if all, err = record.PlanKind().All(tx); err != nil {
			return nil, err
		}
	}
	var over []journal.Plan
	for _, p := range all {
		switch {
		case !q.Matches(p.Made, search.PlanText(p, !isLight[p.ID], today)):
		case p.Waits():
			found = append(found, p)
		default:
			over = append(over, p)
		}
	}
	record.PlanKind().ByDay(found)
	return append(found, over...), nil
}
