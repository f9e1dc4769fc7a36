// Package doomed is how what a person deletes is taken out of a journal: into the trash, with
// all that was drawn from it, and what of many things it is that goes when words or ids
// name it. It works within one change of a journal. When something leaves the trash for
// good is for package gather to say, and how its bytes go for package store.
package doomed

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/prompts"
)

// A Mover moves records to the trash.
type Mover struct {
	Sets prompts.Library
	Now  time.Time
}

// All moves records to the trash, each with what was drawn from it, and returns what it
// moved. One that went with another is there already, and one that is not there any more
// needs nothing. What the file of an import said of them, which lies in the trash since that was
// taken back, is among it: it is the same thing in other words.
func (m Mover) All(tx record.Tx, keys []record.Key) (all []journal.Trashed, err error) {
	for _, key := range keys {
		if slices.ContainsFunc(all, func(t journal.Trashed) bool { return t.ID == key.ID }) { // also in the trash, say
			continue
		}
		t, err := m.One(tx, key)
		if errors.Is(err, journal.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return withCopies(tx, all)
}

// One moves one record: an entry with its lessons, its plans and its check-ins, where a
// lesson that comes from other entries too stays, and loses this story; or a lesson, of
// which the entries stay with their answers; or what was drawn from nothing. What is in
// the trash already stays there.
func (m Mover) One(tx record.Tx, key record.Key) (journal.Trashed, error) {
	switch key.Kind {
	case journal.Entries:
		return m.entry(tx, key.ID)
	case journal.Lessons:
		return m.lesson(tx, key.ID)
	case journal.HeardKind:
		h, err := record.HeardKind().Get(tx, key.ID)
		return m.alone(tx, key, journal.Trashed{Title: h.Words, Class: h.Class, OfEntries: journal.OfEntries{Heard: []journal.Heard{h}}}, err)
	case journal.PlansKind:
		p, err := record.PlanKind().Get(tx, key.ID)
		return m.alone(tx, key, journal.Trashed{Title: cmp.Or(p.Will, p.When, p.Goal), Class: p.Class, OfEntries: journal.OfEntries{Plans: []journal.Plan{p}}}, err)
	case journal.CheckinsKind:
		c, err := record.CheckinKind().Get(tx, key.ID)
		return m.alone(tx, key, journal.Trashed{Title: c.Person, OfEntries: journal.OfEntries{Checkins: []journal.Checkin{c}}}, err)
	}
	return record.GetTrashed(tx, key.ID)
}

func (m Mover) entry(tx record.Tx, id journal.ID) (t journal.Trashed, err error) {
	e, err := record.GetEntry(tx, id)
	if err != nil {
		return t, err
	}
	t = journal.Trashed{ID: id, Title: e.Name(), Class: e.Class, Deleted: m.Now, Entry: &e}
	if err := tx.Delete(journal.Entries, id); err != nil {
		return t, err
	}
	for _, k := range record.Tables(m.Sets) {
		if err := k.TakeAway(tx, &t); err != nil {
			return t, err
		}
	}
	return t, record.KeepTrashed(&t, tx)
}

func (m Mover) lesson(tx record.Tx, id journal.ID) (t journal.Trashed, err error) {
	l, err := record.GetLesson(tx, id)
	if err == nil && l.ID == "" {
		err = fmt.Errorf("lesson %s: %w", id.Short(), journal.ErrNotFound)
	}
	if err != nil {
		return t, err
	}
	t = journal.Trashed{ID: id, Title: l.Text, Deleted: m.Now}
	if err := record.KeepTrashed(&t, tx); err != nil {
		return t, err
	}
	return t, record.ShowLesson(tx, m.Sets, l)
}

// alone moves one record that nothing was drawn from.
func (m Mover) alone(tx record.Tx, key record.Key, t journal.Trashed, err error) (journal.Trashed, error) {
	t.ID, t.Deleted = key.ID, m.Now
	if err == nil {
		err = tx.Delete(key.Kind, key.ID)
	}
	if err == nil {
		err = record.KeepTrashed(&t, tx)
	}
	return t, err
}
