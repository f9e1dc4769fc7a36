// Package outtake takes records out of files that are kept beside a journal, and leaves
// the rest of them where it is. Which files those are, and what is to go, is for package
// store.
package outtake

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/copies"
	"messup/store/disk"
	"messup/store/mark"
	"messup/store/names"
	"messup/store/packed"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/verify"
)

// An Outtake takes records out of files. What it leaves there is sealed as the journal is.
type Outtake struct {
	Reader  verify.Reader
	Making  disk.Making
	Of      seal.UID            // the journal that they are gone from
	Gone    map[record.Key]bool // they
	Said    mark.Present        // of these, nothing but what they say now
	Without func(record.Record) (record.Record, error)
	Sealing bool // the journal was sealed, and copies of it that are not may hold any of its words
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
	f, err := copies.Open(o.Reader, path)
	if err != nil {
		return false, err
	}
	work := o.fromJournal
	if strings.HasSuffix(path, names.LogEnding) {
		work = o.fromLog
	}
	values, err := o.Reader.Seal.Of(f, f.Size)
	what, read := outcome{}, false
	if err == nil {
		what, read, err = work(path, f, values)
	}
	var done error // not while it is open
	switch closeErr := f.Close(); {
	case closeErr != nil:
		return true, errors.Join(closeErr, disk.Scrub(what.fresh))
	case what.goes:
		done = o.discard(path)
	case what.fresh != "":
		done = o.exchange(what.fresh, path)
	}
	return read || done != nil, cmp.Or(done, err)
}

// light is a record as it may stay: with what it says now, and nothing of what is gone.
func (o Outtake) light(r record.Record) (record.Record, error) {
	if now, is := o.Said[record.Key{Kind: r.Kind, ID: r.ID}]; is {
		r.Data = now.Data
	}
	return o.Without(r)
}

// keys are the records of which a copy may have words that are no more.
func (o Outtake) keys() []record.Key {
	return slices.AppendSeq(slices.Collect(maps.Keys(o.Gone)), maps.Keys(o.Said))
}

// An outcome is what is to become of a file: it goes, or another takes its place, or it stays.
type outcome struct {
	goes  bool
	fresh string
}

