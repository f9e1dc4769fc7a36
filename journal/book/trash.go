package book

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"messup/journal"
	"messup/journal/doomed"
	"messup/journal/gather"
	"messup/journal/habits"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/takeback"
)

// Delete moves an entry to the trash, with what was drawn from it: its lessons,
// its plans and its check-ins. A lesson that comes from other entries too stays, and
// loses this story.
func (b Trash) Delete(ctx context.Context, id journal.ID) (journal.Trashed, error) {
	return b.delete(ctx, journal.Entries, id)
}

// DeleteLesson moves a lesson alone to the trash. The entries it was drawn from
// stay, with their answers.
func (b Trash) DeleteLesson(ctx context.Context, id journal.ID) (journal.Trashed, error) {
	return b.delete(ctx, journal.Lessons, id)
}

// DeleteHeard moves something heard to the trash.
func (b Trash) DeleteHeard(ctx context.Context, id journal.ID) (journal.Trashed, error) {
	return b.delete(ctx, journal.HeardKind, id)
}

func (b Trash) delete(ctx context.Context, kind journal.Kind, id journal.ID) (journal.Trashed, error) {
	return update(ctx, b.core, "deleting", func(tx record.Tx) (journal.Trashed, error) {
		return b.mover().One(tx, record.Key{Kind: kind, ID: id})
	})
}

func (b Trash) mover() doomed.Mover { return doomed.Mover{Sets: b.sets, Now: b.Now()} }

// Doomed is what a person chose to delete for good. It goes through the trash, where it
// lies for a moment with all that was drawn from it: so one thing is deleted in one way, and
// cut short it can be given back.
type Doomed struct {
	All   []journal.Trashed    // each with what was drawn from it
	Stay  map[journal.Kind]int // what the words are in as well, and belongs to what stays
	Aged  doomed.Aged          // of Old: what stays though it is old
	Kept  []record.Key         // what stays and says less: lessons that lose a story, or are of no entry any more
	Left  int                  // of Old: how many lessons stay that were of such a mess alone
	Older int                  // how many older wordings go out of lessons that stay
	keys  []record.Key
	with  search.Query
	old   bool
}

// Count is how many things go.
func (d Doomed) Count() int { return len(d.All) + d.Older }

// move moves it to the trash.
func (d *Doomed) move(tx record.Tx, m doomed.Mover) (err error) {
	d.Kept = nil
	if d.old {
		d.All, d.Kept, err = m.Reduce(tx, d.keys)
	} else {
		d.All, err = m.All(tx, d.keys)
	}
	d.Left, d.Kept = len(d.Kept), append(d.Kept, doomed.Lightened(d.All)...)
	var said []record.Key
	if err == nil {
		said, d.Older, err = doomed.LessOlder(tx, d.with)
	}
	d.Kept = append(d.Kept, said...)
	return err
}

// errRehearsed undoes what was only to be looked at.
var errRehearsed = errors.New("nothing was to be kept")

// Named finds what ids name, as doomed.Named does, and what would go with it; nothing is moved.
func (b Trash) Named(ctx context.Context, ids []string) (Doomed, error) {
	return b.rehearse(ctx, func(tx record.Tx, d *Doomed) (err error) {
		if d.keys, err = doomed.Named(tx, ids); err == nil {
			err = d.move(tx, b.mover())
		}
		return err
	})
}

// Holding finds what words are in, as doomed.Holding does, and what would go with it;
// nothing is moved.
func (b Trash) Holding(ctx context.Context, q search.Query) (Doomed, error) {
	return b.rehearse(ctx, func(tx record.Tx, d *Doomed) (err error) {
		d.with = q
		if d.keys, err = doomed.Holding(ctx, tx, b.sets, q); err == nil {
			err = d.move(tx, b.mover())
		}
		if err == nil {
			d.Stay, err = doomed.Rest(ctx, tx, b.sets, q, d.All)
		}
		return err
	})
}

// Old finds the messes that are older than the person keeps them, as doomed.Old does: they are
// reduced to their lessons. Nothing is moved. It finds none where all are kept.
func (b Trash) Old(ctx context.Context) (Doomed, error) {
	return b.rehearse(ctx, func(tx record.Tx, d *Doomed) (err error) {
		s, err := record.GetSettings(tx)
		if err != nil {
			return err
		}
		if d.Aged, err = doomed.Old(tx, s, b.Now()); err != nil {
			return err
		}
		d.old, d.keys = true, d.Aged.Keys
		return d.move(tx, b.mover())
	})
}

func (b Trash) rehearse(ctx context.Context, look func(record.Tx, *Doomed) error) (d Doomed, err error) {
	err = b.store.Update(ctx, func(tx record.Tx) error {
		d = Doomed{}
		return cmp.Or(look(tx, &d), errRehearsed)
	})
	if !errors.Is(err, errRehearsed) {
		return Doomed{}, fmt.Errorf("looking for what is to be deleted: %w", err)
	}
	return d, nil
}

// Doom moves what was found to the trash, all of it or nothing, for Purge to come next, and
// returns what that is by now: somebody may have deleted some of it meanwhile.
func (b Trash) Doom(ctx context.Context, d Doomed) (Doomed, error) {
	return update(ctx, b.core, "deleting", func(tx record.Tx) (Doomed, error) { err := d.move(tx, b.mover()); return d, err })
}

// Purge removes for good what of that is in the trash, and says how many things went.
func (b Trash) Purge(ctx context.Context, d Doomed) (gone int, err error) {
	return update(ctx, b.core, "deleting for good", func(tx record.Tx) (int, error) {
		ids := make([]journal.ID, len(d.All))
		for i, t := range d.All {
			ids[i] = t.ID
		}
		return len(ids), takeback.Purge(tx, ids, b.Now())
	})
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
			all = append(all, habits.Held(t, h, now))
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
// doomed.GiveBack says.
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
		return doomed.GiveBack(tx, b.sets, t)
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
			return takeback.Purge(tx, ids, b.Now())
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
