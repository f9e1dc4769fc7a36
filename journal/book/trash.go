package book

import (
	"context"
	"errors"
	"fmt"

	"messup/journal"
	"messup/journal/gather"
	"messup/journal/record"
)

// Delete moves an entry to the trash, with what was drawn from it: its lessons,
// its plans and its check-ins. A lesson that comes from other entries too stays, and
// loses this story.
func (b Trash) Delete(ctx context.Context, id journal.ID) (t journal.Trashed, err error) {
	err = b.store.Update(ctx, func(tx record.Tx) error {
		e, err := record.GetEntry(tx, id)
		if err != nil {
			return err
		}
		t = journal.Trashed{ID: id, Title: e.Name(), Class: e.Class, Deleted: b.Now(), Entry: &e}
		if err := tx.Delete(journal.Entries, id); err != nil {
			return err
		}
		for _, k := range record.Tables(b.sets) {
			if err := k.TakeAway(tx, &t); err != nil {
				return err
			}
		}
		return record.KeepTrashed(&t, tx)
	})
	if err != nil {
		return journal.Trashed{}, fmt.Errorf("deleting: %w", err)
	}
	return t, nil
}

// DeleteLesson moves a lesson alone to the trash. The entries it was drawn from
// stay, with their answers.
func (b Trash) DeleteLesson(ctx context.Context, id journal.ID) (t journal.Trashed, err error) {
	err = b.store.Update(ctx, func(tx record.Tx) error {
		l, err := record.GetLesson(tx, id)
		if err == nil && l.ID == "" {
			err = fmt.Errorf("lesson %s: %w", id.Short(), journal.ErrNotFound)
		}
		if err != nil {
			return err
		}
		t = journal.Trashed{ID: id, Title: l.Text, Deleted: b.Now()}
		if err := record.KeepTrashed(&t, tx); err != nil {
			return err
		}
		return record.ShowLesson(tx, b.sets, l)
	})
	if err != nil {
		return journal.Trashed{}, fmt.Errorf("deleting: %w", err)
	}
	return t, nil
}

// All returns what is in the trash, newest first, of whatever age: what no Sweep has
// taken can still be given back.
func (b Trash) All(ctx context.Context) (all []journal.Trashed, err error) {
	now := b.Now()
	err = b.store.View(ctx, func(tx record.Tx) error {
		all = nil
		h, err := record.GetHabits(tx)
		if err != nil && !errors.Is(err, journal.ErrDamaged) {
			return err
		}
		for r, err := range tx.Rows(journal.Trash) {
			if err != nil {
				return err
			}
			t, err := record.GetTrashed(tx, r.ID)
			if err != nil {
				return err
			}
			all = append(all, record.Held(t, h, now))
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("looking into the trash: %w", err)
	}
	return all, nil
}

// GiveBack gives back the thing whose id is or begins with prefix, with all
// that was deleted with it. What was written since under the same id stays, as
// record.GiveBack says.
func (b Trash) GiveBack(ctx context.Context, prefix string) (t journal.Trashed, err error) {
	err = b.store.Update(ctx, func(tx record.Tx) error {
		id, err := record.Resolve(tx, journal.Trash, prefix)
		if err != nil {
			return err
		}
		t, err = record.GetTrashed(tx, id)
		if err != nil {
			return err
		}
		return record.GiveBack(tx, b.sets, t)
	})
	if err != nil {
		return journal.Trashed{}, fmt.Errorf("giving back: %w", err)
	}
	return t, nil
}

// Sweep removes for good what has been in the trash for TrashDays, or with
// everything set all of it, with what reviews recorded of it, and says how many
// things went.
func (b Trash) Sweep(ctx context.Context, everything bool) (gone int, err error) {
	var ids []journal.ID
	gone, err = b.due(ctx, everything) // most days there is nothing, and nothing is written
	if err == nil && gone > 0 {
		err = b.store.Update(ctx, func(tx record.Tx) (err error) {
			ids, err = gather.Leaving(tx, b.Now(), everything)
			if err != nil {
				return err
			}
			return record.Purge(tx, ids)
		})
	}
	if err != nil {
		return 0, fmt.Errorf("emptying the trash: %w", err)
	}
	return len(ids), nil
}

// Due says how many things leave the trash for good at the next Sweep.
func (b Trash) Due(ctx context.Context) (n int, err error) {
	if n, err = b.due(ctx, false); err != nil {
		return 0, fmt.Errorf("looking into the trash: %w", err)
	}
	return n, nil
}

func (b Trash) due(ctx context.Context, everything bool) (n int, err error) {
	err = b.store.View(ctx, func(tx record.Tx) error {
		ids, err := gather.Leaving(tx, b.Now(), everything)
		n = len(ids)
		return err
	})
	return n, err
}
