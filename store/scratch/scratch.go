package scratch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"messup/journal"
	"messup/store/disk"
)

// Places are where a Folder may be made, the best first: where one place takes
// nothing, the next is tried.
type Places []string

// A Folder holds one text and whatever lies beside it, until it is removed.
type Folder struct {
	dir  string
	lock *os.File
}

const (
	written = "words-"  // begins the name of a folder of what is being written
	edited  = "answer-" // of one that is open in an editor, and of the files of earlier messups

	lockName   = ".lock"
	wordsName  = "words.jsonl"
	answerName = "answer.md"
	aboutName  = ".about" // which answer it is
	beforeName = ".before"
	unusedName = ".unused" // says that nobody is to take the text

	freshEnding = ".new"  // of a file that is not in place yet
	goneEnding  = ".gone" // of one that is being overwritten

	// tries is how often a folder is made anew that was swept while it was
	// being made.
	tries = 5
)

// make makes a folder in the first of the places that takes one, and fills it.
func (p Places) make(kind string, fill func(*Folder) error) (*Folder, error) {
	err := errors.New("there is no place for them")
	for i, place := range p {
		f, placeErr := makeIn(place, kind)
		if placeErr == nil {
			if placeErr = fill(f); placeErr == nil {
				return f, nil
			}
			placeErr = errors.Join(placeErr, f.Remove())
		}
		if i == 0 { // what is the matter with the best one is what a person can mend
			err = placeErr
		}
	}
	return nil, explain(err)
}

// makeIn makes a folder that is locked before anybody else can take it for one
// that was left: what is swept meanwhile is made again.
func makeIn(place, kind string) (*Folder, error) {
	if err := disk.MakeFolder(place); err != nil {
		return nil, err
	}
	for range tries {
		dir, err := os.MkdirTemp(place, kind)
		if err != nil {
			return nil, err
		}
		lock, err := disk.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE|os.O_EXCL)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, errors.Join(err, disk.Remove(dir))
		}
		f := &Folder{dir: dir, lock: lock}
		// A disk without locks keeps words all the same; nobody takes them there.
		if free, err := disk.TryLock(lock, true); err == nil && (!free || !f.inPlace()) {
			if err := lock.Close(); err != nil {
				return nil, err
			}
			continue
		}
		return f, nil
	}
	return nil, fmt.Errorf("%w: %s is swept all the time", journal.ErrBusy, place)
}

// inPlace reports whether the lock is still the one others find.
func (f *Folder) inPlace() bool {
	ours, err := f.lock.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(f.lock.Name())
	return err == nil && os.SameFile(ours, there)
}

// put puts a file into the folder, in place of one before it, whole or not at
// all.
func (f *Folder) put(name string, data []byte) error {
	path := filepath.Join(f.dir, name)
	if err := os.WriteFile(path+freshEnding, data, 0o600); err != nil {
		return errors.Join(err, disk.Remove(path+freshEnding))
	}
	return disk.Rename(path+freshEnding, path)
}

// Remove sweeps the folder, with all that is in it by now: what an editor put
// beside a text holds the same words. The lock goes last: until then nobody
// else takes the folder, and who does after that finds nothing in it.
func (f *Folder) Remove() error {
	err := sweep(f.dir, lockName)
	err = errors.Join(err, disk.IgnoreClosed(f.lock.Close()))
	err = errors.Join(err, disk.Remove(f.lock.Name()))
	gone := disk.Remove(f.dir)
	if errors.Is(gone, fs.ErrExist) { // somebody is looking into it, and removes it
		gone = nil
	}
	return explain(errors.Join(err, gone))
}

// Leave gives the folder up to the next start, which takes in what is there.
func (f *Folder) Leave() error { return explain(disk.IgnoreClosed(f.lock.Close())) }

// sweep overwrites and removes all that is in a folder but one file.
func sweep(dir, but string) error {
	found, err := disk.ReadDir(dir)
	errs := []error{disk.IgnoreMissing(err)}
	for _, e := range found {
		path := filepath.Join(dir, e.Name())
		switch {
		case e.Name() == but:
		case e.IsDir():
			errs = append(errs, sweep(path, ""), disk.Remove(path))
		default:
			errs = append(errs, wipe(path))
		}
	}
	return errors.Join(errs...)
}

// wipe overwrites and removes a file; one that another program has locked is
// removed only. It gets another name before, so that nobody takes half of it for
// words if that is cut short.
func wipe(path string) error {
	gone := strings.TrimSuffix(path, goneEnding) + goneEnding
	if err := disk.Rename(path, gone); err != nil {
		return disk.IgnoreMissing(err)
	}
	err := disk.Scrub(gone)
	if errors.Is(err, journal.ErrBusy) {
		err = disk.Remove(gone)
	}
	return err
}

// explain makes an error of the operating system one that is known, so that a
// person reads what it means.
func explain(err error) error {
	switch {
	case err == nil || journal.Known(err):
		return err
	case journal.Known(disk.Explain(err)):
		return disk.Explain(err)
	}
	return fmt.Errorf("%w: %w", journal.ErrDisk, err)
}
