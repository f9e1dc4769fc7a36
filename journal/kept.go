package journal

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
)

// A small is one of the small records beside entries and lessons: a plan, a
// check-in, a review, the settings.
type small interface {
	Plan | Checkin | Review | Settings
	record() (Record, error)
}

// getSmall reads a small record. The error wraps ErrNotFound if there is none.
func getSmall[T small](tx Tx, k Kind, id ID) (v T, err error) {
	r, err := tx.Get(k, id)
	if err != nil {
		return v, fmt.Errorf("%s %s: %w", k, id.Short(), err)
	}
	return decodeSmall[T](k, id, r.Data)
}

func decodeSmall[T small](k Kind, id ID, data []byte) (v T, err error) {
	if err := json.Unmarshal(data, &v); err != nil {
		return v, fmt.Errorf("%s %s: %w: %w", k, id.Short(), ErrDamaged, err)
	}
	return v, nil
}

// findSmall reads the one record whose id is or begins with prefix.
func findSmall[T small](tx Tx, k Kind, prefix string) (v T, err error) {
	id, err := resolve(tx, k, prefix)
	if err != nil {
		return v, err
	}
	return getSmall[T](tx, k, id)
}

func putSmall[T small](tx Tx, v T) error {
	r, err := v.record()
	if err != nil {
		return err
	}
	return tx.Put(r)
}

// reindexSmall derives the row of a small record again.
func reindexSmall[T small](tx Tx, k Kind, id ID) error {
	v, err := getSmall[T](tx, k, id)
	if err != nil {
		return err
	}
	return putSmall(tx, v)
}

// smallRecord is the record of something that is not dated: its row is the
// whole of it.
func smallRecord(k Kind, id ID, rev int, at time.Time, v any) (Record, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return Record{}, fmt.Errorf("%s %s: %w", k, id.Short(), err)
	}
	return Record{Kind: k, ID: id, Rev: rev, At: at, Data: data, Line: data}, nil
}

// datedRecord is the record of a plan or a check-in. Its row begins with a mark
// that tells an open one from one that is over, and with its day, so that what
// is due is found without reading the JSON of all there ever were.
func datedRecord(k Kind, id ID, rev int, at time.Time, mark byte, day Day, v any) (Record, error) {
	r, err := smallRecord(k, id, rev, at, v)
	r.Line = append(fmt.Appendf(nil, "%c%-*s", mark, dayWidth, day), r.Data...)
	return r, err
}

const (
	openMark = '*'
	toldMark = ':' // a plan of which one knows what happened, and not what came of it
	overMark = '.'
	dayWidth = len(time.DateOnly)
)

// sameJSON reports whether two values are kept as the same bytes.
func sameJSON(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

// A datedRow is the row of a plan or a check-in.
type datedRow struct {
	open bool
	told bool
	day  []byte // as Day.String, blank for none: they compare as days do
	data []byte
}

func readDated(r Row) (d datedRow, err error) {
	if len(r.Bytes) <= 1+dayWidth {
		return d, fmt.Errorf("row %s: %w", r.ID.Short(), ErrDamaged)
	}
	mark := r.Bytes[0]
	return datedRow{mark == openMark, mark == toldMark, r.Bytes[1 : 1+dayWidth], r.Bytes[1+dayWidth:]}, nil
}

// before reports whether there is a day, and it is before another.
func (d datedRow) before(day Day) bool {
	return d.day[0] != ' ' && bytes.Compare(d.day, []byte(day.String())) < 0
}

// datedRows reads the plans or check-ins whose row is wanted, newest first.
func datedRows[T small](tx Tx, k Kind, want func(datedRow) bool) (all []T, err error) {
	for r, err := range tx.Rows(k) {
		if err != nil {
			return nil, err
		}
		d, err := readDated(r)
		if err != nil {
			return nil, err
		}
		if !want(d) {
			continue
		}
		v, err := decodeSmall[T](k, r.ID, d.data)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// A dated is a plan or a check-in, as it is saved.
type dated[T any] interface {
	small
	rev() int
	said() dayAsSaid
	on(Day) T
	check() error
	same(T) bool
	merged(base, theirs T) (T, error)
	after(have T, now time.Time) T
}

// saveDated keeps v, which was changed from base, joined with what another
// window kept meanwhile. A day that is new is read from its words. What is
// there already is not written again.
func saveDated[T dated[T]](ctx context.Context, b *Book, k Kind, id ID, base, v T) (saved T, err error) {
	if _, err := ParseID(string(id)); err != nil {
		return saved, err
	}
	if now, before := v.said(), base.said(); now != before {
		day, err := newDay(now.words != before.words, now.words, now.day, DayOf(b.Now()))
		if err != nil {
			return saved, err
		}
		v = v.on(day)
	}
	if err := v.check(); err != nil {
		return saved, err
	}
	err = b.store.Update(ctx, func(tx Tx) error {
		theirs, err := getSmall[T](tx, k, id)
		if err := ignoreNotFound(err); err != nil {
			return err
		}
		saved = v
		if theirs.rev() > 0 && theirs.rev() != base.rev() {
			if saved, err = v.merged(base, theirs); err != nil {
				return err
			}
		}
		if saved.same(theirs) {
			saved = theirs
			return nil
		}
		saved = saved.after(theirs, b.Now())
		return putSmall(tx, saved)
	})
	return saved, err
}

// dayAsSaid is a day with the words it was read from: they change together.
type dayAsSaid struct {
	words string
	day   Day
}

// newDay returns the day something new is meant for: as its words have it, if
// those are new, and none if they name none. The error wraps ErrPast.
func newDay(reread bool, words string, day, today Day) (Day, error) {
	if reread {
		to, err := ParseNext(words, today)
		if errors.Is(err, ErrPast) {
			return 0, err
		}
		day = to.Day
	}
	if day != 0 && day < today {
		return 0, fmt.Errorf("%w: %s", ErrPast, day)
	}
	return day, nil
}

// byDay puts the earlier day first and those without one last.
func byDay[T any](all []T, day func(T) Day) {
	slices.SortStableFunc(all, func(a, b T) int {
		x, y := day(a), day(b)
		if (x == 0) != (y == 0) {
			return yesFirst(x != 0)
		}
		return int(x - y)
	})
}

// withoutHeavy leaves out what was drawn from heavy entries.
func withoutHeavy[T any](tx Tx, all []T, entry func(T) ID) ([]T, error) {
	light := all[:0]
	for _, v := range all {
		line, err := lineOf(tx, entry(v))
		if err != nil {
			return nil, err
		}
		if !line.Heavy {
			light = append(light, v)
		}
	}
	return light, nil
}

// lineOf reads the row of an entry; the zero Line if there is none.
func lineOf(tx Tx, id ID) (Line, error) {
	if id == "" {
		return Line{}, nil
	}
	r, err := tx.Row(Entries, id)
	if errors.Is(err, ErrNotFound) {
		return Line{}, nil
	}
	if err != nil {
		return Line{}, fmt.Errorf("row %s: %w", id.Short(), err)
	}
	return decodeLine(r)
}
