package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"messup/prompts"
)

// decodeSmall reads a record from its JSON.
func decodeSmall[T any](k Kind, id ID, data []byte) (v T, err error) {
	if err := json.Unmarshal(data, &v); err != nil {
		return v, fmt.Errorf("%s %s: %w: %w", k, id.Short(), ErrDamaged, err)
	}
	return v, nil
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
func datedRows[T any](tx Tx, k Kind, want func(datedRow) bool) (all []T, err error) {
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

// A dated is a kind of record that is meant for a day, as a person said it: a
// plan or a check-in.
type dated[T any] struct {
	kind[T]
	said  func(*T) (words *string, day *Day) // the words and the day read from them change together
	told  func(v, base T) bool               // what became of it was said since base: that can be said once
	check func(T) error
	words func(Entry, prompts.Library) []string // in an entry, from which its first one is drawn
	draw  func(Entry, prompts.Library, T, Day) T
}

// all reads every record, newest first.
func (d dated[T]) all(tx Tx) ([]T, error) {
	return datedRows[T](tx, d.name, func(datedRow) bool { return true })
}

// merged joins two copies that were changed from the same base. Where both
// changed a line, ours stays; both cannot say what became of it.
func (d dated[T]) merged(base, ours, theirs T) (T, error) {
	if d.told(ours, base) && d.told(theirs, base) {
		return theirs, ErrAnswered
	}
	merged := mergeParts(d.parts(), base, ours, theirs)
	words, day := d.said(&merged)
	wordsWere, dayWas := d.said(&base)
	ourWords, ourDay := d.said(&ours)
	*words, *day = *ourWords, *ourDay
	if *ourWords == *wordsWere && *ourDay == *dayWas {
		theirWords, theirDay := d.said(&theirs)
		*words, *day = *theirWords, *theirDay
	}
	return merged, nil
}

// redraw brings the first one of an entry up to date. before is the entry as it
// was on the disk: what was finished there with the same words and has none had
// none drawn, and does not get one for a change elsewhere.
func (d dated[T]) redraw(tx Tx, sets prompts.Library, before, e Entry, now time.Time) error {
	v, err := d.get(tx, e.ID)
	if err := ignoreNotFound(err); err != nil {
		return err
	}
	settled := before.Rev > 0 && !before.Draft() && slices.Equal(d.words(before, sets), d.words(e, sets))
	if isNotFound(err) && settled {
		return nil
	}
	drawn := d.draw(e, sets, v, DayOf(now))
	if sameParts(d.parts(), &drawn, &v) {
		return nil
	}
	return d.put(tx, d.after(drawn, v, now))
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
