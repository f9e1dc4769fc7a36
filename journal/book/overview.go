package book

import (
	"context"
	"fmt"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
	"messup/journal/gather"
	"messup/journal/record"
)

// Overview is what lies on the desk when the journal is opened.
type Overview struct {
	Drafts  []journal.Summary // waiting, not put away and not heavy, most recently written first
	Aside   int               // how many entries are heavy, and so neither among the drafts nor the latest
	Week    Week              // this week so far
	Latest  []journal.Summary // the newest finished entries that are not heavy
	Due     due.Desk          // what the day asks for; nothing in a break
	Carried []journal.Card    // carried lessons, the newest first
	Focus   string            // the skill to practise now
	Total   int               // entries in all; 0 is an empty journal
	Habits  journal.Habits
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
		d.Focus = s.Focus
		week := date.ThisWeek(now, s.WeekBegins())
		for r, err := range tx.Rows(journal.Entries) {
			if err != nil {
				return d, err
			}
			if err := take(&d, r, week, limit, date.DayOf(now)); err != nil {
				return d, err
			}
		}
		gather.SortByEdited(d.Drafts)
		w, err := gather.Waiting(tx, s, date.DayOf(now), now.Location(), journal.Review{})
		if err != nil {
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

// take looks at one row. Only drafts, the newest few and this week's rows are
// read whole.
func take(d *Overview, r record.Row, week date.Span, limit int, today date.Day) error {
	d.Total++
	if record.HeavyLine(r) {
		d.Aside++
	}
	draft := len(r.Bytes) > 0 && r.Bytes[0] == record.DraftMark
	thisWeek := week.Holds(r.At)
	if !draft && !thisWeek && len(d.Latest) >= limit {
		return nil
	}
	l, err := record.DecodeLine(r)
	if err != nil {
		return err
	}
	switch {
	case l.Heavy:
	case draft && !l.Rests(today):
		d.Drafts = append(d.Drafts, l)
	case !draft && len(d.Latest) < limit:
		d.Latest = append(d.Latest, l)
	}
	if thisWeek {
		switch l.Kind {
		case journal.Win:
			d.Week.Wins++
		case journal.Jot:
			d.Week.Jots++
		default:
			d.Week.Messes++
		}
	}
	return nil
}

// ExampleShown is how many times a question's worked example opens by itself.
const ExampleShown = 3

// Habits returns what the program remembers of its own use.
func (b *core) Habits(ctx context.Context) (journal.Habits, error) {
	return view(ctx, b, "", record.GetHabits)
}

// Remember changes the habits.
func (b *core) Remember(ctx context.Context, change func(*journal.Habits)) error {
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
