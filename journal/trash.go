package journal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"messup/prompts"
)

// TrashDays is how long deleted things can be given back, in days.
const TrashDays = 30

// Trashed is one deleted entry or lesson, with what was deleted together with
// it.
type Trashed struct {
	ID      ID        `json:"-"` // of the entry or lesson
	Title   string    `json:"title"`
	Class   string    `json:"class,omitempty"`
	Deleted time.Time `json:"deleted"`
	Entry   *Entry    `json:"entry,omitempty"`
	Lesson  *Lesson   `json:"lesson,omitempty"`

	Plans    []Plan    `json:"plans,omitempty"`
	Checkins []Checkin `json:"checkins,omitempty"`
}

// Until returns when the thing leaves the trash for good.
func (t Trashed) Until() time.Time { return leaves(t.Deleted) }

// leaves goes by days of 24 hours: calendar days would be of another length
// when the clocks change, and in another zone.
func leaves(deleted time.Time) time.Time { return deleted.Add(TrashDays * 24 * time.Hour) }

// Delete moves an entry to the trash, with what was drawn from it: its lesson,
// its plans and its check-ins.
func (b *Book) Delete(ctx context.Context, id ID) (t Trashed, err error) {
	err = b.store.Update(ctx, func(tx Tx) error {
		e, err := getEntry(tx, id)
		if err != nil {
			return err
		}
		t = Trashed{ID: id, Title: e.Name(), Class: e.Class, Deleted: b.Now(), Entry: &e}
		if err := tx.Delete(Entries, id); err != nil {
			return err
		}
		for _, k := range tables(b.sets) {
			if err := k.takeAway(tx, &t); err != nil {
				return err
			}
		}
		return t.keep(tx)
	})
	if err != nil {
		return Trashed{}, fmt.Errorf("deleting: %w", err)
	}
	return t, nil
}

// DeleteLesson moves a lesson alone to the trash. The entry it was drawn from
// stays, with its answers.
func (b *Book) DeleteLesson(ctx context.Context, id ID) (t Trashed, err error) {
	err = b.store.Update(ctx, func(tx Tx) error {
		l, err := getLesson(tx, id)
		if err == nil && l.ID == "" {
			err = fmt.Errorf("lesson %s: %w", id.Short(), ErrNotFound)
		}
		if err != nil {
			return err
		}
		t = Trashed{ID: id, Title: l.Text, Deleted: b.Now()}
		if err := t.keep(tx); err != nil {
			return err
		}
		return showLesson(tx, b.sets, Lesson{ID: l.ID, Entry: l.Entry})
	})
	if err != nil {
		return Trashed{}, fmt.Errorf("deleting: %w", err)
	}
	return t, nil
}

// keep moves the lesson with t's id to the trash, if there is one, and keeps
// t there. A lesson that was in the trash under this id already is joined: it
// comes back among the versions.
func (t *Trashed) keep(tx Tx) error {
	before, err := getTrashed(tx, t.ID)
	if err != nil && !isNotFound(err) {
		return err
	}
	l, err := getLesson(tx, t.ID)
	if err != nil {
		return err
	}
	t.Lesson = before.Lesson
	if l.ID != "" {
		if before.Lesson != nil {
			l = l.withOlder(*before.Lesson)
		}
		t.Lesson = &l
		if err := tx.Delete(Lessons, l.ID); err != nil {
			return err
		}
	}
	for _, k := range tables(prompts.Library{}) {
		k.joinTrash(t, &before)
	}
	if t.Entry == nil && before.Entry != nil { // the lesson alone, of a story that is here too
		t.Entry, t.Title, t.Class = before.Entry, before.Title, before.Class
	}
	return trashKind().put(tx, *t)
}

func (t Trashed) record() (Record, error) {
	data, err := json.Marshal(t)
	if err != nil {
		return Record{}, fmt.Errorf("trash %s: %w", t.ID.Short(), err)
	}
	return Record{Kind: Trash, ID: t.ID, Rev: 1, At: t.Deleted, Data: data, Line: []byte("-")}, nil
}

func getTrashed(tx Tx, id ID) (Trashed, error) { return trashKind().get(tx, id) }

