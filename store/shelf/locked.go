package shelf

import (
	"errors"
	"fmt"
	"os"
	"time"

	"messup/journal"
	"messup/store/disk"
	"messup/store/seal"
)

// Locked returns a head that says what opens the journal: that of its file, or else of its
// newest backup that can be read; where all of them are gone, what is left of one in the file.
// It waits for nobody: a head that is just being written is looked at again.
func (s Shelf) Locked() (h seal.Head, err error) {
	path, resolveErr := disk.Resolve(s.Path)
	if resolveErr == nil {
		for range looks {
			if h, err := s.Reader.HeadAt(path); err == nil {
				return s.newest(h), nil
			}
			time.Sleep(pause)
		}
	}
	backups, _ := s.All() // told by who wants them
	for _, b := range backups {
		if h, err := s.Reader.HeadAt(b.Path); err == nil {
			return h, nil
		}
	}
	if resolveErr == nil {
		h.Lock, err = lockIn(path)
	}
	return h, err
}

// newest returns the head of a backup that is newer than that of the journal: then an older copy
// was put in its place, which may have another passphrase, or none.
func (s Shelf) newest(h seal.Head) seal.Head {
	backups, _ := s.All() // told by who wants them
	if len(backups) == 0 {
		return h
	}
	// No more than one is looked into: this is asked before each command.
	b, err := s.Reader.HeadAt(backups[0].Path)
	if err == nil && b.Journal == h.Journal && b.Serial > h.Serial && b.Lock != h.Lock {
		return b
	}
	return h
}

// looks is how often a head is looked at that cannot be read, and pause how long is waited
// between two.
const looks, pause = 3, 20 * time.Millisecond

// lockIn finds what opens a journal without a head; empty if there is nothing. What keeps it
// from being read is told by who opens it.
func lockIn(path string) (seal.Lock, error) {
	file, openErr := disk.Open(path, os.O_RDONLY)
	if openErr != nil {
		return "", nil //nolint:nilerr // see above
	}
	info, err := file.Stat()
	var l seal.Lock
	if err == nil && info.Mode().IsRegular() {
		l, err = seal.FindLock(file, info.Size())
	}
	return l, errors.Join(err, file.Close())
}

// Unproven refuses a journal without a passphrase that has backups with one, and does not know
// their keys: it is another file that was put in its place.
func Unproven(h seal.Head, backups []Backup) error {
	if h.Lock != "" {
		return nil
	}
	values, err := h.Plain()
	for _, b := range backups {
		if err == nil && b.Head.Lock != "" && !values.Knows(b.Head.Lock) {
			err = fmt.Errorf("%w: it has no passphrase, and its backups have one", journal.ErrReplaced)
		}
	}
	return err
}
