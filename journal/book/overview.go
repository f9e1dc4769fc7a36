package book

import (
	"context"
	"fmt"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/doomed"
	"messup/journal/due"
	"messup/journal/gather"
	"messup/journal/habits"
	"messup/journal/record"
)

// Overview is what lies on the desk when the journal is opened.
type Overview struct {
	Drafts    []journal.Summary // waiting, not put away and not heavy, most recently written first
	Aside     int               // how many entries are heavy, and so neither among the drafts nor the latest
	Week      Week              // this week so far
	Begins    time.Weekday      // the first day of the person's weeks
	Month     []journal.Summary // what happened in the month of today and is not heavy, newest first
	Latest    []journal.Summary // the newest finished entries that are not heavy
	Due       due.Desk          // what the day asks for; nothing in a break
	Carried   []journal.Card    // carried lessons, the newest first
	OfTheDay  journal.Card      // the one of them that Lessons.ForToday names; its ID is empty if none is carried
	Reviewed  time.Time         // when the last review was held; zero if none was
	Focus     string            // the skill to practise now
	Empty     bool              // nothing was ever kept in the journal
	Old       int               // how many messes can be reduced to their lessons, as Trash.Old says
	KeepYears int
	Habits    habits.Habits
}

// Today returns what the day asks for, as the desk shows it, and nothing else of the journal.
func (b *core) Today(ctx context.Context) (gather.Day, error) {
	return view(ctx, b, "reading the journal", func(tx record.Tx) (gather.Day, error) {
		s, err := record.GetSettings(tx)
		if err != nil {
			return gather.Day{}, err
		}
		return gather.Today(tx, b.sets, s, b.Now())
	})
}

// Week counts, since its first day, finished messes and wins, drafts of either, and jots.
type Week struct{ Messes, Wins, Drafts, Jots int }

// Desk returns what is waiting: every draft, and the latest entries, at most limit of each.
func (b *core) Desk(ctx context.Context, limit int) (Overview, error) {
	now := b.Now()
	return view(ctx, b, "reading the journal", func(tx record.Tx) (d Overview, err error) {
		s, err := record.GetSettings(tx)
		if err != nil {
			return d, err
		}
		aged, err := doomed.Old(tx, s, now)
		if err != nil {
			return d, err
		}
		d.Focus, d.KeepYears, d.Old, d.Begins = s.Focus, s.KeepYears, len(aged.Keys), s.WeekBegins()
		week := date.ThisWeek(now, s.WeekBegins())
		if err := d.entries(tx, week, limit, now); err != nil {
			return d, err
		}
		on, err := gather.Today(tx, b.sets, s, now)
		if err != nil {
			return d, err
		}
		d.Drafts, d.Aside, d.Due, d.Carried, d.Reviewed = on.Drafts, on.Aside, on.Due, on.Carried, on.Review.Begun
		d.OfTheDay = due.OfTheDay(d.Carried, date.DayOf(now))
		d.Habits, err = record.GetHabits(tx)
		return d, err
	})
}

// entries looks at the newest few and at those of this week and this month, and at no others.
func (d *Overview) entries(tx record.Tx, week date.Span, limit int, now time.Time) (err error) {
	month := date.ThisMonth(now)
	if d.Empty, err = record.Empty(tx); err != nil {
		return err
	}
	for r, err := range tx.Rows(journal.Entries) {
		if err != nil {
			return err
		}
		if !week.Reaches(r.At) && !month.Reaches(r.At) && len(d.Latest) >= limit {
			break
		}
		l, err := record.DecodeLine(r)
		if err != nil {
			return err
		}
		d.take(l, week.Holds(r.At), month.Holds(r.At), limit)
	}
	return nil
}

// take takes one of the newest entries.
func (d *Overview) take(l journal.Summary, thisWeek, thisMonth bool, limit int) {
	if l.Heavy { // that is kept aside, and counted there
		return
	}
	if !l.Draft && len(d.Latest) < limit {
		d.Latest = append(d.Latest, l)
	}
	if thisMonth {
		d.Month = append(d.Month, l)
	}
	if !thisWeek {
		return
	}
	switch {
	case l.Kind == journal.Jot:
		d.Week.Jots++
	case l.Draft:
		d.Week.Drafts++
	case l.Kind == journal.Win:
		d.Week.Wins++
	default:
		d.Week.Messes++
	}
}

// ExampleShown is how many times a question's worked example opens by itself.
const ExampleShown = 3

// Habits returns what the program remembers of its own use.
func (b *core) Habits(ctx context.Context) (habits.Habits, error) {
	return view(ctx, b, "", record.GetHabits)
}

// Remember changes the habits.
func (b *core) Remember(ctx context.Context, change func(*habits.Habits)) error {
	err := b.store.Update(ctx, func(tx record.Tx) error {
		h, err := record.GetHabits(tx)
		if err != nil {
			return err
		}
		if h.Met == nil {
			h.Met = map[string]int{}
		}
		change(&h)
		return record.PutHabits(tx, h, b.Now())
	})
	if err != nil {
		return fmt.Errorf("remembering: %w", err)
	}
	return nil
}