// Trashed returns what is in the trash, newest first. Things over TrashDays
// old are no longer among it, even if Sweep has not run.
func (b *Book) Trashed(ctx context.Context) (all []Trashed, err error) {
	now := b.Now()
	err = b.store.View(ctx, func(tx Tx) error {
		all = nil
		for r, err := range tx.Rows(Trash) {
			if err != nil {
				return err
			}
			t, err := getTrashed(tx, r.ID)
			if err != nil {
				return err
			}
			if now.Before(t.Until()) {
				all = append(all, t)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("looking into the trash: %w", err)
	}
	return all, nil
}

// Untrash gives back the thing whose id is or begins with prefix, with all
// that was deleted with it. What was written since under the same id stays,
// and the deleted words are kept beside it: an entry's as Merge says, a
// lesson's among its versions.
func (b *Book) Untrash(ctx context.Context, prefix string) (t Trashed, err error) {
	err = b.store.Update(ctx, func(tx Tx) error {
		id, err := resolve(tx, Trash, prefix)
		if err != nil {
			return err
		}
		t, err = getTrashed(tx, id)
		if err != nil {
			return err
		}
		return untrash(tx, b.sets, t)
	})
	if err != nil {
		return Trashed{}, fmt.Errorf("giving back: %w", err)
	}
	return t, nil
}

func untrash(tx Tx, sets prompts.Library, t Trashed) error {
	l, err := getLesson(tx, t.ID)
	if err != nil {
		return err
	}
	if t.Lesson != nil {
		rev := max(l.Rev, t.Lesson.Rev) + 1
		if l.ID == "" {
			l = *t.Lesson
		} else {
			l = l.withOlder(*t.Lesson)
		}
		l.Rev = rev
		if err := putLesson(tx, l); err != nil {
			return err
		}
	}
	e, err := getEntry(tx, t.ID)
	if err != nil && !isNotFound(err) {
		return err
	}
	switch there := err == nil; {
	case there && t.Entry != nil: // brought in again since
		err = putEntry(tx, sets, joinCopies(sets, e, *t.Entry), l)
	case there: // only its lesson was deleted
		err = putEntry(tx, sets, e, l)
	case t.Entry != nil:
		t.Entry.Rev++
		err = putEntry(tx, sets, *t.Entry, l)
	default: // a lesson without a story
		err = nil
	}
	if err != nil {
		return err
	}
	for _, k := range tables(sets) {
		if err := k.giveBack(tx, &t); err != nil {
			return err
		}
	}
	return tx.Delete(Trash, t.ID)
}

// joinCopies keeps all the words of two copies of an entry whose common past
// is not known.
func joinCopies(sets prompts.Library, e, other Entry) Entry {
	joined, _ := Merge(sets, Entry{ID: e.ID}, e, other)
	if joined.Same(e) {
		return e
	}
	joined.Rev = max(e.Rev, other.Rev) + 1
	return joined
}

// Sweep removes for good what has been in the trash for TrashDays, or with
// everything set all of it, with what reviews recorded of it, and says how many
// things went.
func (b *Book) Sweep(ctx context.Context, everything bool) (gone int, err error) {
	now := b.Now()
	var ids []ID
	err = b.store.View(ctx, func(tx Tx) (err error) { // most days there is nothing, and nothing is written
		ids, err = due(tx, now, everything)
		return err
	})
	if err == nil && len(ids) > 0 {
		err = b.store.Update(ctx, func(tx Tx) (err error) {
			ids, err = due(tx, now, everything)
			if err != nil {
				return err
			}
			return purge(tx, ids)
		})
	}
	if err != nil {
		return 0, fmt.Errorf("emptying the trash: %w", err)
	}
	return len(ids), nil
}

// purge removes for good what is in the trash under certain ids.
func purge(tx Tx, ids []ID) error {
	g, err := trashedSet(tx, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := tx.Delete(Trash, id); err != nil {
			return err
		}
	}
	return purgeReviews(tx, g)
}

// due returns what leaves the trash for good.
func due(tx Tx, now time.Time, everything bool) (ids []ID, err error) {
	for r, err := range tx.Rows(Trash) {
		if err != nil {
			return nil, err
		}
		if everything || !now.Before(leaves(r.At)) {
			ids = append(ids, r.ID)
		}
	}
	return ids, nil
}

func isNotFound(err error) bool { return errors.Is(err, ErrNotFound) }

func ignoreNotFound(err error) error {
	if isNotFound(err) {
		return nil
	}
	return err
}
