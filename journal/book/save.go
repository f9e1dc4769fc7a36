package book

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/doomed"
	"messup/journal/gather"
	"messup/journal/record"
	"messup/journal/takeback"
	"messup/journal/telling"
	"messup/journal/text"
)

// Save keeps an entry. base is the copy the changes were made to, as it was read or last saved (the
// zero Entry for a new one): if the entry was changed on the disk meanwhile, the two are merged as
// Merge says, and the ids of the questions both sides had changed come back in conflicts.
//
// The entry returned is what is now on the disk, cleaned and with its new revision; the next Save
// takes it as base. A window that was typed in meanwhile goes on with Merge(e, typed, saved). Saving
// what is there already writes nothing.
//
// An entry that was deleted meanwhile comes back out of the trash with its lesson, and the changes are
// made to that; without changes it stays deleted. Errors wrap ErrTooLong, ErrBadID, ErrForGood if
// it was deleted for good, or what the Store says; then nothing was kept.
func (b Entries) Save(ctx context.Context, base, e journal.Entry) (saved journal.Entry, conflicts []string, err error) {
	err = b.store.Update(ctx, func(tx record.Tx) error {
		saved, conflicts, err = b.save(tx, base, e.Cleaned())
		return err
	})
	if err != nil {
		return journal.Entry{}, nil, err // it names the part or the file already
	}
	return saved, conflicts, nil
}

// SaveMade is Save of a new entry that is made of the classes a jot may name, in the same change.
func (b Entries) SaveMade(ctx context.Context, made func(classes []string) journal.Entry) (journal.Entry, error) {
	return update(ctx, b.core, "", func(tx record.Tx) (e journal.Entry, err error) {
		classes, err := gather.Classes(tx)
		if err == nil {
			e, _, err = b.save(tx, journal.Entry{}, made(classes).Cleaned())
		}
		return e, err
	})
}

func (b Entries) save(tx record.Tx, base, e journal.Entry) (journal.Entry, []string, error) {
	if _, err := journal.ParseID(string(e.ID)); err != nil {
		return journal.Entry{}, nil, err
	}
	theirs, err := record.GetEntry(tx, e.ID)
	if record.IsNotFound(err) {
		if base.Rev > 0 && e.Same(base) { // deleted there, unchanged here
			return e, nil, nil
		}
		theirs, err = doomed.TakeBack(tx, b.sets, e.ID)
	}
	if err != nil {
		return journal.Entry{}, nil, err
	}
	var conflicts []string
	if theirs.Rev > 0 && theirs.Rev != base.Rev {
		e, conflicts = journal.Merge(b.sets, base, e, theirs)
	}
	if theirs.Rev > 0 && e.Same(theirs) {
		return theirs, conflicts, nil
	}
	now := b.Now()
	e = takenUp(theirs, e).Dating(b.sets, theirs, now)
	if err := e.Check(); err != nil {
		return journal.Entry{}, nil, err
	}
	// Never a revision that was there before: an import would take the words
	// that bore it for these.
	e.Rev, e.Edited = max(e.Rev, theirs.Rev)+1, now
	lesson, err := record.GetLesson(tx, e.ID)
	if err != nil {
		return journal.Entry{}, nil, err
	}
	if !e.Draft() { // a draft's lesson may still change with every key
		lesson, err = record.DeriveLesson(tx, b.sets, theirs, e, lesson, nil, now, begin)
		if err != nil {
			return journal.Entry{}, nil, err
		}
		if err := record.PlanKind().Derive(tx, b.sets, theirs, e, now); err != nil {
			return journal.Entry{}, nil, err
		}
		if err := record.CheckinKind().Derive(tx, b.sets, theirs, e, now); err != nil {
			return journal.Entry{}, nil, err
		}
	}
	return e, conflicts, record.PutEntry(tx, b.sets, e, lesson)
}

// takenUp returns an entry that was let go as one that asks again, if it was written on.
func takenUp(have, e journal.Entry) journal.Entry {
	written := have
	written.Answers, written.Finished = e.Answers, e.Finished
	if e.LetGo != 0 && e.LetGo == have.LetGo && !written.Same(have) {
		e.LetGo, e.Why = 0, ""
	}
	return e
}

// CloseWithLesson closes a draft with one sentence that is kept of it, as its lesson.
// What was written stays in it; but a plan or a person it names is not taken up: the
// sentence is all that is wanted of it. The error wraps ErrNotFound, ErrEmpty or
// ErrTooLong.
func (b Entries) CloseWithLesson(ctx context.Context, id journal.ID, words string) (journal.Lesson, error) {
	words = text.CleanLine(words)
	if words == "" {
		return journal.Lesson{}, fmt.Errorf("the lesson: %w", journal.ErrEmpty)
	}
	return update(ctx, b.core, "closing "+id.Short(), func(tx record.Tx) (l journal.Lesson, err error) {
		draft, err := record.GetEntry(tx, id)
		if err != nil {
			return l, err
		}
		now, e := b.Now(), b.Finish(draft.WithLesson(b.sets, words))
		if err := e.Check(); err != nil {
			return l, err
		}
		if l, err = record.GetLesson(tx, id); err != nil {
			return l, err
		}
		if l, err = record.DeriveLesson(tx, b.sets, draft, e, l, nil, now, begin); err != nil {
			return l, err
		}
		if l.ID == "" { // its set asks for no lesson
			if l, err = begin(tx, journal.Lesson{ID: id, Rev: 1, Entry: id, Text: words, Made: now, Edited: now}, date.DayOf(now)); err != nil {
				return l, err
			}
			if err := keepChecked(tx, l); err != nil {
				return l, err
			}
		}
		e.Rev, e.Edited = draft.Rev+1, now
		return l, record.PutEntry(tx, b.sets, e, l)
	})
}

// Finish returns the entry as finished now, if it was a draft.
func (b Entries) Finish(e journal.Entry) journal.Entry {
	if e.Draft() {
		e.Finished = b.Now().Truncate(time.Second)
	}
	e.Place = ""
	return e
}

// Names finds what looks like a name in a finished entry, or in a lesson that is of none.
func (b Entries) Names(ctx context.Context, id journal.ID) ([]telling.Name, error) {
	return view(ctx, b.core, "looking for names", func(tx record.Tx) ([]telling.Name, error) {
		s, err := record.GetSettings(tx)
		if err != nil {
			return nil, err
		}
		e, err := record.GetEntry(tx, id)
		if record.IsNotFound(err) {
			l, err := record.LessonKind(b.sets).Get(tx, id)
			return telling.InLesson(l, s), err
		}
		if err != nil || e.Draft() {
			return nil, err
		}
		return telling.InEntry(e, b.sets, s), nil
	})
}

// Unname says roles in place of names as record.Reword does; with rehearse nothing is kept. It
// fails with ErrTooLong if a role does not fit where the name was.
func (b Entries) Unname(ctx context.Context, id journal.ID, roles telling.Roles, rehearse bool) (changed []record.Key, err error) {
	err = b.store.Update(ctx, func(tx record.Tx) (err error) {
		if changed, err = record.Reword(tx, b.sets, id, roles.Put); err == nil && rehearse {
			err = errRehearsed
		}
		return cmp.Or(err, takeback.ForgetSaid(tx, changed, roles.Stands, b.Now()))
	})
	if err != nil && !errors.Is(err, errRehearsed) {
		return nil, fmt.Errorf("putting a role in place of a name: %w", err)
	}
	return changed, nil
}
