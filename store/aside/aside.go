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
	"slices"
	"time"

	"messup/store/disk"
)

// A Move is under way as long as its folder has no name of its own. Who has the lock
// of the file in it moves files in or out, and nobody else.
type Move struct {
	dir, home string
	lock      *os.File
}

// lockName is the file in the folder whose lock says that the move was not cut
// short.
const lockName = ".moving"

// Begin begins to move files below home into the folder dir, which keeps their
// places: what was in home/backups is in its backups. It waits for another one until
// ctx ends (journal.ErrBusy).
func Begin(ctx context.Context, dir, home string) (*Move, error) {
	for {
		var m *Move
		err := disk.MakeFolder(dir)
		if err == nil {
			m, err = hold(ctx, dir, home)
		}
		if !errors.Is(err, fs.ErrNotExist) || ctx.Err() != nil { // or it got its name, or went, just now
			return m, err
		}
	}
}

func hold(ctx context.Context, dir, home string) (*Move, error) {
	lock, err := disk.Hold(ctx, filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE)
	if err != nil {
		return nil, err
	}
	return &Move{dir, home, lock}, nil
}

// All moves files below home into a folder, whose passing name is dir: all of them, or
// none. There is no new journal, so cut short it is for Finish to take them back.
func All(ctx context.Context, dir, home, name string, paths []string) error {
	m, err := Begin(ctx, dir, home)
	if err != nil {
		return err
	}
	for _, path := range paths {
		if err == nil {
			err = m.Take(path)
		}
	}
	if err != nil {
		return errors.Join(err, m.Undo())
	}
	return m.End(name)
}

// Finish does what a Move into dir was cut short in: where begun says that the new
// journal is there the folder gets its name, else all is taken back. It waits for one
// that is under way until ctx ends (journal.ErrBusy): until then nobody can say
// whether there is a journal.
func Finish(ctx context.Context, dir, home string, begun func() bool, name string) error {
	m, err := hold(ctx, dir, home)
	switch {
	case err != nil:
		return disk.IgnoreMissing(err)
	case begun():
		return m.End(name)
	}
	return m.Undo()
}

// Take moves a file below home.
func (m *Move) Take(path string) error {
	rel, err := filepath.Rel(m.home, path)
	if err == nil {
		err = move(path, filepath.Join(m.dir, rel))
	}
	if err != nil {
		return fmt.Errorf("setting aside what is left: %w", err)
	}
	return nil
}

// End gives the folder its name: the new journal is there.
func (m *Move) End(name string) error {
	err := disk.LetGo(m.lock)
	if err == nil {
		err = disk.RenameLetGo(m.dir, name)
	}
	if err == nil {
		err = errors.Join(disk.RemoveLetGo(filepath.Join(name, lockName)), disk.SyncFolder(filepath.Dir(name)))
	}
	if err = errors.Join(err, disk.IgnoreClosed(m.lock.Close())); err != nil {
		return fmt.Errorf("setting aside what is left: %w", err)
	}
	return nil
}

// Undo takes everything back. It removes nothing but empty folders: whatever else is
// there may be words.
func (m *Move) Undo() error {
	err := m.takeBack()
	if err == nil {
		err = disk.Drop(m.lock)
	}
	if err == nil {
		err = m.leave()
	}
	if err = errors.Join(err, disk.IgnoreClosed(m.lock.Close())); err != nil {
		return fmt.Errorf("taking back what was set aside: %w", err)
	}
	return nil
}

// takeBack empties the folder, but for its lock.
func (m *Move) takeBack() error {
	var folders []string
	err := filepath.WalkDir(m.dir, func(path string, d fs.DirEntry, err error) error {
		rel, relErr := filepath.Rel(m.dir, path)
		switch {
		case err != nil || relErr != nil:
			return errors.Join(err, relErr)
		case rel == "." || rel == lockName:
			return nil
		case d.IsDir():
			folders = append(folders, path)
			return nil
		}
		return move(path, filepath.Join(m.home, rel))
	})
	for _, folder := range slices.Backward(folders) { // those within others first
		if err == nil {
			err = disk.Remove(folder)
		}
	}
	return err
}

// leave removes the folder, unless another one has begun to move into it meanwhile. That
// one may be gone again before its lock is seen: then the folder is tried once more.
func (m *Move) leave() (err error) {
	const tries = 20
	for range tries {
		if err = disk.Remove(m.dir); err == nil {
			break
		}
		if _, statErr := os.Lstat(m.lock.Name()); statErr == nil {
			return nil
		}
		time.Sleep(time.Millisecond)
	}
	return errors.Join(err, disk.SyncFolder(m.home))
}

// move moves a file to where nothing is.
func move(from, to string) error {
	if err := disk.MakeFolder(filepath.Dir(to)); err != nil {
		return err
	}
	if _, err := os.Lstat(to); err == nil {
		return fmt.Errorf("%s is there already", to)
	}
	if err := disk.Rename(from, to); err != nil {
		return err
	}
	return disk.SyncFolder(filepath.Dir(to))
}
