package record

import (
	"cmp"
	"context"
	"iter"
	"time"

	"messup/journal"
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
	// Fill is Update for a change of any size: it holds little of it. If fn changes
	// nothing, nothing is kept.
	Fill(ctx context.Context, fn func(Tx) error) error
}

// Tx is the journal inside one View or Update. Bytes it hands out are good
// only until that call ends; they must not be changed.
type Tx interface {
	// Get returns a record; ErrNotFound if there is none with this id.
	Get(journal.Kind, journal.ID) (Record, error)
	// Data is Get without what is derived from the record: neither line nor search text.
	Data(journal.Kind, journal.ID) (Record, error)
	// Put keeps r in place of the record with the same kind and id, if any.
	Put(r Record) error
	// Delete removes a record; ErrNotFound if there is none with this id.
	Delete(journal.Kind, journal.ID) error
	// Rows yields the line of every record of a kind, newest first.
	Rows(journal.Kind) iter.Seq2[Row, error]
	// Marked yields the line of every record that is marked (Marking), newest first,
	// without coming to the others. Of an older journal it may yield all.
	Marked(journal.Kind) iter.Seq2[Row, error]
	// Texts yields the search text of every record of a kind, newest first.
	Texts(journal.Kind) iter.Seq2[Row, error]
	// Row returns one record's line; ErrNotFound if there is none.
	Row(journal.Kind, journal.ID) (Row, error)
	// IDs yields the ids of a kind that begin with prefix, in order.
	IDs(k journal.Kind, prefix string) iter.Seq2[journal.ID, error]
	// Count says how many records of a kind there are, without reading them.
	Count(journal.Kind) (int, error)
	// Gone reports whether a record was deleted here for good, and is not here again.
	Gone(journal.Kind, journal.ID) bool
}

// A Record is one thing kept in the journal. Data is the whole of it and the
// only part that matters; At, Line and Text are derived from it (see Reindexing)
// so that lists and searches need not read the whole.
type Record struct {
	Kind journal.Kind
	ID   journal.ID
	Rev  int       // counts the times it was kept, from 1
	At   time.Time // its place in lists
	Data []byte    // JSON
	Line []byte    // what a list row shows, small
	Text []byte    // folded words, to be searched; may be empty
}

// A Row is one step through a list: an id, its time, and the line or the
// search text of that record.
type Row struct {
	ID    journal.ID
	At    time.Time
	Bytes []byte
}

// Newest is the order in which rows are yielded: the newest first, and those of one moment by
// their ids.
func Newest(a, b Row) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) }
