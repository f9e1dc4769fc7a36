// Package outtake takes records out of files that are kept beside a journal, and leaves
// the rest of them where it is. Which files those are, and what is to go, is for package
// store.
package outtake

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/copies"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/packed"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/verify"
)

// An Outtake takes records out of files.
type Outtake struct {
	Reader  verify.Reader
	Making  disk.Making
	Of      seal.UID            // the journal that they are gone from
	Gone    map[record.Key]bool // they
	Without func(record.Record) (record.Record, error)
	Note    func(format string, args ...any)
	// Build makes a journal in dir, with the head h, of all there is. filled says what
	// the records were to blame for.
	Build func(dir string, h seal.Head, all salvage.Merged) (fresh string, filled, err error)
}

// From takes what is gone out of one file. The rest of it, as far as it can be read,
// stays where it is; what cannot be read may be just what was deleted, and goes. It
// reports whether the file could be read: one with a record that says nothing to this
// program is left as it is, as it would be the next time too.
func (o Outtake) From(path string) (read bool, err error) {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return true, disk.IgnoreMissing(err)
	}
	b, lacks, err := copies.Bytes(o.Reader, path)
	if err != nil {
		return false, err
	}
	if strings.HasSuffix(path, names.LogEnding) {
		return o.fromLog(path, b)
	}
	_, h, err := o.Reader.Bytes(b)
	err = cmp.Or(err, lacks)
	whole := err == nil
	switch {
	case whole && h.Schema > o.Reader.Schema:
		return false, journal.ErrNewer
	case whole && !o.holds(b):
		return true, nil
	}
	rubble := salvage.Damaged(b, o.Reader.Seal)
	all := salvage.Sources{Damaged: rubble}.Merge()
	if !whole && (len(all.Records) == 0 || rubble.Head != nil && rubble.Head.Journal != o.Of && !o.holds(b)) {
		return false, err // what cannot be read may be all that is left of another journal's words
	}
	if !whole {
		if h, err = o.headOf(rubble); err != nil {
			return true, err
		}
	}
	if all.Records, err = o.rest(all.Records); err != nil {
		return false, err
	}
	if len(all.Records) == 0 {
		return true, o.discard(path)
	}
	clear(h.Counts)
	fresh, filled, err := o.Build(filepath.Dir(path), h, all)
	if err != nil {
		return !errors.Is(filled, journal.ErrDamaged), err
	}
	if copies.IsPacked(path) {
		if fresh, err = o.packed(fresh); err != nil {
			return true, err
		}
	}
	return true, o.exchange(fresh, path)
}

// packed packs a file that was built, and returns where it is now.
func (o Outtake) packed(built string) (fresh string, err error) {
	defer func() { err = errors.Join(err, disk.Scrub(built)) }()
	dir := filepath.Dir(built)
	under, err := o.Making.Name(dir)
	if err == nil {
		fresh, err = o.Making.Name(dir)
	}
	if err != nil {
		return "", err
	}
	return fresh, copies.Pack(o.Reader, built, fresh, under)
}

// FromBackup takes what is gone out of a backup. One that cannot be read goes: nobody can
// tell what is in it.
func (o Outtake) FromBackup(path string) error {
	if read, err := o.From(path); read || err == nil {
		return err
	}
	return o.discard(path)
}

// Beside lists the files in a folder, but for some, that hold anything of what is gone and
// are nobody's to change: journals, and what was exported with the ids. Of other files
// nothing is read but the first byte.
func (o Outtake) Beside(dir string, but []string) []string { return o.in(dir, but, mayHold) }

// Among is Beside for the folder of the backups, which is read whole: a log may have a
// name there that says nothing, and has no first byte that does.
func (o Outtake) Among(dir string, but []string) []string {
	return o.in(dir, but, func(string) bool { return true })
}

