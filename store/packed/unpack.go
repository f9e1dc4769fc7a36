package packed

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"messup/journal"
)

// head is what every member begins with (RFC 1952, 2.3): an extra field, no time, packed
// quickly, by nobody knows which system.
const head = "\x1f\x8b\x08\x04\x00\x00\x00\x00\x04\xff"

const (
	// named is where the number of the part is: behind the length of the extra field and
	// the name and length of its first subfield.
	named = len(head) + 2 + 4
)

// Is reports whether a file begins as a packed copy does.
func Is(r io.ReaderAt) bool {
	b := make([]byte, named)
	_, err := r.ReadAt(b, 0)
	return err == nil && begins(b)
}

// begins reports whether a member of ours begins here.
func begins(b []byte) bool {
	return len(b) >= named && string(b[:len(head)]) == head && string(b[len(head)+2:named]) == fieldPart+"\x04\x00"
}

// Told returns what was told of a copy when it was packed. It may be wrong where the file
// is damaged: no checksum of gzip covers it.
func Told(r io.ReaderAt, size int64) (told []byte, err error) {
	from := &source{r: io.NewSectionReader(r, 0, size)}
	extra := make([]byte, len(head)+2)
	if _, err := from.ReadAt(extra, 0); err == nil && string(extra[:len(head)]) == head {
		// Package gzip would get 40 KB to unpack with, and each command asks this of each backup.
		extra = make([]byte, binary.LittleEndian.Uint16(extra[len(head):]))
		if _, err := from.ReadAt(extra, int64(len(head)+2)); err == nil {
			if told, there := subfield(extra, fieldTold); there {
				return told, nil
			}
		}
	}
	return nil, from.says("it does not say what it holds")
}

// subfield finds a subfield of an extra field.
func subfield(extra []byte, name string) (b []byte, there bool) {
	for len(extra) >= 4 {
		n := int(binary.LittleEndian.Uint16(extra[2:]))
		if n > len(extra)-4 {
			break
		}
		if string(extra[:2]) == name {
			return extra[4 : 4+n], true
		}
		extra = extra[4+n:]
	}
	return nil, false
}

// A source is a packed file, and remembers whether the disk gave back all of it.
type source struct {
	r   io.ReaderAt
	err error
}

func (s *source) ReadAt(b []byte, at int64) (int, error) {
	n, err := s.r.ReadAt(b, at)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

// says is the error of the disk, or that the file is damaged.
func (s *source) says(how string) error {
	if s.err != nil {
		return fmt.Errorf("reading a packed copy: %w", s.err)
	}
	return fmt.Errorf("%w: %s", journal.ErrDamaged, how)
}

// Unpack writes the copy that was packed. Where a part is damaged the rest of it is
// zeros, and all others are at their place: the error says so (journal.ErrDamaged) when
// all that can be read was written. The work is bounded by the size of the file.
func Unpack(w io.Writer, r io.ReaderAt, size int64) error {
	u := &unpacker{w: w, from: source{r: r}, size: size, total: -1}
	section := io.NewSectionReader(&u.from, 0, size)
	u.in = bufio.NewReaderSize(section, 64<<10)
	for at := int64(0); at < size; {
		err := u.member()
		switch end, seekErr := section.Seek(0, io.SeekCurrent); {
		case u.err != nil:
			return u.err
		case u.from.err != nil:
			return u.from.says("")
		case seekErr != nil:
			return seekErr
		case err == nil:
			at = end - int64(u.in.Buffered())
			continue
		}
		u.holes = true
		at = u.next(at + 1)
		if _, err := section.Seek(at, io.SeekStart); err != nil {
			return err
		}
		u.in.Reset(section)
	}
	if u.holes || u.done != u.total || u.from.err != nil {
		return u.from.says("not all of it can be unpacked")
	}
	return nil
}

// An unpacker is an Unpack under way.
type unpacker struct {
	w     io.Writer
	from  source
	size  int64 // of the packed file
	in    *bufio.Reader
	z     gzip.Reader
	b     [32 << 10]byte
	total int64 // of the copy; below zero where nobody said it yet
	done  int64 // how much was written
	holes bool
	err   error // of w
}

// member unpacks one part.
func (u *unpacker) member() error {
	if err := u.z.Reset(u.in); err != nil {
		return err
	}
	u.z.Multistream(false)
	number, is := subfield(u.z.Extra, fieldPart)
	if !is || len(number) != 4 {
		return gzip.ErrHeader
	}
	if total, is := subfield(u.z.Extra, fieldSize); is && len(total) == 8 && u.done == 0 {
		u.total = int64(binary.LittleEndian.Uint64(total))
	}
	at := int64(binary.LittleEndian.Uint32(number)) * partSize
	const most = 1032 // times as long is what deflate unpacks to, and no longer
	if at < u.done || at > u.size*most {
		return gzip.ErrHeader
	}
	if at > u.done {
		u.holes = true
		if err := u.write(io.LimitReader(zeros{}, at-u.done)); err != nil {
			return err
		}
	}
	if err := u.write(io.LimitReader(&u.z, partSize)); err != nil {
		return err
	}
	var more [1]byte
	switch n, err := u.z.Read(more[:]); { // only its end says whether the checksum fits
	case n > 0:
		return gzip.ErrHeader
	case !errors.Is(err, io.EOF):
		return err
	}
	return nil
}

// write writes all that a reader gives, and returns its error.
func (u *unpacker) write(from io.Reader) error {
	for u.err == nil {
		n, err := from.Read(u.b[:])
		if _, u.err = u.w.Write(u.b[:n]); u.err == nil {
			u.done += int64(n)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return u.err
}

// next finds the member that begins next, from a place of the file on; where there is
// none, the end.
func (u *unpacker) next(at int64) int64 {
	b := make([]byte, 64<<10)
	for at < u.size {
		n, err := u.from.ReadAt(b, at)
		for i := 0; i < n; i++ {
			found := bytes.Index(b[i:n], []byte(head))
			if found < 0 {
				break
			}
			if i += found; begins(b[i:n]) {
				return at + int64(i)
			}
		}
		if err != nil || n < named {
			break
		}
		at += int64(n - named + 1)
	}
	return u.size
}

// zeros is as many of them as one reads.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}
