package store

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

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
