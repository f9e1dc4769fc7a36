// Package aside moves what is left of a journal out of the way of a new one, all of
// it or nothing: files are gathered in a folder with a passing name, which gets its
// own once the new journal is there. Cut short, whoever comes next takes them back,
// or gives the folder its name. What belongs to a journal is for package store.
package aside

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"messup/store/disk"
)

// A Move is under way as long as its folder has no name of its own.
type Move struct {
	dir, home string
	lock      *os.File
}

// lockName is the file in the folder whose lock says that the move was not cut
// short.
const lockName = ".moving"

// Begin begins to move files below home into the folder dir, which keeps their
// places: what was in home/backups is in its backups.
func Begin(ctx context.Context, dir, home string) (*Move, error) {
	if err := disk.OwnFolder(dir); err != nil {
		return nil, err
	}
	lock, err := disk.Open(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE)
	if err != nil {
		return nil, err
	}
	if err := disk.Lock(ctx, lock, true); err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return &Move{dir, home, lock}, nil
}

// Take moves a file below home.
func (m *Move) Take(path string) error {
	rel, err := filepath.Rel(m.home, path)
	if err != nil {
		return fmt.Errorf("setting %s aside: %w", path, err)
	}
	return move(path, filepath.Join(m.dir, rel))
}

// End gives the folder its name: the new journal is there.
func (m *Move) End(name string) error {
	err := os.Remove(m.lock.Name())
	if err = errors.Join(disk.IgnoreMissing(err), m.lock.Close()); err != nil {
		return fmt.Errorf("setting aside: %w", err)
	}
	return named(m.dir, name)
}

// Release leaves the move as it is, as the end of a process does.
func (m *Move) Release() error { return m.lock.Close() }

// Undo takes everything back.
func (m *Move) Undo() error {
	return errors.Join(takeBack(m.dir, m.home), m.lock.Close())
}

// Finish does what a Move into dir was cut short in: where the new journal is there
// the folder gets its name, else all is taken back. One that is under way needs
// nobody's help.
func Finish(dir, home string, begun bool, name string) error {
	lock, err := disk.Open(filepath.Join(dir, lockName), os.O_RDWR)
	if err == nil {
		free, lockErr := disk.TryLock(lock, true)
		if lockErr != nil || !free {
			return errors.Join(lockErr, lock.Close())
		}
		err = lock.Close()
	}
	if err = disk.IgnoreMissing(err); err != nil {
		return err
	}
	if !begun {
		return takeBack(dir, home)
	}
	if err := disk.IgnoreMissing(os.Remove(filepath.Join(dir, lockName))); err != nil {
		return fmt.Errorf("setting aside: %w", err)
	}
	return named(dir, name)
}

// named gives a folder its name, if nobody else did.
func named(dir, name string) error {
	if err := disk.IgnoreMissing(os.Rename(dir, name)); err != nil {
		return fmt.Errorf("setting aside: %w", err)
	}
	return disk.SyncFolder(filepath.Dir(dir))
}

func takeBack(dir, home string) error {
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == lockName {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return fmt.Errorf("taking %s back: %w", path, err)
		}
		return move(path, filepath.Join(home, rel))
	})
	if err != nil {
		return fmt.Errorf("taking back what was set aside: %w", err)
	}
	if err := os.RemoveAll(dir); err != nil { // no file of words is in it any more
		return fmt.Errorf("taking back what was set aside: %w", err)
	}
	return disk.SyncFolder(home)
}

// move moves a file to where nothing is.
func move(from, to string) error {
	if err := disk.OwnFolder(filepath.Dir(to)); err != nil {
		return err
	}
	if _, err := os.Lstat(to); err == nil {
		return fmt.Errorf("setting the old backups aside: %s is there already", to)
	}
	if err := os.Rename(from, to); err != nil {
		return fmt.Errorf("setting the old backups aside: %w", err)
	}
	return disk.SyncFolder(filepath.Dir(to))
}
