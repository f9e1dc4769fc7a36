package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"messup/journal"
	"messup/store/bolttx"
	"messup/store/copies"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/seal"
	"messup/store/spool"
)

// Backup copies the journal as it is now, after a check of all of it, and
// returns where the copy is. With an empty path it goes into the backups
// folder, and old backups make room; else the path must not exist yet.
func (f *File) Backup(ctx context.Context, to string) (path string, err error) {
	s, err := f.open(ctx, reading)
	if err == nil {
		path, err = s.backUpTo(to)
		err = errors.Join(err, s.close())
	}
	if err != nil {
		return "", bolttx.Explain("backing up", f.config.Path, err)
	}
	return path, nil
}

func (s *session) backUpTo(to string) (string, error) {
	switch {
	case s.f == nil:
		return "", s.file.missing()
	case to == "":
		return s.backUp()
	}
	all, err := s.checked()
	if err != nil {
		return "", err
	}
	if err := disk.PutInSight(all, to); err != nil {
		return "", fmt.Errorf("to %s: %w", to, disk.Elsewhere(err))
	}
	return to, nil
}

// checked is the journal, after a check of all of it, as what a copy is made of: under
// the lock that keeps writers out.
func (s *session) checked() (disk.Source, error) {
	im, _, err := s.file.reader().File(s.f, s.info.Size())
	if err != nil {
		return disk.Source{}, err
	}
	return disk.Start(s.f, im.InUse()), nil
}

// backUp makes a backup under the lock of the call, and lets old ones go.
func (s *session) backUp() (string, error) {
	f := s.file
	made, h, err := copies.Make(f.reader(), s.f, s.info.Size(), f.shelf().Making(), f.shelf().Backups())
	if err != nil {
		return "", err
	}
	return s.shelve(made, h)
}

// shelve gives a backup its name, and lets go what it has and what is old. Nobody may save
// meanwhile, and what is deleted for good must be in the journal that it was made of, and in
// no earlier one.
func (s *session) shelve(made *disk.Made, h seal.Head) (path string, err error) {
	f, dir := s.file, s.file.shelf().Backups()
	now := f.config.Now().UTC()
	nth, err := f.shelf().NextOf(now)
	if err != nil {
		return "", errors.Join(err, made.Drop())
	}
	fresh, err := made.Done()
	if err == nil {
		path, err = f.shelf().Making().Settle(fresh, func(n int) string {
			return filepath.Join(dir, names.Stamped(f.shelf().Name()+"-", now, nth+n)+names.PackedEnding)
		})
	}
	if err != nil {
		return "", fmt.Errorf("to %s: %w", dir, disk.Elsewhere(err))
	}
	f.dayOf, f.gap = dayOf(now), f.gap && h.Serial < s.head.Serial
	f.due.Store(false)
	if err := f.letGo(h); err != nil {
		f.note("What the new backup has is kept twice: %s.", disk.Reason(err))
	}
	if err := f.rotate(h, now); err != nil {
		f.note("Old backups could not be cleared away: %s.", disk.Reason(err))
	}
	return path, nil
}

// The first change of a day calls for a backup, once there is something to back up, and so do
// very many, and such as have no second copy. It is made when the change is safe and told:
// until then the log has it as well. Before the change it is made only where that touches more
// than a person writes at once, and may be a mistake, and where the log lacks something.

// few is how many records such a small change touches: an entry with all that is drawn from
// it are fewer.
const few = 16

// backUpBefore makes a backup that is due if it is to come first, or else reports that it is
// due. A save does not fail because its backup did, but a damaged journal is not written to.
func (s *session) backUpBefore(t *bolttx.Tx) (due bool, err error) {
	f := s.file
	small := t.Changes <= few && !f.gap
	switch {
	case small && f.due.Load():
		return true, nil
	case !s.isDue():
		return false, nil
	case small:
		return true, nil
	}
	if _, err = s.backUp(); errors.Is(err, journal.ErrDamaged) {
		return false, err
	} else if err != nil {
		f.unmade(err)
	}
	return false, nil
}

