package bolttx

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// A Run is a call that may change a file, which is locked and was checked.
type Run struct {
	File *os.File
	Size int64
	Wait time.Duration
	// Opened is told when bbolt has the file; it may have made it longer.
	Opened func() error
	// Unclosed is told that the file could not be closed before a panic goes on.
	Unclosed func(error)
	db       *bolt.DB
}

// Do opens bbolt, runs do in a transaction of t and closes both. do commits. A fault or
// a panic of bbolt comes back as stopped, with the file still open: mutexes of bbolt may
// be held for ever, so it is not asked to close. A panic of the caller's own code goes
// on after the file is closed.
func (r Run) Do(t *Tx, do func() error) (stopped any, closing, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		switch p := recover(); {
		case p == nil:
			closing = r.end(t)
		case t.Inside || isFault(p):
			stopped = p
		default:
			if err := r.end(t); err != nil {
				r.Unclosed(err)
			}
			panic(p)
		}
	}()
	t.Inside = true
	if err := r.begin(t); err != nil {
		return nil, nil, err
	}
	t.Inside = false
	return nil, nil, do()
}

func isFault(p any) bool {
	_, is := p.(interface{ Addr() uintptr })
	return is
}

func (r *Run) begin(t *Tx) (err error) {
	if r.db, err = openFile(r.File, t.Path, r.Size, r.Wait); err != nil { // which has the lock already
		return fmt.Errorf("opening: %w", err)
	}
	if t.Bolt, err = r.db.Begin(true); err != nil {
		return fmt.Errorf("opening: %w", err)
	}
	return r.Opened()
}

// end gives back what begin took.
func (r *Run) end(t *Tx) (err error) {
	if t.Bolt != nil {
		if err = t.Bolt.Rollback(); errors.Is(err, berrors.ErrTxClosed) { // it was committed
			err = nil
		}
	}
	if r.db != nil {
		err = errors.Join(err, r.db.Close())
	}
	return err
}
