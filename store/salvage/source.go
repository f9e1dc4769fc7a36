package salvage

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/seal"
)

// A source is a file that records lie in. What is found in it is read again when it is
// needed: a journal of any size is put together without being held.
type source struct {
	from io.ReaderAt
	size int64
	seal seal.Seal
	err  error // of the disk, also where whoever read went on without
}

// ReadAt reads the file, and remembers what the disk did not give.
func (s *source) ReadAt(b []byte, off int64) (n int, err error) {
	n, err = s.from.ReadAt(b, off)
	switch {
	case n == len(b):
	case !errors.Is(err, io.EOF):
		s.err = err
	case off+int64(len(b)) <= s.size:
		s.err = fmt.Errorf("%w: it became shorter while it was read", journal.ErrDiskRead)
	}
	return n, err
}

// Found is a record that was found in a file: what decides about it, and where the rest of
// it lies, with its line and search text if they were there.
type Found struct {
	Kind   journal.Kind
	ID     journal.ID
	Serial uint64 // of the update that wrote it
	At     time.Time

	live              bool // on a page that the tree still leads to
	digest            [16]byte
	value, line, text place
	from              *source
}

// A place is where some bytes of a file are; none where there are none.
type place struct {
	off  int64
	size uint32
}

// found is a record whose value begins at an offset.
func (s *source) found(r seal.Stored, off int64, live bool) *Found {
	return &Found{
		Kind: r.Kind, ID: r.ID, Serial: r.Serial, At: r.At,
		live: live, digest: digestOf(r.Data), value: place{off, uint32(r.Size())}, from: s,
	}
}

func digestOf(data []byte) [16]byte {
	sum := sha256.Sum256(data)
	return [16]byte(sum[:])
}

// same reports whether two records say the same.
func (f *Found) same(other *Found) bool { return f.digest == other.digest }

// Stored reads the record again, without what is derived from it. That it is not as it was
// found is an error like that of a disk: nobody knows what it was.
func (f *Found) Stored() (seal.Stored, error) {
	b, err := f.from.bytes(f.value)
	if err != nil {
		return seal.Stored{}, err
	}
	r, err := f.from.seal.OpenRecord(f.Kind, []byte(f.ID), b)
	if err != nil || r.Serial != f.Serial || digestOf(r.Data) != f.digest {
		return seal.Stored{}, f.changed()
	}
	return r, nil
}

func (f *Found) changed() error {
	return fmt.Errorf("%w: one of %s is not as it was read before", journal.ErrDiskRead, f.Kind)
}

// Record reads all of it again.
func (f *Found) Record() (record.Record, error) {
	r, err := f.Stored()
	if err == nil {
		r.Line, err = f.row(seal.Lines, f.line)
	}
	if err == nil {
		r.Text, err = f.row(seal.Texts, f.text)
	}
	return r.Record, err
}

func (f *Found) row(ending string, at place) ([]byte, error) {
	if at == (place{}) {
		return nil, nil
	}
	b, err := f.from.bytes(at)
	if err != nil {
		return nil, err
	}
	if b, err = f.from.seal.OpenRow(string(f.Kind)+ending, seal.TimeKey(f.At, f.ID), b); err != nil {
		return nil, f.changed()
	}
	return b, nil
}

func (s *source) bytes(at place) ([]byte, error) {
	b := make([]byte, at.size)
	return b, seal.ReadAt(s.from, b, at.off)
}

// scan finds every whole record of the file, wherever it lies.
func (s *source) scan(do func(seal.Lying)) error {
	for r, err := range s.seal.ScanFile(s.from, s.size) {
		if err != nil {
			return err
		}
		do(r)
	}
	return nil
}

// Each finds every whole record of a file, wherever it lies.
func Each(file io.ReaderAt, size int64, values seal.Seal, do func(*Found)) error {
	from := &source{from: file, size: size, seal: values}
	return from.scan(func(r seal.Lying) { do(from.found(r.Stored, r.Off, false)) })
}

// once walks through an image whose pages may lead anywhere.
func once(im *boltfile.Image) boltfile.Walker { return boltfile.Walker{Image: im, Claim: im.Once()} }
