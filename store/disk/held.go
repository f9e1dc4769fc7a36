package disk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"messup/journal"
)

// Hold opens a file whose lock says that something is under way, and takes that
// lock; ErrBusy if it is still taken when ctx ends. While it waits it does not keep the
// file open, which may be in the way of who has it.
func Hold(ctx context.Context, path string, flag int) (*os.File, error) {
	for {
		file, err := TryHold(path, flag)
		if !errors.Is(err, journal.ErrBusy) {
			return file, err
		}
		select {
		case <-ctx.Done():
			return nil, journal.ErrBusy
		case <-time.After(pause):
		}
	}
}

// TryHold is Hold for who does not wait.
func TryHold(path string, flag int) (*os.File, error) {
	for {
		file, err := Open(path, flag)
		if err != nil {
			return nil, err
		}
		free, err := TryLock(file, true)
		if err == nil && !free {
			err = journal.ErrBusy
		}
		if err != nil {
			return nil, errors.Join(err, file.Close())
		}
		// Who had the lock before may have taken away what it was on: then it would
		// keep nobody out any more.
		ours, err := file.Stat()
		there, statErr := os.Lstat(path)
		if err == nil && statErr == nil && os.SameFile(ours, there) {
			return file, nil
		}
		if err = errors.Join(err, IgnoreMissing(statErr), file.Close()); err != nil { // that would not end
			return nil, fmt.Errorf("locking: %w", err)
		}
	}
}

// pause is how long to wait before the next look at who has a file.
const pause = 4 * time.Millisecond

// LockInTurn takes the lock of an open file. Whoever waits for it first takes the lock
// of the folder, and holds it until the wait is over: without such a queue of one, a
// process that saves without a pause would starve all others.
func LockInTurn(ctx context.Context, file *os.File, exclusive bool) (err error) {
	folder, openErr := os.Open(filepath.Dir(file.Name()))
	if openErr == nil {
		defer func() {
			if closeErr := folder.Close(); err == nil {
				err = closeErr
			}
		}()
		// Where folders cannot be locked there is no queue; that is no error.
		if err := Lock(ctx, folder, true); errors.Is(err, journal.ErrBusy) {
			return err
		}
	}
	return Lock(ctx, file, exclusive)
}

// Drop removes a file that is held, and gives its lock up. Where that cannot be done
// at once somebody may take the lock in between: then the file is theirs.
func Drop(file *os.File) error {
	err := LetGo(file)
	removed := again(func() error { return Remove(file.Name()) })
	if inUse(removed) {
		removed = nil
	}
	return errors.Join(err, removed, IgnoreClosed(file.Close()))
}

// Rename renames a folder in which a file was held that is let go (LetGo), unless
// somebody else did.
func Rename(from, to string) error {
	return again(func() error { return IgnoreMissing(os.Rename(from, to)) })
}

// again does what fails while somebody looks at a file, where systems are so.
func again(do func() error) error {
	const looks = 50
	err := do()
	for n := 0; n < looks && inUse(err); n++ {
		time.Sleep(pause)
		err = do()
	}
	return err
}
