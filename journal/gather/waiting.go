package gather

import (
	"bytes"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
	"messup/journal/record"
)

// Waiting gathers what may wait for somebody on a day; review is the one that is
// being held, if one is: then only what was said in it counts as said on the day.
func Waiting(tx record.Tx, s journal.Settings, today date.Day, zone *time.Location, review journal.Review) (w due.Waiting, err error) {
	if w.Plans, err = record.PlanKind().LightAsking(tx, func(r record.DatedRow) bool { return r.Open || r.Told }); err != nil {
		return w, err
	}
	for i := range w.Plans {
		w.Plans[i].Made = w.Plans[i].Made.In(zone)
	}
	if w.Checkins, err = Checkins(tx); err != nil {
		return w, err
	}
	for i := range w.Checkins {
		w.Checkins[i].Made = w.Checkins[i].Made.In(zone)
	}
	if w.Cards, err = Carried(tx, s.Limit()); err != nil {
		return w, err
	}
	if w.Chosen, err = chosen(tx, review.ID); err != nil {
		return w, err
	}
	if w.Held, err = held(tx, review.ID); err != nil {
		return w, err
	}
	w.Said, err = said(tx, w.Cards, today, review)
	return w, err
}

// said counts of what something was said on a day, in a review if one is being held. A
// lesson that was retired on it is not counted: it is not carried any more.
func said(tx record.Tx, carried []journal.Card, day date.Day, review journal.Review) (n due.Said, err error) {
	counts := func(id journal.ID) bool {
		return review.ID == "" || slices.ContainsFunc(review.Recorded, func(r journal.Recorded) bool { return r.ID == id })
	}
	moved := func(moves []journal.Move) bool { return len(moves) > 0 && moves[len(moves)-1].On == day }
	said, on := []byte(`"answered":"`+day.String()+`"`), []byte(`"on":"`+day.String()+`"`)
	mentions := func(r record.DatedRow) bool { return bytes.Contains(r.Data, said) || bytes.Contains(r.Data, on) }
	plans, err := record.PlanKind().Rows(tx, mentions)
	if err != nil {
		return n, err
	}
	for _, p := range plans {
		if counts(p.ID) && (p.Answered == day || moved(p.Moves)) {
			n.Plans++
		}
	}
	people, err := record.CheckinKind().Rows(tx, mentions)
	if err != nil {
		return n, err
	}
	for _, c := range people {
		if counts(c.ID) && (c.Answered == day || moved(c.Moves)) {
			n.People++
		}
	}
	n.Lessons, err = answeredOn(tx, carried, day, counts)
	return n, err
}

// answeredOn is how many of some lessons were last answered on a day.
func answeredOn(tx record.Tx, cards []journal.Card, day date.Day, counts func(journal.ID) bool) (n int, err error) {
	for _, c := range cards {
		if !counts(c.ID) {
			continue
		}
		l, err := record.GetLesson(tx, c.ID) // rows come without the answers
		if err != nil {
			return n, err
		}
		if len(l.Answers) > 0 && l.Answers[len(l.Answers)-1].Day == day {
			n++
		}
	}
	return n, nil
}

// chosen returns what the review before this one chose for the week.
func chosen(tx record.Tx, review journal.ID) (map[journal.ID]bool, error) {
	for row, err := range tx.Rows(journal.ReviewsKind) {
		if err != nil {
			return nil, err
		}
		r, err := record.ReviewKind().FromRow(row)
		if err != nil {
			return nil, err
		}
		if row.ID == review {
			continue
		}
		chosen := map[journal.ID]bool{}
		for _, x := range r.Recorded {
			if x.Stop == journal.StopNextWeek && x.ID != "" {
				chosen[x.ID] = true
			}
		}
		return chosen, nil
	}
	return nil, nil
}

// held counts the reviews before the one that is being held.
func held(tx record.Tx, review journal.ID) (n int, err error) {
	if review == "" {
		return 0, nil
	}
	for row, err := range tx.Rows(journal.ReviewsKind) {
		if err != nil {
			return 0, err
		}
		if row.ID != review {
			n++
		}
	}
	return n, nil
}

// Checkins returns the open check-ins that come from no heavy entry, by
// their day.
func Checkins(tx record.Tx) ([]journal.Checkin, error) {
	checkins, err := record.CheckinKind().LightAsking(tx, func(r record.DatedRow) bool { return r.Open })
	record.CheckinKind().ByDay(checkins)
	return checkins, err
}

// CheckinsAbout returns the open check-ins about one entry, a heavy one too.
func CheckinsAbout(tx record.Tx, entry journal.ID) ([]journal.Checkin, error) {
	open, err := record.CheckinKind().Asking(tx, func(r record.DatedRow) bool { return r.Open })
	return slices.DeleteFunc(open, func(c journal.Checkin) bool { return c.Entry != entry }), err
}
