package store

import (
	"path/filepath"

	"messup/store/disk"
	"messup/store/names"
	"messup/store/shelf"
)

// What things are called on the disk: everything beside the journal begins with
// the journal's name, or is in a folder of its own.

const (
	inboxFolder = "inbox"
	editFolder  = "edit" // where the program keeps what is open in a person's editor

	ending    = names.Ending
	logEnding = names.LogEnding

	stampEnding = ".checked"
)

// shelf is what lies beside the journal.
func (f *File) shelf() shelf.Shelf {
	return shelf.Shelf{Path: f.config.Path, Reader: f.reader(), Now: f.config.Now, Rand: f.config.Rand}
}

// forgetting returns the file that is there while deleted words are taken out of
// the journal and its copies (store/mark).
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

// checked returns the file that says when all of the journal was checked (store/stamp).
func (f *File) checked() string {
	return filepath.Join(f.shelf().Folder(), "."+f.shelf().Name()+stampEnding)
}
