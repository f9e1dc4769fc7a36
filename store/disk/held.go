package disk

import (
	"cmp"
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

// TryFolder takes the lock of a folder until leave is called; ErrBusy while another process
// has it. Where folders cannot be locked nobody is kept out.
func TryFolder(path string) (leave func() error, err error) {
	leave, free, err := tryFolder(path)
	if err != nil {
		return func() error { return nil }, nil //nolint:nilerr // see above
	}
	if !free {
		return nil, journal.ErrBusy
	}
	return leave, nil
}

// holdFolder is TryFolder for who waits, until ctx ends.
func holdFolder(ctx context.Context, path string) (leave func() error, err error) {
	err = await(ctx, func() (bool, error) {
		leave, err = TryFolder(path)
		return err == nil, nil
	})
	return leave, err
}

// AwaitFolder waits until no process has the lock of a folder, as TryFolder takes it; ErrBusy if
// one still has it after ten seconds: it may be packing a journal of a hundred thousand entries.
func AwaitFolder(ctx context.Context, path string) error {
	const patience = 10 * time.Second
	wait, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	leave, err := holdFolder(wait, path)
	if err != nil {
		return err
	}
	return leave()
}

// LockInTurn takes the lock of an open file. Whoever waits for it first takes the lock
// of the folder, and holds it until the wait is over: without such a queue of one, a
// process that saves without a pause would starve all others.
func LockInTurn(ctx context.Context, file *os.File, exclusive bool) error {
	leave, err := holdFolder(ctx, filepath.Dir(file.Name()))
	if err != nil {
		return err
	}
	return cmp.Or(Lock(ctx, file, exclusive), leave())
}

// Drop removes a file that is held, and gives its lock up. Where that cannot be done
// at once somebody may take the lock in between: then the file is theirs.
func Drop(file *os.File) error {
	err := LetGo(file)
	removed := RemoveLetGo(file.Name())
	if inUse(removed) {
		removed = nil
	}
	return errors.Join(err, removed, IgnoreClosed(file.Close()))
}
