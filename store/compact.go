package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"messup/journal"
	"messup/store/boltfile"
	"messup/store/disk"
	"messup/store/seal"
)

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
	fresh, err := f.build(dir, h, func(b *builder) error { return b.copyAll(im) })
	if err != nil {
		return err
	}
	return s.replace(fresh, true)
}

// replace puts fresh in the place of the open file. With blank set the old
// file is overwritten with zeros.
func (s *session) replace(fresh string, blank bool) error {
	dir := filepath.Dir(s.path)
	old, err := s.file.temporaryName(dir)
	if err == nil && !s.inPlace() {
		err = fmt.Errorf("%w: another program put one in its place meanwhile", journal.ErrReplaced)
	}
	if err == nil {
		s.f, err = disk.Swap(s.f, fresh, s.path, old)
	}
	if err != nil {
		return errors.Join(err, disk.Remove(fresh))
	}
	if err := disk.SyncFolder(dir); err != nil {
		return fmt.Errorf("after putting the new file in place: %w", err)
	}
	// Should this be cut short, the next start sweeps the old file away.
	if blank {
		if err := disk.Zero(s.f); err != nil {
			return fmt.Errorf("the new file is in place, the old one: %w", err)
		}
	}
	return disk.Remove(old)
}

// copyAll copies every bucket of a checked image but the head.
func (b *builder) copyAll(im *boltfile.Image) error {
	w := boltfile.Walker{Image: im, Claim: boltfile.AnyPage}
	return w.Buckets(func(bucket boltfile.Element) error {
		name := string(bucket.Key)
		if name == seal.Meta {
			return nil
		}
		return w.Bucket(bucket.Value, func(e boltfile.Element) error { return b.copyValue(name, e.Key, e.Value) })
	})
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
	var errs []error
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
	f.sweep(f.backups())
	return errors.Join(errs...)
}
