package journal

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"messup/prompts"
)

// A Checkin is a person to talk to: to repair, to ask, to say it out loud. The
// first one of an entry bears the entry's id.
type Checkin struct {
	ID         ID     `json:"id"`
	Rev        int    `json:"rev"`
	Entry      ID     `json:"entry,omitempty"`
	Person     string `json:"person"`            // a role or an alias
	Purpose    string `json:"purpose,omitempty"` // repair, ask, say aloud, thank
	FirstWords string `json:"first_words,omitempty"`
	When       string `json:"when,omitempty"` // as they said
	Day        Day    `json:"day,omitzero"`   // the same as a day; zero if none could be read from it

	Status   Status `json:"status,omitempty"` // empty while it is open
	Line     string `json:"line,omitempty"`   // what came of it
	Answered Day    `json:"answered,omitzero"`
	Moves    []Move `json:"moves,omitempty"`

	Drawn  string    `json:"drawn,omitempty"`
	Made   time.Time `json:"made"`
	Edited time.Time `json:"edited,omitzero"`
}

// Status says what became of a check-in. One that was moved is still open.
type Status string

// The ends of a check-in.
const (
	Done    Status = "done"
	Dropped Status = "let go"
)

// Open reports whether the person has still to be spoken to.
func (c Checkin) Open() bool { return c.Status == "" }

// End returns the check-in done or let go.
func (c Checkin) End(s Status, line string, today Day) Checkin {
	c.Status, c.Line, c.Answered = s, line, today
	return c
}

// Move returns the check-in meant for another day, read from when as
// ParseNext reads it. The error wraps ErrPast or ErrWhen.
func (c Checkin) Move(when, why string, today Day) (Checkin, error) {
	to, err := ParseNext(when, today)
	if err != nil {
		return c, fmt.Errorf("moving a check-in: %w", err)
	}
	c.Moves = append(slices.Clone(c.Moves), Move{On: today, From: c.Day, Why: CleanLine(why)})
	c.When, c.Day = CleanLine(when), to.Day
	return c, nil
}

func (c Checkin) entry() ID { return c.Entry }
func (c Checkin) day() Day  { return c.Day }

// Checkin returns one check-in. Its error wraps ErrNotFound.
func (b *Book) Checkin(ctx context.Context, id ID) (c Checkin, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		c, err = getSmall[Checkin](tx, CheckinsKind, id)
		return err
	})
	return c, err
}

// FindCheckin returns the check-in whose id is or begins with prefix. The
// error wraps ErrNotFound or ErrAmbiguous.
func (b *Book) FindCheckin(ctx context.Context, prefix string) (c Checkin, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		c, err = findSmall[Checkin](tx, CheckinsKind, prefix)
		return err
	})
	return c, err
}

// Checkins returns the open check-ins, by their day, those without one last;
// or with all set every one, the newest first. Those of heavy entries are only
// among all.
func (b *Book) Checkins(ctx context.Context, all bool) (checkins []Checkin, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		if all {
			checkins, err = datedRows[Checkin](tx, CheckinsKind, func(datedRow) bool { return true })
		} else {
			checkins, err = openCheckins(tx)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking through check-ins: %w", err)
	}
	return checkins, nil
}

// openCheckins returns the open check-ins that come from no heavy entry, by
// their day.
func openCheckins(tx Tx) ([]Checkin, error) {
	checkins, err := datedRows[Checkin](tx, CheckinsKind, func(r datedRow) bool { return r.open })
	if err == nil {
		checkins, err = withoutHeavy(tx, checkins, Checkin.entry)
	}
	byDay(checkins, Checkin.day)
	return checkins, err
}

// NewCheckin returns a check-in that belongs to no entry, not kept yet.
func (b *Book) NewCheckin() (Checkin, error) {
	id, err := newID(b.rand)
	if err != nil {
		return Checkin{}, err
	}
	return Checkin{ID: id, Made: b.Now()}, nil
}

