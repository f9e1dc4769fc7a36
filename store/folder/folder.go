// Package folder is a folder that a journal is kept in step with, on the disk: one file for
// each thing, which git, Syncthing or a stick carries to another computer, and the notes that a
// phone leaves in its inbox.
//
// All of it goes through an os.Root: nothing outside is read or written, whatever links lie
// inside. A file is whole or not there; it is open to its owner alone. Other programs write here
// at the same time, and files come and go: that is nobody's fault, and harms nothing.
//
// The folder may be sealed (key.go). What is in the files, and which of two is newer, is
// package instep's business; what is remembered of the folder beside the journal, and who asks
// for a passphrase, that of journal/cli/syncing.
package folder

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"messup/journal"
	"messup/store/disk"
	"messup/store/seal"
)

// A Folder is one that is open.
type Folder struct {
	path    string
	root    *os.Root
	rand    io.Reader
	now     func() time.Time
	lock    seal.Lock           // of one that is sealed
	opens   seal.Seal           // what is sealed in it
	things  []string            // the folders that things lie in
	below   map[string]*os.Root // the folders inside, open once they are there
	written int
}

// A File is one thing in it.
type File struct {
	Name string
	Size int64
	Mod  int64 // nanoseconds since 1970
}

// most is how much of one file is read: more than messup writes of the longest thing.
const most = 64 << 20

// Make makes a folder if it is not there and its parent is: a disk that is not connected is not
// made up.
func Make(dir string) error {
	err := os.Mkdir(dir, 0o700)
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %s", journal.ErrNoSync, filepath.Dir(dir))
	}
	return explain(dir, err)
}

// Makeable reports whether there is no such folder, and Make would make it.
func Makeable(dir string) bool {
	_, err := os.Lstat(dir)
	above, aboveErr := os.Stat(filepath.Dir(dir))
	return errors.Is(err, fs.ErrNotExist) && aboveErr == nil && above.IsDir()
}

// Open opens a folder. things are the folders in it that hold things; rand makes names. The
// error wraps journal.ErrNoSync if there is none.
func Open(dir string, things []string, now func() time.Time, rand io.Reader) (*Folder, error) {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %s", journal.ErrNoSync, dir)
	} else if err == nil && !info.IsDir() {
		return nil, fmt.Errorf("%w: %s is no folder", journal.ErrNoPlace, dir)
	}
	var root *os.Root
	if err == nil {
		root, err = os.OpenRoot(dir)
	}
	if err != nil {
		return nil, explain(dir, err)
	}
	return &Folder{path: dir, root: root, rand: rand, now: now, things: things, below: map[string]*os.Root{}}, nil
}

// Close gives it up.
func (f *Folder) Close() error {
	err := f.root.Close()
	for _, below := range f.below {
		err = errors.Join(err, below.Close())
	}
	return err
}

// ErrLink says of a folder inside that it is something else. It comes with journal.ErrNoPlace.
var ErrLink = errors.New("it is no folder, or a link to one")

// isFolder returns why what lies in the place of a folder inside is none. One that is not there
// can be made.
func (f *Folder) isFolder(dir string) error {
	if info, err := f.root.Lstat(dir); err == nil && !info.IsDir() {
		return fmt.Errorf("%w: %s in %s: %w", journal.ErrNoPlace, dir, f.path, ErrLink)
	}
	return nil
}

// atMade is at of a folder that is made if it is not there.
func (f *Folder) atMade(name string) (*os.Root, string, error) {
	if dir := path.Dir(name); f.below[dir] == nil {
		err := f.isFolder(dir)
		if err == nil {
			err = f.root.MkdirAll(dir, 0o700)
		}
		if err != nil {
			return nil, "", err
		}
	}
	return f.at(name)
}

// at returns the folder inside that a file lies in, and what it is called there. A link in the
// place of such a folder is not followed.
func (f *Folder) at(name string) (*os.Root, string, error) {
	dir, base := path.Dir(name), path.Base(name)
	if dir == "." {
		return f.root, base, nil
	}
	if below := f.below[dir]; below != nil {
		return below, base, nil
	}
	if err := f.isFolder(dir); err != nil {
		return nil, "", err
	}
	below, err := f.root.OpenRoot(dir)
	if err != nil {
		return nil, "", err
	}
	f.below[dir] = below
	return below, base, nil
}

// explain makes an error of the system one that is known.
func explain(name string, err error) error {
	switch {
	case err == nil || journal.Known(err):
		return err
	case journal.Known(disk.Explain(err)):
		return fmt.Errorf("%s: %w", name, disk.Explain(err))
	}
	return fmt.Errorf("%s: %w: %w", name, journal.ErrDisk, err)
}

// names of what is being made, and of what syncing programs are just fetching.
const (
	temporary = ".messup-"
	ending    = ".tmp"
)

