package store

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"messup/journal"
)

// temporary makes an empty file of our own beside the journal.
func (f *File) temporary(dir string) (string, *os.File, error) {
	path, err := f.temporaryName(dir)
	if err != nil {
		return "", nil, err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", nil, fmt.Errorf("making a new file: %w", err)
	}
	return path, file, nil
}

func (f *File) temporaryName(dir string) (string, error) {
	var b [8]byte
	if _, err := io.ReadFull(f.config.Rand, b[:]); err != nil {
		return "", fmt.Errorf("naming a new file: %w", err)
	}
	return filepath.Join(dir, f.temporaryPrefix()+hex.EncodeToString(b[:])+temporarySuffix), nil
}

const temporarySuffix = ".tmp"

func (f *File) temporaryPrefix() string { return "." + f.name() + "-" }

// sweep clears away the temporary files that a crash left in dir. It is called
// with the exclusive lock held, when nobody else makes any that will be used:
// a process that is still beginning the same journal finds it there.
// They hold a person's words, so they are overwritten.
func (f *File) sweep(dir string) {
	found, err := os.ReadDir(dir)
	if err = ignoreMissing(err); err != nil {
		f.note("%s could not be looked through for leftovers: %v.", dir, err)
		return
	}
	for _, e := range found {
		if !f.isTemporary(e.Name()) {
			continue
		}
		if err := scrub(filepath.Join(dir, e.Name())); err != nil && !errors.Is(err, journal.ErrBusy) {
			f.note("A leftover could not be removed: %v.", err)
		}
	}
}

func (f *File) isTemporary(name string) bool {
	return strings.HasPrefix(name, f.temporaryPrefix()) && strings.HasSuffix(name, temporarySuffix)
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
