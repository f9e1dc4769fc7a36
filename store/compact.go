package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"messup/journal"
	"messup/store/bolttx"
	"messup/store/disk"
)

// Forget runs work, which deletes for good, and takes what it deleted out of the
// journal file and of all copies that are kept with it. Once work has begun, it is
// finished in any case: cut short, by whoever opens the journal next.
func (f *File) Forget(ctx context.Context, work func() error) error {
	mark, err := f.beginForgetting(ctx)
	if err != nil {
		return explain("deleting for good in", f.config.Path, err)
	}
	if err := work(); err != nil {
		return errors.Join(err, mark.Close())
	}
	return f.forget(ctx, mark)
}

// beginForgetting makes the mark that says a Forget is under way. Its lock says that
// it was not cut short.
func (f *File) beginForgetting(ctx context.Context) (*os.File, error) {
	wait, cancel := context.WithTimeout(ctx, lockTimeout)
	defer cancel()
	for {
		mark, err := disk.Open(f.forgetting(), os.O_RDWR|os.O_CREATE)
		if err != nil {
			return nil, err
		}
		err = disk.Lock(wait, mark, true)
		if err == nil {
			err = disk.SyncFolder(f.folder())
		}
		if err != nil {
			return nil, errors.Join(err, mark.Close())
		}
		ours, err := mark.Stat()
		there, statErr := os.Lstat(f.forgetting())
		if err == nil && statErr == nil && os.SameFile(ours, there) {
			return mark, nil
		}
		// Who had it before took it away; anything else would not end.
		if err = errors.Join(err, disk.IgnoreMissing(statErr), mark.Close()); err != nil {
			return nil, err
		}
	}
}

func (f *File) forget(ctx context.Context, mark *os.File) error {
	err := f.Compact(ctx)
	if err == nil {
		err = f.RenewBackups(ctx)
	}
	if err = errors.Join(err, mark.Close()); err != nil {
		return err
	}
	return explain("deleting for good in", f.config.Path, disk.Remove(f.forgetting()))
}

// finishForgetting does what a Forget was cut short in. One that is under way needs
// nobody's help.
func (f *File) finishForgetting(ctx context.Context) {
	if f.finished {
		return
	}
	f.finished = true
	mark, err := disk.Open(f.forgetting(), os.O_RDWR)
	if errors.Is(err, os.ErrNotExist) {
		return
	}
	free := false
	if err == nil {
		free, err = disk.TryLock(mark, true)
	}
	switch {
	case free:
		err = f.forget(ctx, mark)
	case mark != nil:
		err = errors.Join(err, mark.Close())
	}
	if err != nil && !errors.Is(err, journal.ErrBusy) { // or another one is at it
		f.note("What was deleted for good is still in the file or its backups: %v.", err)
	}
}

// Compact writes the journal into a new file, which takes the place of the old
// one, and overwrites the old one with zeros: what was deleted before is then
// gone from the journal file. Disks that write changes elsewhere, snapshots and
// the history of synced folders may keep it all the same. Other messups that
// have the journal open go on with the new file.
func (f *File) Compact(ctx context.Context) error {
	s, err := f.openCurrent(ctx, replacing)
	if err == nil {
		if s.f != nil {
			err = s.compact()
		}
		err = errors.Join(err, s.close())
	}
	return explain("compacting", f.config.Path, err)
}

func (s *session) compact() error {
	f := s.file
	if s.head.Schema > f.schema() {
		return journal.ErrNewer
	}
	im, h, err := f.checkFile(s.f, s.info.Size())
	if err != nil {
		return err
	}
	h.Parent = h.Birth
	h.Serial++
	if _, err := io.ReadFull(f.config.Rand, h.Birth[:]); err != nil {
		return fmt.Errorf("naming the new file: %w", err)
	}
	if err := f.sign(&h); err != nil {
		return err
	}
	dir := filepath.Dir(s.path)
	f.sweep(dir) // also a name that a Compact which was cut short gave to the journal
	fresh, err := f.build(dir, h, func(b *bolttx.Builder) error { return b.CopyAll(im) })
	if err != nil {
		return err
	}
	return s.replace(fresh)
}

// replace puts fresh in the place of the open file, which is overwritten with
// zeros, unless it has other names: what is under them is somebody's snapshot. A
// restore has kept a copy of it by then.
func (s *session) replace(fresh string) error {
	dir := filepath.Dir(s.path)
	info, err := s.f.Stat()
	if err != nil {
		return errors.Join(err, disk.Scrub(fresh))
	}
	old, err := s.file.making().Name(dir)
	if err == nil && !s.inPlace() {
		err = fmt.Errorf("%w: another program put one in its place meanwhile", journal.ErrReplaced)
	}
	if err == nil {
		s.f, err = disk.Swap(s.f, fresh, s.path, old)
	}
	if err != nil {
		return errors.Join(err, disk.Scrub(fresh))
	}
	if err := disk.SyncFolder(dir); err != nil {
		return fmt.Errorf("after putting the new file in place: %w", err)
	}
	// Should this be cut short, the next start sweeps the old file away.
	switch {
	case !s.mode.changes(): // a copy of it is kept; nobody comes to this one any more, so its lock can go
		if err := s.f.Close(); err != nil {
			return fmt.Errorf("the new file is in place, the old one: %w", err)
		}
		if info.Mode().Perm()&0o200 == 0 {
			break
		}
		if err := disk.Scrub(old); !errors.Is(err, journal.ErrBusy) { // or somebody who waited for it finds out, and it is swept
			return err
		}
		return nil
	case disk.HasOtherNames(info):
		s.file.note("%s has another name on this disk, and what was in it stays there.", s.path)
	default:
		if err := disk.Zero(s.f); err != nil {
			return fmt.Errorf("the new file is in place, the old one: %w", err)
		}
	}
	return disk.Remove(old)
}

// RenewBackups makes one new backup and removes all others, and the damaged
// files that restores kept, overwriting them with zeros: after a purge nothing
// that was deleted is left in them.
func (f *File) RenewBackups(ctx context.Context) error {
	s, err := f.open(ctx, replacing)
	if err == nil {
		if s.f != nil {
			err = s.renewBackups()
		}
		err = errors.Join(err, s.close())
	}
	return explain("renewing the backups of", f.config.Path, err)
}

func (s *session) renewBackups() error {
	f := s.file
	old, err := f.listBackups()
	if err != nil {
		return err
	}
	if _, err := s.backUp(f.backups()); err != nil {
		return err
	}
	errs := []error{f.discard(f.logOf(s.head.Journal))} // a backup that could not clear it only says so
	for _, b := range old {
		if h, err := f.peek(b.Path); err == nil && h.Journal != s.head.Journal { // of one that had this name before
			continue
		}
		errs = append(errs, f.discard(b.Path))
	}
	kept, err := f.keptDamaged()
	errs = append(errs, err)
	for _, path := range kept {
		errs = append(errs, f.discard(path))
	}
	errs = append(errs, f.making().Sweep(filepath.Dir(s.path)), f.making().Sweep(f.backups()))
	return errors.Join(errs...)
}