// isDue reports whether it is time for a backup.
func (s *session) isDue() bool {
	f := s.file
	switch today := dayOf(f.config.Now()); {
	case f.total(s.head) == 0:
		return false
	case f.gap || f.recentIsLong(s.head.Journal):
		return true
	case f.dayOf == today:
		return false
	default:
		ours, _ := f.shelf().Of(s.head.Journal) // one that cannot be read is none
		if slices.ContainsFunc(ours, func(b Backup) bool { return dayOf(b.Made) == today }) {
			f.dayOf = today
		}
		return f.dayOf != today
	}
}

// unmade says why there is no backup, once, and not at every save.
func (f *File) unmade(err error) {
	f.dayOf, f.gap = dayOf(f.config.Now()), false
	f.due.Store(false)
	f.note("Today's backup could not be made in %s: %s.", f.shelf().Backups(), disk.Reason(err))
}

// Due reports whether Settle has a backup to make. It asks nobody, and waits for nothing.
func (f *File) Due() bool { return f.due.Load() }

// Settle makes the backup that changes called for. Nobody waits for it: the journal is held
// only while it is copied, and while the backup gets its name. Where another process is at
// it, it stays due. Cut short, it is due at the next change. That the journal is damaged is an
// error (journal.ErrDamaged), that no backup can be made a notice.
func (f *File) Settle(ctx context.Context) error {
	f.settling.Lock()
	defer f.settling.Unlock()
	err := errMoved
	for tries := 3; tries > 0 && errors.Is(err, errMoved) && f.due.Load(); tries-- {
		err = f.settle(ctx)
	}
	switch {
	case err == nil || errors.Is(err, errMoved) || errors.Is(err, journal.ErrBusy) || ctx.Err() != nil:
		return nil
	case errors.Is(err, journal.ErrDamaged):
		f.due.Store(false) // nothing goes in any more
		return bolttx.Explain("backing up", f.config.Path, err)
	}
	f.turn <- struct{}{}
	f.unmade(err)
	<-f.turn
	return nil
}

func (f *File) settle(ctx context.Context) (err error) {
	if err := disk.MakeFolder(f.shelf().Backups()); err != nil {
		return disk.Elsewhere(err)
	}
	leave, err := disk.TryFolder(f.shelf().Backups()) // two would be no better than one
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, leave()) }()
	taken := spool.Beside(f.config.Path, f.config.Rand).Holding(f.config.Held)
	defer func() { err = errors.Join(err, taken.Close()) }()
	if is, err := f.take(ctx, taken); err != nil || !is {
		return err
	}
	made, h, err := copies.Make(f.reader(), taken, taken.Len(), f.shelf().Making(), f.shelf().Backups())
	if errors.Is(err, journal.ErrDamaged) {
		return f.with(ctx, reading, func(s *session) error {
			if _, err = s.checked(); err == nil {
				err = journal.ErrDisk // which gave back something else
			}
			return s.doubt(err)
		})
	} else if err != nil {
		return err
	}
	shelved := false
	err = f.with(ctx, replacing, func(s *session) error {
		if s.head.Birth != h.Birth || s.head.Serial < h.Serial { // words may be gone from it for good
			return errMoved
		}
		shelved = true
		_, err := s.shelve(made, h)
		return err
	})
	if !shelved {
		err = errors.Join(err, made.Drop())
	}
	return err
}

// take copies the journal as it is, piece by piece, if a backup of it is still due: nobody waits
// for more than a piece. Where somebody saves in between it is no copy. Where there is no room
// for one the backup is made at once, while all others wait.
func (f *File) take(ctx context.Context, to *spool.Spool) (taken bool, err error) {
	var was seal.Head
	for more := true; more && err == nil; {
		more = false
		err = f.with(ctx, reading, func(s *session) error {
			switch {
			case to.Len() > 0 && (s.head.Serial != was.Serial || s.head.Birth != was.Birth):
				return errMoved
			case to.Len() == 0 && !s.isDue():
				f.due.Store(false)
				return nil
			}
			was, taken = s.head, copies.Take(s.f, s.image.InUse(), to) == nil
			if more = taken && to.Len() < s.image.InUse(); !taken {
				_, err := s.backUp()
				return s.doubt(err)
			}
			return nil
		})
	}
	return taken, err
}
