package store

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"messup/journal"
	"messup/store/disk"
)

// What things are called on the disk: everything beside the journal begins with
// the journal's name, or is in a folder of its own.

const (
	backupFolder = "backups"
	inboxFolder  = "inbox"
	editFolder   = "edit" // where the program keeps what is open in a person's editor

	ending          = ".db"
	logEnding       = ".log"
	inboxEnding     = ".jot"
	temporarySuffix = ".tmp"

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

func numbered(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("-%d", n+1)
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

func (f *File) recent() string { return filepath.Join(f.backups(), f.name()+"-recent"+logEnding) }

func (f *File) inbox() string { return filepath.Join(f.folder(), inboxFolder) }

func (f *File) temporaryPrefix() string { return "." + f.name() + "-" }

func (f *File) isTemporary(name string) bool {
	rest, ours := strings.CutPrefix(name, f.temporaryPrefix())
	return ours && strings.HasSuffix(rest, temporarySuffix) && !strings.Contains(rest, "-") // or it is of a journal with a longer name
}

// damagedPrefix begins the names of the damaged files that restores kept.
func (f *File) damagedPrefix() string { return f.name() + "-damaged-" }

// isKeptDamaged reports whether a file is called as they are, or as the logs that
// were kept with them.
func (f *File) isKeptDamaged(name string) bool {
	return strings.HasPrefix(name, f.damagedPrefix()) && (strings.HasSuffix(name, ending) || strings.HasSuffix(name, logEnding))
}

// asidePrefix begins the names of the folders that hold what was left of an
// earlier journal.
func (f *File) asidePrefix() string { return f.name() + "-before-" }

func (f *File) isAside(name string) bool { return strings.HasPrefix(name, f.asidePrefix()) }

// forgetting returns the file that is there while deleted words are taken out of
// the journal and its copies. It is empty.
func (f *File) forgetting() string {
	return filepath.Join(f.folder(), f.temporaryPrefix()+"forgetting")
}

// temporary makes an empty file of our own beside the journal.
func (f *File) temporary(dir string) (string, *os.File, error) {
	path, err := f.temporaryName(dir)
	if err != nil {
		return "", nil, err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", nil, fmt.Errorf("making a new file: %w", err)
	}
	return path, file, nil
}

func (f *File) temporaryName(dir string) (string, error) {
	var b [8]byte
	if _, err := io.ReadFull(f.config.Rand, b[:]); err != nil {
		return "", fmt.Errorf("naming a new file: %w", err)
	}
	return filepath.Join(dir, f.temporaryPrefix()+hex.EncodeToString(b[:])+temporarySuffix), nil
}

// discard overwrites a file of words and removes it. It gets the name of a leftover
// first: cut short, it is swept away, and nothing is found half blank under a name
// that promises something.
func (f *File) discard(path string) error {
	leftover, err := f.temporaryName(filepath.Dir(path))
	if info, statErr := os.Lstat(path); statErr == nil && disk.HasOtherNames(info) {
		f.note("%s has another name on this disk, and its words stay there.", path)
	}
	if err == nil {
		err = os.Rename(path, leftover)
	}
	if err != nil {
		return disk.IgnoreMissing(err)
	}
	return disk.Scrub(leftover)
}

// sweep clears away the temporary files that a crash left in dir. It is called
// with the exclusive lock held, when nobody else makes any that will be used:
// a process that is still beginning the same journal finds it there.
// They hold a person's words, so they are overwritten.
func (f *File) sweep(dir string) {
	found, err := os.ReadDir(dir)
	if err = disk.IgnoreMissing(err); err != nil {
		f.note("%s could not be looked through for leftovers: %v.", dir, err)
		return
	}
	for _, e := range found {
		if !f.isTemporary(e.Name()) {
			continue
		}
		if err := disk.Scrub(filepath.Join(dir, e.Name())); err != nil && !errors.Is(err, journal.ErrBusy) {
			f.note("A leftover could not be removed: %v.", err)
		}
	}
}
