package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"messup/journal"
	"messup/journal/record"
	"messup/store/bolttx"
	"messup/store/disk"
)

// compact writes the journal into a new file, which takes the place of the old
// one, and overwrites the old one with zeros: what was deleted before is then
// gone from the journal file. Disks that write changes elsewhere, snapshots and
// the history of synced folders may keep it all the same. Other messups that
// have the journal open go on with the new file, which notes what is gone for good.
func (f *File) compact(ctx context.Context, gone map[record.Key]bool) error {
	s, err := f.openCurrent(ctx, replacing)
	if err == nil {
		if s.f != nil {
			err = s.compact(gone)
		}
		err = errors.Join(err, s.close())
	}
	return bolttx.Explain("compacting", f.config.Path, err)
}

func (s *session) compact(gone map[record.Key]bool) error {
	f := s.file
	if s.head.Schema > f.schema() {
		return journal.ErrNewer
	}
	im, h, err := f.reader().File(s.f, s.info.Size())
	if err != nil {
		return err
	}
	h.Parent = h.Birth
	h.Serial++
	for key := range gone {
		h.Gone = h.Gone.With(key.Kind, key.ID)
	}
	if _, err := io.ReadFull(f.config.Rand, h.Birth[:]); err != nil {
		return fmt.Errorf("naming the new file: %w", err)
	}
	if err := f.sign(&h); err != nil {
		return err
	}
	dir := filepath.Dir(s.path)
	f.sweep(dir) // also a name that one which was cut short gave to the journal
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
