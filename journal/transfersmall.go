package journal

import (
	"bytes"
	"fmt"
	"slices"
)

// small reads the plans and check-ins that come from certain entries, or with
// all set every small record.
func (c *Contents) small(tx Tx, entries []ID, all bool) (err error) {
	from := make(map[ID]bool, len(entries))
	for _, id := range entries {
		from[id] = true
	}
	every := func(datedRow) bool { return true }
	if c.Plans, err = datedRows[Plan](tx, PlansKind, every); err != nil {
		return err
	}
	if c.Checkins, err = datedRows[Checkin](tx, CheckinsKind, every); err != nil {
		return err
	}
	if !all {
		c.Plans = slices.DeleteFunc(c.Plans, func(p Plan) bool { return !from[p.Entry] })
		c.Checkins = slices.DeleteFunc(c.Checkins, func(k Checkin) bool { return !from[k.Entry] })
		return nil
	}
	reviews, err := allReviews(tx)
	if err != nil {
		return err
	}
	if c.Reviews, err = withoutTrashed(tx, reviews); err != nil {
		return err
	}
	c.Settings, err = getSettings(tx)
	return err
}

// small takes in what is neither entry nor lesson. What was imported is not
// drawn from entries: a plan of last spring would ask today what happened.
func (tk *taking) small(tx Tx, c Contents) error {
	for i, p := range c.Plans {
		if err := takeSmall(tk, tx, p.fit); err != nil {
			return fmt.Errorf("plan %d: %w", i+1, err)
		}
	}
	for i, k := range c.Checkins {
		if err := takeSmall(tk, tx, k.fit); err != nil {
			return fmt.Errorf("check-in %d: %w", i+1, err)
		}
	}
	for i, r := range c.Reviews {
		if err := takeSmall(tk, tx, r.fit); err != nil {
			return fmt.Errorf("review %d: %w", i+1, err)
		}
	}
	if c.Settings.Rev == 0 {
		return nil
	}
	if err := takeSmall(tk, tx, c.Settings.fit); err != nil {
		return fmt.Errorf("the settings: %w", err)
	}
	return nil
}

// takeSmall takes in what fit returns.
func takeSmall[T small](tk *taking, tx Tx, fit func() (T, error)) error {
	v, err := fit()
	if err != nil {
		return err
	}
	r, err := v.record()
	if err != nil {
		return err
	}
	take, err := tk.weigh(tx, r, func(have Record) (bool, error) { return bytes.Equal(have.Data, r.Data), nil })
	if err != nil || !take || tk.dryRun {
		return err
	}
	return tx.Put(r)
}

// fit returns the plan as it can be taken in. The error wraps ErrBadImport,
// ErrEmpty or ErrTooLong.
func (p Plan) fit() (_ Plan, err error) {
	p = p.cleaned()
	if p.ID, err = ParseID(string(p.ID)); err != nil {
		return p, fmt.Errorf("%w: id: %w", ErrBadImport, err)
	}
	if p.Chain, err = ParseID(orElse(string(p.Chain), string(p.ID))); err != nil {
		return p, fmt.Errorf("%w: chain: %w", ErrBadImport, err)
	}
	if p.Entry, err = fitLink(p.Entry); err != nil {
		return p, err
	}
	p.Rev, p.Take = max(p.Rev, 1), max(p.Take, 1)
	return p, p.check()
}

// fit returns the check-in as it can be taken in. The error wraps
// ErrBadImport, ErrEmpty or ErrTooLong.
func (c Checkin) fit() (_ Checkin, err error) {
	c = c.cleaned()
	if c.ID, err = ParseID(string(c.ID)); err != nil {
		return c, fmt.Errorf("%w: id: %w", ErrBadImport, err)
	}
	if c.Entry, err = fitLink(c.Entry); err != nil {
		return c, err
	}
	c.Rev = max(c.Rev, 1)
	return c, c.check()
}

// fitLink returns the id of an entry something came from, empty if from none.
func fitLink(id ID) (ID, error) {
	if id == "" {
		return "", nil
	}
	id, err := ParseID(string(id))
	if err != nil {
		return "", fmt.Errorf("%w: entry: %w", ErrBadImport, err)
	}
	return id, nil
}
