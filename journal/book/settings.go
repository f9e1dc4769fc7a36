package book

import (
	"context"
	"fmt"
	"io"
	"slices"

	"messup/journal"
	"messup/journal/record"
)

// Settings returns the person's choices; all zero if there are none yet.
func (b *core) Settings(ctx context.Context) (s journal.Settings, err error) {
	err = b.store.View(ctx, func(tx record.Tx) error {
		s, err = record.GetSettings(tx)
		return err
	})
	if err != nil {
		return journal.Settings{}, fmt.Errorf("reading the settings: %w", err)
	}
	return s, nil
}

// ChangeSettings changes the choices. The error wraps ErrSetting if what
// change leaves cannot be kept.
func (b *core) ChangeSettings(ctx context.Context, change func(*journal.Settings)) (s journal.Settings, err error) {
	err = b.store.Update(ctx, func(tx record.Tx) error {
		have, err := record.GetSettings(tx)
		if err != nil {
			return err
		}
		s = have
		s.Breaks = slices.Clone(have.Breaks)
		change(&s)
		s, err = s.Normalized()
		if err != nil {
			return err
		}
		s.Rev, s.Edited = have.Rev+1, b.Now()
		return record.SettingsKind().Put(tx, s)
	})
	if err != nil {
		return journal.Settings{}, fmt.Errorf("changing the settings: %w", err)
	}
	return s, nil
}

// newID reads 16 random bytes from rand: 26 letters and digits without the
// ones easily taken for others (Crockford's base 32).
func newID(rand io.Reader) (journal.ID, error) {
	var b [16]byte
	if _, err := io.ReadFull(rand, b[:]); err != nil {
		return "", fmt.Errorf("making an id: %w", err)
	}
	return journal.IDOf(b[:]), nil
}

// Shorten returns, for each id, the shortest beginning that no other record of
// the kind shares: what Find takes. It is never shorter than Short.
func (b *core) Shorten(ctx context.Context, k journal.Kind, ids []journal.ID) (short []string, err error) {
	var all []journal.ID
	err = b.store.View(ctx, func(tx record.Tx) error {
		all = all[:0]
		for id, err := range tx.IDs(k, "") {
			if err != nil {
				return err
			}
			all = append(all, id)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("looking through ids: %w", err)
	}
	for _, id := range ids {
		short = append(short, record.Shortest(all, id))
	}
	return short, nil
}
