package gather

import (
	"bytes"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/kin"
	"messup/journal/record"
	"messup/journal/text"
	"messup/prompts"
)

// A Pair is two messes that have something in common, to be laid side by side.
type Pair struct {
	Older, Newer journal.Entry
	Same         kin.Trait
	Lesson       journal.Lesson // that comes from both already, if there is one
}

// Found reports whether there are two.
func (p Pair) Found() bool { return p.Newer.ID != "" }

// comparedFrom is among how many of the newest messes two are looked for: a year of
// them, read in a few milliseconds, where a month has passed since the last two.
const comparedFrom = 200

// pair finds two messes to lay side by side: those that lie there in this review
// already, else those that package kin chooses.
func (d *agenda) pair() error {
	if d.Break || d.review.At != journal.StopArrive && d.review.At != journal.StopPair {
		return nil
	}
	if ids := d.review.Pair; len(ids) > 0 {
		return d.layOut(ids)
	}
	laid, err := d.laid()
	if err != nil || kin.Resting(laid, d.today) {
		return err
	}
	cases, err := d.cases()
	if err != nil {
		return err
	}
	joined, err := joinedMesses(d.tx)
	if err != nil {
		return err
	}
	if p, found := kin.SideBySide(cases, slices.Concat(laid, joined), d.today); found {
		return d.layOut([]journal.ID{p.Older, p.Newer})
	}
	return nil
}

// laid are the messes that lay side by side in other reviews.
func (d *agenda) laid() (all []kin.Laid, err error) {
	for row, err := range d.tx.Rows(journal.ReviewsKind) {
		if err != nil {
			return nil, err
		}
		if row.ID == d.review.ID || !bytes.Contains(row.Bytes, []byte(`"pair":`)) {
			continue
		}
		r, err := record.ReviewKind().FromRow(row)
		if err != nil {
			return nil, err
		}
		if len(r.Pair) > 0 {
			all = append(all, kin.Laid{Of: r.Pair, On: date.DayOf(r.Begun.In(d.zone))})
		}
	}
	return all, nil
}

// joinedMesses are the messes that teach one lesson already.
func joinedMesses(tx record.Tx) (all []kin.Laid, err error) {
	for r, err := range tx.Marked(journal.Lessons) {
		if err != nil {
			return nil, err
		}
		if !bytes.Contains(r.Bytes, []byte(`"stories":`)) {
			continue
		}
		l, err := record.DecodeLessonRow(r)
		if err != nil {
			return nil, err
		}
		all = append(all, kin.Laid{Of: l.Entries()})
	}
	return all, nil
}

// cases reads the newest messes that may lie side by side: finished, not heavy, and
// not put away.
func (d *agenda) cases() (all []kin.Case, err error) {
	n := 0
	for r, err := range d.tx.Rows(journal.Entries) {
		if err != nil {
			return nil, err
		}
		if n++; n > lookedAt || len(all) == comparedFrom {
			break
		}
		l, err := record.DecodeLine(r)
		if err != nil {
			return nil, err
		}
		if l.Heavy || l.Draft || l.Rests(d.today) || l.Kind == journal.Win || l.Kind == journal.Jot {
			continue
		}
		e, err := record.GetEntry(d.tx, l.ID)
		if err != nil {
			return nil, err
		}
		all = append(all, caseOf(d.sets, e))
	}
	return all, nil
}

// caseOf is a mess by what it tells that another one may tell too.
func caseOf(sets prompts.Library, e journal.Entry) kin.Case {
	c := kin.Case{ID: e.ID, Heavy: e.Heavy}
	add := func(of, role prompts.Role) {
		for words := range strings.Lines(e.Said(sets, role)) {
			if words = text.ClipLine(text.CleanLine(words), journal.MaxLine); words != "" && words != prompts.SomethingElse {
				c.Traits = append(c.Traits, kin.Trait{Of: of, Words: words})
			}
		}
	}
	for _, of := range kin.Traits() {
		add(of, of)
	}
	add(prompts.Sign, prompts.StopWhen) // "when I see …" is a sign too
	return c
}

// layOut reads the two messes. If one is not there any more, or was marked heavy since,
// there are none.
func (d *agenda) layOut(ids []journal.ID) error {
	var both []journal.Entry
	for _, id := range ids {
		if id == "" { // deleted for good
			continue
		}
		e, err := record.GetEntry(d.tx, id)
		if err := record.IgnoreNotFound(err); err != nil {
			return err
		}
		if e.ID != "" && !e.Heavy {
			both = append(both, e)
		}
	}
	if len(both) != 2 {
		return nil
	}
	p := Pair{Older: both[0], Newer: both[1]}
	p.Same, _ = kin.Common(caseOf(d.sets, p.Older), caseOf(d.sets, p.Newer))
	lessons, err := record.LessonsOf(d.tx, p.Newer.ID)
	if err != nil {
		return err
	}
	for _, l := range lessons {
		if l.From(p.Older.ID) {
			p.Lesson = l
		}
	}
	d.Pair = p
	return nil
}
