package book

import (
	"context"
	"fmt"
	"io"

	"messup/journal"
	"messup/journal/record"
)

// Settings returns the person's choices; all zero if there are none yet.
func (b *core) Settings(ctx context.Context) (journal.Settings, error) {
	return view(ctx, b, "reading the settings", record.GetSettings)
}

// ChangeSettings changes the choices; what change leaves as it was is not written. The
// error wraps ErrSetting if what it leaves cannot be kept.
func (b *core) ChangeSettings(ctx context.Context, change func(*journal.Settings)) (journal.Settings, error) {
	return update(ctx, b, "changing the settings", func(tx record.Tx) (journal.Settings, error) {
		return record.ChangeSettings(tx, b.Now(), change)
	})
}

// KeepSettings keeps choices as somebody typed them who began with those of before: what
// was changed meanwhile by another hand stays. The error is that of ChangeSettings.
func (b *core) KeepSettings(ctx context.Context, before, typed journal.Settings) (journal.Settings, error) {
	typed, err := typed.Normalized()
	if err != nil {
		return typed, fmt.Errorf("changing the settings: %w", err)
	}
	return b.ChangeSettings(ctx, func(s *journal.Settings) { *s = record.JoinSettings(before, typed, *s) })
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
func (b *core) Shorten(ctx context.Context, k journal.Kind, ids []journal.ID) ([]string, error) {
	return view(ctx, b, "looking through ids", func(tx record.Tx) ([]string, error) {
		short := make([]string, len(ids))
		for i, id := range ids {
			var err error
			if short[i], err = record.Short(tx, k, id); err != nil {
				return nil, err
			}
		}
		return short, nil
	})
}
