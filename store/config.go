package store

import (
	"fmt"
	"io"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/bolttx"
	"messup/store/seal"
)

// Config says where a journal is, and what the outside world lends the store.
// Path, Now and Rand must be set.
type Config struct {
	Path string           // of the journal file; backups and inbox lie beside it
	Now  func() time.Time // for the names of backups
	Rand io.Reader        // for the names of files; safe for concurrent use
	// Reindex derives every line and search text again from the records;
	// restore and migration end with it. nil leaves the derived bytes as they
	// were found, or empty.
	Reindex func(record.Tx) error
	Marked  func(journal.Kind, []byte) bool // says of a line whether lists look for it among all; nil: of none
	// Join makes one record of two that were changed in two copies of the journal,
	// and reports whether both had words of their own; restore calls it before
	// Reindex. nil leaves the newer one.
	Join    func(record.Tx, record.Fork) (bool, error)
	Deleted func(record.Tx) ([]record.Key, error) // names what a Forget may delete for good; nil: whatever there is
	// Without returns what takes out of a record that stays all that it tells of
	// those that are gone. nil leaves every record as it is.
	Without func(gone map[record.Key]bool) func(record.Record) (record.Record, error)
	// Counted are the kinds of which a backup that holds more than twice as many
	// as the newest is kept, and of which a journal with none needs no backup:
	// what a person wrote and can read. nil counts all.
	Counted  []journal.Kind
	Unmissed []journal.Kind // the kinds that hold no word of a person's
	Work     int            // what each try of a passphrase takes, as a power of two; 0 is seal.DefaultWork
	Held     int            // how many bytes of a change are held in memory; 0 is spool.Usual
}

// File is a journal in one file. It may be used from several goroutines, and
// by several processes at once: each call opens the file, waits at most two
// seconds for its turn, and closes it again. Calls must not be nested.
type File struct {
	config Config
	steps  []step
	seal   seal.Seal     // see Values
	turn   chan struct{} // holds one token while a call is under way

	// The call under way owns these.
	run       seal.Run // zeros before the first change
	known     *known   // the file as the last call left it; nil before the first
	dayOf     string   // the day of the newest backup known of
	looked    bool     // it was said what others may do in the folder
	finished  bool     // a Forget that was cut short was looked for
	swept     bool     // leftovers of crashes were looked for
	gap       bool     // the last changes may have no second copy: the next save backs up
	recentErr error    // why the last change has no second copy

	due      atomic.Bool // a backup is, of what was kept
	settling sync.Mutex  // one goroutine makes it

	mu      sync.Mutex
	notices []string
}

// known is what a File remembers of the journal between two calls.
type known struct {
	info     fs.FileInfo
	head     seal.Head
	doubtful bool // something went wrong since: nothing short of a full check will do
}

// step brings a journal from one schema to the next, all buckets in the new form. One that
// changes records says so: lines and search texts are derived again when all are done.
type step struct {
	about  string // for the error if it fails
	run    func(*bolttx.Tx) error
	derive bool
}

// Path returns where the journal is.
func (f *File) Path() string { return f.config.Path }

// Notices returns what a person should know although nothing failed, and
// forgets it: one sentence each.
func (f *File) Notices() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := f.notices
	f.notices = nil
	return n
}

func (f *File) note(format string, args ...any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.notices = append(f.notices, fmt.Sprintf(format, args...))
}