func (o Outtake) fromJournal(path string, f *copies.File, values seal.Seal) (what outcome, read bool, err error) {
	_, h, err := o.Reader.File(f, f.Size)
	err = cmp.Or(err, f.Lacks())
	whole := err == nil
	holds, readErr := o.holds(f, values)
	switch {
	case whole && h.Schema > o.Reader.Schema:
		return what, false, journal.ErrNewer
	case readErr != nil:
		return what, false, readErr
	case whole && !holds && o.Reader.Seal.Fits(h) == nil:
		return what, true, nil
	}
	rubble, readErr := salvage.Damaged(f, f.Size, values)
	if readErr != nil {
		return what, false, readErr
	}
	all, readErr := salvage.Sources{Damaged: rubble}.Merge()
	if readErr != nil || !whole && (len(all.Records) == 0 || rubble.Head != nil && rubble.Head.Journal != o.Of && !holds) {
		return what, false, cmp.Or(readErr, err) // what cannot be read may be all that is left of another journal's words
	}
	if !whole {
		if h, err = o.headOf(rubble); err != nil {
			return what, true, err
		}
	}
	all.Records = slices.DeleteFunc(all.Records, func(r *salvage.Found) bool { return o.Gone[record.Key{Kind: r.Kind, ID: r.ID}] })
	if len(all.Records) == 0 {
		return outcome{goes: true}, true, nil
	}
	var unread error
	all.Light = func(r record.Record) (record.Record, error) {
		light, err := o.light(r)
		unread = cmp.Or(unread, err)
		return light, err
	}
	clear(h.Counts)
	fresh, filled, err := o.Build(filepath.Dir(path), h, all)
	if err != nil {
		return what, unread == nil && !errors.Is(filled, journal.ErrDamaged), cmp.Or(unread, err)
	}
	if copies.IsPacked(path) {
		if fresh, err = o.packed(fresh); err != nil {
			return what, true, err
		}
	}
	return outcome{fresh: fresh}, true, nil
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
	read, err := o.From(path)
	switch {
	case read || err == nil:
		return err
	case errors.Is(err, journal.ErrLocked):
		o.Note("%s is sealed with another passphrase than the journal, and stays as it is.", path)
		return nil
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
	found, err := disk.ReadDir(dir)
	if err != nil { // told by who lists what is kept there
		return nil
	}
	for _, e := range found {
		path := filepath.Join(dir, e.Name())
		if !e.Type().IsRegular() || slices.Contains(but, path) || o.Making.Is(e.Name()) || !may(path) {
			continue
		}
		if f, err := copies.Open(o.Reader, path); err == nil {
			values, err := o.Reader.Seal.Of(f, f.Size)
			holds := false
			if err == nil {
				holds, err = o.holds(f, values)
			}
			if err == nil && (holds || o.names(f) || o.plain(f)) {
				paths = append(paths, path)
			}
			_ = f.Close() // it was only read
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
func (o Outtake) names(f *copies.File) bool {
	const piece, longest = 256 << 10, 64 + 2
	b := make([]byte, piece+longest)
	for at := int64(0); at < f.Size; at += piece {
		n := min(int64(len(b)), f.Size-at)
		if seal.ReadAt(f, b[:n], at) != nil { // as of one that cannot be opened
			return false
		}
		for _, key := range o.keys() {
			if bytes.Contains(b[:n], []byte(`"`+string(key.ID)+`"`)) {
				return true
			}
		}
	}
	return false
}

// plain reports whether a file is a copy of the journal that is not sealed as it is.
func (o Outtake) plain(f *copies.File) bool {
	if !o.Sealing {
		return false
	}
	_, h, err := o.Reader.Head(f, f.Size)
	return err == nil && h.Journal == o.Of && o.Reader.Seal.Fits(h) != nil
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
func (o Outtake) holds(f *copies.File, values seal.Seal) (bool, error) {
	for r, err := range values.ScanFile(f, f.Size) {
		if err != nil {
			return false, err
		}
		light, err := o.light(r.Record)
		if o.Gone[record.Key{Kind: r.Kind, ID: r.ID}] || err != nil || !bytes.Equal(light.Data, r.Data) {
			return true, nil
		}
	}
	return false, nil
}

// fromLog is From for a log, which needs nothing derived: of one with a record that
// says nothing to this program all others are gone through.
func (o Outtake) fromLog(path string, f *copies.File, values seal.Seal) (what outcome, read bool, err error) {
	b := make([]byte, f.Size)
	if err := seal.ReadAt(f, b, 0); err != nil {
		return what, false, err
	}
	holds, err := o.holds(f, values)
	n := min(len(b), len(seal.UID{}))
	switch whole := salvage.ReadLog(values, b[n:]).Whole(); {
	case err != nil:
		return what, false, err
	case holds || !values.Same(o.Reader.Seal):
	case whole:
		return what, true, nil
	case !bytes.HasPrefix(b, o.Of[:]): // as of a journal
		return what, false, fmt.Errorf("%w: not all of it can be read", journal.ErrDamaged)
	}
	var unread error
	rest := slices.Clone(b[:n])
	for _, r := range values.Scan(b) {
		if o.Gone[record.Key{Kind: r.Kind, ID: r.ID}] {
			continue
		}
		light, err := o.light(r.Record)
		if err != nil {
			light, unread = r.Record, err
		}
		rest = append(rest, o.Reader.Seal.Record(light, r.Serial)...)
	}
	dir := filepath.Dir(path)
	under, err := o.Making.Name(dir)
	if err != nil {
		return what, true, err
	}
	fresh, err := o.Making.Name(dir)
	if err == nil {
		err = disk.Put(disk.Bytes(rest), under, fresh)
	}
	if err != nil {
		return what, true, err
	}
	return outcome{fresh: fresh}, unread == nil, unread
}

func (o Outtake) discard(path string) error {
	others, err := o.Making.Discard(path)
	if others {
		o.Note("%s", disk.KeptUnder(path))
	}
	return err
}
