package journal

import (
	"context"
	"errors"
	"time"
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
func (c Checkin) Move(when, why string, today Day) (Checkin, error) { return c, errors.ErrUnsupported }

// Checkin returns one check-in. Its error wraps ErrNotFound.
func (b *Book) Checkin(ctx context.Context, id ID) (Checkin, error) {
	return Checkin{}, errors.ErrUnsupported
}

// FindCheckin returns the check-in whose id is or begins with prefix. The
// error wraps ErrNotFound or ErrAmbiguous.
func (b *Book) FindCheckin(ctx context.Context, prefix string) (Checkin, error) {
	return Checkin{}, errors.ErrUnsupported
}

// Checkins returns the open check-ins, by their day, those without one last;
// or with all set every one, the newest first. Those of heavy entries are only
// among all.
func (b *Book) Checkins(ctx context.Context, all bool) ([]Checkin, error) {
	return nil, errors.ErrUnsupported
}

// NewCheckin returns a check-in that belongs to no entry, not kept yet.
func (b *Book) NewCheckin() (Checkin, error) { return Checkin{}, errors.ErrUnsupported }

// SaveCheckin keeps a check-in, as SavePlan keeps a plan.
func (b *Book) SaveCheckin(ctx context.Context, base, c Checkin) (Checkin, error) {
	return Checkin{}, errors.ErrUnsupported
}
