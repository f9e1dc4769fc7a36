package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"messup/journal"
	"messup/store/disk"
	"messup/store/seal"
)

// A backup is at best of this morning. What was kept since is appended to a
// file beside it, record after record, in the very form that the journal keeps
// them in; Restore reads that file like one more damaged journal. It is not
// synced: it counts only when the journal is damaged, and the journal is
// synced.

// maxRecent is how long the file may grow, in bytes, before a new backup
// takes its place: some 3,000 saves of a usual entry.
const maxRecent = 8 << 20

// appendRecent adds what a commit kept. It does not fail the save.
func (f *File) appendRecent(of seal.UID, log []byte) {
	err := disk.OwnFolder(f.backups())
	if err == nil {
		err = appendTo(f.recent(), of, log)
	}
	if err != nil && f.recentErr == nil {
		f.note("Until the next backup there is no second copy of what you write: %v.", err)
	}
	f.recentErr = err
}

// appendTo appends to a file that begins with the name of the journal it
// belongs to. One of another journal, that once had this path, is removed.
func appendTo(path string, of seal.UID, b []byte) error {
	if have, err := readUID(path); err == nil && have != of {
		if err := disk.Scrub(path); err != nil {
			return fmt.Errorf("keeping a second copy: %w", err)
		}
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE|disk.OpenFlags, 0o600)
	if err != nil {
		return fmt.Errorf("keeping a second copy: %w", err)
	}
	info, err := file.Stat()
	if err == nil && info.Size() == 0 {
		_, err = file.Write(of[:])
	}
	if err == nil {
		_, err = file.Write(b)
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("keeping a second copy: %w", err)
	}
	return nil
}

func readUID(path string) (uid seal.UID, err error) {
	file, err := os.OpenFile(path, os.O_RDONLY|disk.OpenFlags, 0)
	if err != nil {
		return seal.UID{}, err
	}
	_, err = io.ReadFull(file, uid[:])
	return uid, errors.Join(err, file.Close())
}

// recentIsLong reports whether it is time for a new backup.
func (f *File) recentIsLong() bool {
	info, err := os.Lstat(f.recent())
	return err == nil && info.Size() > maxRecent
}

// behind refuses a state that is older than what is known to have been kept:
// the file of recent changes, or else the newest backup, holds a later change
// of the same journal. So it is where an older copy was put in place while no
// messup ran, and where the disk lost the write of a first page. Saving on top
// of it would give two changes one serial, and the next backup would clear the
// newer words away.
func (f *File) behind(h seal.Head) error {
	switch n := f.newestKnown(h.Journal); {
	case n <= h.Serial:
		return nil
	case n == h.Serial+1:
		return seal.Damaged("it is an older state of the journal: 1 thing kept since is missing here")
	default:
		return seal.Damaged("it is an older state of the journal: %d things kept since are missing here", n-h.Serial)
	}
}

// newestKnown returns the serial of the newest change of a journal that its
// second copies know of; 0 if they know nothing. It reads a few pages.
func (f *File) newestKnown(of seal.UID) uint64 {
	serial, err := f.lastSerial(of)
	if err != nil { // as good as none: that there is no second copy is told at the next save
		serial = 0
	}
	if all, err := f.listBackups(); err == nil && len(all) > 0 {
		if h, err := f.peek(all[0].Path); err == nil && h.Journal == of {
			serial = max(serial, h.Serial)
		}
	}
	return serial
}

// lastSerial reads the end of a file of recent changes: the serial of the last
// one that is whole, 0 if there is none of this journal.
func (f *File) lastSerial(of seal.UID) (serial uint64, err error) {
	const usual = 64 << 10 // of the end: more than one save
	if have, err := readUID(f.recent()); err != nil || have != of {
		return 0, err
	}
	file, err := os.OpenFile(f.recent(), os.O_RDONLY|disk.OpenFlags, 0)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	for n := int64(usual); ; n *= 4 {
		b := make([]byte, min(n, info.Size()))
		if _, err := file.ReadAt(b, info.Size()-int64(len(b))); err != nil {
			return 0, err
		}
		for _, r := range f.seal.Scan(b) {
			serial = max(serial, r.Serial)
		}
		if serial > 0 || n >= info.Size() {
			return serial, nil
		}
	}
}

// addRecent adds to rs what was kept since the newest backup, and returns
// what was deleted since. With a head it must be of the same journal.
func (f *File) addRecent(rs records, of *seal.Head) (deleted []found, err error) {
	b, err := os.ReadFile(f.recent())
	if err = disk.IgnoreMissing(err); err != nil {
		return nil, fmt.Errorf("reading what was kept since the backup: %w", err)
	}
	if of != nil && !bytes.HasPrefix(b, of.Journal[:]) {
		return nil, nil
	}
	for _, r := range f.seal.Scan(b) {
		if r.Kind == tombstone {
			deleted = append(deleted, found{Stored: r})
			continue
		}
		rs.add(found{Stored: r})
	}
	return deleted, nil
}

// drop removes what was deleted, unless it was kept again later.
func (rs records) drop(deleted []found) {
	for _, d := range deleted {
		of := rs[journal.Kind(d.Data)]
		if r, there := of[d.ID]; there && r.Serial < d.Serial {
			delete(of, d.ID)
		}
	}
}
