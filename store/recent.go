package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"messup/store/disk"
	"messup/store/names"
	"messup/store/recent"
	"messup/store/salvage"
	"messup/store/seal"
)

// A backup is at best of this morning. What was kept since is appended to a file beside it,
// record after record, in the very form that the journal keeps them in; Restore reads that
// file like one more damaged journal. It is not synced: it counts only when the journal is
// damaged, and the journal is synced.

// maxRecent is how long the file may grow, in bytes, before a new backup
// takes its place: some 3,000 saves of a usual entry.
const maxRecent = 8 << 20

// appendRecent adds what a commit kept. It does not fail the save.
func (f *File) appendRecent(h seal.Head, log [][]byte) {
	err := disk.MakeFolder(f.backups())
	if err == nil {
		err = recent.Append(f.logOf(h.Journal), h.Journal, append(log, salvage.Change(f.seal, f.run, h.Serial)))
	}
	if err != nil && f.recentErr == nil {
		f.note("Until the next backup there is no second copy of what you write in %s: %s.", f.backups(), disk.Reason(err))
	}
	f.recentErr, f.gap = err, f.gap || err == nil && f.recentErr != nil
}

// logOf returns where the log of a journal is. One that lay here before, under
// the same name, keeps its own: it may be the only place that its last words are in.
// Once that one is set aside, each stays where it is.
func (f *File) logOf(of seal.UID) string {
	if earlier := names.Earlier(f.config.Path); earlier != "" { // until the next backup
		log := filepath.Join(f.backups(), names.Log(earlier))
		for _, log := range []string{log, names.LogFor(log, of[:4])} {
			if have, err := f.claim().OfLog(log, of); err == nil && have == of && f.claim().Has(log) {
				return log
			}
		}
	}
	have, err := f.claim().OfLog(f.recent(), of)
	if err == nil && have == of {
		return f.recent()
	}
	own := names.LogFor(f.recent(), of[:4])
	if err != nil {
		if have, err = f.claim().OfLog(own, of); err != nil || have != of {
			return f.recent()
		}
	}
	return own
}

// recentIsLong reports whether it is time for a new backup.
func (f *File) recentIsLong(of seal.UID) bool {
	info, err := os.Lstat(f.logOf(of))
	return err == nil && info.Size() > maxRecent
}

// behind refuses a state that does not hold all that is known to have been kept: the
// log of recent changes, or a backup, knows a later change of the same journal, or one
// that was made by another run than here. So it is where an older copy was put in place
// while no messup ran, or one that was written in on another machine, and where the
// disk lost the write of a first page. Saving on top of it would give two changes one
// serial, and the next backup would clear the newer words away. Where they know less than it
// holds, that is noted: it has changes of which there is no second copy.
func (f *File) behind(h seal.Head) error {
	var newest uint64
	apart := false
	for _, known := range f.knownStates(h.Journal) {
		newest = max(newest, known.Serial)
		apart = apart || known.Apart(h.State())
	}
	f.gap = newest < h.Serial
	return recent.Missing(h.Serial, newest, apart)
}

// newestKnown returns the serial of the newest change of a journal that its
// second copies know of; 0 if they know nothing.
func (f *File) newestKnown(of seal.UID) (serial uint64) {
	for _, known := range f.knownStates(of) {
		serial = max(serial, known.Serial)
	}
	return serial
}

// knownStates returns the states of a journal that its second copies are in. It
// reads a few pages of each. What cannot be read says nothing: that there is no
// second copy is told at the next save, and a bad backup by Check.
func (f *File) knownStates(of seal.UID) (states []seal.State) {
	l, err := recent.Last(f.logOf(of), f.seal)
	if ours, hasErr := f.has(of); ours && errors.Join(err, hasErr) == nil {
		states = append(states, l.State())
	}
	ours, _ := f.backupsOf(of) // whoever must know what cannot be read, as a restore does, asks by itself
	for _, backup := range ours {
		states = append(states, backup.head.State())
	}
	return states
}

// readLog reads what was kept in a journal since its newest backup, if its log is there.
func (f *File) readLog(of seal.UID) (l salvage.Log, ours bool, err error) {
	if ours, err = f.has(of); err == nil && ours {
		l, err = recent.Read(f.logOf(of), of, f.seal)
	}
	return l, ours, err
}

// has reports whether a log that is called as that of a journal is, is of it. One that the
// disk does not give back is an error: a restore would pass it by without a word.
func (f *File) has(of seal.UID) (bool, error) {
	have, err := f.claim().OfLog(f.logOf(of), of)
	if disk.Unread(err) {
		return false, fmt.Errorf("reading what was kept since the backup: %w", err)
	}
	return err == nil && have == of, nil
}

// badLog names that log if not all of it can be read, or says something.
func (f *File) badLog(of seal.UID) string {
	if l, _, err := f.readLog(of); err == nil && l.Whole() {
		return ""
	}
	return f.logOf(of)
}

// letGo lets the log of a journal go, which has a new backup now. One of which not all
// can be read is kept, and told: nobody knows whether the backup has that.
func (f *File) letGo(of seal.UID) error {
	if bad := f.badLog(of); bad != "" && !disk.IsLink(bad) {
		kept, err := f.keepLog(bad)
		if err != nil {
			return err
		}
		f.note("Not all of what was kept since the backup before can be read. It is kept: %s", kept)
	}
	return f.discard(f.logOf(of))
}

// keepLog keeps a damaged log beside the journal, unless that was done already, and
// returns where it is.
func (f *File) keepLog(log string) (string, error) {
	b, err := disk.Read(log)
	if err != nil {
		return "", fmt.Errorf("keeping what cannot be read: %w", err)
	}
	kept, err := f.keptLogs()
	for _, path := range kept {
		if have, err := disk.Read(path); err == nil && recent.Keeps(have, b, f.seal) {
			return path, nil
		}
	}
	if err != nil {
		return "", err
	}
	return f.making().Put(disk.Bytes(b), f.keptAs(damaged, logEnding))
}

// keptLogs lists the damaged logs that are kept beside the journal.
func (f *File) keptLogs() ([]string, error) {
	paths, err := f.kept()
	return slices.DeleteFunc(paths, func(path string) bool { return !strings.HasSuffix(path, logEnding) }), err
}
