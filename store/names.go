package store

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// What things are called on the disk: everything beside the journal begins with
// the journal's name, or is in a folder of its own.

const (
	backupFolder = "backups"
	inboxFolder  = "inbox"
	editFolder   = "edit" // where the program keeps what is open in a person's editor

	ending          = ".db"
	inboxEnding     = ".jot"
	temporarySuffix = ".tmp"

	stampLayout = "20060102T150405Z" // UTC
)

// folder is where the journal and all that belongs to it lies.
func (f *File) folder() string { return filepath.Dir(f.config.Path) }

// name is the journal's file name without its ending.
func (f *File) name() string {
	base := filepath.Base(f.config.Path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

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

func (f *File) recent() string { return filepath.Join(f.backups(), f.name()+"-recent.log") }

func (f *File) inbox() string { return filepath.Join(f.folder(), inboxFolder) }

func (f *File) temporaryPrefix() string { return "." + f.name() + "-" }

func (f *File) isTemporary(name string) bool {
	return strings.HasPrefix(name, f.temporaryPrefix()) && strings.HasSuffix(name, temporarySuffix)
}

// damagedPrefix begins the names of the damaged files that restores kept.
func (f *File) damagedPrefix() string { return f.name() + "-damaged-" }

// isKeptDamaged reports whether a file is called as they are.
func (f *File) isKeptDamaged(name string) bool {
	return strings.HasPrefix(name, f.damagedPrefix()) && strings.HasSuffix(name, ending)
}