func (o Outtake) in(dir string, but []string, may func(path string) bool) (paths []string) {
	found, err := os.ReadDir(dir)
	if err != nil { // told by who lists what is kept there
		return nil
	}
	for _, e := range found {
		path := filepath.Join(dir, e.Name())
		if !e.Type().IsRegular() || slices.Contains(but, path) || o.Making.Is(e.Name()) || !may(path) {
			continue
		}
		if b, _, err := copies.Bytes(o.Reader, path); err == nil && (o.holds(b) || o.names(b)) {
			paths = append(paths, path)
		}
	}
	return paths
}

// mayHold reports whether a file begins as a journal does, or as JSON.
func mayHold(path string) bool {
	file, err := disk.Open(path, os.O_RDONLY)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }() // it was only read
	var first [1]byte
	if _, err := file.ReadAt(first[:], 0); err == nil && (first[0] == '{' || first[0] == '[') {
		return true
	}
	return boltfile.Begins(file) || packed.Is(file)
}

// names reports whether the id of anything that is gone stands in a text, as a JSON has it.
func (o Outtake) names(b []byte) bool {
	for key := range o.Gone {
		if bytes.Contains(b, []byte(`"`+string(key.ID)+`"`)) {
			return true
		}
	}
	return false
}

// headOf returns the head of a damaged file, or one for it.
func (o Outtake) headOf(rubble salvage.Rubble) (seal.Head, error) {
	if rubble.Head != nil {
		return rubble.Head.Clone(), nil
	}
	h, err := seal.NewHead(o.Making.Rand, o.Reader.Schema)
	h.Journal, h.Serial = o.Of, rubble.Newest()
	return h, err
}

func (o Outtake) exchange(fresh, path string) error {
	others, err := o.Making.Exchange(fresh, path)
	if others {
		o.Note("%s", disk.KeptUnder(path))
	}
	return err
}

// holds reports whether a file holds, or may hold, anything of what is gone, be it in a
// page that is free.
func (o Outtake) holds(b []byte) bool {
	for _, r := range o.Reader.Seal.Scan(b) {
		light, err := o.Without(r.Record)
		if o.Gone[record.Key{Kind: r.Kind, ID: r.ID}] || err != nil || !bytes.Equal(light.Data, r.Data) {
			return true
		}
	}
	return false
}

func (o Outtake) rest(all []salvage.Found) (rest []salvage.Found, err error) {
	for _, r := range all {
		if o.Gone[record.Key{Kind: r.Kind, ID: r.ID}] {
			continue
		}
		if r.Record, err = o.Without(r.Record); err != nil {
			return nil, err
		}
		rest = append(rest, r)
	}
	return rest, nil
}

// fromLog is From for a log, which needs nothing derived: of one with a record that
// says nothing to this program all others are gone through.
func (o Outtake) fromLog(path string, b []byte) (read bool, err error) {
	n := min(len(b), len(seal.UID{}))
	switch whole := salvage.ReadLog(o.Reader.Seal, b[n:]).Whole(); {
	case o.holds(b):
	case whole:
		return true, nil
	case !bytes.HasPrefix(b, o.Of[:]): // as of a journal
		return false, fmt.Errorf("%w: not all of it can be read", journal.ErrDamaged)
	}
	var unread error
	rest := slices.Clone(b[:n])
	for _, r := range o.Reader.Seal.Scan(b) {
		if o.Gone[record.Key{Kind: r.Kind, ID: r.ID}] {
			continue
		}
		light, err := o.Without(r.Record)
		if err != nil {
			light, unread = r.Record, err
		}
		rest = append(rest, o.Reader.Seal.Record(light, r.Serial)...)
	}
	dir := filepath.Dir(path)
	under, err := o.Making.Name(dir)
	if err != nil {
		return true, err
	}
	fresh, err := o.Making.Name(dir)
	if err == nil {
		err = disk.Put(disk.Bytes(rest), under, fresh)
	}
	if err == nil {
		err = o.exchange(fresh, path)
	}
	if err != nil {
		return true, err
	}
	return unread == nil, unread
}

func (o Outtake) discard(path string) error {
	others, err := o.Making.Discard(path)
	if others {
		o.Note("%s", disk.KeptUnder(path))
	}
	return err
}
