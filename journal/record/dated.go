package record

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
	"messup/prompts"
)

const (
	openMark = '*'
	toldMark = ':' // a plan of which one knows what happened, and not what came of it
	overMark = '.'
	dayWidth = len(time.DateOnly)
)

// A DatedRow is the row of a plan or a check-in.
type DatedRow struct {
	Open bool
	Told bool
	Day  []byte // as Day.String, blank for none: they compare as days do
	Data []byte
}

func readDated(r Row) (d DatedRow, err error) {
	if len(r.Bytes) <= 1+dayWidth {
		return d, fmt.Errorf("row %s: %w", r.ID.Short(), journal.ErrDamaged)
	}
	mark := r.Bytes[0]
	return DatedRow{mark == openMark, mark == toldMark, r.Bytes[1 : 1+dayWidth], r.Bytes[1+dayWidth:]}, nil
}

// Before reports whether there is a day, and it is Before another.
func (d DatedRow) Before(day date.Day) bool {
	return d.Day[0] != ' ' && bytes.Compare(d.Day, []byte(day.String())) < 0
}

// A Dated is a kind of record that is meant for a day, as a person said it: a
// plan or a check-in.
type Dated[T any] struct {
	Kind[T]
	Meant func(*T) school.Meant
	told  func(v, base T) bool                          // what became of it was said since base: that can be said once
	words func(journal.Entry, prompts.Library) []string // in an entry, from which its first one is drawn
	draw  func(journal.Entry, prompts.Library, T, date.Moment, school.Year) T
}

// Rows reads those whose row is wanted, newest first.
func (d Dated[T]) Rows(tx Tx, want func(DatedRow) bool) ([]T, error) {
	return d.among(tx.Rows(d.name), want)
}

// Asking reads those of which something is still to be said and whose row is wanted,
// newest first, without coming to the others.
func (d Dated[T]) Asking(tx Tx, want func(DatedRow) bool) ([]T, error) {
	return d.among(tx.Marked(d.name), func(r DatedRow) bool { return (r.Open || r.Told) && want(r) })
}

