package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"messup/journal"
)

// part is the ending of a file that is being made where a person can see it.
const part = ".part"

// A Source is what a new file is made of.
type Source struct {
	from io.ReaderAt
	n    int64
}

// atOnce is how much of a source is held at a time.
const atOnce = 1 << 20

// Bytes is b as a source.
func Bytes(b []byte) Source { return Start(bytes.NewReader(b), int64(len(b))) }

// Start is the first n bytes of a file as a source. They are read and written: where a
// system offers to copy a file by itself, both may lie in one place on the disk, and go
// bad together.
func Start(from io.ReaderAt, n int64) Source { return Source{from, n} }

// writeTo writes all of it into an empty file.
func (of Source) writeTo(file *os.File) error {
	_, err := io.CopyBuffer(struct{ io.Writer }{file}, io.NewSectionReader(of.from, 0, of.n), make([]byte, min(of.n, atOnce)+1))
	return err
}

// isAt reads a file back, and compares it.
func (of Source) isAt(path string) (err error) {
	file, err := Open(path, os.O_RDONLY)
	if err != nil {
		return fmt.Errorf("reading back: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	got, want := make([]byte, min(of.n, atOnce)+1), make([]byte, min(of.n, atOnce)+1)
	for at := int64(0); ; {
		n, err := file.ReadAt(got, at)
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("reading back: %w", err)
		}
		m, err := io.NewSectionReader(of.from, 0, of.n).ReadAt(want, at)
		switch {
		case err != nil && !errors.Is(err, io.EOF):
			return fmt.Errorf("reading back: %w", err)
		case !bytes.Equal(got[:n], want[:m]):
			return fmt.Errorf("%w: what was written cannot be read back", journal.ErrDisk)
		case n < len(got):
			return nil
		}
		at += int64(n)
	}
}

// Put makes a file of a source at path, where there must be none (fs.ErrExist): first
// under another name, then on the disk, then checked, then in its place. under is
// that other name, and nothing is left of it when Put returns.
func Put(of Source, under, path string) error {
	file, err := os.OpenFile(under, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("making a new file: %w", err)
	}
	_, err = TryLock(file, true) // where files cannot be locked nobody can say that it is being made
	if err = errors.Join(of.writeTo(file), err); err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = of.isAt(under)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("writing a copy: %w", err), Scrub(under))
	}
	return Place(under, path)
}

// PutInSight is Put in a folder that nobody sweeps: what a kill leaves is to be
// seen there, beside the name that was asked for, and the next try takes its place.
// What lies there already is only touched if isOurs says that it was left so.
func PutInSight(of Source, path string, isOurs func(part string) bool) error {
	under := path + part
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("making a new file: %w", fs.ErrExist)
	}
	switch info, err := os.Lstat(under); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("making a new file: %w", err)
	case !info.Mode().IsRegular() || info.Size() > 0 && !isOurs(under):
		return fmt.Errorf("%s is in the way, and no copy that was cut short: %w", under, fs.ErrExist)
	default:
		if err := Scrub(under); err != nil {
			return fmt.Errorf("clearing away %s: %w", under, err)
		}
	}
	return Put(of, under, path)
}
