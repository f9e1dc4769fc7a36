package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"sync"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/seal"
)

// lockTimeout is how long a call waits for its turn. Measured: of four
// processes with 300 saves each and no pause, the slowest save took 0.3 s.
const lockTimeout = 2 * time.Second

// Config says where a journal is, and what the outside world lends the store.
// All but Reindex and Counted must be set.
type Config struct {
	Path string           // of the journal file; backups and inbox lie beside it
	Now  func() time.Time // for the names of backups
	Rand io.Reader        // for the names of files; safe for concurrent use
	// Reindex derives every line and search text again from the records;
	// restore and migration end with it. nil leaves the derived bytes as they
	// were found, or empty.
	Reindex func(record.Tx) error
	// Counted are the kinds of which a backup that holds more than twice as many
	// as the newest is kept, and of which a journal with none needs no backup:
	// what a person wrote and can read. nil counts all.
	Counted []journal.Kind
}

// File is a journal in one file. It may be used from several goroutines, and
// by several processes at once: each call opens the file, waits at most two
// seconds for its turn, and closes it again. Calls must not be nested.
type File struct {
	config Config
	steps  []step
	seal   seal.Seal
	turn   chan struct{} // holds one token while a call is under way

	// The call under way owns these.
	known     *known // the file as the last call left it; nil before the first
	dayOf     string // the day of the newest backup known of
	closed    bool   // the folder was looked at, and closed to others
	swept     bool   // leftovers of crashes were looked for
	recentErr error  // why the last change has no second copy

	mu      sync.Mutex
	notices []string
}

// known is what a File remembers of the journal between two calls.
type known struct {
	info     fs.FileInfo
	head     seal.Head
	doubtful bool // something went wrong since: nothing short of a full check will do
}

// New returns the journal at c.Path. It does not look at the disk.
func New(c Config) *File {
	return &File{config: c, steps: steps(), turn: make(chan struct{}, 1)}
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

// schema is the newest schema this program knows.
func (f *File) schema() uint64 { return 1 + uint64(len(f.steps)) }

// View runs fn on one unchanging state of the journal. A journal that does not
// exist yet is empty; reading does not create it.
func (f *File) View(ctx context.Context, fn func(record.Tx) error) error {
	s, err := f.openCurrent(ctx, reading)
	if err != nil {
		return explain("reading", f.config.Path, err)
	}
	return s.use(ctx, "reading", fn)
}

// Update runs fn on the newest state, and returns nil only when all that fn
// did is on the disk. The first Update creates the journal; the first of a day
// makes a backup before. If the disk reports an error at the very end, nobody
// knows whether the change is there: the error says what was found on looking.
func (f *File) Update(ctx context.Context, fn func(record.Tx) error) error {
	s, err := f.openCurrent(ctx, writing)
	if err != nil {
		return explain("saving to", f.config.Path, err)
	}
	if err := s.prepare(); err != nil {
		return explain("saving to", f.config.Path, errors.Join(err, s.close()))
	}
	return s.use(ctx, "saving to", fn)
}

// openCurrent opens the journal and, if it was made by an older version,
// brings it up to date first.
func (f *File) openCurrent(ctx context.Context, m mode) (*session, error) {
	s, err := f.open(ctx, m)
	if err != nil || s.f == nil || s.head.Schema >= f.schema() {
		return s, err
	}
	if err := s.close(); err != nil {
		return nil, err
	}
	if err := f.migrate(ctx); err != nil {
		return nil, err
	}
	return f.open(ctx, m)
}

// prepare does what comes before a change: refuse what must not be changed,
// clear away what a crash left, back up.
func (s *session) prepare() error {
	f := s.file
	if s.head.Schema > f.schema() {
		return fmt.Errorf("%w (version %d, this one knows %d)", journal.ErrNewer, s.head.Schema, f.schema())
	}
	if !f.swept {
		f.swept = true
		f.sweep(filepath.Dir(s.path))
		f.sweep(f.backups())
	}
	return s.backUpDaily()
}
