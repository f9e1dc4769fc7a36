// Package recent keeps the log of what was kept since the newest backup: the name of
// the journal it is of, and then records in the form that the journal has them in. What
// they mean is for store/salvage; where a log lies, and when one goes, for package store.
package recent

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"messup/journal"
	"messup/store/disk"
	"messup/store/salvage"
	"messup/store/seal"
)

// Append appends to a log that begins with the name of the journal it belongs to.
func Append(path string, of seal.UID, log [][]byte) error {
	file, err := disk.Open(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE)
	if err != nil {
		return fmt.Errorf("keeping a second copy: %w", err)
	}
	to := bufio.NewWriterSize(file, 16<<10) // a usual save is one write
	info, err := file.Stat()
	if err == nil && info.Size() < int64(len(of)) { // new, or cut short at its very beginning
		err = file.Truncate(0)
		log = slices.Insert(log, 0, of[:])
	}
	for _, b := range log {
		if err == nil {
			_, err = to.Write(b)
		}
	}
	if err == nil {
		err = to.Flush()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("keeping a second copy: %w", err)
	}
	return nil
}

// Of returns which journal a log is of.
func Of(path string) (uid seal.UID, err error) {
	file, err := disk.Open(path, os.O_RDONLY)
	if err != nil {
		return seal.UID{}, err
	}
	_, err = io.ReadFull(file, uid[:])
	return uid, errors.Join(err, file.Close())
}

// Read reads the log of a journal; it is empty where there is none. One that does not
// begin with the name of the journal is damaged there.
func Read(path string, of seal.UID, values seal.Seal) (salvage.Log, error) {
	b, err := disk.Read(path)
	if err = disk.IgnoreMissing(err); err != nil {
		return salvage.Log{}, fmt.Errorf("reading what was kept since the backup: %w", err)
	}
	if len(b) < len(of) { // cut short before anything was kept
		return salvage.Log{}, nil
	}
	return salvage.ReadLog(values, bytes.TrimPrefix(b, of[:])), nil
}

// After returns what a log has after a change, as a log of its own; nil if that is nothing.
func After(path string, of seal.UID, change uint64, values seal.Seal) ([]byte, error) {
	if disk.IsLink(path) { // it is nobody's log
		return nil, nil
	}
	b, err := disk.Read(path)
	if err = disk.IgnoreMissing(err); err != nil {
		return nil, fmt.Errorf("reading what was kept since the backup: %w", err)
	}
	b = bytes.TrimPrefix(b, of[:])
	for at, r := range values.Scan(b) {
		if r.Serial > change {
			return slices.Concat(of[:], b[at:]), nil
		}
	}
	return nil, nil
}

// Kept finds a log that was kept, and has all that cannot be read in another one; empty if
// none has.
func Kept(kept []string, log []byte, values seal.Seal) string {
	for _, path := range kept {
		if have, err := disk.Read(path); err == nil && Keeps(have, log, values) {
			return path
		}
	}
	return ""
}

// Keeps reports whether a log that was kept has all that cannot be read in another one:
// that one goes on from it.
func Keeps(kept, log []byte, values seal.Seal) bool {
	rest, on := bytes.CutPrefix(log, kept)
	return on && salvage.ReadLog(values, rest).Whole()
}

// Last reads the end of the log of a journal, with its last change.
func Last(path string, values seal.Seal) (l salvage.Log, err error) {
	const usual = 8 << 10 // of the end: more than one save
	file, err := disk.Open(path, os.O_RDONLY)
	if err != nil {
		return salvage.Log{}, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return salvage.Log{}, err
	}
	for n := int64(usual); ; n *= 4 {
		b := make([]byte, min(n, info.Size()))
		if _, err := file.ReadAt(b, info.Size()-int64(len(b))); err != nil {
			return salvage.Log{}, err
		}
		if l = salvage.ReadLog(values, b); l.State().Serial > 0 || n >= info.Size() {
			return l, nil
		}
	}
}

// Missing says what a state of a journal has not that is known to have been kept; nil if it
// has all. apart says that it was written in elsewhere.
func Missing(here, newest uint64, apart bool) error {
	switch {
	case apart:
		return fmt.Errorf("%w: it was written in elsewhere, and things kept here are missing in it", journal.ErrOlder)
	case newest <= here:
		return nil
	case newest == here+1:
		return fmt.Errorf("%w: 1 thing kept since is missing here", journal.ErrOlder)
	}
	return fmt.Errorf("%w: %d things kept since are missing here", journal.ErrOlder, newest-here)
}
