package shelf

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"messup/store/disk"
	"messup/store/names"
	"messup/store/recent"
	"messup/store/salvage"
	"messup/store/seal"
)

// LogOf returns where the log of a journal is. One that lay here before, under
// the same name, keeps its own: it may be the only place that its last words are in.
// Once that one is set aside, each stays where it is.
func (s Shelf) LogOf(of seal.UID) string {
	if earlier := names.Earlier(s.Path); earlier != "" { // until the next backup
		log := filepath.Join(s.Backups(), names.Log(earlier))
		for _, log := range []string{log, names.LogFor(log, of[:4])} {
			if have, err := s.Claim().OfLog(log, of); err == nil && have == of && s.Claim().Has(log) {
				return log
			}
		}
	}
	have, err := s.Claim().OfLog(s.Recent(), of)
	if err == nil && have == of {
		return s.Recent()
	}
	own := names.LogFor(s.Recent(), of[:4])
	if err != nil {
		if have, err = s.Claim().OfLog(own, of); err != nil || have != of {
			return s.Recent()
		}
	}
	return own
}

// NewestKnown returns the serial of the newest change of a journal that its
// second copies know of; 0 if they know nothing.
func (s Shelf) NewestKnown(of seal.UID) (serial uint64) {
	states, _ := s.KnownStates(of)
	for _, known := range states {
		serial = max(serial, known.Serial)
	}
	return serial
}

// KnownStates returns the states of a journal that its second copies are in, and its backups. It
// reads a few pages of each. What cannot be read says nothing: that there is no
// second copy is told at the next save, and a bad backup by Check.
func (s Shelf) KnownStates(of seal.UID) (states []seal.State, ours []Backup) {
	l, err := recent.Last(s.LogOf(of), s.Reader.Seal)
	if ours, hasErr := s.HasLog(of); ours && errors.Join(err, hasErr) == nil {
		states = append(states, l.State())
	}
	ours, _ = s.Of(of) // whoever must know what cannot be read, as a restore does, asks by itself
	for _, backup := range ours {
		states = append(states, backup.Head.State())
	}
	return states, ours
}

// ReadLog reads what was kept in a journal since its newest backup, if its log is there.
func (s Shelf) ReadLog(of seal.UID) (l salvage.Log, ours bool, err error) {
	if ours, err = s.HasLog(of); err == nil && ours {
		l, err = recent.Read(s.LogOf(of), of, s.Reader.Seal)
	}
	return l, ours, err
}

// HasLog reports whether a log that is called as that of a journal is, is of it. One that the
// disk does not give back is an error: a restore would pass it by without a word.
func (s Shelf) HasLog(of seal.UID) (bool, error) {
	have, err := s.Claim().OfLog(s.LogOf(of), of)
	if disk.Unread(err) {
		return false, fmt.Errorf("reading what was kept since the backup: %w", err)
	}
	return err == nil && have == of, nil
}

// BadLog names that log if not all of it can be read, or says something.
func (s Shelf) BadLog(of seal.UID) string {
	if l, _, err := s.ReadLog(of); err == nil && l.Whole() {
		return ""
	}
	return s.LogOf(of)
}

// KeptLogs lists the damaged logs that are kept beside the journal.
func (s Shelf) KeptLogs() ([]string, error) {
	paths, err := s.Kept()
	return slices.DeleteFunc(paths, func(path string) bool { return !strings.HasSuffix(path, names.LogEnding) }), err
}
