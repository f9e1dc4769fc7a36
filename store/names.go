package store

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"messup/store/disk"
	"messup/store/names"
	"messup/store/others"
)

// What things are called on the disk: everything beside the journal begins with
// the journal's name, or is in a folder of its own.

const (
	backupFolder = "backups"
	inboxFolder  = "inbox"
	editFolder   = "edit" // where the program keeps what is open in a person's editor

	ending    = names.Ending
	logEnding = names.LogEnding

	stampEnding = ".checked"
)

// folder is where the journal and all that belongs to it lies.
func (f *File) folder() string { return filepath.Dir(f.config.Path) }

// name is what everything that belongs to the journal begins with.
func (f *File) name() string { return names.Stem(f.config.Path) }

// stems are what it may begin with: in earlier messups a journal without the usual
// ending was called as the one with it.
func (f *File) stems() []string {
	if earlier := names.Earlier(f.config.Path); earlier != "" {
		return []string{f.name(), earlier}
	}
	return []string{f.name()}
}

func (f *File) anyStem(is func(stem string) bool) bool { return slices.ContainsFunc(f.stems(), is) }

// claim tells what is ours of what is called as our things are, or were.
func (f *File) claim() others.Claim {
	return others.Claim{Reader: f.reader(), Path: f.config.Path, Log: f.recent()}
}

// backups returns the folder of the backups.
func (f *File) backups() string { return filepath.Join(f.folder(), backupFolder) }

// stampOf reads the name of a backup.
func (f *File) stampOf(name string) (made time.Time, nth int, ok bool) {
	f.anyStem(func(stem string) bool {
		made, nth, ok = names.Stamp(name, stem)
		return ok
	})
	return made, nth, ok
}

func (f *File) recent() string { return filepath.Join(f.backups(), names.Log(f.name())) }

// making makes the files that belong to the journal, and clears them away.
func (f *File) making() disk.Making {
	return names.Making(f.config.Path, f.config.Rand)
}

// What the files are called that restores kept: damaged ones, others that were in the
// journal's place, and journals of what was given up.
const (
	damaged  = "-damaged-"
	replaced = "-replaced-"
	givenUp  = "-given-up-"
)

// isKept reports whether a file is called as those are, or as the logs that were kept
// with them once.
func (f *File) isKept(name string) bool {
	for _, why := range []string{damaged, replaced, givenUp} {
		if f.isKeptAs(name, why) {
			return true
		}
	}
	return false
}

func (f *File) isKeptAs(name, why string) bool {
	return f.anyStem(func(stem string) bool { return names.IsKept(name, stem, why) })
}

// setAside is in the names of the folders that hold what was left of an earlier journal.
const setAside = "-before-"

func (f *File) isAside(name string) bool {
	return strings.HasPrefix(name, f.name()+setAside) ||
		f.claim().Alone() && f.anyStem(func(stem string) bool { return strings.HasPrefix(name, stem+setAside) })
}

// passing returns where something lies that is there while work is under way.
func (f *File) passing(what string) string {
	return filepath.Join(f.folder(), f.making().Prefix+what)
}

// forgetting returns the file that is there while deleted words are taken out of
// the journal and its copies (store/mark).
func (f *File) forgetting() string { return f.passing("forgetting") }

// discard overwrites a file of words and removes it.
func (f *File) discard(path string) error {
	others, err := f.making().Discard(path)
	if others {
		f.note("%s", disk.KeptUnder(path))
	}
	return err
}

// sweep clears away the temporary files that a crash left in dir. It is called
// with the exclusive lock held, when nobody else makes any that will be used:
// a process that is still beginning the same journal finds it there.
func (f *File) sweep(dir string) {
	if err := f.making().Sweep(dir); err != nil {
		f.note("Leftovers in %s could not be removed: %v.", dir, err)
	}
}

// checked returns the file that says when all of the journal was checked (store/stamp).
func (f *File) checked() string { return filepath.Join(f.folder(), "."+f.name()+stampEnding) }
