package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"messup/journal"
	"messup/store/bolttx"
	"messup/store/disk"
	"messup/store/rotation"
	"messup/store/seal"
)

// kept lists the files that restores kept.
func (f *File) kept() ([]string, error) {
	entries, err := os.ReadDir(f.folder())
	if err = disk.IgnoreMissing(err); err != nil {
		return nil, fmt.Errorf("listing the folder: %w", disk.Unreadable(err))
	}
	var paths []string
	for _, e := range entries {
		if path := filepath.Join(f.folder(), e.Name()); f.isKept(e.Name()) && f.claim().Has(path) {
			paths = append(paths, path)
		}
	}
	return paths, nil
}

// Backup is one copy of the journal in the backups folder.
type Backup struct {
	Path  string
	Made  time.Time // UTC, to the second
	Ahead bool      // it is dated after now: a clock was off, or somebody named it
	Size  int64     // bytes

	Counts map[journal.Kind]int // records it says it holds; nil where it cannot say

	nth  int       // of that second, from 0
	head seal.Head // for one that was looked into
}

// Backups lists the backups, newest first, and what each says it holds, without reading
// more of it. Those that are dated ahead are behind all others: they do not say what is
// newest.
func (f *File) Backups(ctx context.Context) ([]Backup, error) {
	wait, cancel := context.WithTimeout(ctx, lockTimeout)
	defer cancel()
	err := ctx.Err()
	if err == nil { // or they may be on their way to another folder, or back
		err = f.finishBeginning(wait)
	}
	if err == nil {
		var all []Backup
		if all, err = f.listBackups(); err == nil {
			for i, b := range all {
				if h, err := f.reader().HeadAt(b.Path); err == nil {
					all[i].Counts = h.Numbers()
				}
			}
			return all, nil
		}
	}
	return nil, bolttx.Explain("listing the backups of", f.config.Path, err)
}

func (f *File) listBackups() ([]Backup, error) {
	found, err := os.ReadDir(f.backups())
	if err = disk.Unlisted(f.backups(), err); err != nil {
		return nil, err
	}
	now := f.config.Now()
	var all []Backup
	for _, e := range found {
		made, nth, ok := f.stampOf(e.Name())
		info, err := e.Info()
		path := filepath.Join(f.backups(), e.Name())
		if !ok || err != nil || !info.Mode().IsRegular() || !f.claim().Has(path) { // not a backup, or just gone
			continue
		}
		all = append(all, Backup{Path: path, Made: made, Ahead: made.After(now), Size: info.Size(), nth: nth})
	}
	slices.SortFunc(all, func(a, b Backup) int {
		if a.Ahead != b.Ahead {
			return journal.YesFirst(b.Ahead)
		}
		return cmp.Or(b.Made.Compare(a.Made), b.nth-a.nth)
	})
	return all, nil
}

// nextOf returns the number of the next backup of a second. It must sort as
// the newest also where an earlier one of that second is gone already.
func (f *File) nextOf(second time.Time) (nth int, err error) {
	all, err := f.listBackups()
	for _, b := range all {
		if b.Made.Equal(second.Truncate(time.Second)) {
			nth = max(nth, b.nth+1)
		}
	}
	return nth, err
}

// total counts what a person wrote and can read.
func (f *File) total(h seal.Head) (n uint64) {
	for kind, of := range h.Counts {
		if f.config.Counted == nil || slices.Contains(f.config.Counted, kind) {
			n += of
		}
	}
	return n
}

// backupsOf lists the backups of one journal, the newest change first. A clock that
// was wrong makes no old backup new, nor a new one old. Damaged ones are left out;
// the error says which the disk did not give back.
func (f *File) backupsOf(of seal.UID) (ours []Backup, err error) {
	all, err := f.listBackups()
	errs := []error{err}
	for _, b := range all {
		var peekErr error
		b.head, peekErr = f.reader().HeadAt(b.Path)
		switch {
		case disk.Unread(peekErr):
			errs = append(errs, fmt.Errorf("%s: %w", filepath.Base(b.Path), peekErr))
		case peekErr == nil && b.head.Journal == of:
			ours = append(ours, b)
		}
	}
	slices.SortStableFunc(ours, func(a, b Backup) int { return cmp.Compare(b.head.Serial, a.head.Serial) })
	return ours, errors.Join(errs...)
}

// rotate removes the backups that package rotation lets go. It runs only after a
// new backup was made and checked, which nothing that is not dated later is newer
// than, so a good one always stays. h is what that one holds: a backup that holds
// more than twice as much is kept, so that an emptied journal does not push out full
// ones. Those of another journal are neither counted nor removed.
func (f *File) rotate(h seal.Head, now time.Time) error {
	ours, err := f.backupsOf(h.Journal)
	errs := []error{err}
	all := make([]rotation.Backup, len(ours))
	for i, b := range ours {
		all[i].Made = b.Made
		for _, of := range b.head.Counts { // also what is in the trash: it is not lost
			all[i].Holds += of
		}
	}
	for i, stays := range rotation.Stays(all, now) {
		if !stays && f.total(ours[i].head) <= 2*f.total(h) {
			errs = append(errs, f.discard(ours[i].Path))
		}
	}
	return errors.Join(errs...)
}

func dayOf(t time.Time) string { return t.UTC().Format(time.DateOnly) }
