// Package carry is how words leave for a file that is no journal, and come back
// from one: a new file is whole or not there, one that is replaced has its old words
// until then, and what comes in is taken in whole or not at all. Neither is held, however
// long it is.
package carry

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"messup/journal"
	"messup/store/disk"
	"messup/store/joining"
)

var errStopped = errors.New("it was stopped, and nothing is left of it")

// WriteNew makes a file that only its owner can read and has write fill it.
// Whatever is at path already, a link too, stays untouched. Until it is whole and
// on the disk the file is beside its place, as disk.InSight has it; of a file that could
// not be written whole, and at SIGINT, SIGTERM and SIGHUP, nothing is left.
func WriteNew(path string, write func(io.Writer) error) error {
	if _, err := os.Lstat(path); err == nil {
		return AlreadyThere(path)
	}
	return written(path, write, func(part string) error {
		err := disk.Place(part, path)
		if errors.Is(err, fs.ErrExist) {
			return AlreadyThere(path)
		}
		return whole(path, err)
	})
}

// WriteOver is WriteNew for a file whose owner said that it may be replaced. It has
// its old words until the new ones are whole. What is no ordinary file is not
// replaced, a link neither; nor is a journal, whoever asks.
func WriteOver(path string, write func(io.Writer) error) error {
	switch there, err := Replaceable(path); {
	case err != nil:
		return err
	case !there:
		return WriteNew(path, write)
	}
	return written(path, write, func(part string) error {
		if err := disk.Rename(part, path); err != nil { // of a link that came meanwhile it would be the link
			return whole(path, errors.Join(err, disk.Remove(part)))
		}
		return whole(path, disk.SyncFolder(filepath.Dir(path)))
	})
}

// Replaceable reports whether there is a file at path that may be replaced by
// another, if its owner wants that. What may never be is an error.
func Replaceable(path string) (there bool, err error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, whole(path, err)
	case !info.Mode().IsRegular():
		return true, AlreadyThere(path)
	case joining.Is(path):
		return true, fmt.Errorf("%s is a journal and stays as it is; choose another name", path)
	}
	return true, nil
}

// written writes a file beside its place and has place put it there.
func written(path string, write func(io.Writer) error, place func(part string) error) error {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(stop)
	part, f, err := begun(path)
	if err != nil {
		return whole(path, err)
	}
	err = write(stoppable{f, stop})
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil && len(stop) > 0 {
		err = errStopped
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, errors.Join(disk.Elsewhere(Reason(err)), disk.Remove(part)))
	}
	return place(part)
}

// begun makes a file that has no name of its own yet. Its lock says that somebody is at it.
func begun(path string) (part string, f *os.File, err error) {
	part, err = disk.InSight(path)
	if errors.Is(err, journal.ErrBusy) {
		return "", nil, errors.New("another messup is writing it; wait until it is done, or choose another name")
	}
	if err == nil {
		f, err = disk.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	}
	if err == nil {
		_, _ = disk.TryLock(f, true) // where files cannot be locked nobody can say that it is being made
	}
	return part, f, err
}

// whole says which file an error is about.
func whole(path string, err error) error {
	if err == nil {
		return nil
	}
	if _, away := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) && errors.Is(away, fs.ErrNotExist) {
		return fmt.Errorf("writing %s: %w", path, noFolder(path))
	}
	return fmt.Errorf("writing %s: %w", path, disk.Elsewhere(Reason(err)))
}

// Placed says that there is no folder for a file at path, if there is none.
func Placed(path string) error {
	if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) {
		return noFolder(path)
	}
	return nil
}

func noFolder(path string) error { return fmt.Errorf("there is no folder %s", filepath.Dir(path)) }

// stoppable is a file that is written to until a signal comes.
type stoppable struct {
	io.Writer
	stop <-chan os.Signal
}

func (s stoppable) Write(b []byte) (int, error) {
	if len(s.stop) > 0 {
		return 0, errStopped
	}
	return s.Writer.Write(b)
}

// AlreadyThere says that nothing is written over what is at path.
func AlreadyThere(path string) error {
	return fmt.Errorf("%s is there already and stays as it is; choose another name", path)
}

// Reason returns what went wrong with a file, without the name of the system
// call and the path, which the error around it tells better.
func Reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Unprinted says what kept something from being printed.
func Unprinted(err error) error { return disk.Explain(Reason(err)) }

// Room says so if hardly a file more can be opened.
func Room() error { return disk.Room() }
