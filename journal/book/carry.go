package book

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
	"messup/journal/gather"
	"messup/journal/record"
	"messup/journal/text"
)

// Carried returns the lessons that are carried, the newest first. Those of
// heavy entries are not among them.
func (b Lessons) Carried(ctx context.Context) ([]journal.Card, error) {
	return view(ctx, b.core, "looking through lessons", func(tx record.Tx) ([]journal.Card, error) {
		s, err := record.GetSettings(tx)
		if err != nil {
			return nil, err
		}
		return gather.Carried(tx, s.Limit())
	})
}

// begin gives a lesson that is new its state and the day it first comes back:
// it is carried if there is room, and otherwise on the shelf until the person
// chooses.
func begin(tx record.Tx, l journal.Lesson, today date.Day) (journal.Lesson, error) {
	if l.State != journal.Undecided {
		return l, nil
	}
	s, err := record.GetSettings(tx)
	if err != nil {
		return l, err
	}
	cards, err := gather.Carried(tx, s.Limit())
	if err != nil {
		return l, err
	}
	l.State, l.Next = journal.Carried, date.AfterBreaks(today+journal.Gap(0), s.Breaks)
	if len(cards) >= s.Limit() {
		l.State, l.Crowded = journal.Shelf, true
	}
	return l, nil
}

// Answer keeps an answer to a lesson, given today, and returns what to
// offer. The error wraps ErrAnswered if the lesson was answered today already:
// then nothing changes. Retiring is possible after another answer.
func (b Lessons) Answer(ctx context.Context, id journal.ID, what journal.Use, line string) (journal.Lesson, journal.Offer, error) {
	return b.AnswerWith(ctx, id, journal.LessonAnswer{What: what, Line: line})
}

// AnswerWith is Answer with all that was said: also in which class.
func (b Lessons) AnswerWith(ctx context.Context, id journal.ID, a journal.LessonAnswer) (journal.Lesson, journal.Offer, error) {
	a.Day, a.Line, a.Class = date.DayOf(b.Now()), text.CleanLine(a.Line), text.CleanLine(a.Class)
	var offer journal.Offer
	l, err := b.change(ctx, "answering", id, func(tx record.Tx, s journal.Settings, l journal.Lesson) (journal.Lesson, error) {
		given := slices.ContainsFunc(l.Answers, func(have journal.LessonAnswer) bool { return have.Day == a.Day })
		if a.What == journal.Retire {
			given = l.State == journal.Retired
		}
		if given {
			return l, journal.ErrAnswered
		}
		var err error
		if l.State == journal.Undecided {
			l, err = decided(l, tx, s)
		}
		l, offer = l.Answer(a, s.Breaks)
		return l, errors.Join(err, l.Check())
	})
	if err != nil {
		return l, journal.NoOffer, err
	}
	return l, offer, nil
}

// decided returns a lesson nobody has decided about as it is at the moment:
// carried, if it is among those.
func decided(l journal.Lesson, tx record.Tx, s journal.Settings) (journal.Lesson, error) {
	cards, err := gather.Carried(tx, s.Limit())
	if slices.ContainsFunc(cards, func(c journal.Card) bool { return c.ID == l.ID }) {
		l.State = journal.Carried
	}
	return l, err
}

// Move gives a lesson another state. To carry one more than the limit,
// instead names the lesson that goes to the shelf for it. The error wraps
// ErrFull if there is no room.
func (b Lessons) Move(ctx context.Context, id journal.ID, to journal.LessonState, instead journal.ID) (journal.Lesson, error) {
	today := date.DayOf(b.Now())
	return b.change(ctx, "moving a lesson", id, func(tx record.Tx, s journal.Settings, l journal.Lesson) (journal.Lesson, error) {
		if l.State == to && !l.Crowded { // a crowded one is settled by the choice, though it moves nowhere
			return l, nil
		}
		if to == journal.Carried && l.State != journal.Carried {
			if err := makeRoom(tx, s, id, instead); err != nil {
				return l, err
			}
			l.Run = 0
			if l.Next <= today {
				l.Next = l.After(today, s.Breaks)
			}
		}
		l.State, l.Crowded = to, false
		return l, nil
	})
}

