package journal

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"messup/prompts"
)

// A Book is one person's journal: the rules about entries, lessons and the
// trash, over a Store. It has no state of its own, so two Books on one file,
// in one process or two, see the same.
type Book struct {
	store Store
	sets  prompts.Library
	now   func() time.Time
	rand  io.Reader
}

// Open returns the Book kept in s, asked with these sets of questions. It reads
// nothing yet. now is the clock and rand the source of ids.
func Open(s Store, sets prompts.Library, now func() time.Time, rand io.Reader) *Book {
	return &Book{store: s, sets: sets, now: now, rand: rand}
}

// Sets returns the sets of questions the journal is asked with.
func (b *Book) Sets() prompts.Library { return b.sets }

// Now returns the time by the Book's clock, without what only this process
// could read from it: it is what comes back from the disk.
func (b *Book) Now() time.Time { return b.now().Round(0) }

// New returns an entry of a kind asked with the questions of set, not kept
// yet. Its time is now. For a Jot the set is left out of account.
func (b *Book) New(kind EntryKind, set prompts.Set) (Entry, error) {
	id, err := newID(b.rand)
	if err != nil {
		return Entry{}, err
	}
	now := b.Now().Truncate(time.Second)
	e := Entry{ID: id, Kind: kind, Happened: now, Started: now}
	if kind != Jot {
		e.Set, e.SetVersion = set.ID, set.Version
	}
	return e, nil
}

// KindOf returns the kind of entry a set makes. One that is not known makes a
// mess.
func KindOf(set prompts.Set) EntryKind { return EntryKind(cmp.Or(set.Makes, prompts.Mess)) }

// Jot keeps a line as an entry to be grown later, made as NewJot says.
func (b *Book) Jot(ctx context.Context, words string) (Entry, error) {
	e, err := b.NewJot(words)
	if err != nil {
		return Entry{}, err
	}
	saved, _, err := b.Save(ctx, Entry{}, e)
	return saved, err
}

// NewJot returns a line as an entry to be grown later, not kept yet. The words
// are cleaned; an error wraps ErrEmpty if none are left. If there are further
// lines, or the line is too long for a title, all the words are in the entry's
// note as well.
func (b *Book) NewJot(words string) (Entry, error) {
	e, err := b.New(Jot, prompts.Set{})
	if err != nil {
		return Entry{}, err
	}
	words = strings.TrimSpace(Clean(words))
	if words == "" {
		return Entry{}, fmt.Errorf("jot: %w", ErrEmpty)
	}
	title, rest, _ := strings.Cut(words, "\n")
	e.Title = CleanLine(title)
	rest = strings.TrimSpace(rest)
	if rest != "" || len(e.Title) > MaxTitle {
		note := prompts.Question{ID: NoteQuestion, Ask: "Note"}
		e = e.With(b.sets, note, words)
	}
	e.Title = clipLine(e.Title, MaxTitle)
	return e, nil
}

// NoteQuestion is the id of the answer that holds text nobody asked for: the
// words of a jot that do not fit its title.
const NoteQuestion = "note"

// Entry returns one entry, whole.
func (b *Book) Entry(ctx context.Context, id ID) (Entry, error) {
	return read(ctx, b, entryKind(b.sets), id)
}

// Find returns the entry whose id is or begins with prefix. The error wraps
// ErrNotFound or ErrAmbiguous.
func (b *Book) Find(ctx context.Context, prefix string) (Entry, error) {
	return find(ctx, b, entryKind(b.sets), prefix)
}

// ambiguous is how many of the records that a prefix fits are named.
const ambiguous = 3

// resolve finds the one record of a kind whose id is or begins with prefix.
func resolve(tx Tx, k Kind, prefix string) (ID, error) {
	want, err := ParseID(prefix)
	if err != nil {
		return "", err
	}
	var found []ID // in order
	for id, err := range tx.IDs(k, string(want)) {
		if err != nil {
			return "", err
		}
		if id == want {
			return id, nil
		}
		found = append(found, id)
		if len(found) > ambiguous {
			break
		}
	}
	switch len(found) {
	case 0:
		return "", fmt.Errorf("%w: %s", ErrNotFound, want)
	case 1:
		return found[0], nil
	}
	names := make([]string, min(len(found), ambiguous), ambiguous+1)
	for i := range names {
		names[i] = shortest(found, found[i])
	}
	if len(found) > ambiguous {
		names = append(names, "…")
	}
	return "", fmt.Errorf("%w: %s (%s)", ErrAmbiguous, want, strings.Join(names, ", "))
}

func getEntry(tx Tx, id ID) (Entry, error) { return entryKind(prompts.Library{}).get(tx, id) }

// getLesson returns a lesson, and an empty one if there is none with this id.
func getLesson(tx Tx, id ID) (Lesson, error) {
	l, err := lessonKind(prompts.Library{}).get(tx, id)
	return l, ignoreNotFound(err)
}

func putEntry(tx Tx, sets prompts.Library, e Entry, l Lesson) error {
	r, err := entryRecord(sets, e, l)
	if err != nil {
		return err
	}
	return tx.Put(r)
}

func putLesson(tx Tx, l Lesson) error { return lessonKind(prompts.Library{}).put(tx, l) }

// read reads a record in a View of its own.
func read[T any](ctx context.Context, b *Book, k kind[T], id ID) (v T, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		v, err = k.get(tx, id)
		return err
	})
	return v, err
}

// find reads the one record whose id is or begins with prefix.
func find[T any](ctx context.Context, b *Book, k kind[T], prefix string) (v T, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		v, err = k.find(tx, prefix)
		return err
	})
	return v, err
}
