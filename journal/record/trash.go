package record

import (
	"errors"

	"messup/journal"
	"messup/journal/habits"
	"messup/prompts"
)

// KeepTrashed moves what the entry with t's id taught to the trash, or for a lesson
// deleted alone the one with that id, and keeps t there. A lesson that was in the
// trash under this id already is joined: it comes back among the versions.
func KeepTrashed(t *journal.Trashed, tx Tx) error {
	before, err := GetTrashed(tx, t.ID)
	if err != nil && !IsNotFound(err) {
		return err
	}
	if t.Entry != nil {
		err = takeLessons(tx, t)
	} else {
		err = takeLesson(tx, t)
	}
	if err := IgnoreNotFound(err); err != nil {
		return err
	}
	switch {
	case t.Lesson == nil:
		t.Lesson = before.Lesson
	case before.Lesson != nil:
		l := t.Lesson.WithOlder(*before.Lesson)
		t.Lesson = &l
	}
	t.Lessons, t.Told = append(t.Lessons, before.Lessons...), append(t.Told, before.Told...)
	for _, k := range Tables(prompts.Library{}) {
		k.joinTrash(t, &before)
	}
	if t.Entry == nil && before.Entry != nil { // the lesson alone, of a story that is here too
		t.Entry, t.Title, t.Class = before.Entry, before.Title, before.Class
	}
	if err := TrashKind().Put(tx, *t); err != nil {
		return err
	}
	h, err := GetHabits(tx)
	if err == nil {
		*t = habits.Held(*t, h, t.Deleted)
	}
	return ignoreDamaged(err)
}

// takeLesson takes the lesson with t's id out of the journal, if there is one.
func takeLesson(tx Tx, t *journal.Trashed) error {
	l, err := GetLesson(tx, t.ID)
	if err != nil || l.ID == "" {
		return err
	}
	t.Lesson = &l
	return tx.Delete(journal.Lessons, l.ID)
}

// GetTrashed reads what was deleted under an id. The error wraps ErrNotFound if nothing is in the trash.
func GetTrashed(tx Tx, id journal.ID) (journal.Trashed, error) { return TrashKind().Get(tx, id) }

// Purge removes for good what is in the trash under certain ids.
func Purge(tx Tx, ids []journal.ID) error {
	g, err := trashedSet(tx, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := tx.Delete(journal.Trash, id); err != nil {
			return err
		}
	}
	return purgeReviews(tx, g)
}

// IsNotFound reports whether an error says that there is no such record.
func IsNotFound(err error) bool { return errors.Is(err, journal.ErrNotFound) }

// IgnoreNew is IgnoreNotFound of what a change was made to: if that was deleted for good meanwhile the
// error wraps ErrForGood, for a change is no reason to bring all its words back.
func (k Kind[T]) IgnoreNew(tx Tx, id journal.ID, err error) error {
	if IsNotFound(err) && tx.Gone(k.name, id) {
		return journal.ErrForGood
	}
	return IgnoreNotFound(err)
}

// IgnoreNotFound returns the error unless it says that there is no such record.
func IgnoreNotFound(err error) error {
	if IsNotFound(err) {
		return nil
	}
	return err
}
