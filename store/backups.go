package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"messup/store/bolttx"
	"messup/store/rotation"
	"messup/store/seal"
	"messup/store/shelf"
)

// Backup is one copy of the journal in the backups folder.
type Backup = shelf.Backup

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
		if all, err = f.shelf().All(); err == nil {
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

// total counts what a person wrote and can read.
func (f *File) total(h seal.Head) (n uint64) {
	for kind, of := range h.Counts {
		if f.config.Counted == nil || slices.Contains(f.config.Counted, kind) {
			n += of
		}
	}
	return n
}

// rotate removes the backups that package rotation lets go. It runs only after a
// new backup was made and checked, which nothing that is not dated later is newer
// than, so a good one always stays. h is what that one holds: a backup that holds
// more than twice as much is kept, so that an emptied journal does not push out full
// ones. Those of another journal are neither counted nor removed.
func (f *File) rotate(h seal.Head, now time.Time) error {
	ours, err := f.shelf().Of(h.Journal)
	errs := []error{err}
	all := make([]rotation.Backup, len(ours))
	for i, b := range ours {
		all[i].Made = b.Made
		for _, of := range b.Head.Counts { // also what is in the trash: it is not lost
			all[i].Holds += of
		}
	}
	for i, stays := range rotation.Stays(all, now) {
		if !stays && f.total(ours[i].Head) <= 2*f.total(h) {
			errs = append(errs, f.discard(ours[i].Path))
		}
	}
	return errors.Join(errs...)
}

func dayOf(t time.Time) string { return t.UTC().Format(time.DateOnly) }
