package store

import (
	"cmp"
	"fmt"
	"os"

	"messup/store/disk"
	"messup/store/names"
	"messup/store/recent"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/shelf"
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
	err := disk.MakeFolder(f.shelf().Backups())
	if err == nil {
		err = recent.Append(f.shelf().LogOf(h.Journal), h.Journal, append(log, salvage.Change(f.Values(), f.run, h.Serial)))
	}
	if err != nil && f.recentErr == nil {
		f.note("Until the next backup there is no second copy of what you write in %s: %s.", f.shelf().Backups(), disk.Reason(err))
	}
	f.recentErr, f.gap = err, f.gap || err == nil && f.recentErr != nil
}

// recentIsLong reports whether it is time for a new backup.
func (f *File) recentIsLong(of seal.UID) bool {
	info, err := os.Lstat(f.shelf().LogOf(of))
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
	states, ours := f.shelf().KnownStates(h.Journal)
	for _, known := range states {
		newest = max(newest, known.Serial)
		apart = apart || known.Apart(h.State())
	}
	f.gap = newest < h.Serial
	return cmp.Or(recent.Missing(h.Serial, newest, apart), shelf.Unproven(h, ours))
}

// letGo lets go of the log of a journal what a backup with this head has. One of which not
// all can be read is kept, and told: nobody knows whether the backup has that.
func (f *File) letGo(h seal.Head) error {
	if bad := f.shelf().BadLog(h.Journal); bad != "" && !disk.IsLink(bad) {
		kept, err := f.keepLog(bad)
		if err != nil {
			return err
		}
		f.note("Not all of what was kept since the backup before can be read. It is kept: %s", kept)
	}
	log := f.shelf().LogOf(h.Journal)
	rest, err := recent.After(log, h.Journal, h.Serial, f.Values())
	if err != nil || rest == nil {
		return cmp.Or(err, f.discard(log))
	}
	others, err := f.shelf().Making().Rewrite(disk.Bytes(rest), log)
	if others {
		f.note("%s", disk.KeptUnder(log))
	}
	return err
}

// keepLog keeps a damaged log beside the journal, unless that was done already, and
// returns where it is.
func (f *File) keepLog(log string) (string, error) {
	b, err := disk.Read(log)
	if err != nil {
		return "", fmt.Errorf("keeping what cannot be read: %w", err)
	}
	all, err := f.shelf().KeptLogs()
	if kept := recent.Kept(all, b, f.Values()); kept != "" {
		return kept, nil
	} else if err != nil {
		return "", err
	}
	return f.shelf().Making().Put(disk.Bytes(b), f.shelf().KeptAs(shelf.Damaged, names.LogEnding))
}
