package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"messup/journal"
)

const (
	backupFolder = "backups"
	stampLayout  = "20060102T150405Z" // UTC
	ending       = ".db"
)

// Backup is one copy of the journal in the backups folder.
type Backup struct {
	Path string
	Made time.Time // UTC, to the second
	Size int64     // bytes

	nth int // of that second, from 0
}

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
		return "", explain("backing up", f.config.Path, err)
	}
	return path, nil
}

func (s *session) backUpTo(to string) (string, error) {
	switch {
	case s.f == nil:
		return "", journal.ErrNoJournal
	case to == "":
		return s.backUp(s.file.backups())
	}
	im, _, err := checkFile(s.f, s.info.Size(), s.file.schema())
	if err != nil {
		return "", err
	}
	if err := s.file.copyTo(im.all, to); err != nil {
		return "", fmt.Errorf("to %s: %w", to, err)
	}
	return to, nil
}

// backups returns the folder of the backups.
func (f *File) backups() string { return filepath.Join(f.folder(), backupFolder) }

// backUp makes a backup in dir and lets old ones go. The copy is made of bytes
// that were checked, under the lock that keeps writers out.
func (s *session) backUp(dir string) (string, error) {
	im, h, err := checkFile(s.f, s.info.Size(), s.file.schema())
	if err != nil {
		return "", err
	}
	if err := ownFolder(dir); err != nil {
		return "", err
	}
	now := s.file.config.Now().UTC()
	nth, err := s.file.nextOf(now)
	if err != nil {
		return "", err
	}
	path, err := s.file.copyAs(im.all, func(n int) string {
		return filepath.Join(dir, s.file.name()+"-"+now.Format(stampLayout)+numbered(nth+n)+ending)
	})
	if err != nil {
		return "", err
	}
	s.file.dayOf = dayOf(now)
	if err := scrub(s.file.recent()); err != nil {
		s.file.note("What the new backup has is kept twice: %v.", err)
	}
	if err := s.file.rotate(h.total()); err != nil {
		s.file.note("Old backups could not be cleared away: %v.", err)
	}
	return path, nil
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

func dayOf(t time.Time) string { return t.UTC().Format(time.DateOnly) }

func numbered(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("-%d", n+1)
}

// copyAs writes b under the first free of a row of names.
func (f *File) copyAs(b []byte, name func(n int) string) (string, error) {
	const tries = 100
	for n := range tries {
		path := name(n)
		if _, err := os.Lstat(path); err == nil {
			continue
		}
		err := f.copyTo(b, path)
		if !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
	return "", fmt.Errorf("there are %d of this second already: %w", tries, fs.ErrExist)
}

// copyTo writes b to a file that must not exist: under another name first,
// then on the disk, then compared, then in its place.
func (f *File) copyTo(b []byte, path string) error {
	temporary, file, err := f.temporary(filepath.Dir(path))
	if err != nil {
		return err
	}
	_, err = file.Write(b)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = sameBytes(temporary, b)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("writing a copy: %w", err), remove(temporary))
	}
	return place(temporary, path)
}

func sameBytes(path string, want []byte) error {
	got, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("reading back: %w", err)
	}
	if string(got) != string(want) {
		return fmt.Errorf("%w: what was written cannot be read back", journal.ErrDisk)
	}
	return nil
}

// backUpDaily makes the first backup of a day, before the first change of that
// day, once there is something to back up, and another one after very many
// changes. A save does not fail because its
// backup did, but a damaged journal is not written to.
func (s *session) backUpDaily() error {
	f := s.file
	today, isLong := dayOf(f.config.Now()), f.recentIsLong()
	if f.dayOf == today && !isLong || s.head.total() == 0 {
		return nil
	}
	all, err := f.listBackups()
	if err == nil && len(all) > 0 && dayOf(all[0].Made) == today && !isLong {
		f.dayOf = today
		return nil
	}
	if err == nil {
		_, err = s.backUp(f.backups())
	}
	if errors.Is(err, journal.ErrDamaged) {
		return err
	}
	if err != nil {
		f.dayOf = today // said once, not at every save
		f.note("Today's backup could not be made: %v.", err)
	}
	return nil
}

// Backups lists the backups, newest first, without reading them.
func (f *File) Backups(ctx context.Context) ([]Backup, error) {
	err := ctx.Err()
	if err == nil {
		var all []Backup
		if all, err = f.listBackups(); err == nil {
			return all, nil
		}
	}
	return nil, explain("listing the backups of", f.config.Path, err)
}

func (f *File) listBackups() ([]Backup, error) {
	found, err := os.ReadDir(f.backups())
	if err = ignoreMissing(err); err != nil {
		return nil, fmt.Errorf("listing backups: %w", err)
	}
	var all []Backup
	for _, e := range found {
		made, nth, ok := f.stampOf(e.Name())
		info, err := e.Info()
		if !ok || err != nil || !info.Mode().IsRegular() { // not a backup, or just gone
			continue
		}
		all = append(all, Backup{Path: filepath.Join(f.backups(), e.Name()), Made: made, Size: info.Size(), nth: nth})
	}
	slices.SortFunc(all, func(a, b Backup) int {
		if c := b.Made.Compare(a.Made); c != 0 {
			return c
		}
		return b.nth - a.nth
	})
	return all, nil
}

// stampOf reads the name of a backup.
func (f *File) stampOf(name string) (made time.Time, nth int, ok bool) {
	rest, ours := strings.CutPrefix(name, f.name()+"-")
	rest, isFile := strings.CutSuffix(rest, ending)
	if !ours || !isFile || len(rest) < len(stampLayout) {
		return time.Time{}, 0, false
	}
	made, err := time.Parse(stampLayout, rest[:len(stampLayout)])
	if rest = rest[len(stampLayout):]; err == nil && rest != "" {
		nth, err = strconv.Atoi(strings.TrimPrefix(rest, "-"))
		nth-- // the second one is called -2
	}
	return made, nth, err == nil && nth >= 0
}

// rotate removes the backups that are neither the newest of one of the last
// seven days there are backups of, nor of one of the last four weeks. It runs
// only after a new backup was made and checked, so a good one always stays.
// newest is how much that one holds: a backup that holds more than twice as
// much is kept, so that an emptied journal does not push out full ones.
func (f *File) rotate(newest uint64) error {
	const days, weeks = 7, 4
	all, err := f.listBackups()
	if err != nil {
		return err
	}
	daily, weekly := map[string]bool{}, map[string]bool{}
	var errs []error
	for _, b := range all {
		year, week := b.Made.ISOWeek()
		keep := firstOf(daily, dayOf(b.Made), days)
		if firstOf(weekly, fmt.Sprint(year, week), weeks) || keep {
			continue
		}
		if h, err := peek(b.Path); err == nil && h.total() > 2*newest {
			continue
		}
		errs = append(errs, remove(b.Path))
	}
	return errors.Join(errs...)
}

// peek reads the head of a journal file that nobody has open.
func peek(path string) (h head, err error) {
	file, err := os.OpenFile(path, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return head{}, fmt.Errorf("looking at a backup: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return head{}, fmt.Errorf("looking at a backup: %w", err)
	}
	im, err := openImage(file, info.Size())
	if err != nil {
		return head{}, err
	}
	return readHead(im)
}

// firstOf reports whether key is new to set, and set has room for it.
func firstOf(set map[string]bool, key string, room int) bool {
	if set[key] || len(set) == room {
		return false
	}
	set[key] = true
	return true
}
