// Package kept is the store as the shell has it: it notes that something was kept, counts each change
// as a use of the journal, and says of a strange file in the journal's place what is left
// of the one that was there.
package kept

import (
	"context"
	"errors"
	"fmt"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store"
)

// New returns that store. kept is set once something was kept.
func New(file *store.File, kept *bool, now func() time.Time) record.Store {
	return &keeping{file, file, kept, now}
}

// A keeping store tells the session when something was kept, and of a file that
// is no journal, whether one is left that has its place.
type keeping struct {
	record.Store
	file *store.File
	kept *bool
	now  func() time.Time
}

// View is that of the store.
func (k *keeping) View(ctx context.Context, fn func(record.Tx) error) error {
	return Displaced(ctx, k.file, k.Store.View(ctx, fn))
}

// Update is that of the store. Each change is a use of the journal, from the pages and
// from the shell alike.
func (k *keeping) Update(ctx context.Context, fn func(record.Tx) error) error {
	return k.keep(ctx, k.Store.Update, fn)
}

// Fill is that of the store, as Update is.
func (k *keeping) Fill(ctx context.Context, fn func(record.Tx) error) error {
	return k.keep(ctx, k.Store.Fill, fn)
}

func (k *keeping) keep(ctx context.Context, run func(context.Context, func(record.Tx) error) error, fn func(record.Tx) error) error {
	err := run(ctx, func(tx record.Tx) error {
		if err := fn(tx); err != nil {
			return err
		}
		return record.Use(tx, k.now().Round(0))
	})
	*k.kept = *k.kept || err == nil
	return Displaced(ctx, k.file, err)
}

// Still returns the store as it is in one View of it: what reads several times there opens the file
// once, and reads one state of it. Nothing can be changed in it.
func Still(tx record.Tx) record.Store { return still{tx} }

type still struct{ tx record.Tx }

// View is that of the store.
func (s still) View(_ context.Context, fn func(record.Tx) error) error { return fn(s.tx) }

// Update and Fill refuse.
func (s still) Update(context.Context, func(record.Tx) error) error { return journal.ErrReadOnly }
func (s still) Fill(context.Context, func(record.Tx) error) error   { return journal.ErrReadOnly }

// Displaced adds to the error of a file that is no journal what is left of the one that has its
// place.
func Displaced(ctx context.Context, file *store.File, err error) error {
	if !errors.Is(err, journal.ErrNotJournal) {
		return err
	}
	if left := file.Missing(ctx); errors.Is(left, journal.ErrGone) {
		return fmt.Errorf("%w: %w; %s", journal.ErrDisplaced, err, left.Error())
	}
	return err
}