func (d Dated[T]) among(rows iter.Seq2[Row, error], want func(DatedRow) bool) (all []T, err error) {
	for r, err := range rows {
		if err != nil {
			return nil, err
		}
		row, err := readDated(r)
		if err != nil {
			return nil, err
		}
		if !want(row) {
			continue
		}
		v, err := d.decode(r.ID, row.Data)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// All reads every one, newest first.
func (d Dated[T]) All(tx Tx) ([]T, error) {
	return d.Rows(tx, func(DatedRow) bool { return true })
}

// Light is Rows without what was drawn from heavy entries.
func (d Dated[T]) Light(tx Tx, want func(DatedRow) bool) ([]T, error) {
	all, err := d.Rows(tx, want)
	if err != nil {
		return nil, err
	}
	return d.LightOnly(tx, all)
}

// LightAsking is Asking without what was drawn from heavy entries.
func (d Dated[T]) LightAsking(tx Tx, want func(DatedRow) bool) ([]T, error) {
	all, err := d.Asking(tx, want)
	if err != nil {
		return nil, err
	}
	return d.LightOnly(tx, all)
}

// Run reads of those whose row is wanted, without what was drawn from heavy entries, the
// ones from a place on, newest first, and counts them all.
func (d Dated[T]) Run(tx Tx, want func(DatedRow) bool, skip, limit int) (run []T, total int, err error) {
	heavy, err := heavyOnes(tx)
	if err != nil {
		return nil, 0, err
	}
	run, err = d.among(tx.Rows(d.name), func(r DatedRow) bool {
		_, entry, _ := bytes.Cut(r.Data, []byte(`"entry":"`)) // inside a text no quote stands unescaped
		entry, _, _ = bytes.Cut(entry, []byte(`"`))
		if !want(r) || heavy[journal.ID(entry)] {
			return false
		}
		total++
		return total > skip && total <= skip+limit
	})
	return run, total, err
}

// ByDay puts the earlier day first and those without one last.
func (d Dated[T]) ByDay(all []T) {
	slices.SortStableFunc(all, func(a, b T) int {
		x, y := *d.Meant(&a).Day, *d.Meant(&b).Day
		if (x == 0) != (y == 0) {
			return journal.YesFirst(x != 0)
		}
		return int(x - y)
	})
}

// Merged joins two copies that were changed from the same base. Where both
// changed a line, ours stays; both cannot say what became of it.
func (d Dated[T]) Merged(base, ours, theirs T) (T, error) {
	if d.told(ours, base) && d.told(theirs, base) {
		return theirs, journal.ErrAnswered
	}
	merged := journal.MergeParts(d.Parts(), base, ours, theirs)
	d.pair(&merged, &base, &ours, &theirs)
	return merged, nil
}

// pairMeant joins the words for a day and the day read from them: both come from one
// copy.
func pairMeant[T any](meant func(*T) school.Meant) func(merged, base, ours, theirs *T) {
	return func(merged, base, ours, theirs *T) {
		kept := meant(ours)
		if kept.Same(meant(base)) {
			kept = meant(theirs)
		}
		meant(merged).Take(kept)
	}
}

// pairPlan also keeps what both copies expect, in its place: beside the plan it would
// be read before there is an outcome.
func pairPlan(merged, base, ours, theirs *journal.Plan) {
	pairMeant((*journal.Plan).Meant)(merged, base, ours, theirs)
	if theirs.Expect == "" || theirs.Expect == base.Expect || theirs.Expect == merged.Expect {
		return
	}
	if merged.Expect != "" {
		merged.Expect += " / "
	}
	merged.Expect = text.ClipLine(merged.Expect+theirs.Expect, journal.MaxLine)
	theirs.Expect = merged.Expect
}

// MeantIn is Meant with the class of the entry where the record names none: whose next
// lesson it may be.
func (d Dated[T]) MeantIn(tx Tx, v *T) (school.Meant, error) {
	m := d.Meant(v)
	if m.Class != "" {
		return m, nil
	}
	l, err := LineOf(tx, *d.entry(v))
	m.Class = l.Class
	return m, err
}

// Derive brings the first one of an entry up to date. before is the entry as it
// was on the disk: what was finished there with the same words and has none had
// none drawn, and does not get one for a change elsewhere.
func (d Dated[T]) Derive(tx Tx, sets prompts.Library, before, e journal.Entry, now time.Time) error {
	v, err := d.Get(tx, e.ID)
	if err := IgnoreNotFound(err); err != nil {
		return err
	}
	settled := before.Rev > 0 && !before.Draft() && slices.Equal(d.words(before, sets), d.words(e, sets))
	if IsNotFound(err) && settled {
		return nil
	}
	s, err := GetSettings(tx)
	if err != nil {
		return err
	}
	drawn := d.draw(e, sets, v, date.MomentOf(now), s.Year())
	if journal.SameParts(d.Parts(), &drawn, &v) {
		return nil
	}
	return d.Put(tx, d.After(drawn, v, now))
}

// LineOf reads the row of an entry; the zero Line if there is none.
func LineOf(tx Tx, id journal.ID) (journal.Summary, error) {
	if id == "" {
		return journal.Summary{}, nil
	}
	r, err := tx.Row(journal.Entries, id)
	if errors.Is(err, journal.ErrNotFound) {
		return journal.Summary{}, nil
	}
	if err != nil {
		return journal.Summary{}, fmt.Errorf("row %s: %w", id.Short(), err)
	}
	return DecodeLine(r)
}

// setDatedRow writes the row of a plan or a check-in. It begins with a mark that
// tells an open one from one that is over, and with its day, so that what is due
// is found without reading the JSON of all there ever were.
func setDatedRow(r *Record, mark byte, day date.Day) {
	r.Line = append(fmt.Appendf(nil, "%c%-*s", mark, dayWidth, day), r.Data...)
}

func deriveCheckin(_ Tx, c journal.Checkin, r *Record) error {
	mark := byte(overMark)
	if c.Open() {
		mark = openMark
	}
	setDatedRow(r, mark, c.Day)
	return nil
}

func derivePlan(_ Tx, p journal.Plan, r *Record) error {
	mark := byte(overMark)
	switch {
	case p.Waits():
		mark = openMark
	case p.Ungraded():
		mark = toldMark
	}
	setDatedRow(r, mark, p.Day)
	return nil
}
