// Package shelf knows what lies beside a journal and belongs to it: its backups, the log of
// what was kept since the newest of them, what restores kept and what was set aside. It lists
// that, and reads as much of it as says whose it is. It changes nothing there: what is made
// and what goes is for package store; what a name says by itself is told by store/names.
package shelf

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"messup/store/disk"
	"messup/store/names"
	"messup/store/others"
	"messup/store/verify"
)

// A Shelf is what lies beside one journal.
type Shelf struct {
	Path   string // of the journal
	Reader verify.Reader
	Now    func() time.Time
	Rand   io.Reader // for the names of files
}

// BackupFolder is the folder of the backups and the log.
const BackupFolder = "backups"

// setAside is in the names of the folders that hold what was left of an earlier journal.
const setAside = "-before-"

// What the files are called that restores kept: damaged ones, others that were in the
// journal's place, and journals of what was given up.
const (
	Damaged  = "-damaged-"
	Replaced = "-replaced-"
	GivenUp  = "-given-up-"
)

// Folder is where the journal and all that belongs to it lies.
func (s Shelf) Folder() string { return filepath.Dir(s.Path) }

// Name is what everything that belongs to the journal begins with.
func (s Shelf) Name() string { return names.Stem(s.Path) }

// Stems are what it may begin with: in earlier messups a journal without the usual
// ending was called as the one with it.
func (s Shelf) Stems() []string {
	if earlier := names.Earlier(s.Path); earlier != "" {
		return []string{s.Name(), earlier}
	}
	return []string{s.Name()}
}

// AnyStem reports whether anything holds of one of them.
func (s Shelf) AnyStem(is func(stem string) bool) bool { return slices.ContainsFunc(s.Stems(), is) }

// Claim tells what is ours of what is called as our things are, or were.
func (s Shelf) Claim() others.Claim {
	return others.Claim{Reader: s.Reader, Path: s.Path, Log: s.Recent()}
}

// Backups returns the folder of the backups.
func (s Shelf) Backups() string { return filepath.Join(s.Folder(), BackupFolder) }

// StampOf reads the name of a backup.
func (s Shelf) StampOf(name string) (made time.Time, nth int, ok bool) {
	s.AnyStem(func(stem string) bool {
		made, nth, ok = names.Stamp(name, stem)
		return ok
	})
	return made, nth, ok
}

// Recent returns where the log of what was kept since the newest backup is.
func (s Shelf) Recent() string { return filepath.Join(s.Backups(), names.Log(s.Name())) }

// Making makes the files that belong to the journal, and clears them away.
func (s Shelf) Making() disk.Making {
	return names.Making(s.Path, s.Rand)
}

// IsKept reports whether a file is called as those are, or as the logs that were kept
// with them once.
func (s Shelf) IsKept(name string) bool {
	for _, why := range []string{Damaged, Replaced, GivenUp} {
		if s.IsKeptAs(name, why) {
			return true
		}
	}
	return false
}

// IsKeptAs is IsKept for one of those reasons.
func (s Shelf) IsKeptAs(name, why string) bool {
	return s.AnyStem(func(stem string) bool { return names.IsKept(name, stem, why) })
}

// IsAside reports whether a folder is called as those that hold what was left of an earlier journal.
func (s Shelf) IsAside(name string) bool {
	return strings.HasPrefix(name, s.Name()+setAside) ||
		s.Claim().Alone() && s.AnyStem(func(stem string) bool { return strings.HasPrefix(name, stem+setAside) })
}

// Passing returns where something lies that is there while work is under way.
func (s Shelf) Passing(what string) string {
	return filepath.Join(s.Folder(), s.Making().Prefix+what)
}

// IsBeside reports whether another journal, whose things begin so, lies in the same
// folder.
func (s Shelf) IsBeside(stem string) bool {
	for _, name := range names.OfStem(stem) {
		_, err := os.Lstat(filepath.Join(s.Folder(), name))
		if name != filepath.Base(s.Path) && !errors.Is(err, fs.ErrNotExist) {
			return true
		}
	}
	return false
}
