package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"messup/journal"
	"messup/store/aside"
	"messup/store/bolttx"
	"messup/store/disk"
	"messup/store/seal"
)

// A journal is begun by the first change, but never over what is left of another
// one: where backups or a log lie under its name, it was lost, and a new one would
// in time push them out.

// Missing says what it means that there is no file, which may be there then: ErrNoJournal,
// or ErrGone if something is left of one.
func (f *File) Missing(ctx context.Context) error {
	wait, cancel := context.WithTimeout(ctx, lockTimeout)
	defer cancel()
	if err := f.finishBeginning(wait); err != nil {
		return bolttx.Explain("reading", f.config.Path, err)
	}
	if err := f.shelf().Making().PutBack(wait, f.config.Path); err != nil {
		return bolttx.Explain("reading", f.config.Path, err)
	}
	return f.missing()
}

// missing is Missing for who has looked for what was cut short.
func (f *File) missing() error {
	if err := f.shelf().Left(); err != nil {
		return err
	}
	return journal.ErrNoJournal
}

// Begin makes a new journal where one is gone, and sets aside what is left of it:
// it returns the folder that this is in, which is empty if there was nothing. A
// journal that is there stays as it is.
func (f *File) Begin(ctx context.Context) (dir string, err error) {
	wait, cancel := context.WithTimeout(ctx, lockTimeout)
	defer cancel()
	select {
	case f.turn <- struct{}{}:
		defer func() { <-f.turn }()
	case <-wait.Done():
		return "", bolttx.Explain("beginning", f.config.Path, timedOut(ctx))
	}
	if err := f.finishBeginning(wait); err != nil {
		return "", bolttx.Explain("beginning", f.config.Path, err)
	}
	if err := f.shelf().Making().PutBack(wait, f.config.Path); err != nil || f.shelf().HasFile() {
		return "", bolttx.Explain("beginning", f.config.Path, err)
	}
	dir, err = f.beginAnew(wait)
	f.known = nil
	return dir, bolttx.Explain("beginning", f.config.Path, err)
}

// beginAnew makes the new journal before it moves anything: a full disk leaves all
// as it was, and so does a kill, see finishBeginning.
func (f *File) beginAnew(ctx context.Context) (dir string, err error) {
	left, err := f.shelf().Leftovers()
	switch {
	case err != nil: // nobody knows what a new one would be begun over
		return "", err
	case len(left) == 0:
		return "", f.create(f.config.Path)
	}
	fresh, err := f.empty(f.shelf().Folder())
	if err != nil {
		return "", err
	}
	move, err := aside.Begin(ctx, f.beginning(), f.shelf().Folder())
	if err != nil {
		return "", errors.Join(err, disk.Scrub(fresh))
	}
	if f.shelf().HasFile() { // another one was at it, and is done
		return "", errors.Join(move.Undo(), disk.IgnoreMissing(disk.Scrub(fresh)))
	}
	left, err = f.shelf().Leftovers()
	for _, path := range left {
		if err == nil {
			err = move.Take(path)
		}
	}
	if err == nil {
		err = disk.Place(fresh, f.config.Path)
	}
	if err != nil {
		return "", errors.Join(err, move.Undo(), disk.IgnoreMissing(disk.Scrub(fresh)))
	}
	f.tellFolder(mayLook)
	dir = f.shelf().NewAside()
	return dir, move.End(dir)
}

// beginning returns the folder that is there while a new journal is begun over another's rest.
func (f *File) beginning() string { return f.shelf().Passing("beginning") }

// finishBeginning does what a Begin was cut short in: without it the old journal
// would look as if it had never been. It waits for one that is under way. What parts
// two journals is taken back if it was cut short.
func (f *File) finishBeginning(ctx context.Context) error {
	if _, err := os.Lstat(f.parting()); err == nil {
		if err := aside.Finish(ctx, f.parting(), f.shelf().Folder(), func() bool { return false }, ""); err != nil {
			return err
		}
	}
	if !f.isBeginning() {
		return nil
	}
	return aside.Finish(ctx, f.beginning(), f.shelf().Folder(), f.shelf().HasFile, f.shelf().NewAside())
}

// isBeginning reports whether a Begin is under way, or was cut short.
func (f *File) isBeginning() bool {
	_, err := os.Lstat(f.beginning())
	return err == nil
}

// create makes an empty journal at path. It is built whole under another name
// and linked into place, so that nobody ever finds half a journal, and so that
// of two processes that begin at once only one makes it.
func (f *File) create(path string) error {
	dir := filepath.Dir(path)
	if err := disk.MakeFolder(dir); err != nil {
		return err
	}
	fresh, err := f.empty(dir)
	if err == nil {
		err = disk.Place(fresh, path)
	}
	if err == nil {
		f.tellFolder(mayLook)
		return nil
	}
	// If another process was first, what it made is opened next, and it does
	// not matter what became of this one: the other may have swept it away.
	if _, statErr := os.Lstat(path); statErr == nil {
		return nil
	}
	return fmt.Errorf("beginning a journal: %w", err)
}

// empty makes a journal without anything in it, under a passing name.
func (f *File) empty(dir string) (fresh string, err error) {
	h, err := seal.NewHead(f.config.Rand, f.schema())
	if err != nil {
		return "", err
	}
	return f.build(dir, h, f.Values(), func(*bolttx.Builder) error { return nil })
}
