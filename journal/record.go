package journal

import (
	"context"
	"iter"
	"time"
)

// A Store keeps records on behalf of a Book. Package store keeps them in one
// bbolt file; package storetest keeps them in memory and says, as tests, what
// every Store must do.
//
// A Store knows nothing about lessons or weeks: everything it is given is
// bytes with a kind, an id and a time.
type Store interface {
	// View runs fn on one unchanging state of the journal.
	View(ctx context.Context, fn func(Tx) error) error
	// Update runs fn on the newest state and keeps all that fn did, on the
	// disk, before it returns nil. If fn or the disk fails, nothing is kept.
	// Updates, also those of other processes, happen one after the other.
	Update(ctx context.Context, fn func(Tx) error) error
}

// Tx is the journal inside one View or Update. Bytes it hands out are good
// only until that call ends; they must not be changed.
type Tx interface {
	// Get returns a record; ErrNotFound if there is none with this id.
	Get(Kind, ID) (Record, error)
	// Put keeps r in place of the record with the same kind and id, if any.
	Put(r Record) error
	// Delete removes a record; ErrNotFound if there is none with this id.
	Delete(Kind, ID) error
	// Rows yields the line of every record of a kind, newest first.
	Rows(Kind) iter.Seq2[Row, error]
	// Texts yields the search text of every record of a kind, newest first.
	Texts(Kind) iter.Seq2[Row, error]
	// Row returns one record's line; ErrNotFound if there is none.
	Row(Kind, ID) (Row, error)
	// IDs yields the ids of a kind that begin with prefix, in order.
	IDs(k Kind, prefix string) iter.Seq2[ID, error]
	// Count says how many records of a kind there are, without reading them.
	Count(Kind) (int, error)
}

// Kind names a sort of record. A new kind needs no change in any Store, but it
// must be listed in Kinds.
type Kind string

// The kinds of record.
const (
	Entries    Kind = "entries" // messes, wins and jots
	Lessons    Kind = "lessons" // sentences worth carrying
	Trash      Kind = "trash"   // deleted records, kept for TrashDays
	HabitsKind Kind = "habits"  // what the program remembers of its own use; never exported

	PlansKind    Kind = "plans"    // When …, I will …, and what came of it
	CheckinsKind Kind = "checkins" // people to talk to
	ReviewsKind  Kind = "reviews"  // weekly reviews
	SettingsKind Kind = "settings" // the person's own choices, in one record
)

// Kinds returns every kind of record there is.
func Kinds() []Kind {
	return []Kind{Entries, Lessons, Trash, HabitsKind, PlansKind, CheckinsKind, ReviewsKind, SettingsKind}
}

// A Record is one thing kept in the journal. Data is the whole of it and the
// only part that matters; At, Line and Text are derived from it (see Reindexing)
// so that lists and searches need not read the whole.
type Record struct {
	Kind Kind
	ID   ID
	Rev  int       // counts the times it was kept, from 1
	At   time.Time // its place in lists
	Data []byte    // JSON
	Line []byte    // what a list row shows, small
	Text []byte    // folded words, to be searched; may be empty
}

// A Row is one step through a list: an id, its time, and the line or the
// search text of that record.
type Row struct {
	ID    ID
	At    time.Time
	Bytes []byte
}