// List lists the files of things, also under other names than their own: a syncing program
// leaves copies beside them.
func (f *Folder) List() (all []File, err error) {
	for _, dir := range f.things {
		found, err := f.in(dir)
		if err != nil {
			return nil, err
		}
		for _, e := range found {
			name := path.Join(dir, e.Name())
			f.sweep(name, e)
			if !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") || !ofThings(e.Name()) || dir == "" && !isSettings(e.Name()) {
				continue
			}
			info, err := e.Info()
			if errors.Is(err, fs.ErrNotExist) { // it went at this moment
				continue
			}
			if err != nil {
				return nil, explain(name, err)
			}
			all = append(all, File{name, info.Size(), info.ModTime().UnixNano()})
		}
	}
	return all, nil
}

func ofThings(name string) bool {
	return strings.HasSuffix(name, plain) || strings.HasSuffix(name, sealed)
}

// isSettings tells the settings and copies of them from whatever else lies in the folder itself.
func isSettings(name string) bool { return strings.HasPrefix(name, "settings") }

// in lists a folder inside; nothing if there is none.
func (f *Folder) in(dir string) ([]os.DirEntry, error) {
	if dir == "" {
		dir = "."
	}
	if err := f.isFolder(dir); err != nil {
		return nil, err
	}
	d, err := f.root.Open(dir)
	if err != nil {
		return nil, explain(path.Join(f.path, dir), disk.IgnoreMissing(err))
	}
	found, err := d.ReadDir(-1)
	return found, explain(path.Join(f.path, dir), errors.Join(err, d.Close()))
}

// sweep clears away what a run of long ago left half made.
func (f *Folder) sweep(name string, e os.DirEntry) {
	if !strings.HasPrefix(e.Name(), temporary) || !strings.HasSuffix(e.Name(), ending) || !e.Type().IsRegular() {
		return
	}
	if info, err := e.Info(); err == nil && f.now().Sub(info.ModTime()) > time.Hour {
		_ = f.Remove(name) // the next run tries again
	}
}

// read reads a file as it lies there.
func (f *Folder) read(name string) ([]byte, error) {
	dir, base, err := f.at(name)
	var file *os.File
	if err == nil {
		file, err = dir.OpenFile(base, os.O_RDONLY|disk.OpenFlags, 0)
	}
	if err != nil {
		return nil, explain(path.Join(f.path, name), err)
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%w: it is no file", journal.ErrBadImport)
	}
	var b []byte
	if err == nil {
		b, err = io.ReadAll(io.LimitReader(file, most+1))
	}
	if err == nil && len(b) > most {
		err = fmt.Errorf("%w: it is over %d MB", journal.ErrTooLong, most>>20)
	}
	return b, explain(path.Join(f.path, name), errors.Join(err, file.Close()))
}

// Read reads a thing, opened if it is sealed, and says whether it is. The error wraps journal.ErrLocked if it is sealed
// with a key that is not known.
func (f *Folder) Read(name string) (b []byte, shut bool, err error) {
	b, err = f.read(name)
	if shut = err == nil && seal.IsShut(b); shut {
		b, err = f.opens.Open(b)
	}
	return b, shut, err
}

// synced is how many files of a run wait for the disk one by one. Those of a whole journal do
// not: a power cut may leave some of them cut short, which the next sync tells of.
const synced = 32

// Write puts a thing in place, sealed if the folder is.
func (f *Folder) Write(name string, b []byte) (File, error) {
	if f.lock != "" {
		var err error
		if b, err = f.lock.Shut(b); err != nil {
			return File{}, err
		}
	}
	info, err := f.write(name, b)
	if err != nil {
		return File{}, explain(path.Join(f.path, name), err)
	}
	return File{name, info.Size(), info.ModTime().UnixNano()}, nil
}

func (f *Folder) write(name string, b []byte) (info fs.FileInfo, err error) {
	dir, name, err := f.atMade(name)
	if err != nil {
		return nil, err
	}
	var random [8]byte
	if _, err := io.ReadFull(f.rand, random[:]); err != nil {
		return nil, fmt.Errorf("naming a new file: %w", err)
	}
	under := temporary + hex.EncodeToString(random[:]) + ending
	file, err := dir.OpenFile(under, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	_, err = file.Write(b)
	if f.written++; err == nil && f.written <= synced {
		err = file.Sync()
	}
	if err == nil {
		info, err = file.Stat()
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = disk.RenameIn(dir, under, name)
	}
	if err != nil {
		return nil, errors.Join(err, disk.RemoveIn(dir, under))
	}
	return info, nil
}

// Remove overwrites a file and removes it.
func (f *Folder) Remove(name string) error {
	dir, base, err := f.at(name)
	var file *os.File
	if err == nil {
		file, err = dir.OpenFile(base, os.O_WRONLY|disk.OpenFlags, 0)
	}
	if err == nil {
		info, statErr := file.Stat()
		if err = statErr; err == nil && info.Mode().IsRegular() && !disk.HasOtherNames(info, file.Name()) {
			err = disk.Zero(file)
		}
		err = errors.Join(err, file.Close())
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if dir != nil {
		err = errors.Join(err, disk.RemoveIn(dir, base))
	}
	return explain(path.Join(f.path, name), err)
}
