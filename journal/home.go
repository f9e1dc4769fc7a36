package journal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Desk is what lies on the desk when the journal is opened.
type Desk struct {
	Drafts  []Line // waiting and not put away, most recently written first
	Week    Week   // this week so far
	Latest  []Line // the newest finished entries
	Plans   []Plan // whose day is over and of which nobody has said what happened, the latest day first
	Carried []Card // carried lessons, the newest first
	Total   int    // entries in all; 0 is an empty journal
	Habits  Habits
}

// Week counts what happened since the first day of the week.
type Week struct{ Messes, Wins, Jots int }

// Desk returns what is waiting: every draft, and the latest few entries, at
// most limit of each.
func (b *Book) Desk(ctx context.Context, limit int) (d Desk, err error) {
	now := b.Now()
	err = b.store.View(ctx, func(tx Tx) error {
		d = Desk{}
		s, err := getSettings(tx)
		if err != nil {
			return err
		}
		week := thisWeek(now, s.WeekBegins())
		for r, err := range tx.Rows(Entries) {
			if err != nil {
				return err
			}
			if err := d.take(r, week, limit, DayOf(now)); err != nil {
				return err
			}
		}
		d.Carried, err = carriedCards(tx, s.Limit())
		if err != nil {
			return err
		}
		plans, err := askedAbout(tx, DayOf(now))
		if err != nil {
			return err
		}
		d.Plans = plans[:min(len(plans), limit)]
		d.Habits, err = getHabits(tx)
		return err
	})
	if err != nil {
		return Desk{}, fmt.Errorf("reading the journal: %w", err)
	}
	sortByEdited(d.Drafts)
	return d, nil
}

func newestLessons(tx Tx, limit int) (lessons []Lesson, err error) {
	for r, err := range tx.Rows(Lessons) {
		if err != nil {
			return nil, err
		}
		if len(lessons) >= limit {
			break
		}
		l, err := decodeLessonRow(r)
		if err != nil {
			return nil, err
		}
		lessons = append(lessons, l)
	}
	return lessons, nil
}

// take looks at one row. Only drafts, the newest few and this week's rows are
// read whole.
func (d *Desk) take(r Row, week span, limit int, today Day) error {
	d.Total++
	draft := len(r.Bytes) > 0 && r.Bytes[0] == draftMark
	thisWeek := week.holds(r.At)
	if !draft && !thisWeek && len(d.Latest) >= limit {
		return nil
	}
	l, err := decodeLine(r)
	if err != nil {
		return err
	}
	if draft {
		if l.Away <= today {
			d.Drafts = append(d.Drafts, l)
		}
	} else if len(d.Latest) < limit {
		d.Latest = append(d.Latest, l)
	}
	if thisWeek {
		switch l.Kind {
		case Win:
			d.Week.Wins++
		case Jot:
			d.Week.Jots++
		default:
			d.Week.Messes++
		}
	}
	return nil
}

func WeekStart(t time.Time, begins time.Weekday) time.Time {
	back := int(t.Weekday()-begins+7) % 7
	return startOfDay(t.Year(), t.Month(), t.Day()-back, t.Location())
}

// A span of time, from its first moment up to the first one after it.
type span struct{ from, to time.Time }

func (s span) holds(t time.Time) bool { return !t.Before(s.from) && t.Before(s.to) }

// thisWeek ends with today: what somebody has already written about this
// afternoon counts, what lies on a later day does not.
func thisWeek(now time.Time, begins time.Weekday) span {
	return span{WeekStart(now, begins), startOfDay(now.Year(), now.Month(), now.Day()+1, now.Location())}
}

// Habits is what the program remembers of its own use, so that it can step
// back: it is no part of the journal's contents and is never exported.
type Habits struct {
	Met      map[string]int `json:"met,omitempty"` // how often each question was met
	Welcomed bool           `json:"welcomed,omitempty"`
	Synced   string         `json:"synced,omitempty"`   // the service whose folder the person was told about
	Reopened map[ID]int     `json:"reopened,omitempty"` // how often an entry without lesson and plan was opened again
}

// ExampleShown is how many times a question's worked example opens by itself.
const ExampleShown = 3

const habitsID ID = "habits"

func getHabits(tx Tx) (Habits, error) {
	r, err := tx.Get(HabitsKind, habitsID)
	if errors.Is(err, ErrNotFound) {
		return Habits{}, nil
	}
	if err != nil {
		return Habits{}, fmt.Errorf("habits: %w", err)
	}
	var h Habits
	if err := json.Unmarshal(r.Data, &h); err != nil {
		return Habits{}, fmt.Errorf("habits: %w: %w", ErrDamaged, err)
	}
	return h, nil
}

// Habits returns what the program remembers of its own use.
func (b *Book) Habits(ctx context.Context) (h Habits, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		h, err = getHabits(tx)
		return err
	})
	return h, err
}

// Remember changes the habits.
func (b *Book) Remember(ctx context.Context, change func(*Habits)) error {
	err := b.store.Update(ctx, func(tx Tx) error {
		h, err := getHabits(tx)
		if err != nil {
			return err
		}
		if h.Met == nil {
			h.Met = map[string]int{}
		}
		change(&h)
		data, err := json.Marshal(h)
		if err != nil {
			return fmt.Errorf("habits: %w", err)
		}
		return tx.Put(Record{Kind: HabitsKind, ID: habitsID, Rev: 1, At: b.Now(), Data: data, Line: []byte("-")})
	})
	if err != nil {
		return fmt.Errorf("remembering: %w", err)
	}
	return nil
}

func sortByEdited(lines []Line) {
	slices.SortStableFunc(lines, func(a, b Line) int { return b.Edited.Compare(a.Edited) })
}
