// Package waiting takes into the journal the words that wait for it: those in
// the inbox, or where there is none in the home folder, which the journal could not
// take at the moment, and those that were being written when a messup was killed.
// They come in as they are exported.
package waiting

import (
	"bytes"
	"context"
	"errors"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/exchange"
	"messup/journal/voice"
	"messup/store"
	"messup/store/scratch"
)

// Words are where words wait, and the journal they wait for. New makes them.
type Words struct {
	*book.Book
	File    *store.File    // it has the inbox
	Scratch scratch.Places // what is being written
	Home    string         // the folder for what the inbox does not take; empty: none
	notes   map[journal.ID]note
	// Elsewhere makes jots of what a phone left, and says what stays there; nil: nowhere.
	Elsewhere func(context.Context) (jots int, stay []string, err error)
}

// Encode returns words in messup's own format, as they wait: sealed if the journal is.
func (w Words) Encode(words journal.Archive) ([]byte, error) {
	b, err := encode(words)
	if err != nil {
		return nil, err
	}
	return w.File.Shut(b)
}

func encode(words journal.Archive) ([]byte, error) {
	var b bytes.Buffer
	err := exchange.WriteJSONL(&b, exchange.Of(words))
	return b.Bytes(), err
}

// Filed counts what came in, by where it waited.
type Filed struct {
	Inbox, Home, Elsewhere int
	Stay                   []string // what stays elsewhere, and why
}

// Said says how many notes came in, and where from.
func (n Filed) Said() (said []string) {
	if n.Inbox > 0 {
		said = append(said, voice.Say("Filed from the inbox: %s.", voice.Count(n.Inbox, "note", "notes")))
	}
	if n.Home > 0 {
		said = append(said, voice.Say("Filed from the home folder: %s.", voice.Count(n.Home, "note", "notes")))
	}
	if n.Elsewhere > 0 {
		said = append(said, voice.Say("Filed from the inbox of the sync folder: %s.", voice.Count(n.Elsewhere, "note", "notes")))
	}
	return said
}

// FileInbox brings in what Put left and says how much it was. What
// changed in the journal meanwhile is kept as well: the words are joined with
// what is there, as when two windows write at once.
func (w Words) FileInbox(ctx context.Context) (n Filed, err error) {
	n.Inbox, err = w.File.TakeInbox(ctx, func(b []byte) error {
		_, err := w.fileWords(ctx, b)
		return err
	})
	var homeErr error
	n.Home, homeErr = w.fileHome(ctx)
	var elseErr error
	if w.Elsewhere != nil {
		n.Elsewhere, n.Stay, elseErr = w.Elsewhere(ctx)
	}
	if err = errors.Join(err, homeErr, elseErr); err != nil {
		err = unfiledError{err}
	}
	return n, err
}

// unfiledError says of what waits on only why: what was being done with which file
// helps nobody who did not ask for it.
type unfiledError struct{ error }

func (u unfiledError) Error() string {
	return voice.Say("what waits for the journal could not be filed, and waits on: %s", voice.Reason(u.error))
}

func (u unfiledError) Unwrap() error { return u.error }

// fileWords brings in words in messup's own format, and returns them.
func (w Words) fileWords(ctx context.Context, b []byte) (exchange.Parcel, error) {
	p, err := exchange.Read(bytes.NewReader(b), w.Sets(), w.Now())
	if err != nil {
		return p, err
	}
	for _, e := range p.Entries {
		if err := w.fileEntry(ctx, e); err != nil {
			return p, err
		}
	}
	for _, l := range p.Lessons {
		if _, err := w.Lessons.Save(ctx, l); err != nil {
			return p, err
		}
	}
	for _, r := range p.Reviews {
		if err := w.fileReview(ctx, r); err != nil {
			return p, err
		}
	}
	return p, w.fileSmall(ctx, p.OfEntries)
}

// fileReview adds to a review what was noted at it while the journal did not take it. One
// that is gone has nothing to go on with.
func (w Words) fileReview(ctx context.Context, left journal.Review) error {
	_, err := w.Reviews.Change(ctx, left.ID, func(r journal.Review) journal.Review {
		at := r.At
		for _, noted := range left.Recorded {
			r.At = noted.Stop
			r = r.Record(noted.ID, noted.Line)
		}
		r.At = at
		return r
	})
	if errors.Is(err, journal.ErrNotFound) {
		return nil
	}
	return err
}

// fileSmall brings in plans, check-ins and what was heard as they were worded when
// the journal did not take them: they are the newest, whatever their day is by now. What
// was deleted meanwhile has them too: they are nowhere else.
func (w Words) fileSmall(ctx context.Context, small journal.OfEntries) error {
	for i, p := range small.Plans {
		if have, err := w.Plans.Get(ctx, p.ID); err == nil {
			small.Plans[i].Rev = have.Rev + 1
		}
	}
	for i, c := range small.Checkins {
		if have, err := w.People.Get(ctx, c.ID); err == nil {
			small.Checkins[i].Rev = have.Rev + 1
		}
	}
	for i, h := range small.Heard {
		if have, err := w.Heard.Get(ctx, h.ID); err == nil {
			small.Heard[i].Rev = have.Rev + 1
		}
	}
	_, err := w.Archive.Import(ctx, journal.Archive{OfEntries: small}, book.Intake{Trashed: true, Gone: true})
	return err
}
