package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"messup/journal"
	"messup/store/boltfile"
	"messup/store/bolttx"
	"messup/store/copies"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/seal"
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
		return s.backUp(s.file.shelf().Backups())
	}
	all, _, err := s.checked()
	if err != nil {
		return "", err
	}
	if err := disk.PutInSight(all, to, boltfile.IsCutShort); err != nil {
		return "", fmt.Errorf("to %s: %w", to, disk.Elsewhere(err))
	}
	return to, nil
}

// checked is the journal, after a check of all of it, as what a copy is made of: under
// the lock that keeps writers out.
func (s *session) checked() (disk.Source, seal.Head, error) {
	im, h, err := s.file.reader().File(s.f, s.info.Size())
	if err != nil {
		return disk.Source{}, h, err
	}
	return disk.Start(s.f, im.InUse()), h, nil
}

// backUp makes a backup in dir and lets old ones go.
func (s *session) backUp(dir string) (string, error) {
	all, h, err := s.checked()
	if err != nil {
		return "", err
	}
	if err := disk.MakeFolder(dir); err != nil {
		return "", fmt.Errorf("to %s: %w", dir, disk.Elsewhere(err))
	}
	now := s.file.config.Now().UTC()
	nth, err := s.file.shelf().NextOf(now)
	if err != nil {
		return "", err
	}
	path, err := s.file.shelf().Making().Put(all.In(copies.Packed(s.file.Values(), h)), func(n int) string {
		return filepath.Join(dir, names.Stamped(s.file.shelf().Name()+"-", now, nth+n)+names.PackedEnding)
	})
	if err != nil {
		return "", fmt.Errorf("to %s: %w", dir, disk.Elsewhere(err))
	}
	s.file.dayOf, s.file.gap = dayOf(now), false
	if err := s.file.letGo(h.Journal); err != nil {
		s.file.note("What the new backup has is kept twice: %s.", disk.Reason(err))
	}
	if err := s.file.rotate(h, now); err != nil {
		s.file.note("Old backups could not be cleared away: %s.", disk.Reason(err))
	}
	return path, nil
}

// backUpDaily makes the first backup of a day, before the first change of that day, once there
// is something to back up, and another one after very many changes, or where the last ones
// have no second copy, as after a kill between the two. A save does not fail because its
// backup did, but a damaged journal is not written to.
func (s *session) backUpDaily() error {
	f := s.file
	today, isLong := dayOf(f.config.Now()), f.recentIsLong(s.head.Journal)
	if f.dayOf == today && !isLong && !f.gap || f.total(s.head) == 0 {
		return nil
	}
	ours, _ := f.shelf().Of(s.head.Journal) // one that cannot be read is none
	if !isLong && !f.gap && slices.ContainsFunc(ours, func(b Backup) bool { return dayOf(b.Made) == today }) {
		f.dayOf = today
		return nil
	}
	_, err := s.backUp(f.shelf().Backups())
	if errors.Is(err, journal.ErrDamaged) {
		return err
	}
	if err != nil {
		f.dayOf, f.gap = today, false // said once, not at every save
		f.note("Today's backup could not be made in %s: %s.", f.shelf().Backups(), disk.Reason(err))
	}
	return nil
}
