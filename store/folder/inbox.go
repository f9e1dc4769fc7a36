package folder

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/store/disk"
)

// What a phone leaves in the inbox is moved to the folder of what was taken, and never deleted.
const (
	inbox = "inbox"
	taken = "inbox/taken"
)

// A Note is a file of the inbox.
type Note struct {
	Name  string // in the inbox
	Words []byte
	At    time.Time // when it was written
	file  string    // of one that was taken: where it lies
}

// A Waiting is a file that stays in the inbox, and why.
type Waiting struct {
	Name string `json:"file"`
	Why  error  `json:"-"`
}

// ErrYoung says of a note that it may still be written.
var ErrYoung = errors.New("it is still being written")

// young is how long a note lies still before it is taken.
const young = 5 * time.Second

// longestNote is how much of one is read.
const longestNote = 1 << 20

// Inbox reads the notes that lie in the inbox, in the order of their names, and says which stay
// there.
func (f *Folder) Inbox() (notes []Note, stay []Waiting, err error) {
	found, err := f.in(inbox)
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(found, func(a, b os.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	for _, e := range found {
		if e.IsDir() || passing(e.Name()) {
			continue
		}
		n, err := f.note(e)
		switch {
		case errors.Is(err, fs.ErrNotExist): // it went at this moment
		case err != nil:
			stay = append(stay, Waiting{e.Name(), err})
		case len(n.Words) > 0:
			notes = append(notes, n)
		}
	}
	return notes, stay, nil
}

// Blank names the files in the inbox that have nothing in them, and lay still for a while: they wait
// for their words.
func (f *Folder) Blank() (names []string, err error) {
	found, err := f.in(inbox)
	for _, e := range found {
		info, statErr := e.Info()
		if statErr != nil || !info.Mode().IsRegular() || info.Size() > 0 || passing(e.Name()) {
			continue
		}
		if age := f.now().Sub(info.ModTime()); age <= -young || age >= young {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	return names, err
}

// MakeInbox makes the inbox, so that a phone finds it. The error wraps ErrLink where something
// else lies in its place.
func (f *Folder) MakeInbox() error {
	if err := f.isFolder(inbox); err != nil {
		return err
	}
	return explain(path.Join(f.path, inbox), f.root.MkdirAll(inbox, 0o700))
}

// passing reports whether a file is called as those that a program is just fetching or has open.
func passing(name string) bool {
	for _, begins := range []string{".", "~"} {
		if strings.HasPrefix(name, begins) {
			return true
		}
	}
	for _, ends := range []string{".tmp", ".part", ".partial", ".crdownload", "~"} {
		if strings.HasSuffix(strings.ToLower(name), ends) {
			return true
		}
	}
	return false
}

func (f *Folder) note(e os.DirEntry) (n Note, err error) {
	if !e.Type().IsRegular() {
		return n, fmt.Errorf("%w: it is no file, or a link to one", journal.ErrBadImport)
	}
	dir, base, err := f.at(path.Join(inbox, e.Name()))
	if err != nil {
		return n, err
	}
	file, err := dir.OpenFile(base, os.O_RDONLY|disk.OpenFlags, 0)
	if err != nil {
		return n, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	before, err := file.Stat()
	if err != nil {
		return n, err
	}
	age := f.now().Sub(before.ModTime())
	switch {
	case before.Size() == 0: // it waits for its words
		return n, nil
	case age > -young && age < young:
		return n, ErrYoung
	}
	n = Note{Name: e.Name(), At: before.ModTime()}
	if n.Words, err = io.ReadAll(io.LimitReader(file, longestNote+1)); err != nil {
		return n, err
	}
	if len(n.Words) > longestNote {
		return n, fmt.Errorf("%w: it is over %d MB", journal.ErrTooLong, longestNote>>20)
	}
	after, err := file.Stat()
	if err == nil && (!disk.Untouched(before, after) || int64(len(n.Words)) != after.Size()) {
		err = ErrYoung
	}
	return n, err
}

// Takes returns why no note can be moved to those that were taken: it wraps ErrLink where
// something else lies in the place of their folder.
func (f *Folder) Takes() error { return f.isFolder(taken) }

// Taken moves a note to those that were taken, never over another one. In a sealed folder what
// lies there is sealed.
func (f *Folder) Taken(n Note) error {
	from := path.Join(inbox, n.Name)
	if _, _, err := f.atMade(path.Join(taken, n.Name)); err != nil {
		return explain(path.Join(f.path, taken), err)
	}
	if f.lock != "" {
		return f.shutAway(n, from)
	}
	to, err := f.free(n.Name)
	if err == nil {
		err = disk.RenameIn(f.root, from, to)
	}
	return explain(path.Join(f.path, from), err)
}

// shutAway puts a sealed copy of a note among those that were taken, in its place.
func (f *Folder) shutAway(n Note, from string) error {
	b, err := f.lock.Shut(n.Words)
	if err != nil {
		return err
	}
	to, err := f.free(n.Name + sealed)
	if err == nil {
		_, err = f.write(to, b)
	}
	if err == nil { // which note it was is told by its time
		err = f.root.Chtimes(to, n.At, n.At)
	}
	if err != nil {
		return explain(path.Join(f.path, from), err)
	}
	return f.Remove(from)
}

// mostOfAName is how many notes of one name can be taken.
const mostOfAName = 1000

// free takes the first free name among the notes that were taken: an empty file, for another one
// to be put in its place.
func (f *Folder) free(name string) (string, error) {
	stem, ext := name, path.Ext(name)
	stem = strings.TrimSuffix(stem, ext)
	for n := range mostOfAName {
		to := path.Join(taken, stem+disk.Numbered(n)+ext)
		file, err := f.root.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		return to, file.Close()
	}
	return "", fmt.Errorf("there are %d of the name %s already: %w", mostOfAName, name, fs.ErrExist)
}
