package store

import (
	"fmt"
	"os"
	"path/filepath"

	"messup/store/seal"
)

// create makes an empty journal at path. It is built whole under another name
// and linked into place, so that nobody ever finds half a journal, and so that
// of two processes that begin at once only one makes it.
func (f *File) create(path string) error {
	dir := filepath.Dir(path)
	if err := makeFolder(dir); err != nil {
		return err
	}
	h, err := seal.NewHead(f.config.Rand, f.schema())
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