// SaveCheckin keeps a check-in. base is the copy the changes were made to (the
// zero Checkin for a new one). What another window changed meanwhile stays,
// unless this one changed the same. Where When changed, Day is read from it
// anew. The error wraps ErrPast for a day that is over, ErrEmpty if there is no
// person, and ErrAnswered if both windows said what became of it: then nothing
// changes.
func (b *Book) SaveCheckin(ctx context.Context, base, c Checkin) (saved Checkin, err error) {
	c, base = c.cleaned(), base.cleaned()
	if _, err := ParseID(string(c.ID)); err != nil {
		return Checkin{}, fmt.Errorf("keeping a check-in: %w", err)
	}
	if c.When != base.When || c.Day != base.Day {
		c.Day, err = newDay(c.When != base.When, c.When, c.Day, DayOf(b.Now()))
	}
	if err == nil {
		err = c.check()
	}
	if err != nil {
		return Checkin{}, fmt.Errorf("keeping check-in %s: %w", c.ID.Short(), err)
	}
	err = b.store.Update(ctx, func(tx Tx) error {
		theirs, err := getSmall[Checkin](tx, CheckinsKind, c.ID)
		if err := ignoreNotFound(err); err != nil {
			return err
		}
		saved = c
		if theirs.Rev > 0 && theirs.Rev != base.Rev {
			if saved, err = mergeCheckin(base, c, theirs); err != nil {
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
	if err != nil {
		return Checkin{}, fmt.Errorf("keeping check-in %s: %w", c.ID.Short(), err)
	}
	return saved, nil
}

// mergeCheckin joins two copies of a check-in, as mergePlan joins two plans.
func mergeCheckin(base, ours, theirs Checkin) (Checkin, error) {
	said := func(c Checkin) bool { return c.Status != base.Status || len(c.Moves) != len(base.Moves) }
	if said(ours) && said(theirs) {
		return theirs, ErrAnswered
	}
	merged := ours
	merged.Person = pick(base.Person, ours.Person, theirs.Person)
	merged.Purpose = pick(base.Purpose, ours.Purpose, theirs.Purpose)
	merged.FirstWords = pick(base.FirstWords, ours.FirstWords, theirs.FirstWords)
	merged.Drawn = pick(base.Drawn, ours.Drawn, theirs.Drawn)
	w := pick(dayAsSaid{base.When, base.Day}, dayAsSaid{ours.When, ours.Day}, dayAsSaid{theirs.When, theirs.Day})
	merged.When, merged.Day = w.words, w.day
	if said(theirs) {
		merged.Status, merged.Line, merged.Answered, merged.Moves = theirs.Status, theirs.Line, theirs.Answered, theirs.Moves
	}
	return merged, nil
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

// same reports whether two copies say the same, whatever their revision and
// the times they were made and kept.
func (c Checkin) same(o Checkin) bool {
	c.Rev, c.Made, c.Edited = o.Rev, o.Made, o.Edited
	return sameJSON(c, o)
}

// after returns the check-in as it is kept in place of another copy.
func (c Checkin) after(have Checkin, now time.Time) Checkin {
	if c.Made.IsZero() {
		c.Made = now
	}
	c.Rev, c.Edited = max(c.Rev, have.Rev)+1, now
	return c
}

// cleaned returns the check-in with every text in it cleaned.
func (c Checkin) cleaned() Checkin {
	for _, line := range []*string{&c.Person, &c.Purpose, &c.FirstWords, &c.When, &c.Line} {
		*line = CleanLine(*line)
	}
	c.Drawn, c.Moves = Clean(c.Drawn), cleanMoves(c.Moves)
	return c
}

// check returns an error that wraps ErrEmpty or ErrTooLong if the check-in
// cannot be kept.
func (c Checkin) check() error {
	if c.Person == "" {
		return fmt.Errorf("the person: %w", ErrEmpty)
	}
	var m measure
	m.part("the person", c.Person, MaxLine)
	m.part("the purpose", c.Purpose, MaxLine)
	m.part("the first words", c.FirstWords, MaxLine)
	m.part("the when", c.When, MaxLine)
	m.part("what came of it", c.Line, MaxLine)
	m.part("the words it was drawn from", c.Drawn, checkinParts*(MaxLine+1))
	for _, move := range c.Moves {
		m.part("why it was moved", move.Why, MaxLine)
	}
	return cmp.Or(m.errs...)
}

func (c Checkin) record() (Record, error) {
	return datedRecord(CheckinsKind, c.ID, c.Rev, c.Made, c.Open(), c.Day, c)
}

// checkinParts is how many words a check-in is drawn from.
const checkinParts = 4

// checkinWords is what a check-in is drawn from, in the order Checkin.Drawn
// keeps it. Whoever would be glad to hear of a win is nobody to check in with.
func (e Entry) checkinWords() []string {
	if e.Kind == Win {
		return make([]string, checkinParts)
	}
	return e.saidLines(prompts.Person, prompts.Purpose, prompts.FirstWords, prompts.PersonWhen)
}

// drawCheckin brings the entry's first check-in up to date with the entry's
// words, as drawPlan does for the plan.
func (e Entry) drawCheckin(c Checkin, today Day) Checkin {
	words, before := e.checkinWords(), drawnParts(c.Drawn, checkinParts)
	if words[0] == "" || slices.Equal(words, before) || !c.Open() {
		return c
	}
	c.ID, c.Entry = e.ID, e.ID
	redrawn(words, before, &c.Person, &c.Purpose, &c.FirstWords, &c.When)
	if words[3] != before[3] && len(c.Moves) == 0 {
		c.Day = firstDay(today, words[3])
	}
	c.Drawn = packParts(words)
	return c
}
