// Package names says what the things are called that belong to a journal. It looks at
// no disk: whose a file is of which only the name is known is for package store.
package names

import (
	"encoding/hex"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"messup/store/disk"
)

// What the files end with.
const (
	Ending       = ".db"
	PackedEnding = Ending + ".gz" // of a packed copy
	LogEnding    = ".log"
)

// StampEnding is what the name of the file ends with that says when all was checked (store/stamp).
const StampEnding = ".checked"

// InboxFolder is what the folder is called in which waits what is to be taken in.
const InboxFolder = "inbox"

// StampLayout is how a time is written in a name, in UTC.
const StampLayout = "20060102T150405Z"

// bare ends the stem of a journal whose file has not the usual ending: one of the same
// name that has it may lie beside it, or be lost from there. Windows takes it, as it
// takes no dot at the end.
const bare = "~"

// Making makes the files that belong to the journal at path, and clears them away.
func Making(path string, rand io.Reader) disk.Making {
	return disk.Making{Prefix: "." + Stem(path) + "-", Rand: rand}
}

// Stem is what everything that belongs to the journal at path begins with: its file name
// without the usual ending. Any other ending stays, so that two journals of one folder
// share nothing.
func Stem(path string) string {
	stem, usual := strings.CutSuffix(filepath.Base(path), Ending)
	if usual {
		return stem
	}
	return stem + bare
}

// Checked is where it is noted that all of the journal at path was checked (store/stamp).
func Checked(path string) string {
	return filepath.Join(filepath.Dir(path), "."+Stem(path)+StampEnding)
}

// Earlier is what it began with in earlier messups; empty if that was the same. What is
// called so may belong to the Neighbour.
func Earlier(path string) string {
	if name := filepath.Base(path); !strings.HasSuffix(name, Ending) {
		return name
	}
	return ""
}

// Neighbour is the journal that has the name of the one at path but for the ending.
func Neighbour(path string) string {
	if other, usual := strings.CutSuffix(path, Ending); usual {
		return other
	}
	return path + Ending
}

// OfStem lists the files that a journal with this stem may be, in this messup or an
// earlier one.
func OfStem(stem string) []string {
	return []string{stem + Ending, stem, strings.TrimSuffix(stem, bare)}
}

// Stamp reads the name of a backup.
func Stamp(name, stem string) (made time.Time, nth int, ok bool) {
	rest, ours := strings.CutPrefix(name, stem+"-")
	rest, isCopy := copyOf(rest)
	if !ours || !isCopy || len(rest) < len(StampLayout) {
		return time.Time{}, 0, false
	}
	made, err := time.Parse(StampLayout, rest[:len(StampLayout)])
	if rest = rest[len(StampLayout):]; err == nil && rest != "" {
		nth, err = strconv.Atoi(strings.TrimPrefix(rest, "-"))
		nth-- // the second one is called -2
	}
	return made, nth, err == nil && nth >= 0
}

// IsCopy reports whether a file is called as copies of journals are, packed or not.
func IsCopy(name string) bool {
	_, is := copyOf(name)
	return is
}

func copyOf(name string) (rest string, is bool) {
	return strings.CutSuffix(strings.TrimSuffix(name, strings.TrimPrefix(PackedEnding, Ending)), Ending)
}

// IsRenamed reports whether a file may be a backup that another name hides, as a file
// manager names the second one: it begins as those of the journal, and not as those of
// one whose own name begins so.
func IsRenamed(name, stem string) bool {
	rest, ours := strings.CutPrefix(name, stem+"-")
	for i, b := range []byte(rest) {
		if at := rest[i+1:]; b == '-' && len(at) >= len(StampLayout) {
			if _, err := time.Parse(StampLayout, at[:len(StampLayout)]); err == nil {
				return false
			}
		}
	}
	return ours
}

// Stamped is the nth name of a file of that time, counted from 0.
func Stamped(begin string, at time.Time, nth int) string {
	return begin + at.UTC().Format(StampLayout) + disk.Numbered(nth)
}

// IsKept reports whether a file is called as one that a restore kept, for a reason, or
// as the logs that were kept with those once.
func IsKept(name, stem, why string) bool {
	return strings.HasPrefix(name, stem+why) && (strings.HasSuffix(name, Ending) || strings.HasSuffix(name, LogEnding))
}

// Log is the name of the log of what was kept since the newest backup.
func Log(stem string) string { return stem + "-recent" + LogEnding }

// LogFor is what a log is called that lies beside one of another journal: by what its
// own journal's name begins with.
func LogFor(log string, of []byte) string {
	return strings.TrimSuffix(log, LogEnding) + "-" + hex.EncodeToString(of) + LogEnding
}

// IsLog reports whether a file is called as a log is, be it of a journal that had the
// name before.
func IsLog(name, stem string) bool {
	return strings.HasPrefix(name, stem+"-recent") && strings.HasSuffix(name, LogEnding)
}
