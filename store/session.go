package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/bolttx"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/seal"
	"messup/store/stamp"
)

// mode is what a call wants of the file.
type mode int

const (
	reading   mode = iota // shared lock
	writing               // exclusive lock; the journal is created if there is none
	replacing             // exclusive lock; another file will take its place
	looking               // shared lock, and no guard: the caller checks by itself
	rescuing              // exclusive lock, and no guard; the file is not written to where it lies
)

func (m mode) exclusive() bool { return m != reading && m != looking }

func (m mode) guarded() bool { return m != looking && m != rescuing }

func (m mode) changes() bool { return m == writing || m == replacing }

// session is the journal file while one call has it open and locked.
type session struct {
	file  *File
	mode  mode
	path  string      // with links resolved
	f     *os.File    // nil if there is no journal
	odd   error       // what lies in the journal's place and is no file, for a restore to set aside
	info  fs.FileInfo // of f, when it was checked
	head  seal.Head
	image *boltfile.Image // of f, as it was then
	kept  bool            // a change is on the disk: what fails after that does not undo it
}

// errMoved says that another file took the path between finding and locking
// it, as compaction by another process does.
var errMoved = errors.New("the file was moved while it was being opened")

// open finds, locks and checks the journal file. The session it returns must
// be closed; for a journal that does not exist it has no file.
func (f *File) open(ctx context.Context, m mode) (*session, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	wait, cancel := context.WithTimeout(ctx, lockTimeout)
	defer cancel()
	select {
	case f.turn <- struct{}{}:
	case <-wait.Done():
		return nil, timedOut(ctx)
	}
	for {
		s := &session{file: f, mode: m}
		err := s.open(wait)
		if err == nil {
			return s, nil
		}
		if closeErr := s.closeFile(); closeErr != nil {
			err = errors.Join(err, closeErr)
		}
		if errors.Is(err, errMoved) && wait.Err() == nil {
			continue
		}
		<-f.turn
		if errors.Is(err, errMoved) || errors.Is(err, journal.ErrBusy) {
			err = timedOut(ctx)
		}
		return nil, err
	}
}

func timedOut(ctx context.Context) error {
	if err := ctx.Err(); errors.Is(err, context.Canceled) {
		return err
	}
	return journal.ErrBusy
}

func (s *session) open(wait context.Context) error {
	if err := s.file.finishBeginning(wait); err != nil {
		return err
	}
	path, err := disk.Resolve(s.file.config.Path)
	s.path = path
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s.none(wait)
	case s.mode == rescuing && disk.IsNoFile(s.file.config.Path):
		s.path, s.odd = s.file.config.Path, err
		return nil
	case err != nil:
		return s.refused(err)
	}
	flag := os.O_RDONLY
	if s.mode.changes() {
		flag = os.O_RDWR
	}
	if s.f, err = disk.OpenFile(path, flag); errors.Is(err, fs.ErrNotExist) {
		return errMoved
	} else if err != nil {
		return s.refused(err)
	}
	if err := disk.LockInTurn(wait, s.f, s.mode.exclusive()); err != nil {
		return err
	}
	if s.info, err = s.f.Stat(); err != nil {
		return err
	}
	if !s.inPlace() {
		return errMoved
	}
	if err := disk.Mine(s.info, s.mode.changes()); err != nil || !s.mode.guarded() {
		return err
	}
	if err := s.guard(); err != nil {
		return err
	}
	s.private() // only now is it known to be a journal: nobody else's file is touched
	return nil
}

// none is what to do where there is no journal: one that is gone is told, and only
// a change begins a new one.
func (s *session) none(wait context.Context) error {
	err := s.file.shelf().Making().PutBack(wait, s.path)
	switch {
	case err != nil || s.file.shelf().HasFile():
		return cmp.Or(err, errMoved)
	case !s.mode.guarded():
		return nil
	case s.file.known != nil:
		return fmt.Errorf("%w: its file was moved or deleted while it was open", journal.ErrGone)
	}
	gone := s.file.shelf().Left()
	if s.file.isBeginning() { // another process is moving what is left
		return errMoved
	}
	if gone != nil || s.mode != writing {
		return gone
	}
	if err := s.file.create(s.path); err != nil {
		return err
	}
	return errMoved // there is one now
}

