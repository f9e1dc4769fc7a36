package gather

import (
	"iter"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/record"
	"messup/journal/search"
)

// InState is which states a query asks for, on a day on which these are carried.
type InState struct {
	Asked   search.Query
	Day     date.Day
	Carried []journal.Card
}

// MayBeCarried yields the rows of the lessons that somebody decided to carry, and of those
// that are carried while nobody has decided about them, newest first.
func (s InState) MayBeCarried(tx record.Tx) iter.Seq2[record.Row, error] {
	return func(yield func(record.Row, error) bool) {
		rows, err := s.carried(tx)
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
		if err != nil {
			yield(record.Row{}, err)
		}
	}
}

func (s InState) carried(tx record.Tx) (rows []record.Row, err error) {
	for r, err := range tx.Marked(journal.Lessons) {
		if err != nil {
			return nil, err
		}
		if record.CarriedLine(r) {
			rows = append(rows, r)
		}
	}
	for _, c := range s.Carried {
		if c.State == journal.Undecided {
			r, err := tx.Row(journal.Lessons, c.ID)
			if err != nil {
				return nil, err
			}
			rows = append(rows, r)
		}
	}
	slices.SortFunc(rows, record.Newest)
	return rows, nil
}

// Lessons returns those of some lessons that are in the states that are asked for, and come
// from entries of the class and with the tags that are; heavy
// ones are among them only if the query asks for heavy ones. One that nobody has decided
// about is carried where there is room, else shelved.
func (s InState) Lessons(tx record.Tx, ids []journal.ID) (in []journal.ID, err error) {
	for _, id := range ids {
		row, err := tx.Row(journal.Lessons, id)
		if err != nil {
			return nil, err
		}
		l, err := record.DecodeLessonRow(row)
		heavy := false
		if err == nil && s.Asked.AsksHeavy() {
			_, heavy, err = CardFrom(tx, l)
		}
		if err != nil {
			return nil, err
		}
		l.State = s.decided(l)
		var t search.TextBuilder
		search.AddStates(&t, search.LessonStates(), l, s.Day)
		if heavy {
			t.AddHeavy()
		}
		if s.Asked.AsksEntries() {
			err = addHeadings(tx, &t, l)
		}
		if err != nil {
			return nil, err
		}
		if s.Asked.Matches(time.Time{}, t) {
			in = append(in, id)
		}
	}
	return in, nil
}

// decided is where a lesson is, also one that nobody has decided about.
func (s InState) decided(l journal.Lesson) journal.LessonState {
	switch {
	case l.State != journal.Undecided:
		return l.State
	case slices.ContainsFunc(s.Carried, func(o journal.Card) bool { return o.ID == l.ID }):
		return journal.Carried
	}
	return journal.Shelf
}

// addHeadings adds the classes and the tags of the entries that a lesson comes from.
func addHeadings(tx record.Tx, t *search.TextBuilder, l journal.Lesson) error {
	for _, id := range l.Entries() {
		line, err := record.LineOf(tx, id)
		if err != nil {
			return err
		}
		t.AddHeading(line.Class, line.Tags)
	}
	return nil
}

// PlanRun is Plans without a query, as far as it is looked at: from a place on, so many,
// and how many there are. Those that are over are not read for it.
func PlanRun(tx record.Tx, skip, limit int) (run []journal.Plan, total int, err error) {
	waiting, err := record.PlanKind().LightAsking(tx, func(r record.DatedRow) bool { return r.Open })
	if err != nil {
		return nil, 0, err
	}
	record.PlanKind().ByDay(waiting)
	run = waiting[min(skip, len(waiting)):min(skip+limit, len(waiting))]
	over, total, err := record.PlanKind().Run(tx, func(r record.DatedRow) bool { return !r.Open }, max(0, skip-len(waiting)), limit-len(run))
	return append(run, over...), total + len(waiting), err
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
		case !q.Zero() && !q.MatchesPlan(p, !isLight[p.ID], today):
		case p.Waits():
			found = append(found, p)
		default:
			over = append(over, p)
		}
	}
	record.PlanKind().ByDay(found)
	return append(found, over...), nil
}
