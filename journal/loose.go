package journal

import (
	"context"
	"errors"
)

// A LooseEnd is a mess that still lacks something.
type LooseEnd struct {
	Line    Line
	Lacks   []Lack
	Plan    ID // the plan that has no day
	Checkin ID // the check-in that is open
}

// A Lack is what an open mess still lacks.
type Lack string

// The lacks.
const (
	IsDraft  Lack = "draft"
	NoLesson Lack = "no lesson"
	Undated  Lack = "plan has no day"
	Unspoken Lack = "not spoken to yet"
	PutAway  Lack = "put away"
)

// Loose returns the messes that still lack something, the newest first; those
// put away until a later day last. There is no total, and no heavy entry.
func (b *Book) Loose(ctx context.Context) ([]LooseEnd, error) { return nil, errors.ErrUnsupported }

// Reopened notes that a person opened an entry again, and reports whether to
// offer, this once, to see it from further away, ask someone, or put it away:
// the third time, while there is neither lesson nor plan.
func (b *Book) Reopened(ctx context.Context, id ID) (offer bool, err error) {
	return false, errors.ErrUnsupported
}
