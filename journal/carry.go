package journal

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
)

// The first byte of a lesson's row, so that those carried are found without
// reading the JSON of all. It is white space, which JSON allows there: a row is
// still a row to an older messup, whose own rows begin with the value.
const (
	carriedMark   = ' '
	undecidedMark = '\t'
	restingMark   = '\n'
	unmarked      = '{'
)

func (l Lesson) mark() byte {
	switch l.State {
	case Carried:
		return carriedMark
	case Undecided:
		return undecidedMark
	}
	return restingMark
}

// carriedFrom is among how many of the newest lessons those that are carried
// are looked for: twenty years of them at four a week, gone through in half a
// millisecond.
const carriedFrom = 4000

// carriedCards reads the lessons that are carried, newest first and at most
// limit: those decided on, and while there is room those nobody has decided
// about. Lessons of heavy entries neither come back nor take up room.
func carriedCards(tx Tx, limit int) (cards []Card, err error) {
	var undecided []Card
	n := 0
	for r, err := range tx.Rows(Lessons) {
		if err != nil {
			return nil, err
		}
		n++
		if n > carriedFrom || len(cards) >= limit {
			break
		}
		mark := byte(0)
		if len(r.Bytes) > 0 {
			mark = r.Bytes[0]
		}
		decided := mark == carriedMark
		if !decided && (mark != undecidedMark && mark != unmarked || len(undecided) >= limit) {
			continue
		}
		c, heavy, err := cardOf(tx, r)
		switch {
		case err != nil:
			return nil, err
		case heavy:
		case decided:
			cards = append(cards, c)
		default:
			undecided = append(undecided, c)
		}
	}
	room := max(0, min(limit-len(cards), len(undecided)))
	cards = append(cards, undecided[:room]...)
	slices.SortStableFunc(cards, func(a, b Card) int { return b.Made.Compare(a.Made) })
	return cards, nil
}

// cardOf reads a lesson's row and the heading of its story.
func cardOf(tx Tx, r Row) (c Card, heavy bool, err error) {
	c.Lesson, err = decodeLessonRow(r)
	if err != nil {
		return c, false, err
	}
	line, err := lineOf(tx, c.Entry)
	if err != nil {
		return c, false, err
	}
	c.Class, c.Happened = line.Class, line.Happened
	return c, line.Heavy, nil
}

// Carried returns the lessons that are carried, the newest first. Those of
// heavy entries are not among them.
func (b *Book) Carried(ctx context.Context) (cards []Card, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		s, err := getSettings(tx)
		if err != nil {
			return err
		}
		cards, err = carriedCards(tx, s.Limit())
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking through lessons: %w", err)
	}
	return cards, nil
}

// begin gives a lesson that is new its state and the day it first comes back:
// it is carried if there is room, and otherwise on the shelf until the person
// chooses.
func begin(tx Tx, l Lesson, today Day) (Lesson, error) {
	if l.State != Undecided {
		return l, nil
	}
	s, err := getSettings(tx)
	if err != nil {
		return l, err
	}
	cards, err := carriedCards(tx, s.Limit())
	if err != nil {
		return l, err
	}
	l.State, l.Next = Carried, afterBreaks(today+ladder(0), s.Breaks)
	if len(cards) >= s.Limit() {
		l.State, l.Crowded = Shelf, true
	}
	return l, nil
}

// AnswerLesson keeps an answer to a lesson, given today, and returns what to
// offer. The error wraps ErrAnswered if the lesson was answered today already:
// then nothing changes. Retiring is possible after another answer.
func (b *Book) AnswerLesson(ctx context.Context, id ID, what Use, line string) (Lesson, Offer, error) {
	a := LessonAnswer{Day: DayOf(b.Now()), What: what, Line: CleanLine(line)}
	var offer Offer
	l, err := b.changeLesson(ctx, id, func(tx Tx, s Settings, l Lesson) (Lesson, error) {
		given := slices.ContainsFunc(l.Answers, func(have LessonAnswer) bool { return have.Day == a.Day })
		if what == Retire {
			given = l.State == Retired
		}
		if given {
			return l, ErrAnswered
		}
		var err error
		if l.State == Undecided {
			l, err = l.decided(tx, s)
		}
		l, offer = l.Answer(a, s.Breaks)
		return l, errors.Join(err, l.check())
	})
	if err != nil {
		return Lesson{}, NoOffer, fmt.Errorf("answering: %w", err)
	}
	return l, offer, nil
}

// decided returns a lesson nobody has decided about as it is at the moment:
// carried, if it is among those.
func (l Lesson) decided(tx Tx, s Settings) (Lesson, error) {
	cards, err := carriedCards(tx, s.Limit())
	if slices.ContainsFunc(cards, func(c Card) bool { return c.ID == l.ID }) {
		l.State = Carried
	}
	return l, err
}

