package journal

import (
	"fmt"

	"messup/prompts"
)

// Skip counts one that was skipped, and why.
func (t *Taken) Skip(why Why) {
	t.Skipped++
	t.Why[why]++
}

// Normalized returns the entry as it can be taken in. The error wraps ErrBadImport or
// ErrTooLong.
func (e Entry) Normalized(sets prompts.Library) (_ Entry, err error) {
	e = e.Cleaned()
	e.ID, err = FitID(e.ID)
	if err != nil {
		return e, err
	}
	if e.Happened.IsZero() {
		return e, fmt.Errorf("%w: happened: there is no date", ErrBadImport)
	}
	seen := map[string]bool{}
	for i, a := range e.Answers {
		if a.Question == "" || seen[a.Question] {
			return e, fmt.Errorf("%w: answer %d: the id %q is empty or there twice", ErrBadImport, i+1, a.Question)
		}
		seen[a.Question] = true
	}
	if e.Kind == "" {
		set, _ := e.AskedWith(sets)
		e.Kind = KindOf(set)
	}
	e.Rev = max(e.Rev, 1)
	return e, e.Check()
}

// Normalized returns the plan as it can be taken in. The error wraps ErrBadImport,
// ErrEmpty or ErrTooLong.
func (p Plan) Normalized() (_ Plan, err error) {
	p = p.cleaned()
	p.ID, err = FitID(p.ID)
	if err != nil {
		return p, err
	}
	if p.Chain == "" {
		p.Chain = p.ID
	}
	p.Chain, err = ParseID(string(p.Chain))
	if err != nil {
		return p, fmt.Errorf("%w: chain: %w", ErrBadImport, err)
	}
	p.Entry, err = FitLink(p.Entry)
	if err != nil {
		return p, err
	}
	p.Rev, p.Take = max(p.Rev, 1), max(p.Take, 1)
	return p, p.Check()
}

// Normalized returns the check-in as it can be taken in. The error wraps
// ErrBadImport, ErrEmpty or ErrTooLong.
func (c Checkin) Normalized() (_ Checkin, err error) {
	c = c.cleaned()
	c.ID, err = FitID(c.ID)
	if err != nil {
		return c, err
	}
	c.Entry, err = FitLink(c.Entry)
	if err != nil {
		return c, err
	}
	c.Rev = max(c.Rev, 1)
	return c, c.Check()
}

// FitID returns the id of something that comes in.
func FitID(id ID) (ID, error) {
	id, err := ParseID(string(id))
	if err != nil {
		return "", fmt.Errorf("%w: id: %w", ErrBadImport, err)
	}
	return id, nil
}

// FitLink returns the id of an entry something came from, empty if from none.
func FitLink(id ID) (ID, error) {
	if id == "" {
		return "", nil
	}
	id, err := ParseID(string(id))
	if err != nil {
		return "", fmt.Errorf("%w: entry: %w", ErrBadImport, err)
	}
	return id, nil
}
