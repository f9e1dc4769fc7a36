package page

import (
	"context"
	"io"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/telling"
)

// Options is what the pages need to know of the world.
type Options struct {
	In      io.Reader
	Out     io.Writer
	Environ []string // for the terminal's colours and the person's editor
	Path    string   // where the journal file lies, to be shown
	// Touched is when something was last kept in it, by whichever window; it reads nothing. nil:
	// nobody knows.
	Touched func() time.Time
	Sealed  bool     // the journal has a passphrase
	Scratch []string // folders of our own for words that are in no journal yet, the best first; none: no editor
	// Encode writes words as the next start reads them. nil: what is being
	// written is in no file until it is saved.
	Encode func(journal.Archive) ([]byte, error)
	// Begin does what is due at a start, beside the first frame, and returns
	// what there is to say about it, one sentence each. nil: nothing is due.
	Begin func(context.Context) (said []string, err error)
	// Rescue takes words the journal does not take and says where they are
	// now. It may be called again with the same words grown longer.
	Rescue func(context.Context, journal.Archive) (where string, err error)
	// Restore makes a damaged, older, displaced or lost journal whole again, and says
	// what came of it; rehearsed, it changes nothing and words the question whether to.
	Restore func(ctx context.Context, rehearse bool) (said string, err error)
	// Anew begins a new journal where one is gone, and says what came of it.
	Anew func(context.Context) (said string, err error)
	// Lines has the pages told line by line, for who cannot see a screen, or has none:
	// nothing is drawn, and nothing hides or comes by itself.
	Lines bool
	// Columns is how wide a line is then; nil, or 0 from it: lines are not wrapped.
	Columns func() int
	// Asker reads a line that is not shown, where somebody is there to type it; nil: nobody is.
	Asker func(question string) (line string, err error)
	// Typed reports that a person types the lines, at a terminal that shows them.
	Typed bool
	// Waits reports that a whole line is there to be read, or comes within some time; nil:
	// nobody knows.
	Waits func(within time.Duration) bool
	// Unended takes from the terminal what it has of a line that enter did not end; nil: nobody can.
	Unended func() string
	// Clears reports that what was told can be taken off the window.
	Clears bool
	// Hides has the screen hide after the minutes that the person chose.
	Hides bool
	// Still runs what stops the program, while nothing of the journal is held. nil: nothing is.
	Still func(do func())
	// Outward takes words out into a file. nil: they leave by the shell alone.
	Outward Outward
	// Sharing keeps and writes what is made for others. nil: nothing can be shared from here.
	Sharing Sharing
	// Inward brings words in from a file. nil: they come in by the shell alone.
	Inward Inward
	// Empty deletes for good what is in the trash, and says what came of it. nil: it
	// cannot be done from here.
	Empty func(context.Context) (said string, err error)
	// Purge deletes for good what was found, says how many things went, and names files
	// that may still hold it. nil: it cannot be done from here.
	Purge func(context.Context, book.Doomed) (gone int, unread []string, err error)
	// Unname says roles in place of names in an entry and what was drawn from it. nil: it
	// cannot be done from here.
	Unname func(context.Context, journal.ID, telling.Roles) (telling.Unnamed, error)
	// Lock gives the journal a passphrase, or another one, or with an empty one takes it off,
	// and names files beside it that are not sealed as it is. nil: it cannot be done from here.
	Lock func(ctx context.Context, passphrase string) (unread []string, err error)
	// Knows tells whether a passphrase is that of the journal: journal.ErrPassphrase if not.
	Knows func(ctx context.Context, passphrase string) error
	// Backups tells of the backups there are. nil: nobody knows of any.
	Backups func(context.Context) (Backups, error)
	// Check reads the journal and its backups through, and says in sentences what it found;
	// the error is what cannot be read. nil: it cannot be done from here.
	Check func(context.Context) (said []string, err error)
	// Due reports, at once, that Settle has a backup to make of what was kept. Settle takes as long
	// as it takes, and keeps nobody from the journal; it says what a person should know of it, and
	// its error is what is wrong with the journal. nil: there are none.
	Due    func() bool
	Settle func(context.Context) (said []string, err error)
}

// Backups are the copies the journal makes of itself.
type Backups struct {
	Folder string
	Count  int
	Newest time.Time // zero where none is dated before now
}

// Checked is what was found when all was read through.
type Checked struct {
	At   time.Time
	Said []string
}
