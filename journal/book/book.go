package book

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/text"
	"messup/prompts"
)

// A Book is one person's journal: what one does with entries, lessons, plans, people, reviews and
// the trash, over a Store, a handle for each. It has no state of its own, so two Books on one file,
// in one process or two, see the same.
type Book struct {
	*core
	Entries Entries
	Lessons Lessons
	Plans   Plans
	People  People
	Heard   Heard
	Reviews Reviews
	Classes Classes
	Trash   Trash
	Archive Archive
}

// A handle for each; Open alone makes them.
type (
	// Entries is messes, wins and jots: writing them, finding them.
	Entries struct{ of[journal.Entry] }
	// Lessons is carrying, answering and rewording.
	Lessons struct{ of[journal.Lesson] }
	// Plans is one thing to try, and its takes.
	Plans struct{ of[journal.Plan] }
	// People is whom one meant to talk to.
	People struct{ of[journal.Checkin] }
	// Heard is what others said.
	Heard struct{ of[journal.Heard] }
	// Reviews is looking back at a week.
	Reviews struct{ *core }
	// Classes is what to know before one, and its name.
	Classes struct{ *core }
	// Trash is deleting and giving back.
	Trash struct{ *core }
	// Archive is everything out, everything in.
	Archive struct{ *core }
)

// core is what all of them work with.
type core struct {
	store record.Store
	sets  prompts.Library
	now   func() time.Time
	rand  io.Reader
}

// Open returns the Book kept in s, asked with these sets of questions. It reads nothing yet. now is the
// clock and rand the source of ids.
func Open(s record.Store, sets prompts.Library, now func() time.Time, rand io.Reader) *Book {
	c := &core{store: s, sets: sets, now: now, rand: rand}
	return &Book{
		core:    c,
		Entries: Entries{of[journal.Entry]{c, record.EntryKind(sets)}},
		Lessons: Lessons{of[journal.Lesson]{c, record.LessonKind(sets)}},
		Plans:   Plans{of[journal.Plan]{c, record.PlanKind().Kind}},
		People:  People{of[journal.Checkin]{c, record.CheckinKind().Kind}},
		Heard:   Heard{of[journal.Heard]{c, record.HeardKind()}},
		Reviews: Reviews{c}, Classes: Classes{c}, Trash: Trash{c}, Archive: Archive{c},
	}
}

// Sets returns the sets of questions the journal is asked with.
func (b *core) Sets() prompts.Library { return b.sets }

// Now returns the time by the Book's clock, without what only this process could read from it: it is
// what comes back from the disk.
func (b *core) Now() time.Time { return b.now().Round(0) }

// New returns an entry of a kind asked with the questions of set, not kept yet. Its time is now. For a Jot
// the set is left out of account.
func (b Entries) New(kind journal.EntryKind, set prompts.Set) (journal.Entry, error) {
	id, err := newID(b.rand)
	if err != nil {
		return journal.Entry{}, err
	}
	now := b.Now().Truncate(time.Second)
	if kind == journal.Jot { // several are kept within one, and the newest stands first
		now = b.Now().Truncate(time.Millisecond)
	}
	e := journal.Entry{ID: id, Kind: kind, Happened: now, Started: now}
	if kind != journal.Jot {
		e.Set, e.SetVersion = set.ID, set.Version
	}
	return e, nil
}

// Jot keeps a line as an entry to be grown later, made as NewJot says.
func (b Entries) Jot(ctx context.Context, words string) (journal.Entry, error) {
	e, err := b.NewJot(words)
	if err == nil {
		e, _, err = b.Save(ctx, journal.Entry{}, e)
	}
	return e, err
}

// NewJot returns a line as an entry to be grown later, not kept yet. The words are cleaned; an error
// wraps ErrEmpty if none are left. If there are further lines, or the line is too long for a title,
// all the words are in the entry's note as well.
func (b Entries) NewJot(words string) (journal.Entry, error) {
	e, err := b.New(journal.Jot, prompts.Set{})
	if err != nil {
		return journal.Entry{}, err
	}
	words = strings.TrimSpace(text.Clean(words))
	if words == "" {
		return journal.Entry{}, fmt.Errorf("jot: %w", journal.ErrEmpty)
	}
	title, rest, _ := strings.Cut(words, "\n")
	e.Title = text.CleanStart(title, text.MaxTitle)
	rest = strings.TrimSpace(rest)
	if rest != "" || len(e.Title) > text.MaxTitle {
		note := prompts.Question{ID: journal.NoteQuestion, Ask: prompts.Note}
		e = e.With(b.sets, note, words)
	}
	e.Title = text.ClipLine(e.Title, text.MaxTitle)
	return e, nil
}

// of is what the handles of one kind of record have in common.
type of[T any] struct {
	*core
	kind record.Kind[T]
}

// Get returns one record, whole. The error wraps ErrNotFound.
func (b of[T]) Get(ctx context.Context, id journal.ID) (T, error) {
	return view(ctx, b.core, "", func(tx record.Tx) (T, error) { return b.kind.Get(tx, id) })
}

// Find returns the record whose id is or begins with prefix. The error wraps ErrNotFound or ErrAmbiguous.
func (b of[T]) Find(ctx context.Context, prefix string) (T, error) {
	return view(ctx, b.core, "", func(tx record.Tx) (T, error) { return b.kind.Find(tx, prefix) })
}

// view returns what read finds in one state of the journal. An error says what
// was being done; doing is empty where the error says so by itself.
func view[T any](ctx context.Context, b *core, doing string, read func(record.Tx) (T, error)) (T, error) {
	return within(ctx, b.store.View, doing, read)
}

// update is view for what is kept: write changes the newest state.
func update[T any](ctx context.Context, b *core, doing string, write func(record.Tx) (T, error)) (T, error) {
	return within(ctx, b.store.Update, doing, write)
}

// View has read look at one state of the journal, for what no handle is for. An error says
// what was being done.
func (b *core) View(ctx context.Context, doing string, read func(record.Tx) error) error {
	_, err := view(ctx, b, doing, func(tx record.Tx) (struct{}, error) { return struct{}{}, read(tx) })
	return err
}

// within runs fn in a View or an Update. Of what failed nothing is returned but
// the error.
func within[T any](ctx context.Context, run func(context.Context, func(record.Tx) error) error, doing string, fn func(record.Tx) (T, error)) (v T, err error) {
	err = run(ctx, func(tx record.Tx) error {
		v, err = fn(tx)
		return err
	})
	if err == nil {
		return v, nil
	}
	if doing != "" {
		err = fmt.Errorf("%s: %w", doing, err)
	}
	var none T
	return none, err
}
