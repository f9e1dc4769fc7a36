package book

import (
	"context"
	"fmt"
	"slices"

	"messup/journal"
	"messup/journal/record"
)

// Settings returns the person's choices; all zero if there are none yet.
func (b *Book) Settings(ctx context.Context) (s journal.Settings, err error) {
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
func (b *Book) ChangeSettings(ctx context.Context, change func(*journal.Settings)) (s journal.Settings, err error) {
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
