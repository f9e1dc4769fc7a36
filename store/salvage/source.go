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

	kinds map[journal.Kind]journal.Kind // each name once
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

	sec     int64 // when it was
	digest  [16]byte
	offs    [parts]int64 // of its value, its line and its text in the file
	from    *source
	counted map[journal.Kind]int // with those from where it came, if it is among the merged
	sizes   [parts]uint32        // of them; 0 where there is none
	nsec    uint32
	live    bool // on a page that the tree still leads to
}

// The parts of a record.
const (
	value = iota
	line
	text
	parts
)

// at is when it was.
func (f *Found) at() time.Time { return time.Unix(f.sec, int64(f.nsec)).UTC() }

// found is a record whose value begins at an offset.
func (s *source) found(r seal.Stored, off int64, live bool) *Found {
	kind, known := s.kinds[r.Kind]
	if !known {
		if s.kinds == nil {
			s.kinds = map[journal.Kind]journal.Kind{}
		}
		kind, s.kinds[r.Kind] = r.Kind, r.Kind
	}
	return &Found{
		Kind: kind, ID: r.ID, Serial: r.Serial, sec: r.At.Unix(), nsec: uint32(r.At.Nanosecond()),
		live: live, digest: digestOf(r.Data), offs: [parts]int64{off}, sizes: [parts]uint32{uint32(r.Size())}, from: s,
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
	b, err := f.bytes(value)
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
		r.Line, err = f.row(seal.Lines, line)
	}
	if err == nil {
		r.Text, err = f.row(seal.Texts, text)
	}
	return r.Record, err
}

func (f *Found) row(ending string, part int) ([]byte, error) {
	if f.sizes[part] == 0 {
		return nil, nil
	}
	b, err := f.bytes(part)
	if err != nil {
		return nil, err
	}
	if b, err = f.from.seal.OpenRow(string(f.Kind)+ending, seal.TimeKey(f.at(), f.ID), b); err != nil {
		return nil, f.changed()
	}
	return b, nil
}

func (f *Found) bytes(part int) ([]byte, error) {
	b := make([]byte, f.sizes[part])
	return b, seal.ReadAt(f.from.from, b, f.offs[part])
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
