package disk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"messup/journal"
)

// Hold opens a file whose lock says that something is under way, and takes that
// lock; ErrBusy if it is still taken when ctx ends.
func Hold(ctx context.Context, path string, flag int) (*os.File, error) {
	return hold(path, flag, func(f *os.File) error { return Lock(ctx, f, true) })
}

// TryHold is Hold for who does not wait.
func TryHold(path string, flag int) (*os.File, error) {
	return hold(path, flag, func(f *os.File) error {
		free, err := TryLock(f, true)
		if err == nil && !free {
			err = journal.ErrBusy
		}
		return err
	})
}

// hold returns no file but the one that is there: who had the lock before may have
// taken away what it was on, and its lock would keep nobody out any more.
func hold(path string, flag int, lock func(*os.File) error) (*os.File, error) {
	for {
		file, err := Open(path, flag)
		if err != nil {
			return nil, err
		}
		if err := lock(file); err != nil {
			return nil, errors.Join(err, file.Close())
		}
		ours, err := file.Stat()
		there, statErr := os.Lstat(path)
		if err == nil && statErr == nil && os.SameFile(ours, there) {
			return file, nil
		}
		// Anything but that it was taken away would not end.
		if err = errors.Join(err, IgnoreMissing(statErr), file.Close()); err != nil {
			return nil, fmt.Errorf("locking: %w", err)
		}
	}
}

// Drop removes a file that is held, and gives its lock up. Where that cannot be done
// at once somebody may take the lock in between: then the file is theirs.
func Drop(file *os.File) error {
	err := LetGo(file)
	removed := os.Remove(file.Name())
	if inUse(removed) || errors.Is(removed, fs.ErrNotExist) {
		removed = nil
	}
	return errors.Join(err, removed, IgnoreClosed(file.Close()))
}