// makeRoom shelves a lesson in favour of another, and says so if there is
// still no room.
func makeRoom(tx record.Tx, s journal.Settings, id, instead journal.ID) error {
	cards, err := gather.Carried(tx, s.Limit())
	if err != nil {
		return err
	}
	others := 0
	for _, c := range cards {
		if c.ID != id && c.ID != instead {
			others++
		}
	}
	if others >= s.Limit() {
		return fmt.Errorf("%w: %d", journal.ErrFull, s.Limit())
	}
	if instead == "" || instead == id {
		return nil
	}
	l, err := record.GetLesson(tx, instead)
	if err != nil || l.ID == "" || l.State == journal.Shelf {
		return err
	}
	l.State, l.Crowded, l.Rev = journal.Shelf, false, l.Rev+1
	return record.PutLesson(tx, l)
}

// Tie ties a lesson to a day or an occasion, read as ParseNext reads it;
// what names no day is an occasion. The error wraps ErrPast, ErrNoDay or ErrEmpty.
func (b Lessons) Tie(ctx context.Context, id journal.ID, by string) (journal.Lesson, error) {
	today := date.DayOf(b.Now())
	to, err := date.ParseNext(by, today)
	if errors.Is(err, date.ErrWhen) {
		to, err = date.Next{Occasion: text.CleanLine(by)}, nil
	}
	if err == nil && to == (date.Next{}) {
		err = journal.ErrEmpty
	}
	if err != nil {
		return journal.Lesson{}, fmt.Errorf("tying a lesson: %w", err)
	}
	return b.change(ctx, "tying a lesson", id, func(_ record.Tx, s journal.Settings, l journal.Lesson) (journal.Lesson, error) {
		l = l.Tie(to, today, s.Breaks)
		return l, l.Check()
	})
}

// change applies change to the newest copy of a lesson and keeps it, if that
// made it another. doing is for the error.
func (b Lessons) change(ctx context.Context, doing string, id journal.ID, change func(record.Tx, journal.Settings, journal.Lesson) (journal.Lesson, error)) (journal.Lesson, error) {
	return update(ctx, b.core, doing, func(tx record.Tx) (journal.Lesson, error) {
		have, err := record.GetLesson(tx, id)
		if err == nil && have.ID == "" {
			err = fmt.Errorf("lesson %s: %w", id.Short(), journal.ErrNotFound)
		}
		if err != nil {
			return have, err
		}
		s, err := record.GetSettings(tx)
		if err != nil {
			return have, err
		}
		l, err := change(tx, s, have)
		if err != nil || l.Same(have) {
			return l, err
		}
		l.Rev = have.Rev + 1
		return l, record.PutLesson(tx, l)
	})
}

// A Choice is to be made when there is one lesson more than can be carried.
type Choice struct {
	New     journal.Lesson // it is on the shelf until the choice is made
	Suggest journal.Lesson // the carried one longest without a chance
	Limit   int
}

// Choice returns what is to be chosen about a lesson; false if nothing is:
// there was room, there is again, or it has been decided.
func (b Lessons) Choice(ctx context.Context, id journal.ID) (c Choice, ask bool, err error) {
	err = b.store.View(ctx, func(tx record.Tx) error {
		c, ask = Choice{}, false
		l, err := record.GetLesson(tx, id)
		if err != nil || !l.Crowded {
			return err
		}
		s, err := record.GetSettings(tx)
		if err != nil {
			return err
		}
		cards, err := gather.Carried(tx, s.Limit())
		if err != nil || len(cards) < s.Limit() {
			return err
		}
		c, ask = Choice{New: l, Limit: s.Limit()}, true
		c.Suggest, err = longestUnused(tx, cards)
		return err
	})
	if err != nil {
		return Choice{}, false, fmt.Errorf("looking through lessons: %w", err)
	}
	return c, ask, nil
}

// longestUnused returns the lesson whose last use, or else whose making, is
// longest ago.
func longestUnused(tx record.Tx, cards []journal.Card) (longest journal.Lesson, err error) {
	for _, c := range cards {
		l, err := record.GetLesson(tx, c.ID) // rows come without the answers
		if err != nil {
			return journal.Lesson{}, err
		}
		if longest.ID == "" || due.LastUsed(l) < due.LastUsed(longest) {
			longest = l
		}
	}
	return longest, nil
}

// ForToday returns one carried lesson, the same all day, whatever else
// is carried meanwhile; its ID is empty if none is.
func (b Lessons) ForToday(ctx context.Context) (journal.Lesson, error) {
	cards, err := b.Carried(ctx)
	if err != nil {
		return journal.Lesson{}, err
	}
	return due.OfTheDay(cards, date.DayOf(b.Now())).Lesson, nil
}
