// Package others tells apart whose the backups and logs are that lie beside a journal.
// Those of another one, which had its name before, may be all that is left of that:
// an old copy may have been put over a journal that was begun since. It finds the copies
// of a journal that lie beside it (copies.go), and its backups that are damaged or have
// another name (pieces.go). It moves nothing.
package others

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"time"

	"messup/journal"
	"messup/store/copies"
	"messup/store/disk"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/verify"
)

// A Lot is what is left of one journal.
type Lot struct {
	Of      seal.UID
	backups []backup // the newest change first
	logs    []string
}

type backup struct {
	path   string
	serial uint64
}

// Paths lists its files.
func (l Lot) Paths() []string {
	paths := slices.Clone(l.logs)
	for _, b := range l.backups {
		paths = append(paths, b.path)
	}
	return paths
}

// Lots sorts backups and logs by the journals they are of, but for those that are left
// out. One that does not say whose it is belongs to no lot.
func (c Claim) Lots(backups, logs []string, without ...seal.UID) (lots []Lot) {
	of := func(uid seal.UID) *Lot {
		at := slices.IndexFunc(lots, func(l Lot) bool { return l.Of == uid })
		if at < 0 {
			at = len(lots)
			lots = append(lots, Lot{Of: uid})
		}
		return &lots[at]
	}
	for _, path := range backups {
		if h, err := c.Reader.HeadAt(path); err == nil && !slices.Contains(without, h.Journal) {
			l := of(h.Journal)
			l.backups = append(l.backups, backup{path, h.Serial})
		}
	}
	for _, path := range logs {
		if uid, err := c.OfLog(path); err == nil && !slices.Contains(without, uid) {
			l := of(uid)
			l.logs = append(l.logs, path)
		}
	}
	for _, l := range lots {
		slices.SortStableFunc(l.backups, func(a, b backup) int { return cmp.Compare(b.serial, a.serial) })
	}
	return lots
}

// Records puts together what was in it last: its newest backup that can be read, and
// what was kept since. What cannot be read is passed over.
func (l Lot) Records(reader verify.Reader) []*salvage.Found {
	var known salvage.Sources
	var held copies.Held // for no longer than this: which they are is all that is asked
	for _, b := range l.backups {
		if c, err := copies.Read(reader, b.path, &held); err == nil {
			known.Backup, known.Of = c.Records, &c.Head
			break
		}
	}
	known.Log = l.Log(reader)
	all, _ := known.Merge() // only of a damaged file anything is read for it
	_ = held.Close()        // they were only read
	return all.Records
}

// HiddenLog reads what was kept in a journal of which all logs have other names.
func (c Claim) HiddenLog(logs func() ([]string, error), of seal.UID) (salvage.Log, error) {
	all, err := logs()
	for _, l := range c.Lots(nil, all) {
		if l.Of == of {
			return l.Log(c.Reader), err
		}
	}
	return salvage.Log{}, err
}

// Log reads its logs as one.
func (l Lot) Log(reader verify.Reader) salvage.Log {
	var all bytes.Buffer
	for _, path := range l.logs {
		if b, err := disk.Read(path); err == nil {
			all.Write(b)
		}
	}
	return salvage.ReadLog(reader.Seal, all.Bytes())
}

// NotIn leaves those lots with records that a journal does not have, under any kind,
// and counts these: what is in its trash is there.
func NotIn(here salvage.Records, all []Lot, records func(Lot) []*salvage.Found, but []journal.Kind) (lots []Lot, n map[journal.Kind]int) {
	n = map[journal.Kind]int{}
	for _, l := range all {
		lacks := false
		for _, r := range records(l) {
			if !slices.Contains(but, r.Kind) && !here.Under(r.ID) {
				n[r.Kind]++
				lacks = true
			}
		}
		if lacks {
			lots = append(lots, l)
		}
	}
	return lots, n
}

// Left says that there is no journal, and what is left of it: so many backups, one that
// another name hides, or only what was kept last.
func Left(backups int, newest time.Time, hidden bool) error {
	const day = "2 January 2006"
	switch {
	case backups == 0 && hidden:
		return fmt.Errorf("%w, but a backup of it is still there under another name", journal.ErrGone)
	case backups == 0:
		return fmt.Errorf("%w, but what was kept in it last is still there", journal.ErrGone)
	case backups == 1:
		return fmt.Errorf("%w, but a backup of it is still there, of %s", journal.ErrGone, newest.Format(day))
	}
	return fmt.Errorf("%w, but %d backups of it are still there, the newest of %s", journal.ErrGone, backups, newest.Format(day))
}
