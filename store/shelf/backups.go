package shelf

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"messup/journal"
	"messup/store/disk"
	"messup/store/seal"
)

// Backup is one copy of the journal in the backups folder.
type Backup struct {
	Path  string
	Made  time.Time // UTC, to the second
	Ahead bool      // it is dated after now: a clock was off, or somebody named it
	Size  int64     // bytes

	Counts map[journal.Kind]int // records it says it holds; nil where it cannot say

	Nth  int       // of that second, from 0
	Head seal.Head // for one that was looked into
}

// Kept lists the files that restores kept.
func (s Shelf) Kept() ([]string, error) {
	entries, err := disk.ReadDir(s.Folder())
	if err = disk.IgnoreMissing(err); err != nil {
		return nil, fmt.Errorf("listing the folder: %w", disk.Unreadable(err))
	}
	var paths []string
	for _, e := range entries {
		if path := filepath.Join(s.Folder(), e.Name()); s.IsKept(e.Name()) && s.Claim().Has(path) {
			paths = append(paths, path)
		}
	}
	return paths, nil
}

// All lists the backups, newest first, without looking into them. Those that are dated ahead
// are behind all others: they do not say what is newest.
func (s Shelf) All() ([]Backup, error) {
	found, err := disk.ReadDir(s.Backups())
	if err = disk.Unlisted(s.Backups(), err); err != nil {
		return nil, err
	}
	now := s.Now()
	var all []Backup
	for _, e := range found {
		made, nth, ok := s.StampOf(e.Name())
		info, err := e.Info()
		path := filepath.Join(s.Backups(), e.Name())
		if !ok || err != nil || !info.Mode().IsRegular() || !s.Claim().Has(path) { // not a backup, or just gone
			continue
		}
		all = append(all, Backup{Path: path, Made: made, Ahead: made.After(now), Size: info.Size(), Nth: nth})
	}
	slices.SortFunc(all, func(a, b Backup) int {
		if a.Ahead != b.Ahead {
			return journal.YesFirst(b.Ahead)
		}
		return cmp.Or(b.Made.Compare(a.Made), b.Nth-a.Nth)
	})
	return all, nil
}

// NextOf returns the number of the next backup of a second. It must sort as
// the newest also where an earlier one of that second is gone already.
func (s Shelf) NextOf(second time.Time) (nth int, err error) {
	all, err := s.All()
	for _, b := range all {
		if b.Made.Equal(second.Truncate(time.Second)) {
			nth = max(nth, b.Nth+1)
		}
	}
	return nth, err
}

// Of lists the backups of one journal, the newest change first. A clock that
// was wrong makes no old backup new, nor a new one old. Damaged ones are left out;
// the error says which the disk did not give back.
func (s Shelf) Of(of seal.UID) (ours []Backup, err error) {
	all, err := s.All()
	errs := []error{err}
	for _, b := range all {
		var peekErr error
		b.Head, peekErr = s.Reader.HeadAt(b.Path)
		switch {
		case disk.Unread(peekErr):
			errs = append(errs, fmt.Errorf("%s: %w", filepath.Base(b.Path), peekErr))
		case peekErr == nil && b.Head.Journal == of:
			ours = append(ours, b)
		}
	}
	slices.SortStableFunc(ours, func(a, b Backup) int { return cmp.Compare(b.Head.Serial, a.Head.Serial) })
	return ours, errors.Join(errs...)
}
