package seal

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"iter"

	"messup/journal"
)

// Lying is a record that was found in a file, and where its value begins.
type Lying struct {
	Stored
	Off int64
}

// Scan yields every whole record in b, wherever it lies: see ScanFile.
func (s Seal) Scan(b []byte) iter.Seq2[int, Stored] {
	return func(yield func(at int, r Stored) bool) {
		for r, err := range s.ScanFile(bytes.NewReader(b), int64(len(b))) {
			if err != nil || !yield(int(r.Off), r.Stored) { // memory has no errors
				return
			}
		}
	}
}

// ScanFile yields every whole record in a file, wherever it lies. Records say all about
// themselves, so no structure of the file is needed to find them. Some may be
// old: bbolt leaves what was deleted or replaced in free pages. The data of each is good
// until the next: of the file no more than a piece is held.
func (s Seal) ScanFile(from io.ReaderAt, size int64) iter.Seq2[Lying, error] {
	return func(yield func(Lying, error) bool) {
		w := window{mark: s.mark(), from: from, size: size}
		for at := int64(0); at < size; {
			b, next, err := w.record(at)
			if err != nil {
				yield(Lying{}, err)
				return
			}
			if b != nil {
				if r, n := s.parse(b); n > 0 && !yield(Lying{r, next - int64(n)}, nil) {
					return
				}
			}
			at = next
		}
	}
}

// Holds reports whether a file has any whole record in it, sealed or not.
func Holds(from io.ReaderAt, size int64) (bool, error) {
	plain, err := holds(recordMark, from, size)
	if err != nil || plain {
		return plain, err
	}
	return holds(sealedMark, from, size)
}

// HoldsSealed reports whether a file has any whole sealed record in it, whatever its key.
func HoldsSealed(from io.ReaderAt, size int64) (bool, error) { return holds(sealedMark, from, size) }

func holds(mark string, from io.ReaderAt, size int64) (bool, error) {
	w := window{mark: mark, from: from, size: size}
	for at := int64(0); at < size; {
		b, next, err := w.record(at)
		if err != nil || b != nil {
			return b != nil, err
		}
		at = next
	}
	return false, nil
}

// A window is the piece of a file that is looked at.
type window struct {
	mark string // of the records that are looked for
	from io.ReaderAt
	size int64 // of the file
	off  int64 // of b in the file
	b    []byte
	room []byte
}

// piece is how much of a file is read at once; more only for a record that is longer, and less of
// a short file.
const piece = 256 << 10

// at returns n bytes from an offset on, or all there are, and what of the window is behind
// them.
func (w *window) at(off int64, n int) ([]byte, error) {
	n = int(min(int64(n), w.size-off))
	if off < w.off || off+int64(n) > w.off+int64(len(w.b)) {
		if want := max(n, int(min(piece, w.size))); len(w.room) != want {
			w.room = make([]byte, want)
		}
		w.off, w.b = off, w.room[:min(int64(len(w.room)), w.size-off)]
		if err := ReadAt(w.from, w.b, off); err != nil {
			return nil, err
		}
	}
	return w.b[off-w.off:], nil
}

// record returns the bytes of the next record if one begins in the piece from an offset on,
// with a checksum that fits, and where to go on.
func (w *window) record(off int64) (whole []byte, next int64, err error) {
	b, err := w.at(off, recordHead)
	if err != nil {
		return nil, off, err
	}
	i := bytes.Index(b, []byte(w.mark))
	if i < 0 { // its beginning may be the end of the piece
		return nil, off + int64(max(1, len(b)-len(w.mark)+1)), nil
	}
	off += int64(i)
	if b, err = w.at(off, recordHead); err != nil || len(b) < recordHead {
		return nil, off + 1, err
	}
	n := sizeOf(b)
	if n == 0 || int64(n) > w.size-off {
		return nil, off + 1, nil
	}
	if n > len(b) {
		if whole, err := w.isWhole(off, n, binary.LittleEndian.Uint32(b[4:])); err != nil || !whole {
			return nil, off + 1, err
		}
		if b, err = w.at(off, n); err != nil {
			return nil, off, err
		}
	}
	if binary.LittleEndian.Uint32(b[4:]) != checksum(b[8:n]) {
		return nil, off + 1, nil
	}
	return b[:n], off + int64(n), nil
}

// isWhole reports whether the checksum of a long record fits, before it is read as a
// whole: the length of a damaged one may be anything.
func (w *window) isWhole(off int64, n int, want uint32) (bool, error) {
	if n <= piece {
		return true, nil
	}
	var b [64 << 10]byte
	sum, table := uint32(0), crc32.MakeTable(crc32.Castagnoli)
	for at, end := off+8, off+int64(n); at < end; at += int64(len(b)) {
		part := b[:min(int64(len(b)), end-at)]
		if err := ReadAt(w.from, part, at); err != nil {
			return false, err
		}
		sum = crc32.Update(sum, table, part)
	}
	return sum == want, nil
}

// ReadAt reads what is known to be in a file. That it is not there any more is an error
// like that of a disk: nobody knows what it was.
func ReadAt(from io.ReaderAt, b []byte, off int64) error {
	n, err := from.ReadAt(b, off)
	switch {
	case n == len(b):
		return nil
	case err == nil || errors.Is(err, io.EOF):
		return fmt.Errorf("%w: it became shorter while it was read", journal.ErrDiskRead)
	}
	return fmt.Errorf("reading %d bytes at %d: %w", len(b), off, err)
}