// inPlace reports whether the path still leads to the file that is locked. If
// not, whatever is written would be lost without a word.
func (s *session) inPlace() bool { return s.is(s.file.config.Path) }

// refused says what could not be done: to write, or only to read.
func (s *session) refused(err error) error {
	if s.mode.changes() {
		return err
	}
	return disk.Unreadable(err)
}

// use runs fn on the session's journal and closes it, also if fn panics.
func (s *session) use(ctx context.Context, doing string, fn func(record.Tx) error) (err error) {
	mine := false // fn's own error goes through as it is
	defer func() {
		if closeErr := s.close(); closeErr != nil && s.kept {
			s.file.note("Closing %s failed, after all was kept: %v.", s.path, closeErr)
		} else if closeErr != nil {
			err, mine = errors.Join(err, closeErr), false
		}
		if !mine || errors.Is(err, journal.ErrDamaged) {
			err = bolttx.Explain(doing, s.file.config.Path, err)
		}
	}()
	if s.f == nil {
		mine = true
		return fn(&bolttx.Tx{Knows: s.file.schema(), Seal: s.file.Values()})
	}
	return s.run(ctx, func(t *bolttx.Tx) error {
		err := fn(t)
		mine = err != nil
		return err
	})
}

// run runs fn on the checked file, with bbolt where it may change it. A fault or a panic
// of bbolt becomes ErrDamaged.
func (s *session) run(ctx context.Context, fn func(*bolttx.Tx) error) error {
	t := s.tx()
	if s.mode != writing {
		return s.doubt(fn(t))
	}
	t.Write = true
	run := bolttx.Run{
		File: s.f, Size: s.info.Size(), Wait: lockTimeout, // which is never used up
		Opened:   func() (err error) { s.info, err = s.f.Stat(); return err },
		Unclosed: func(err error) { s.file.note("Closing %s failed: %v.", s.path, err) },
	}
	stopped, closing, err := run.Do(t, func() error {
		err := fn(t)
		t.Inside = true
		if err == nil && t.Changes > 0 {
			if err = ctx.Err(); err == nil {
				err = s.commit(t)
			}
		}
		return s.doubt(err)
	})
	switch {
	case stopped != nil:
		if err := disk.Unlock(s.f); err != nil { // which lets others in: closing it is bbolt's
			s.file.note("The lock of %s could not be given back: %v.", s.path, err)
		}
		err = s.doubt(seal.Damaged("bbolt stopped with: %v", stopped))
	case closing != nil && s.kept:
		s.file.note("Closing %s failed, after all was kept: %v.", s.path, closing)
	case closing != nil:
		err = errors.Join(err, closing)
	}
	return err
}

// tx is the file as it was before the call.
func (s *session) tx() *bolttx.Tx {
	return &bolttx.Tx{Path: s.path, Knows: s.file.schema(), From: s.image, Head: s.head.Clone(), Seal: s.file.Values(), Serial: s.head.Serial + 1, IsMarked: s.file.config.Marked}
}

// doubt has the next call check all of a damaged file, and says if it was changed meanwhile.
func (s *session) doubt(err error) error {
	if !errors.Is(err, journal.ErrDamaged) && !errors.Is(err, journal.ErrDiskRead) {
		return err
	}
	if s.file.known != nil {
		s.file.known.doubtful = true
	}
	err = errors.Join(err, stamp.Stamp(nil).Put(names.Checked(s.file.config.Path)))
	if now, statErr := s.f.Stat(); statErr == nil && (!disk.Untouched(now, s.info) || !s.inPlace()) {
		return fmt.Errorf("%w: another program changed it meanwhile (%s)", journal.ErrReplaced, err.Error())
	}
	return err
}

// Still runs do while no call of this program is under way, if that comes within two seconds:
// one that is stopped there keeps nobody from the journal.
func (f *File) Still(do func()) {
	select {
	case f.turn <- struct{}{}:
		defer func() { <-f.turn }()
	case <-time.After(lockTimeout):
	}
	do()
}

// close gives up file, lock and turn.
func (s *session) close() error {
	err := s.closeFile()
	<-s.file.turn
	return err
}

func (s *session) closeFile() error {
	if s.f == nil {
		return nil
	}
	if err := s.f.Close(); err != nil && !errors.Is(err, fs.ErrClosed) {
		return fmt.Errorf("closing: %w", err)
	}
	return nil
}
