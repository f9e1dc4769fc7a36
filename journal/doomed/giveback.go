package doomed

import (
	"messup/journal"
	"messup/journal/kin"
	"messup/journal/record"
	"messup/prompts"
)

// GiveBack gives back what is in the trash, with all that was deleted with it. What was
// written since under the same id stays, and the deleted words are kept beside it: an
// entry's as Merge says, a lesson's among its versions.
func GiveBack(tx record.Tx, sets prompts.Library, t journal.Trashed) error {
	if err := GiveLessons(tx, sets, t); err != nil {
		return err
	}
	if t.Entry != nil {
		e, err := record.GetEntry(tx, t.ID)
		switch {
		case err == nil: // brought in again since
			e = joinCopies(sets, e, *t.Entry)
		case record.IsNotFound(err):
			e = *t.Entry
			e.Rev++
		default:
			return err
		}
		if err := record.EntryKind(sets).Put(tx, e); err != nil {
			return err
		}
	}
	for _, k := range record.Tables(sets) {
		if err := k.GiveBack(tx, &t); err != nil {
			return err
		}
	}
	return tx.Delete(journal.Trash, t.ID)
}

// GiveLessons keeps what an entry taught again. Where there is another lesson by now
// under the same id, the words of this one go among its versions.
func GiveLessons(tx record.Tx, sets prompts.Library, t journal.Trashed) error {
	lessons := t.Lessons
	if t.Lesson != nil {
		lessons = append([]journal.Lesson{*t.Lesson}, lessons...)
	}
	for _, l := range lessons {
		have, err := record.GetLesson(tx, l.ID)
		if err != nil {
			return err
		}
		rev := max(l.Rev, have.Rev) + 1
		if have.ID != "" {
			l = have.WithOlder(l)
		}
		l.Rev = rev
		if err := record.PutLesson(tx, l); err != nil {
			return err
		}
	}
	for _, told := range t.Told {
		l, err := giveStory(tx, told)
		if err != nil {
			return err
		}
		lessons = append(lessons, l)
	}
	for _, l := range lessons {
		if err := record.ShowLesson(tx, sets, l); err != nil {
			return err
		}
	}
	return nil
}

// giveStory puts a story back into the lesson it was taken out of. If that is no
// more, the story is a lesson by itself.
func giveStory(tx record.Tx, told journal.Told) (journal.Lesson, error) {
	l, err := record.GetLesson(tx, told.Lesson)
	if err != nil {
		return l, err
	}
	if l.ID != "" {
		l = kin.With(l, told)
		l.Rev++
		return l, record.PutLesson(tx, l)
	}
	alone := kin.Alone(told)
	have, err := record.GetLesson(tx, alone.ID)
	if err != nil || alone.Text == "" {
		return have, err
	}
	if have.ID != "" { // the entry has learned something else since
		alone.ID = journal.HashID("told", string(told.Lesson), string(alone.Entry))
		if have, err = record.GetLesson(tx, alone.ID); err != nil {
			return have, err
		}
		if have.ID != "" {
			alone, alone.Rev = have.WithOlder(alone), have.Rev+1
		}
	}
	return alone, record.PutLesson(tx, alone)
}

// joinCopies keeps all the words of two copies of an entry whose common past
// is not known.
func joinCopies(sets prompts.Library, e, other journal.Entry) journal.Entry {
	joined, _ := journal.Merge(sets, journal.Entry{ID: e.ID}, e, other)
	if joined.Same(e) {
		return e
	}
	joined.Rev = max(e.Rev, other.Rev) + 1
	return joined
}

// GivingBack is GiveBack by the id under which something is in the trash.
func GivingBack(sets prompts.Library) func(record.Tx, journal.ID) error {
	return func(tx record.Tx, id journal.ID) error {
		t, err := record.GetTrashed(tx, id)
		if err != nil {
			return err
		}
		return GiveBack(tx, sets, t)
	}
}

// TakeBack gives back what is in the trash under an id and returns its entry: the zero Entry if there is
// none. The error wraps ErrForGood if it was deleted for good.
func TakeBack(tx record.Tx, sets prompts.Library, id journal.ID) (journal.Entry, error) {
	t, err := record.GetTrashed(tx, id)
	if err != nil || t.Entry == nil {
		return journal.Entry{}, record.EntryKind(sets).IgnoreNew(tx, id, err)
	}
	if err := GiveBack(tx, sets, t); err != nil {
		return journal.Entry{}, err
	}
	return record.GetEntry(tx, id)
}
