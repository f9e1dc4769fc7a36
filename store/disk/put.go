package disk

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"messup/journal"
)

// What a file is called that is being made where a person can see it: as it will be, then letters
// that were drawn for it, then unfinished. Only so called may it go when a killed program left it: a
// file that ends so without such letters is somebody's own.
const (
	unfinished = ".messup-part"
	drawn      = 8
	letters    = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" // those of rand.Text
)

// IsUnfinished reports whether a file is called as what will be called name is until it is whole.
func IsUnfinished(file, name string) bool {
	rest, is := strings.CutPrefix(file, name+".")
	rest, ends := strings.CutSuffix(rest, unfinished)
	return is && ends && len(rest) == drawn && strings.Trim(rest, letters) == ""
}

// A Source is what a new file is made of.
type Source struct {
	from io.ReaderAt
	n    int64
	form Form
}

// A Form writes the first n bytes of a file in a form of its own.
type Form func(to io.Writer, from io.ReaderAt, n int64) error

// atOnce is how much of a source is held at a time.
const atOnce = 1 << 20

// Bytes is b as a source.
func Bytes(b []byte) Source { return Start(bytes.NewReader(b), int64(len(b))) }

// Start is the first n bytes of a file as a source. They are read and written: where a
// system offers to copy a file by itself, both may lie in one place on the disk, and go
// bad together.
func Start(from io.ReaderAt, n int64) Source { return Source{from, n, copyAll} }

// In is the same source, to be written in another form.
func (of Source) In(form Form) Source {
	of.form = form
	return of
}

func copyAll(to io.Writer, from io.ReaderAt, n int64) error {
	_, err := io.CopyBuffer(struct{ io.Writer }{to}, io.NewSectionReader(from, 0, n), make([]byte, min(n, atOnce)+1))
	return err
}

// writeTo writes all of it into an empty file, and returns a digest of what it wrote.
func (of Source) writeTo(file *os.File, seed maphash.Seed) (digest uint64, err error) {
	var wrote maphash.Hash
	wrote.SetSeed(seed)
	err = of.form(io.MultiWriter(file, &wrote), of.from, of.n)
	return wrote.Sum64(), err
}

// isThere reads a file back, and compares it with a digest of what was written.
func isThere(path string, wrote uint64, seed maphash.Seed) error {
	file, err := Open(path, os.O_RDONLY)
	if err != nil {
		return fmt.Errorf("reading back: %w", err)
	}
	info, err := file.Stat()
	var read maphash.Hash
	read.SetSeed(seed)
	if err == nil {
		err = copyAll(&read, file, info.Size())
	}
	switch err = errors.Join(err, file.Close()); {
	case err != nil:
		return fmt.Errorf("reading back: %w", err)
	case read.Sum64() != wrote:
		return fmt.Errorf("%w: what was written cannot be read back", journal.ErrDisk)
	}
	return nil
}

// Put makes a file of a source at path, where there must be none (fs.ErrExist): first
// under another name, then on the disk, then checked, then in its place. under is
// that other name, and nothing is left of it when Put returns.
func Put(of Source, under, path string) error {
	made, err := Make(of, under)
	if err == nil {
		under, err = made.Done()
	}
	if err != nil {
		return err
	}
	return Place(under, path)
}

// A Made file is on the disk, was read back, and has a passing name. It is locked, so that
// nobody sweeps it, however long it waits for its own name.
type Made struct {
	file  *os.File
	under string
}

// Make makes a file of a source under a passing name. If it fails, nothing is left of it.
func Make(of Source, under string) (*Made, error) {
	file, err := OpenFile(under, os.O_RDWR|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return nil, fmt.Errorf("making a new file: %w", err)
	}
	made := &Made{file, under}
	seed := maphash.MakeSeed()
	_, err = TryLock(file, true) // where files cannot be locked nobody can say that it is being made
	wrote, writeErr := of.writeTo(file, seed)
	if err = errors.Join(writeErr, err); err == nil {
		err = file.Sync()
	}
	if err == nil {
		err = isThere(under, wrote, seed)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("writing a copy: %w", err), made.Drop())
	}
	return made, nil
}

// Done gives up its lock, and returns what it is called until it gets its own name. Whoever
// sweeps must be kept away from here on.
func (m *Made) Done() (under string, err error) {
	if err := m.file.Close(); err != nil {
		return "", errors.Join(fmt.Errorf("writing a copy: %w", err), Scrub(m.under))
	}
	return m.under, nil
}

// Drop does away with it.
func (m *Made) Drop() error { return errors.Join(m.file.Close(), Scrub(m.under)) }

// PutInSight is Put in a folder that nobody sweeps, by the name of InSight.
func PutInSight(of Source, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("making a new file: %w", fs.ErrExist)
	}
	under, err := InSight(path)
	if err != nil {
		return err
	}
	return Put(of, under, path)
}

// InSight is what a file is called until it is whole, in a folder that nobody sweeps: what a kill
// leaves is to be seen there, beside the name that was asked for, until the next try clears it
// away, which this does. The error wraps journal.ErrBusy while another messup is making it, whose
// lock says so.
func InSight(path string) (under string, err error) {
	dir, name := filepath.Split(path)
	found, _ := os.ReadDir(cmp.Or(dir, ".")) // of a folder that nobody may list nothing can be cleared away
	for _, e := range found {
		if !e.Type().IsRegular() || !IsUnfinished(e.Name(), name) {
			continue
		}
		if err := Scrub(dir + e.Name()); err != nil {
			return "", fmt.Errorf("clearing away %s: %w", dir+e.Name(), err)
		}
	}
	return path + "." + rand.Text()[:drawn] + unfinished, nil
}