// MoveLesson gives a lesson another state. To carry one more than the limit,
// instead names the lesson that goes to the shelf for it. The error wraps
// ErrFull if there is no room.
func (b *Book) MoveLesson(ctx context.Context, id ID, to LessonState, instead ID) (Lesson, error) {
	today := DayOf(b.Now())
	l, err := b.changeLesson(ctx, id, func(tx Tx, s Settings, l Lesson) (Lesson, error) {
		if l.State == to && !l.Crowded { // a crowded one is settled by the choice, though it moves nowhere
			return l, nil
		}
		if to == Carried && l.State != Carried {
			if err := makeRoom(tx, s, id, instead); err != nil {
				return l, err
			}
			l.Run = 0
			if l.Next <= today {
				l.Next = l.after(today, s.Breaks)
			}
		}
		l.State, l.Crowded = to, false
		return l, nil
	})
	if err != nil {
		return Lesson{}, fmt.Errorf("moving a lesson: %w", err)
	}
	return l, nil
}

// makeRoom shelves a lesson in favour of another, and says so if there is
// still no room.
func makeRoom(tx Tx, s Settings, id, instead ID) error {
	cards, err := carriedCards(tx, s.Limit())
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
		return fmt.Errorf("%w: %d", ErrFull, s.Limit())
	}
	if instead == "" || instead == id {
		return nil
	}
	l, err := getLesson(tx, instead)
	if err != nil || l.ID == "" || l.State == Shelf {
		return err
	}
	l.State, l.Crowded, l.Rev = Shelf, false, l.Rev+1
	return putLesson(tx, l)
}

// TieLesson ties a lesson to a day or an occasion, read as ParseNext reads it;
// what names no day is an occasion. The error wraps ErrPast, or ErrEmpty.
func (b *Book) TieLesson(ctx context.Context, id ID, by string) (Lesson, error) {
	today := DayOf(b.Now())
	to, err := ParseNext(by, today)
	if errors.Is(err, ErrWhen) {
		to, err = Next{Occasion: CleanLine(by)}, nil
	}
	if err == nil && to == (Next{}) {
		err = ErrEmpty
	}
	if err != nil {
		return Lesson{}, fmt.Errorf("tying a lesson: %w", err)
	}
	l, err := b.changeLesson(ctx, id, func(_ Tx, s Settings, l Lesson) (Lesson, error) {
		l = l.Tie(to, today, s.Breaks)
		return l, l.check()
	})
	if err != nil {
		return Lesson{}, fmt.Errorf("tying a lesson: %w", err)
	}
	return l, nil
}

// changeLesson applies change to the newest copy of a lesson and keeps it, if
// that made it another.
func (b *Book) changeLesson(ctx context.Context, id ID, change func(Tx, Settings, Lesson) (Lesson, error)) (l Lesson, err error) {
	err = b.store.Update(ctx, func(tx Tx) error {
		have, err := getLesson(tx, id)
		if err == nil && have.ID == "" {
			err = fmt.Errorf("lesson %s: %w", id.Short(), ErrNotFound)
		}
		if err != nil {
			return err
		}
		s, err := getSettings(tx)
		if err != nil {
			return err
		}
		l, err = change(tx, s, have)
		if err != nil || l.Same(have) {
			return err
		}
		l.Rev = have.Rev + 1
		return putLesson(tx, l)
	})
	return l, err
}

// A Choice is to be made when there is one lesson more than can be carried.
type Choice struct {
	New     Lesson // it is on the shelf until the choice is made
	Suggest Lesson // the carried one longest without a chance
	Limit   int
}

// Say asks the question.
func (c Choice) Say() string {
	return fmt.Sprintf("You're carrying %s lessons. Put one on the shelf, or shelve this one?", numberWord(c.Limit))
}

// Choice returns what is to be chosen about a lesson; false if nothing is:
// there was room, there is again, or it has been decided.
func (b *Book) Choice(ctx context.Context, id ID) (c Choice, ask bool, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		c, ask = Choice{}, false
		l, err := getLesson(tx, id)
		if err != nil || !l.Crowded {
			return err
		}
		s, err := getSettings(tx)
		if err != nil {
			return err
		}
		cards, err := carriedCards(tx, s.Limit())
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
func longestUnused(tx Tx, cards []Card) (longest Lesson, err error) {
	for _, c := range cards {
		l, err := getLesson(tx, c.ID) // rows come without the answers
		if err != nil {
			return Lesson{}, err
		}
		if longest.ID == "" || l.lastUsed() < longest.lastUsed() {
			longest = l
		}
	}
	return longest, nil
}

func (l Lesson) lastUsed() Day {
	for _, a := range slices.Backward(l.Answers) {
		switch a.What {
		case Helped, Mixed, NoHelp:
			return a.Day
		}
	}
	return DayOf(l.Made)
}

// LessonForToday returns one carried lesson, the same all day, whatever else
// is carried meanwhile; its ID is empty if none is.
func (b *Book) LessonForToday(ctx context.Context) (Lesson, error) {
	cards, err := b.Carried(ctx)
	if err != nil {
		return Lesson{}, err
	}
	today := DayOf(b.Now())
	draw := func(l Lesson) uint64 {
		h := fnv.New64a()
		_, _ = fmt.Fprint(h, today, l.ID) // a hash takes everything
		return h.Sum64()
	}
	var drawn Lesson
	for _, c := range cards {
		if drawn.ID == "" || draw(c.Lesson) < draw(drawn) {
			drawn = c.Lesson
		}
	}
	return drawn, nil
}

// numberWord writes a small number as a word.
func numberWord(n int) string {
	words := []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < 1 || n >= len(words) {
		return strconv.Itoa(n)
	}
	return words[n]
}
