package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/bolttx"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/seal"
	"messup/store/spool"
	"messup/store/stamp"
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
	return s.renew(s.file.Values(), func(h *seal.Head) {
		for key := range gone {
			h.Gone = h.Gone.With(key.Kind, key.ID)
		}
	}, s.copyAll)
}

// copyAll fills a new file with the journal as it is.
func (s *session) copyAll(b *bolttx.Builder, im *boltfile.Image) error {
	return b.CopyAll(im, s.file.Values())
}

// renew makes a new file of the journal, sealed as is said, and puts it in the place of the
// old one.
func (s *session) renew(values seal.Seal, change func(*seal.Head), fill func(*bolttx.Builder, *boltfile.Image) error) error {
	f := s.file
	if s.head.Schema > f.schema() {
		return s.tooNew()
	}
	im, h, err := f.reader().File(s.f, s.info.Size())
	if err != nil {
		return err
	}
	h.Parent = h.Birth
	h.Serial++
	change(&h)
	if _, err := io.ReadFull(f.config.Rand, h.Birth[:]); err != nil {
		return fmt.Errorf("naming the new file: %w", err)
	}
	if err := f.sign(&h); err != nil {
		return err
	}
	dir := filepath.Dir(s.path)
	f.sweep(dir) // also a name that one which was cut short gave to the journal
	fresh, err := f.build(dir, h, values, func(b *bolttx.Builder) error { return fill(b, im) })
	if err != nil {
		return err
	}
	return s.replace(fresh, values)
}

// Fill is Update for a change of any size, with a backup before it. What fn puts lies beside
// the journal until all of it is done; then a little is kept as any change is, and more in a
// new file that takes the place of the old one. Cut short, the journal is as before or as
// after. Its second copy is the backup that Settle makes.
func (f *File) Fill(ctx context.Context, fn func(record.Tx) error) (err error) {
	by := spool.Beside(f.config.Path, f.config.Rand).Holding(f.config.Held)
	defer func() {
		if err := by.Close(); err != nil {
			f.note("What was put by while the journal was filled could not be cleared away: %v.", err)
		}
	}()
	s, err := f.openCurrent(ctx, replacing)
	if err != nil {
		return bolttx.Explain("saving to", f.config.Path, err)
	}
	defer func() { // also if fn panics
		if s != nil {
			err = errors.Join(err, s.close())
		}
	}()
	came, err := s.stage(ctx, by, fn)
	if err != nil && !errors.Is(err, journal.ErrDamaged) && !errors.Is(err, journal.ErrNewer) { // fn's own
		return err
	}
	if err == nil && came.Changes > 0 && s.f == nil { // it begins with what comes
		s, err = f.begun(ctx, s)
	}
	if err == nil && came.Changes > 0 {
		err = s.fill(ctx, came)
	}
	return bolttx.Explain("saving to", f.config.Path, err)
}

// begun begins the journal that was not there.
func (f *File) begun(ctx context.Context, none *session) (*session, error) {
	if err := none.close(); err != nil {
		return nil, err
	}
	s, err := f.open(ctx, writing)
	if err == nil && f.total(s.head) > 0 {
		return nil, errors.Join(fmt.Errorf("%w: another program began it meanwhile", journal.ErrBusy), s.close())
	}
	return s, err
}

// stage runs fn on what there is.
func (s *session) stage(ctx context.Context, by *spool.Spool, fn func(record.Tx) error) (*bolttx.Staged, error) {
	base := s.tx()
	if s.f == nil {
		base.Head.Schema = s.file.schema()
	}
	came := bolttx.Stage(base, by)
	if s.head.Schema > s.file.schema() {
		return came, s.tooNew()
	}
	return came, s.doubt(cmp.Or(fn(came), ctx.Err()))
}

// fill makes a staged change.
func (s *session) fill(ctx context.Context, came *bolttx.Staged) error {
	if s.file.total(s.head) > 0 {
		if _, err := s.backUp(); err != nil {
			return fmt.Errorf("nothing was kept: %w", err)
		}
	}
	if !came.Great() {
		s.mode = writing
		return s.run(ctx, came.Replay)
	}
	change := func(h *seal.Head) { h.Counts, h.Gone, h.Taken = came.Head.Counts, came.Head.Gone, came.Head.Taken }
	err := s.renew(s.file.Values(), change, func(b *bolttx.Builder, _ *boltfile.Image) error { return came.Fill(b) })
	s.file.due.Store(err == nil)
	return err
}

// replace puts fresh in the place of the open file, which is overwritten with
// zeros, unless it has other names: what is under them is somebody's snapshot. A
// restore has kept a copy of it by then. From then on the journal is sealed as fresh is.
func (s *session) replace(fresh string, values seal.Seal) error {
	dir := filepath.Dir(s.path)
	info, err := s.f.Stat()
	if err != nil {
		return errors.Join(err, disk.Scrub(fresh))
	}
	if !s.inPlace() {
		err = fmt.Errorf("%w: another program put one in its place meanwhile", journal.ErrReplaced)
	}
	marked := stamp.Fresh(fresh)
	var old string
	if err == nil {
		old, err = s.file.shelf().Making().Swap(fresh, s.path)
	}
	if err != nil {
		return errors.Join(err, disk.Scrub(fresh))
	}
	s.file.sealed(values)
	if err := disk.SyncFolder(dir); err != nil {
		return fmt.Errorf("after putting the new file in place: %w", err)
	}
	placed := s.file.Values().Bind(stamp.Placed(s.path, marked, s.file.reader().Head))
	_ = stamp.Stamp(placed).Put(names.Checked(s.file.config.Path)) // or the next start checks it again
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
	case disk.HasOtherNames(info, old):
		s.file.note("%s has another name on this disk, and what was in it stays there.", s.path)
	default:
		if err := disk.Zero(s.f); err != nil {
			return fmt.Errorf("the new file is in place, the old one: %w", err)
		}
	}
	return errors.Join(s.closeFile(), disk.Remove(old)) // in this order: Windows removes no open file
}

// build makes a journal file with the head h and what fill puts into it, sealed, under
// a temporary name in dir. When it returns, the file is on the disk and has
// been read back and checked.
func (f *File) build(dir string, h seal.Head, values seal.Seal, fill func(*bolttx.Builder) error) (path string, err error) {
	path, file, err := f.shelf().Making().File(dir)
	if err != nil {
		return "", err
	}
	if err := f.fill(path, file, h, values, fill); err != nil {
		return "", errors.Join(fmt.Errorf("making %s: %w", filepath.Base(path), err), disk.IgnoreClosed(file.Close()), disk.Scrub(path))
	}
	return path, nil
}

func (f *File) fill(path string, file *os.File, h seal.Head, values seal.Seal, fill func(*bolttx.Builder) error) error {
	if _, err := disk.TryLock(file, true); err != nil { // keeps sweep away; nobody else knows the file
		return err
	}
	serial, err := bolttx.Fill(file, h, values, f.config.Marked, lockTimeout, fill)
	if err != nil {
		return err
	}
	got, err := f.readerOf(values).At(path)
	if err == nil && got.Serial != serial {
		err = seal.Damaged("what was written cannot be read back")
	}
	return err
}
