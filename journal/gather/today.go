package gather

import (
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
	"messup/journal/record"
	"messup/prompts"
)

// A Day is what waits for somebody on it: what the first page shows of the day, and what a
// shell is told of it.
type Day struct {
	Drafts  []journal.Summary // waiting, not put away and not heavy, most recently written first
	Aside   int               // how many entries are heavy, and so in nothing else of it
	Due     due.Desk          // what the day asks for; nothing in a break
	Carried []journal.Card    // carried lessons, the newest first
	Review  journal.Review    // the newest one; its ID is empty if none was held
	Looking bool              // a review is due, or was begun and is to be gone on with
}

// Today gathers it. It looks at every draft, at every heavy entry, and at what is open, and at
// no others of the years there are.
func Today(tx record.Tx, sets prompts.Library, s journal.Settings, now time.Time) (d Day, err error) {
	if err := d.drafts(tx, date.DayOf(now)); err != nil {
		return d, err
	}
	on := due.Day{Day: date.DayOf(now), Year: s.Year(), Begins: s.WeekBegins()}
	w, err := Waiting(tx, s, on.Day, now.Location(), journal.Review{})
	if err != nil {
		return d, err
	}
	if w, err = WithBegun(tx, sets, w, d.Drafts, on.Year, now); err != nil {
		return d, err
	}
	d.Carried, d.Due = w.Cards, w.Desk(on)
	if d.Review, _, err = LastReview(tx, now); err != nil || d.Review.ID == "" {
		return d, err
	}
	held := date.DayOf(d.Review.Begun.In(now.Location()))
	d.Looking = on.Year.IsOpen(on.Day) && (d.Review.Resumes(now) || on.Looks(held))
	return d, nil
}

func (d *Day) drafts(tx record.Tx, today date.Day) error {
	for r, err := range tx.Marked(journal.Entries) {
		switch {
		case err != nil:
			return err
		case record.HeavyLine(r):
			d.Aside++
			continue
		case !record.DraftLine(r):
			continue
		}
		l, err := record.DecodeLine(r)
		if err != nil {
			return err
		}
		if !l.Rests(today) {
			d.Drafts = append(d.Drafts, l)
		}
	}
	SortByEdited(d.Drafts)
	return nil
}

// LastReview returns the newest review, if there is one, and the ids of those
// after it that were left open with nothing in them: nobody was there.
func LastReview(tx record.Tx, now time.Time) (last journal.Review, blank []journal.ID, err error) {
	for row, err := range tx.Rows(journal.ReviewsKind) {
		if err != nil {
			return journal.Review{}, nil, err
		}
		r, err := record.ReviewKind().FromRow(row)
		if err != nil {
			return journal.Review{}, nil, err
		}
		if !r.Blank() || r.Resumes(now) {
			return r, blank, nil
		}
		blank = append(blank, row.ID)
	}
	return journal.Review{}, blank, nil
}
