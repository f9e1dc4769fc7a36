package takeout

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"messup/journal"
	"messup/journal/cli/carry"
	"messup/journal/exchange"
	"messup/journal/markdown"
	"messup/journal/record"
	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/store/disk"
)

// AsFolder is the form of a folder with a file for each entry.
const AsFolder = "folder"

const folderAbout voice.Phrase = "Markdown, a file an entry, made for git; messup reads it back"

// errNothing says that no entry is left to write.
var errNothing = errors.New("there is nothing to write")

// firstFile writes the file of the first entry.
func firstFile(w io.Writer, c exchange.Contents) error {
	for s, err := range exchange.Stories(c) {
		if err != nil {
			return err
		}
		if s.ID == "" {
			break
		}
		return markdown.Write(w, s.Entry, s.Lessons)
	}
	return errNothing
}

// A Change is what writing a folder does to it.
type Change struct {
	Written   int // files that were not there
	Replaced  int // files that said something else
	Unchanged int
	Loose     int // lessons of no entry, for which there is no file
	Renamed   int // files whose entry is called otherwise now
	Others    int // files of entries that were not written: they are deleted, heavy, or not asked for
}

// Folder writes a file for each entry into a folder, which it makes if it is not there. Files of
// the same bytes are left alone. Where one is there that says something else, nothing at all is
// written unless over is set; then the question for it is returned, as it is by Write.
func Folder(dir string, c func(func(exchange.Contents) error) error, over bool) (ch Change, ask string, err error) {
	dir = filepath.Clean(dir)
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return ch, "", fmt.Errorf("%s: %w", dir, carry.Reason(err))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return ch, "", fmt.Errorf("%s: %w", dir, carry.Reason(err))
	}
	f := folder{root: root, dir: dir}
	defer func() { err = errors.Join(err, root.Close()) }()
	if err := f.look(); err != nil {
		return ch, "", err
	}
	if !over {
		f.only = true
		if err := c(f.all); err != nil {
			return ch, "", err
		}
		if n := f.Replaced + f.Renamed; n > 0 {
			return f.Change, voice.Say("%s in %s would be written anew. Replace what they say?", voice.Count(n, "file", "files"), dir), nil
		}
		f.only, f.Change = false, Change{}
	}
	if err := f.sweep(); err != nil {
		return ch, "", err
	}
	if err := c(f.all); err != nil {
		return f.Change, "", err
	}
	for _, names := range f.of {
		f.Others += len(names)
	}
	return f.Change, "", disk.SyncFolder(dir)
}

// folder is a folder while it is written.
type folder struct {
	Change
	root *os.Root
	dir  string
	only bool                    // look, and write nothing
	of   map[journal.ID][]string // the files that an entry has there
}

// look finds the files of entries there are that have such a name as this writes.
func (f *folder) look() error {
	names, err := os.ReadDir(f.dir)
	if err != nil {
		return fmt.Errorf("%s: %w", f.dir, carry.Reason(err))
	}
	f.of = map[journal.ID][]string{}
	for _, d := range names {
		if !d.Type().IsRegular() || !strings.HasSuffix(d.Name(), fileEnding) {
			continue
		}
		b, err := f.read(d.Name())
		if id, _ := markdown.Of(b); err == nil && id != "" && ownName(d.Name(), id) {
			f.of[id] = append(f.of[id], d.Name())
		}
	}
	return nil
}

// sweep clears away what a run that was ended left half written.
func (f *folder) sweep() error {
	names, err := os.ReadDir(f.dir)
	for _, d := range names {
		whole, is := strings.CutSuffix(strings.TrimPrefix(d.Name(), "."), partEnding)
		if is && d.Type().IsRegular() && strings.HasPrefix(d.Name(), ".") && strings.HasSuffix(whole, fileEnding) && begunWithDay(whole) {
			err = errors.Join(err, ignoreMissing(f.root.Remove(d.Name())))
		}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", f.dir, carry.Reason(err))
	}
	return nil
}

// read reads as much of a file as one of an entry has at most, and a byte.
func (f *folder) read(name string) ([]byte, error) {
	file, err := f.root.Open(name)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(file, markdown.Longest+1))
	return b, errors.Join(err, file.Close())
}

// ownName reports whether a file of an entry has a name as named makes them: any other is that of a
// copy somebody made.
func ownName(name string, id journal.ID) bool {
	return strings.HasSuffix(name, "-"+string(plainID(id))+fileEnding) && begunWithDay(name)
}

// begunWithDay reports whether a name begins with a day and a dash.
func begunWithDay(name string) bool {
	day, rest := name[:min(len(name), len(time.DateOnly))], name[min(len(name), len(time.DateOnly)):]
	_, err := time.Parse(time.DateOnly, day)
	return err == nil && strings.HasPrefix(rest, "-")
}

