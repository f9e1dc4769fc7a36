package shelf

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/others"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/verify"
)

// HasFile reports whether anything is in the journal's place.
func (s Shelf) HasFile() bool {
	_, err := os.Lstat(s.Path)
	return err == nil
}

// Left returns ErrGone if anything is left of a journal that is not there.
func (s Shelf) Left() error {
	left, err := s.Leftovers()
	if err != nil || len(left) == 0 {
		return err
	}
	backups, err := s.All()
	hidden := slices.ContainsFunc(left, func(path string) bool {
		return filepath.Dir(path) == s.Backups() && !strings.HasSuffix(path, names.LogEnding)
	})
	if err != nil {
		return err
	}
	var newest time.Time
	if len(backups) > 0 {
		newest = backups[0].Made
	}
	return others.Left(len(backups), newest, hidden)
}

// Whose returns which journal is meant: the one in the file, or else the one the
// last change was made in; nil if nothing says so.
func (s Shelf) Whose(h *seal.Head) (*seal.UID, error) {
	if h != nil {
		return &h.Journal, nil
	}
	uid, err := s.Claim().OfLog(s.Recent())
	switch {
	case err == nil:
		return &uid, nil
	case disk.Unread(err):
		return nil, fmt.Errorf("reading what was kept since the backup: %w", disk.Unlisted(s.Recent(), err))
	}
	if backups, err := s.All(); err != nil || len(backups) > 0 || s.HasFile() {
		return nil, err
	}
	logs, err := s.Logs()
	for _, log := range logs { // all there is of it
		if uid, err := s.Claim().OfLog(log); err == nil {
			return &uid, nil
		}
	}
	return nil, err
}

// Candidates lists the backups that a restore may begin from, the best first. Where
// nothing says which journal is meant, it is the one that has the backup of the
// latest day; only the days tell those of several apart.
func (s Shelf) Candidates(of *seal.UID) ([]Backup, error) {
	if of != nil {
		return s.Of(*of)
	}
	all, err := s.All()
	if err != nil {
		return nil, err
	}
	for _, b := range all {
		h, err := s.Reader.HeadAt(b.Path)
		if disk.Unread(err) {
			return nil, err
		}
		if err == nil {
			ours, err := s.Of(h.Journal)
			return append(ours, all...), err
		}
	}
	return all, nil
}

// Another journal may have had the name before: what is left of it lies among our
// backups. An old copy that was put over a journal begun since leaves that so.

// Lots returns what is left of others, and has words that one with these records, of
// which there may be none, does not have; those are counted. A journal that lies there
// still, and shared the name once, is no such one. The kinds that hold no words are unmissed.
func (s Shelf) Lots(of seal.UID, unmissed []journal.Kind, here func() (salvage.Records, error)) (lots []others.Lot, beyond map[journal.Kind]int, err error) {
	backups, err := s.All()
	if err != nil {
		return nil, nil, err
	}
	paths := make([]string, 0, len(backups))
	for _, b := range backups {
		paths = append(paths, b.Path)
	}
	logs, err := s.Logs()
	if err != nil {
		return nil, nil, err
	}
	all := s.Claim().Lots(paths, logs, of)
	if len(all) == 0 {
		return nil, nil, nil
	}
	have, err := here()
	if err != nil {
		return nil, nil, err
	}
	lots, beyond = others.NotIn(have, all, func(l others.Lot) []*salvage.Found { return l.Records(s.Reader) }, unmissed)
	return lots, beyond, nil
}

// Beside names what restores kept and a new journal set aside.
func (s Shelf) Beside(r *verify.Report) error {
	kept, err := s.Kept()
	r.Logs, _ = s.KeptLogs() // whose error is that of the list
	for _, path := range kept {
		for why, list := range map[string]*[]string{Damaged: &r.Damaged, Replaced: &r.Replaced, GivenUp: &r.GivenUp} {
			if s.IsKeptAs(filepath.Base(path), why) && strings.HasSuffix(path, names.Ending) {
				*list = append(*list, path)
			}
		}
	}
	if err == nil {
		r.Aside, err = s.Asides()
	}
	return err
}

// Links lists the links where the backups are, and in the folder of the inbox: they are
// neither read nor written through.
func (s Shelf) Links(inbox string) (paths []string) {
	for _, dir := range []string{s.Backups(), inbox} {
		found, err := disk.ReadDir(dir)
		if err != nil { // told by who wants more of it
			continue
		}
		for _, e := range found {
			ours := dir == inbox || s.AnyStem(func(stem string) bool { return strings.HasPrefix(e.Name(), stem+"-") })
			if ours && e.Type()&fs.ModeSymlink != 0 {
				paths = append(paths, filepath.Join(dir, e.Name()))
			}
		}
	}
	return paths
}

// Renamed lists backups of a journal that another name hides. One that another process is making
// right now is none: it gets its name, or goes.
func (s Shelf) Renamed(of seal.UID) []string {
	called := func(name string) bool { _, _, is := s.StampOf(name); return is || s.Making().Is(name) }
	return others.Renamed(s.Reader, s.Backups(), of, called)
}

// Copies lists copies of the journal beside the file that its path leads to that may have
// words it has not.
func (s Shelf) Copies(path string, here seal.Head) []string {
	return others.Copies(s.Reader, path, here, func(name string) bool {
		return disk.MayBeCopy(name, filepath.Base(path), names.Ending) && !s.IsKept(name)
	})
}

// Overdue reports whether something was kept in a journal on a later day than the newest
// backup was made, by the clock that files go by: whoever kept it was ended before it made
// one.
func (s Shelf) Overdue(of seal.UID) bool {
	log, err := os.Lstat(s.LogOf(of))
	if ours, hasErr := s.HasLog(of); err != nil || hasErr != nil || !ours {
		return false
	}
	backups, err := s.Of(of)
	day := func(info fs.FileInfo) string { return info.ModTime().UTC().Format(time.DateOnly) }
	return err == nil && !slices.ContainsFunc(backups, func(b Backup) bool {
		info, err := os.Lstat(b.Path)
		return err != nil || day(info) >= day(log)
	})
}
