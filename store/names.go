package store

import (
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"messup/store/disk"
)

// What things are called on the disk: everything beside the journal begins with
// the journal's name, or is in a folder of its own.

const (
	backupFolder = "backups"
	inboxFolder  = "inbox"
	editFolder   = "edit" // where the program keeps what is open in a person's editor

	ending    = ".db"
	logEnding = ".log"

	stampLayout = "20060102T150405Z" // UTC
)

// folder is where the journal and all that belongs to it lies.
func (f *File) folder() string { return filepath.Dir(f.config.Path) }

// name is what everything that belongs to the journal begins with: its file name
// without the usual ending. Any other ending stays, so that two journals of one
// stem share nothing.
func (f *File) name() string { return strings.TrimSuffix(filepath.Base(f.config.Path), ending) }

// backups returns the folder of the backups.
func (f *File) backups() string { return filepath.Join(f.folder(), backupFolder) }

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

func (f *File) recent() string { return filepath.Join(f.backups(), f.name()+"-recent"+logEnding) }

// making makes the files that belong to the journal, and clears them away.
func (f *File) making() disk.Making {
	return disk.Making{Prefix: "." + f.name() + "-", Rand: f.config.Rand}
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
	return strings.HasPrefix(name, f.name()+why) && (strings.HasSuffix(name, ending) || strings.HasSuffix(name, logEnding))
}

// asidePrefix begins the names of the folders that hold what was left of an
// earlier journal.
func (f *File) asidePrefix() string { return f.name() + "-before-" }

func (f *File) isAside(name string) bool { return strings.HasPrefix(name, f.asidePrefix()) }

// forgetting returns the file that is there while deleted words are taken out of
// the journal and its copies (store/mark).
func (f *File) forgetting() string {
	return filepath.Join(f.folder(), f.making().Prefix+"forgetting")
}

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
