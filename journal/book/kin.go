package book

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"

	"messup/journal"
	"messup/journal/gather"
	"messup/journal/kin"
	"messup/journal/record"
	"messup/journal/text"
	"messup/prompts"
)

// Alike finds the lesson that shares most words with another one, to ask once whether
// they say the same. ask is false if none does, or a person has said how the two
// stand. One that comes from heavy entries alone is not asked about.
func (b Lessons) Alike(ctx context.Context, id journal.ID) (other journal.Card, ask bool, err error) {
	err = b.store.View(ctx, func(tx record.Tx) error {
		other, ask = journal.Card{}, false
		l, err := record.GetLesson(tx, id)
		if err != nil || l.ID == "" {
			return err
		}
		other, err = mostAlike(tx, l)
		ask = other.ID != ""
		return err
	})
	if err != nil {
		return journal.Card{}, false, fmt.Errorf("looking through lessons: %w", err)
	}
	return other, ask, nil
}

func mostAlike(tx record.Tx, l journal.Lesson) (other journal.Card, err error) {
	most, n := 0.0, 0
	for r, err := range tx.Rows(journal.Lessons) {
		if err != nil {
			return other, err
		}
		if n++; n > gather.CarriedFrom {
			break
		}
		o, err := record.DecodeLessonRow(r)
		if err != nil {
			return other, err
		}
		shared := kin.Shared(l.Text, o.Text)
		if o.ID == l.ID || shared <= most || kin.As(l, o.ID) != "" || kin.As(o, l.ID) != "" {
			continue
		}
		c, heavy, err := gather.CardFrom(tx, o)
		if err != nil {
			return other, err
		}
		if !heavy {
			other, most = c, shared
		}
	}
	return other, nil
}

// Same joins two lessons that a person says are the same: the older one gets the
// stories of the younger one, as kin.Join says, and the younger one is no more by
// itself. The error wraps ErrNotFound, ErrTooLong if one cannot hold both, or ErrCircle.
func (b Lessons) Same(ctx context.Context, id, other journal.ID) (journal.Lesson, error) {
	return update(ctx, b.core, "joining lessons", func(tx record.Tx) (journal.Lesson, error) {
		older, younger, err := twoLessons(tx, id, other)
		if err != nil || older.ID == younger.ID {
			return older, err
		}
		if kin.Elder(older, younger) > 0 {
			older, younger = younger, older
		}
		if err := isFree(kin.Between(older, younger, lessonsIn(tx))); err != nil {
			return older, err
		}
		l := kin.Join(older, younger, b.Now())
		if err := l.Check(); err != nil {
			return l, err
		}
		if err := tx.Delete(journal.Lessons, younger.ID); err != nil {
			return l, err
		}
		if err := retie(tx, younger.ID, l.ID); err != nil {
			return l, err
		}
		if err := record.PutLesson(tx, l); err != nil {
			return l, err
		}
		return l, record.ShowLesson(tx, b.sets, l)
	})
}

func twoLessons(tx record.Tx, id, other journal.ID) (one, two journal.Lesson, err error) {
	k := record.LessonKind(prompts.Library{})
	if one, err = k.Get(tx, id); err != nil {
		return one, two, err
	}
	two, err = k.Get(tx, other)
	return one, two, err
}

// retie lets what was tied to a lesson be tied to the one it joined.
func retie(tx record.Tx, from, to journal.ID) error {
	var tied []journal.ID
	for r, err := range tx.Rows(journal.Lessons) {
		if err != nil {
			return err
		}
		if bytes.Contains(r.Bytes, []byte(from)) {
			tied = append(tied, r.ID)
		}
	}
	for _, id := range tied {
		l, err := record.GetLesson(tx, id)
		if err != nil {
			return err
		}
		if kin.As(l, from) == "" {
			continue
		}
		l = kin.Retied(l, from, to)
		l.Rev++
		if err := record.PutLesson(tx, l); err != nil {
			return err
		}
	}
	return nil
}

// SayKin keeps what a person says a lesson is beside another one: both stay. when is
// when the first holds beside it: one that has no when yet gets it, another keeps its
// own. otherWhen is when the other holds. An empty one leaves what is there. The error
// wraps ErrNotFound, ErrTooLong, or ErrCircle if the other is an exception of the first.
func (b Lessons) SayKin(ctx context.Context, id, other journal.ID, as journal.Kinship, when, otherWhen string) (journal.Lesson, error) {
	return update(ctx, b.core, "tying lessons", func(tx record.Tx) (journal.Lesson, error) {
		one, two, err := twoLessons(tx, id, other)
		if err != nil || one.ID == two.ID {
			return one, err
		}
		if as == journal.Narrower {
			if err := isFree(kin.IsException(two, one.ID, lessonsIn(tx))); err != nil {
				return one, err
			}
		}
		when, otherWhen = text.CleanLine(when), text.CleanLine(otherWhen)
		tied := kin.Tied(one, two.ID, as, when)
		tied.When = cmp.Or(tied.When, when)
		if otherWhen != "" && otherWhen != two.When {
			two.When, two.Rev, two.Edited = otherWhen, two.Rev+1, b.Now()
			if err := keepChecked(tx, two); err != nil {
				return two, err
			}
		}
		if tied.Same(one) {
			return one, nil
		}
		tied.Rev, tied.Edited = tied.Rev+1, b.Now()
		return tied, keepChecked(tx, tied)
	})
}

func lessonsIn(tx record.Tx) kin.Getter {
	return func(id journal.ID) (journal.Lesson, error) { return record.GetLesson(tx, id) }
}

// isFree refuses what would make a circle.
func isFree(circle bool, err error) error {
	if circle {
		return journal.ErrCircle
	}
	return err
}

func keepChecked(tx record.Tx, l journal.Lesson) error {
	if err := l.Check(); err != nil {
		return err
	}
	return record.PutLesson(tx, l)
}

// Taught is a lesson an entry teaches, and where else it comes from: of heavy entries
// nothing is said.
type Taught struct {
	journal.Lesson
	Elsewhere []journal.Summary
}

// AllOf returns every lesson an entry teaches: the one drawn from its answers first,
// then the oldest.
func (b Lessons) AllOf(ctx context.Context, entry journal.ID) ([]Taught, error) {
	return view(ctx, b.core, "", func(tx record.Tx) (all []Taught, err error) {
		lessons, err := record.LessonsOf(tx, entry)
		for _, l := range lessons {
			lines, _, err := gather.Stories(tx, l, false)
			if err != nil {
				return nil, err
			}
			lines = slices.DeleteFunc(lines, func(s journal.Summary) bool { return s.ID == entry })
			all = append(all, Taught{l, lines})
		}
		return all, err
	})
}

// Stories returns the headings of the entries a lesson comes from, the first one first:
// of those that are there, and not heavy unless those are asked for too.
func (b Lessons) Stories(ctx context.Context, l journal.Lesson, heavyToo bool) ([]journal.Summary, error) {
	return view(ctx, b.core, "reading where lessons come from", func(tx record.Tx) ([]journal.Summary, error) {
		lines, _, err := gather.Stories(tx, l, heavyToo)
		return lines, err
	})
}

// Family returns where a lesson comes from and what it is tied to, from either side.
// What is in the trash is not among it, nor what is heavy unless that is asked for too.
func (b Lessons) Family(ctx context.Context, l journal.Lesson, heavyToo bool) (gather.Family, error) {
	return view(ctx, b.core, "reading where lessons come from", func(tx record.Tx) (gather.Family, error) {
		return gather.FamilyOf(tx, l, heavyToo)
	})
}
