package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// create makes an empty journal at path. It is built whole under another name
// and linked into place, so that nobody ever finds half a journal, and so that
// of two processes that begin at once only one makes it.
func (f *File) create(path string) error {
	dir := filepath.Dir(path)
	if err := makeFolder(dir); err != nil {
		return err
	}
	h, err := newHead(f.config.Rand, f.schema())
	if err != nil {
		return err
	}
	fresh, err := f.build(dir, h, func(*builder) error { return nil })
	if err == nil {
		err = place(fresh, path)
	}
	if err == nil {
		return nil
	}
	// If another process was first, what it made is opened next, and it does
	// not matter what became of this one: the other may have swept it away.
	if _, statErr := os.Lstat(path); statErr == nil {
		return nil
	}
	return fmt.Errorf("beginning a journal: %w", err)
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
