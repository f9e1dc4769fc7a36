package waiting

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"messup/journal"
)

// An entry that waits is as it was when the journal refused it. The journal may have
// taken later words of it since; its revision says so, and no clock. What was kept
// later stays then, and what waited goes beside it.

// A note is an entry that was filed, and what the journal had of it around that.
type note struct {
	words, before journal.Entry
	after         int  // the revision it made
	beside        bool // it went beside the journal's words
}

// New returns the words that wait, with none filed yet.
func New(w Words) Words {
	w.notes = map[journal.ID]note{}
	return w
}

// fileEntry brings in one entry. Of several from the same moment of the journal the
// last one holds: it is the same text, written on.
func (w Words) fileEntry(ctx context.Context, e journal.Entry) error {
	have, err := w.Entries.Get(ctx, e.ID)
	if err != nil && !errors.Is(err, journal.ErrNotFound) {
		return err
	}
	base, n := have, note{words: e, before: have}
	last, again := w.notes[e.ID]
	if again = again && last.after == have.Rev; again {
		base, n.before = last.before, last.before
	}
	n.beside = movedOn(base, e)
	switch same := again && last.words.Rev == e.Rev && last.words.Edited.Equal(e.Edited); {
	case n.beside:
		base, e = have, w.besides(have, e)
	case same:
		base = last.words
		base.Rev = 0 // no revision of the journal's: what it has is joined
	case !isBase(base, e):
		base = journal.Entry{ID: e.ID}
	}
	saved, _, err := w.Entries.Save(ctx, base, e)
	if err == nil {
		n.after = saved.Rev
		w.notes[e.ID] = n
	}
	return err
}

// isBase reports whether what waited is a change to just this.
func isBase(have, e journal.Entry) bool {
	return have.Rev > 0 && have.Rev == e.Rev-1 && !have.Edited.IsZero() && have.Edited.Equal(e.Edited)
}

// movedOn reports whether the journal took other words of the entry after those that
// waited were changed from what it had.
func movedOn(have, e journal.Entry) bool {
	return have.Rev >= e.Rev || have.Rev == e.Rev-1 && have.Edited.After(e.Edited)
}

// besides returns what the journal has with what waited beside it, but for what it
// says in full.
func (w Words) besides(have, e journal.Entry) journal.Entry {
	e.Title, e.Class, e.Failure = unsaid(have.Title, e.Title), unsaid(have.Class, e.Class), unsaid(have.Failure, e.Failure)
	e.Answers = slices.Clone(e.Answers)
	for i, a := range e.Answers {
		has := have.Answer(a.Question)
		a.Text = unsaid(has.Text, a.Text)
		a.Details = slices.Clone(a.Details)
		for j, d := range a.Details {
			a.Details[j].Value = unsaid(has.Detail(d.Field), d.Value)
		}
		e.Answers[i] = a
	}
	for _, at := range []time.Time{e.Started, w.Now()} {
		if e.Edited.IsZero() {
			e.Edited = at
		}
	}
	merged, _ := journal.Merge(w.Sets(), journal.Entry{ID: e.ID}, have, e)
	merged.Rev = have.Rev
	return merged
}

// unsaid returns words, or what contains them whole.
func unsaid(has, words string) string {
	if strings.Contains(has, strings.TrimSpace(words)) {
		return has
	}
	return words
}
