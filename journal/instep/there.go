package instep

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path"
	"strings"

	"messup/journal"
	"messup/journal/pace"
	"messup/journal/record"
)

// A File is one of the folder.
type File struct {
	Name string // below the folder, with slashes
	Size int64
	Mod  int64 // when it was last written, in nanoseconds since 1970
}

// A Folder holds the files. Package store/folder has one on the disk.
type Folder interface {
	// List yields what lies in Folders.
	List() ([]File, error)
	// Read reads a file, opened if it is sealed. Of one that is not, in a folder that is, it
	// returns ErrPlain with what it says.
	Read(name string) ([]byte, error)
	// Write puts a file in place, whole or not at all.
	Write(name string, b []byte) (File, error)
	// Remove removes a file of words.
	Remove(name string) error
	// Ending is how the names of its files end.
	Ending() string
}

// ErrPlain says of a file that it is not sealed, in a folder that is.
var ErrPlain = errors.New("it is not sealed, and the folder is")

// A Problem is a file that was left alone, and why.
type Problem struct {
	Name string `json:"file"`
	Why  string `json:"why"`
}

// found is a version that lies in the folder.
type found struct {
	Version
	file  File
	main  bool           // under its own name, and not beside it as a copy
	rec   *record.Record // what it holds, of as many as fit into room
	piece []byte         // of a file that git left with both sides in it; nil: all of the file
}

// there is what lies in the folder.
type there struct {
	of       map[record.Key][]found
	main     map[record.Key]File // what has a thing's own name, read or not
	closed   map[record.Key]bool // whose own file cannot be read: it is not written over
	problems []Problem
	here     map[record.Key]here // the journal, if it was looked at already and not changed since
}

// lookThere reads what is in the folder, but for files that are as they were the last time.
func (r *run) lookThere(ctx context.Context) (*there, error) {
	files, err := r.Folder.List()
	if err != nil {
		return nil, err
	}
	t := &there{of: map[record.Key][]found{}, main: map[record.Key]File{}, closed: map[record.Key]bool{}}
	for i, f := range files {
		pace.Tell(ctx, pace.Far{Done: i + 1, Of: len(files)})
		key, own := r.named(f.Name)
		if own {
			t.main[key] = f
		}
		if s := r.Memory[key]; own && s.Mod != 0 && s.Mod == f.Mod && s.Size == f.Size {
			t.of[key] = append(t.of[key], found{Version: s.version(key), file: f, main: true})
			continue
		}
		if err := t.open(r, f, key, own); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// named tells of which thing a file is by its name, and whether that is the one it is written
// under.
func (r *run) named(name string) (key record.Key, own bool) {
	stem, own := strings.CutSuffix(name, r.Folder.Ending())
	if !own {
		return key, false
	}
	dir, base := path.Split(stem)
	id, err := journal.ParseID(base)
	if err != nil || string(id) != base {
		return key, false
	}
	for _, s := range r.sorts {
		if s.name(id) == stem && (dir != "" || id == record.SettingsID) {
			return record.Key{Kind: s.kind, ID: id}, true
		}
	}
	return key, false
}

// open reads one file.
func (t *there) open(r *run, f File, key record.Key, own bool) error {
	b, err := r.Folder.Read(f.Name)
	if errors.Is(err, fs.ErrNotExist) { // it went, or another took its place, at this moment
		t.closed[key] = own
		return nil
	}
	if err != nil && !errors.Is(err, journal.ErrBadImport) && !errors.Is(err, journal.ErrTooLong) && !errors.Is(err, journal.ErrLocked) && !errors.Is(err, ErrPlain) {
		return err
	}
	plain := errors.Is(err, ErrPlain)
	if plain {
		err = nil
	}
	var all []found
	pieces := sides(b)
	for _, piece := range pieces {
		var v Version
		var rec record.Record
		if err == nil {
			v, rec, err = r.reader.read(piece)
		}
		if err == nil && plain && !r.Shutting && !r.Memory[v.Key].version(v.Key).from(v.V) { // anybody may have put it there
			err = ErrPlain
		}
		one := found{rec: r.hold(rec), Version: v, file: f, main: own && v.Key == key && len(pieces) == 1}
		if len(pieces) > 1 {
			one.piece = piece
		}
		all = append(all, one)
	}
	if err != nil {
		t.problems = append(t.problems, Problem{f.Name, r.why(err)})
		t.closed[key] = own
		return nil
	}
	for _, one := range all {
		t.of[one.Key] = append(t.of[one.Key], one)
	}
	return nil
}

// room is how many bytes of what was read are held until it is taken in: nobody holds a whole
// folder.
const room = 8 << 20

// hold holds a record, as long as there is room for it.
func (r *run) hold(rec record.Record) *record.Record {
	if r.held += len(rec.Data); r.held > room || rec.ID == "" {
		return nil
	}
	return &rec
}

// load reads the record of a version, unless it is held.
func (r *run) load(f found) (record.Record, error) {
	if f.rec != nil {
		return *f.rec, nil
	}
	b := f.piece
	if b == nil {
		var err error
		if b, err = r.Folder.Read(f.file.Name); err != nil && !errors.Is(err, ErrPlain) { // it was looked at before
			return record.Record{}, err
		}
	}
	v, rec, err := r.reader.read(b)
	if err == nil && v.V != f.V {
		err = errChanged
	}
	return rec, err
}

// errChanged says that a file was written while it was being taken in: the next sync does it.
var errChanged = errors.New("a file of the folder was written at this moment; sync again")

// sides are both sides of a file that git could not join, or the file itself. What git says of
// the version before both is left out.
func sides(b []byte) [][]byte {
	if !bytes.HasPrefix(b, []byte("<<<<<<< ")) && !bytes.Contains(b, []byte("\n<<<<<<< ")) {
		return [][]byte{b}
	}
	var both [2][]byte
	in := "" // which part of a conflict
	for l := range bytes.Lines(b) {
		switch {
		case bytes.HasPrefix(l, []byte("<<<<<<< ")):
			in = "ours"
		case bytes.HasPrefix(l, []byte("||||||| ")) && in == "ours":
			in = "before"
		case bytes.Equal(bytes.TrimRight(l, "\r\n"), []byte("=======")) && in != "":
			in = "theirs"
		case bytes.HasPrefix(l, []byte(">>>>>>> ")) && in == "theirs":
			in = ""
		default:
			if in == "" || in == "ours" {
				both[0] = append(both[0], l...)
			}
			if in == "" || in == "theirs" {
				both[1] = append(both[1], l...)
			}
		}
	}
	return both[:]
}