// What the names of files end with, and of those that are not whole yet.
const (
	fileEnding = ".md"
	partEnding = ".part"
)

// named is what the file of an entry is called: its day, its title, and its id.
func named(e journal.Entry) string {
	words := strings.FieldsFunc(text.Fold(e.Named()), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	slug := text.ClipLine(strings.Join(words, "-"), longestSlug)
	name := e.Happened.Format("2006-01-02")
	if slug != "" {
		name += "-" + strings.Trim(slug, "-")
	}
	return name + "-" + string(plainID(e.ID)) + fileEnding
}

// plainID is an id as it can stand in the name of a file.
func plainID(id journal.ID) journal.ID {
	if strings.ContainsFunc(string(id), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		return journal.HashID(string(id)) // it came from elsewhere
	}
	return id
}

// longestSlug is how much of a title stands in the name of a file, in bytes.
const longestSlug = 48

// all writes what goes out, or looks what that would do.
func (f *folder) all(c exchange.Contents) error {
	for s, err := range exchange.Stories(c) {
		switch {
		case err != nil:
			return err
		case s.ID == "":
			f.Loose++
			continue
		}
		if err := f.one(s); err != nil {
			return fmt.Errorf("%s: %w", f.dir, carry.Reason(err))
		}
	}
	return nil
}

func (f *folder) one(s exchange.Story) error {
	var b bytes.Buffer
	if err := markdown.Write(&b, s.Entry, s.Lessons); err != nil {
		return err
	}
	name := named(s.Entry)
	same, there, err := f.says(name, s.Entry, b.Bytes())
	if err != nil {
		return err
	}
	before := slices.DeleteFunc(slices.Clone(f.of[s.ID]), func(n string) bool { return n == name })
	switch {
	case same && len(before) == 0:
		f.Unchanged++
	case there:
		f.Replaced++
	case len(before) > 0:
		f.Renamed++
	default:
		f.Written++
	}
	if f.only {
		return nil
	}
	delete(f.of, s.ID)
	if !same {
		if err := f.write(name, b.Bytes(), there || len(before) > 0); err != nil {
			return err
		}
	}
	for _, n := range before {
		if err := f.root.Remove(n); err != nil {
			return err
		}
	}
	return nil
}

// says reports whether a file is there, and says the same. One that is no entry's file is an error: it
// is somebody else's.
func (f *folder) says(name string, e journal.Entry, b []byte) (same, there bool, err error) {
	info, err := f.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, false, nil
	case err != nil:
		return false, false, err
	case !info.Mode().IsRegular():
		return false, true, carry.AlreadyThere(filepath.Join(f.dir, name))
	}
	have, err := f.read(name)
	switch id, rev := markdown.Of(have); {
	case err != nil:
	case id != e.ID:
		err = carry.AlreadyThere(filepath.Join(f.dir, name))
	case rev > e.Rev:
		err = fmt.Errorf("%s is newer than the journal and stays as it is; `messup import` takes it in", filepath.Join(f.dir, name))
	}
	return bytes.Equal(have, b), true, err
}

// write puts a file in its place at once. Where it takes the place of other words it is on the disk
// before they go; a new one a computer that loses power may lose, and the journal has it.
func (f *folder) write(name string, b []byte, over bool) error {
	part := "." + name + partEnding
	err := errors.Join(ignoreMissing(f.root.Remove(part)), f.put(part, b, over))
	if err == nil {
		err = f.root.Rename(part, name)
	}
	return err
}

func (f *folder) put(part string, b []byte, sync bool) error {
	file, err := f.root.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(b)
	if err == nil && sync {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// folder writes a folder.
func (t Taker) folder(ctx context.Context, k page.Taking, path string) (said, ask string, err error) {
	ch, ask, err := Folder(path, func(put func(exchange.Contents) error) error {
		return t.out(ctx, k.Of, k.Heavy, func(o *record.Outgoing) error { return put(o) })
	}, k.Over)
	if err != nil || ask != "" {
		return "", ask, err
	}
	return ch.Said(path), "", nil
}

// Said says what came of writing a folder.
func (ch Change) Said(path string) string {
	said := voice.Say("Wrote %s to %s.", voice.Count(ch.Written+ch.Replaced+ch.Renamed, "file", "files"), path)
	if ch.Unchanged > 0 {
		said += " " + voice.Say("As they were: %s.", voice.Count(ch.Unchanged, "file", "files"))
	}
	if ch.Others > 0 {
		said += " " + voice.Say("Left there, of entries that were not written: %s.", voice.Count(ch.Others, "file", "files"))
	}
	if ch.Loose > 0 {
		said += " " + voice.Say("Lessons of no entry have no file there: %d. JSON has them.", ch.Loose)
	}
	return said
}
