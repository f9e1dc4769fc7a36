// Package carry is how words leave for a file that is no journal, and come back
// from one: a new file is whole or not there, and what comes in is taken in part
// by part, after all of it was found good.
package carry

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"

	"messup/store/disk"
)

// partEnding is what a new file is called by until it is whole.
const partEnding = ".part"

var errStopped = errors.New("it was stopped, and nothing is left of it")

// WriteNew makes a file that only its owner can read and has write fill it.
// Whatever is at path already, a link too, stays untouched. Until it is whole and
// on the disk the file is beside its place, under its name and ".part", where one
// sees what a killed program left; of a file that could not be written whole, and
// at SIGINT, SIGTERM and SIGHUP, nothing is left.
func WriteNew(path string, write func(io.Writer) error) error {
	if _, err := os.Lstat(path); err == nil {
		return AlreadyThere(path)
	}
	part := path + partEnding
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(stop)
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there, perhaps left by an export that was killed; remove it, or choose another name", part)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, disk.Elsewhere(Reason(err)))
	}
	err = write(stoppable{f, stop})
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil && len(stop) > 0 {
		err = errStopped
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, errors.Join(disk.Elsewhere(Reason(err)), os.Remove(part)))
	}
	if err := disk.Place(part, path); errors.Is(err, fs.ErrExist) {
		return AlreadyThere(path)
	} else if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

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
