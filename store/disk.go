package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"messup/journal"
)

// What is done to files and folders whatever is in them; what differs between
// systems is in system_*.go.

// makeFolder makes a folder and those above it, each of them for good.
func makeFolder(dir string) error {
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	parent := filepath.Dir(dir)
	if parent == dir {
		return nil
	}
	if err := makeFolder(parent); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("making the folder: %w", err)
	}
	return syncFolder(parent)
}

// place gives the file fresh its real name, for good, unless something has
// that name already (fs.ErrExist). fresh is gone afterwards, in any case.
func place(fresh, path string) error {
	err := os.Link(fresh, path)
	if err != nil && noLinks(err) { // a memory card, say: the best that can be had there
		if _, statErr := os.Lstat(path); errors.Is(statErr, fs.ErrNotExist) {
			err = os.Rename(fresh, path)
		}
	}
	if err = errors.Join(err, remove(fresh)); err != nil {
		return fmt.Errorf("putting it in place: %w", err)
	}
	return syncFolder(filepath.Dir(path))
}

// sameBytes makes sure that a file can be read back as it was written.
func sameBytes(path string, want []byte) error {
	got, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("reading back: %w", err)
	}
	if string(got) != string(want) {
		return fmt.Errorf("%w: what was written cannot be read back", journal.ErrDisk)
	}
	return nil
}

// scrub overwrites a file with zeros and removes it; ErrBusy if another process
// has it locked, because it is still being made.
func scrub(path string) error {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return ignoreMissing(errors.Join(err, remove(path)))
	}
	file, err := os.OpenFile(path, os.O_WRONLY|openFlags, 0)
	if err != nil {
		return errors.Join(ignoreMissing(err), remove(path))
	}
	free, err := tryLock(file, true)
	if err == nil && !free {
		return errors.Join(journal.ErrBusy, file.Close())
	}
	return errors.Join(err, zero(file), file.Close(), remove(path))
}

// zero overwrites all of an open file. Some disks and file systems keep the
// old bytes elsewhere; that cannot be helped from here.
func zero(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return fmt.Errorf("overwriting: %w", err)
	}
	blank := make([]byte, min(info.Size(), 1<<20))
	for off := int64(0); off < info.Size(); off += int64(len(blank)) {
		if _, err := file.WriteAt(blank[:min(int64(len(blank)), info.Size()-off)], off); err != nil {
			return fmt.Errorf("overwriting: %w", err)
		}
	}
	return file.Sync()
}

// remove removes a file that may be gone already.
func remove(path string) error { return ignoreMissing(os.Remove(path)) }

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func ignoreClosed(err error) error {
	if errors.Is(err, fs.ErrClosed) {
		return nil
	}
	return err
}

// ownFolder makes a folder that only its owner can look into.
func ownFolder(dir string) error {
	if err := makeFolder(dir); err != nil {
		return err
	}
	info, err := os.Stat(dir)
	if err == nil && info.Mode().Perm()&0o077 != 0 && hasModes {
		err = closeFolder(dir)
	}
	if err != nil {
		return fmt.Errorf("closing the folder to others: %w", err)
	}
	return nil
}

// closeFolder leaves a folder to its owner.
func closeFolder(dir string) error {
	if err := os.Chmod(dir, 0o700); err != nil { //nolint:gosec // a folder needs the bit that lets its owner in
		return err
	}
	info, err := os.Stat(dir)
	if err == nil && info.Mode().Perm()&0o077 != 0 {
		err = errors.New("this disk keeps no such thing")
	}
	return err
}
