package journal

import (
	"context"
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
func (b *Book) Checkin(ctx context.Context, id ID) (Checkin, error) {
	return read(ctx, b, checkinKind().kind, id)
}

// FindCheckin returns the check-in whose id is or begins with prefix. The
// error wraps ErrNotFound or ErrAmbiguous.
func (b *Book) FindCheckin(ctx context.Context, prefix string) (Checkin, error) {
	return find(ctx, b, checkinKind().kind, prefix)
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
func (b *Book) SaveCheckin(ctx context.Context, base, c Checkin) (Checkin, error) {
	saved, err := saveDated(ctx, b, checkinKind(), base, c)
	if err != nil {
		return Checkin{}, fmt.Errorf("keeping check-in %s: %w", c.ID.Short(), err)
	}
	return saved, nil
}

// checkinParts is what a check-in is made of.
func checkinParts() []part[Checkin] {
	return []part[Checkin]{
		plainPart[Checkin, ID](func(c *Checkin) *ID { return &c.ID }),
		aLine("the id of its entry", func(c *Checkin) *ID { return &c.Entry }),
		aLine("the person", func(c *Checkin) *string { return &c.Person }),
		aLine("the purpose", func(c *Checkin) *string { return &c.Purpose }),
		aLine("the first words", func(c *Checkin) *string { return &c.FirstWords }),
		aLine("the when", func(c *Checkin) *string { return &c.When }),
		plainPart[Checkin, Day](func(c *Checkin) *Day { return &c.Day }),
		aLine("what became of it", func(c *Checkin) *Status { return &c.Status }),
		aLine("what came of it", func(c *Checkin) *string { return &c.Line }),
		plainPart[Checkin, Day](func(c *Checkin) *Day { return &c.Answered }),
		aText("the words it was drawn from", checkinWordCount*(MaxLine+1), func(c *Checkin) *string { return &c.Drawn }),
		listPart[Checkin, Move]{func(c *Checkin) *[]Move { return &c.Moves }, moveParts()},
	}
}

// cleaned returns the check-in with every text in it cleaned.
func (c Checkin) cleaned() Checkin {
	cleanParts(checkinParts(), &c)
	return c
}

// check returns an error that wraps ErrEmpty or ErrTooLong if the check-in
// cannot be kept.
func (c Checkin) check() error {
	if c.Person == "" {
		return fmt.Errorf("the person: %w", ErrEmpty)
	}
	return checkParts(checkinParts(), &c, "the check-in")
}

func (c Checkin) record() (Record, error) {
	mark := byte(overMark)
	if c.Open() {
		mark = openMark
	}
	return datedRecord(CheckinsKind, c.ID, c.Rev, c.Made, mark, c.Day, c)
}

// checkinWordCount is how many words a check-in is drawn from.
const checkinWordCount = 4

// checkinWords is what a check-in is drawn from, in the order Checkin.Drawn
// keeps it. Whoever would be glad to hear of a win is nobody to check in with.
func (e Entry) checkinWords(sets prompts.Library) []string {
	if e.Kind == Win {
		return make([]string, checkinWordCount)
	}
	return e.saidLines(sets, prompts.Person, prompts.Purpose, prompts.FirstWords, prompts.PersonWhen)
}

// drawCheckin brings the entry's first check-in up to date with the entry's
// words, as drawPlan does for the plan.
func (e Entry) drawCheckin(sets prompts.Library, c Checkin, today Day) Checkin {
	words, before := e.checkinWords(sets), drawnParts(c.Drawn, checkinWordCount)
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
