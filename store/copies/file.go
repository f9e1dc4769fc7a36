package copies

import (
	"errors"
	"fmt"
	"io"
	"os"

	"messup/journal"
	"messup/store/disk"
	"messup/store/packed"
	"messup/store/seal"
	"messup/store/spool"
	"messup/store/verify"
)

// A File is a copy that is open to be read: as it lies there, or what was packed in it.
type File struct {
	io.ReaderAt
	Size  int64
	lacks error // not all of it could be unpacked
	from  io.Closer
}

// Lacks is why not all of what was packed could be unpacked; nil if all of it was.
func (f *File) Lacks() error { return f.lacks }

// Held are the copies that records still lie in which were found.
type Held []*File

// Hold has a copy closed with the others.
func (h *Held) Hold(f *File) { *h = append(*h, f) }

// Close closes them.
func (h *Held) Close() (err error) {
	for _, f := range *h {
		err = errors.Join(err, f.Close())
	}
	*h = nil
	return err
}

// Open opens a file, through no link.
func Open(reader verify.Reader, path string) (*File, error) {
	file, err := disk.Open(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	return open(reader, file)
}

func open(reader verify.Reader, file *os.File) (f *File, err error) {
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, errors.Join(err, file.Close())
	case !info.Mode().IsRegular():
		return nil, errors.Join(fmt.Errorf("%w: it is no ordinary file", journal.ErrNotJournal), file.Close())
	case !packed.Is(file):
		return &File{ReaderAt: file, Size: info.Size(), from: file}, nil
	}
	room := &spool.Spool{}
	if reader.Room != nil {
		room = reader.Room()
	}
	err = packed.Unpack(room, file, info.Size())
	f = &File{ReaderAt: room, Size: room.Len(), from: room}
	if errors.Is(err, journal.ErrDamaged) {
		f.lacks, err = err, nil
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, errors.Join(err, room.Close())
	}
	return f, nil
}

// Close closes it.
func (f *File) Close() error { return f.from.Close() }

// IsPacked reports whether a copy is packed.
func IsPacked(path string) bool {
	file, err := disk.Open(path, os.O_RDONLY)
	if err != nil { // told by who reads it
		return false
	}
	defer func() { _ = file.Close() }() // it was only read
	return packed.Is(file)
}

// Pack makes a packed copy of a whole journal file that nobody has open, at a path where
// there is none, under another name of that folder until it is whole.
func Pack(reader verify.Reader, from, to, under string) (err error) {
	h, err := reader.HeadAt(from)
	if err != nil {
		return err
	}
	file, err := Open(reader, from)
	if err != nil {
		return fmt.Errorf("packing a copy: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return disk.Put(disk.Start(file, file.Size).In(Packed(reader.Seal, h)), under, to)
}

// Packed is the form that a copy of a journal with a head is packed in.
func Packed(values seal.Seal, h seal.Head) disk.Form {
	return func(to io.Writer, from io.ReaderAt, n int64) error {
		return packed.Pack(to, from, n, values.HeadBytes(h))
	}
}
