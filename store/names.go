package store

import (
	"messup/store/disk"
	"messup/store/shelf"
)

// shelf is what lies beside the journal.
func (f *File) shelf() shelf.Shelf {
	return shelf.Shelf{Path: f.config.Path, Reader: f.reader(), Now: f.config.Now, Rand: f.config.Rand}
}

// forgetting returns the file that is there while deleted words are taken out (store/mark).
func (f *File) forgetting() string { return f.shelf().Passing("forgetting") }

// discard overwrites a file of words and removes it.
func (f *File) discard(path string) error {
	others, err := f.shelf().Making().Discard(path)
	if others {
		f.note("%s", disk.KeptUnder(path))
	}
	return err
}

// sweep clears away the temporary files that a crash left in dir. It is called
// with the exclusive lock held, when nobody else makes any that will be used:
// a process that is still beginning the same journal finds it there.
func (f *File) sweep(dir string) {
	if err := f.shelf().Making().Sweep(dir); err != nil {
		f.note("Leftovers in %s could not be removed: %v.", dir, err)
	}
}
