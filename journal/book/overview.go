package book

import (
	"context"
	"fmt"

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
	Latest    []journal.Summary // the newest finished entries that are not heavy
	Due       due.Desk          // what the day asks for; nothing in a break
	Carried   []journal.Card    // carried lessons, the newest first
	Focus     string            // the skill to practise now
	Empty     bool              // nothing was ever kept in the journal
	Old       int               // how many messes can be reduced to their lessons, as Trash.Old says
	KeepYears int
	Habits    habits.Habits
}

// Week counts what happened since the first day of the week.
type Week struct{ Messes, Wins, Jots int }

// Overview returns what is waiting: every draft, and the latest few entries, at
// most limit of each.
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
		d.Focus, d.KeepYears, d.Old = s.Focus, s.KeepYears, len(aged.Keys)
		week := date.ThisWeek(now, s.WeekBegins())
		if err := d.entries(tx, week, limit, date.DayOf(now)); err != nil {
			return d, err
		}
		gather.SortByEdited(d.Drafts)
		w, err := gather.Waiting(tx, s, date.DayOf(now), now.Location(), journal.Review{})
		if err != nil {
			return d, err
		}
		if w, err = gather.WithBegun(tx, b.sets, w, d.Drafts, s.Year(), now); err != nil {
			return d, err
		}
		d.Carried, d.Due = w.Cards, w.Desk(due.Day{Day: date.DayOf(now), Year: s.Year(), Begins: s.WeekBegins()})
		d.Habits, err = record.GetHabits(tx)
		return d, err
	})
}

func newestLessons(tx record.Tx, limit int) (lessons []journal.Lesson, err error) {
	for r, err := range tx.Rows(journal.Lessons) {
		if err != nil {
			return nil, err
		}
		if len(lessons) >= limit {
			break
		}
		l, err := record.DecodeLessonRow(r)
		if err != nil {
			return nil, err
		}
		lessons = append(lessons, l)
	}
	return lessons, nil
}

// entries looks at every draft and every heavy entry, at the newest few and at those of
// this week, and at no others.
func (d *Overview) entries(tx record.Tx, week date.Span, limit int, today date.Day) (err error) {
	if d.Empty, err = record.Empty(tx); err != nil {
		return err
	}
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
	for r, err := range tx.Rows(journal.Entries) {
		if err != nil {
			return err
		}
		if !week.Reaches(r.At) && len(d.Latest) >= limit {
			break
		}
		l, err := record.DecodeLine(r)
		if err != nil {
			return err
		}
		d.take(l, week.Holds(r.At), limit)
	}
	return nil
}

// take takes one of the newest entries.
func (d *Overview) take(l journal.Summary, thisWeek bool, limit int) {
	if !l.Heavy && !l.Draft && len(d.Latest) < limit {
		d.Latest = append(d.Latest, l)
	}
	if !thisWeek || l.Heavy { // that is kept aside, and counted there
		return
	}
	switch l.Kind {
	case journal.Win:
		d.Week.Wins++
	case journal.Jot:
		d.Week.Jots++
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
