package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"messup/journal"
	"messup/prompts"
)

// TrashDays is how long deleted things can be given back, in days.
const TrashDays = 30

// Trashed is one deleted entry or lesson, with what was deleted together with
// it.
type Trashed struct {
	ID      journal.ID      `json:"-"` // of the entry or lesson
	Title   string          `json:"title"`
	Class   string          `json:"class,omitempty"`
	Deleted time.Time       `json:"deleted"`
	Entry   *journal.Entry  `json:"entry,omitempty"`
	Lesson  *journal.Lesson `json:"lesson,omitempty"`

	Plans    []journal.Plan    `json:"plans,omitempty"`
	Checkins []journal.Checkin `json:"checkins,omitempty"`
}

// Until returns when the thing leaves the trash for good.
func (t Trashed) Until() time.Time { return Leaves(t.Deleted) }

// Leaves goes by days of 24 hours: calendar days would be of another length
// when the clocks change, and in another zone.
func Leaves(deleted time.Time) time.Time { return deleted.Add(TrashDays * 24 * time.Hour) }

// Keep moves the lesson with t's id to the trash, if there is one, and keeps
// t there. A lesson that was in the trash under this id already is joined: it
// comes back among the versions.
func (t *Trashed) Keep(tx Tx) error {
	before, err := GetTrashed(tx, t.ID)
	if err != nil && !IsNotFound(err) {
		return err
	}
	l, err := GetLesson(tx, t.ID)
	if err != nil {
		return err
	}
	t.Lesson = before.Lesson
	if l.ID != "" {
		if before.Lesson != nil {
			l = l.WithOlder(*before.Lesson)
		}
		t.Lesson = &l
		if err := tx.Delete(journal.Lessons, l.ID); err != nil {
			return err
		}
	}
	for _, k := range Tables(prompts.Library{}) {
		k.joinTrash(t, &before)
	}
	if t.Entry == nil && before.Entry != nil { // the lesson alone, of a story that is here too
		t.Entry, t.Title, t.Class = before.Entry, before.Title, before.Class
	}
	return TrashKind().Put(tx, *t)
}

func (t Trashed) trashedRecord() (Record, error) {
	data, err := json.Marshal(t)
	if err != nil {
		return Record{}, fmt.Errorf("trash %s: %w", t.ID.Short(), err)
	}
	return Record{Kind: journal.Trash, ID: t.ID, Rev: 1, At: t.Deleted, Data: data, Line: []byte("-")}, nil
}

func GetTrashed(tx Tx, id journal.ID) (Trashed, error) { return TrashKind().Get(tx, id) }

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

func IsNotFound(err error) bool { return errors.Is(err, journal.ErrNotFound) }

func IgnoreNotFound(err error) error {
	if IsNotFound(err) {
		return nil
	}
	return err
}
