package shelf

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"messup/store/disk"
	"messup/store/names"
	"messup/store/others"
	"messup/store/seal"
)

// KeptAs names the files that a restore keeps, by why.
func (s Shelf) KeptAs(why, ending string) func(n int) string {
	now := s.Now()
	return func(n int) string { return filepath.Join(s.Folder(), names.Stamped(s.Name()+why, now, n)+ending) }
}

// Leftovers lists what belongs to a journal beside its own file: backups, logs,
// and what restores kept. The inbox is not among it: its words wait for whatever
// journal comes.
func (s Shelf) Leftovers() ([]string, error) {
	paths, err := s.Kept()
	if err != nil {
		return nil, err
	}
	found, err := disk.ReadDir(s.Backups())
	if err = disk.Unlisted(s.Backups(), err); err != nil {
		return nil, err
	}
	for _, e := range found {
		path := filepath.Join(s.Backups(), e.Name())
		if _, _, is := s.StampOf(e.Name()); (is || s.isLog(e) || others.Hidden(s.Reader, path, s.Stems())) && s.Claim().Has(path) {
			paths = append(paths, path)
		}
	}
	return paths, nil
}

// Logs lists the logs among them.
func (s Shelf) Logs() ([]string, error) {
	all, err := s.Leftovers()
	return slices.DeleteFunc(all, func(path string) bool {
		return filepath.Dir(path) != s.Backups() || !strings.HasSuffix(path, names.LogEnding)
	}), err
}

// isLog reports whether a file in the folder of backups is a log of recent
// changes of this journal, or of one that had its name before.
func (s Shelf) isLog(e fs.DirEntry) bool {
	if !s.AnyStem(func(stem string) bool { return names.IsLog(e.Name(), stem) }) {
		return false
	}
	info, err := e.Info()
	return err == nil && info.Mode().IsRegular() && info.Size() >= int64(len(seal.UID{}))
}

// NewAside returns the name of a folder for what is left of a journal.
func (s Shelf) NewAside() string {
	now := s.Now()
	for n := 0; ; n++ {
		path := filepath.Join(s.Folder(), names.Stamped(s.Name()+setAside, now, n))
		if _, err := os.Lstat(path); err != nil {
			return path
		}
	}
}

// Asides lists the folders that what was left of earlier journals was set aside in.
func (s Shelf) Asides() (dirs []string, err error) {
	found, err := disk.ReadDir(s.Folder())
	if err = disk.IgnoreMissing(err); err != nil {
		return nil, fmt.Errorf("listing the folder: %w", disk.Unreadable(err))
	}
	for _, e := range found {
		if e.IsDir() && s.IsAside(e.Name()) {
			dirs = append(dirs, filepath.Join(s.Folder(), e.Name()))
		}
	}
	return dirs, nil
}

// InAsides lists those folders and what is kept in them. sweep clears a folder of what was cut
// short in it.
func (s Shelf) InAsides(sweep func(dir string)) (dirs, paths []string, err error) {
	dirs, err = s.Asides()
	for _, dir := range dirs {
		walkErr := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err == nil && d.IsDir():
				sweep(path)
			case err == nil && (names.IsCopy(path) || filepath.Ext(path) == names.LogEnding):
				paths = append(paths, path)
			}
			return err
		})
		err = errors.Join(err, walkErr)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("listing what was set aside: %w", err)
	}
	return dirs, paths, nil
}

// Graves returns the heads of a journal that are known beside a copy: that of its file, and
// those of its backups.
func (s Shelf) Graves(of seal.UID, there *seal.Head) (heads []seal.Head) {
	ours, _ := s.Of(of) // what cannot be read is told where it is read for its words
	for _, b := range ours {
		heads = append(heads, b.Head)
	}
	if there != nil && there.Journal == of {
		heads = append(heads, *there)
	}
	return heads
}
