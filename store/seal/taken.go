package seal

import (
	"crypto/sha256"
	"encoding/binary"
	"io"
	"slices"
)

// Copy is one state of another copy of the journal: a file that changes is another one.
type Copy struct {
	Serial uint64   // of its newest change
	Digest [16]byte // of its bytes
}

// CopyOf names the copy that a file is, by its head and all its bytes.
func CopyOf(h Head, file io.ReaderAt, size int64) (Copy, error) {
	sum := sha256.New()
	n, err := io.Copy(sum, io.NewSectionReader(file, 0, size))
	if err == nil && n != size {
		err = io.ErrUnexpectedEOF
	}
	return Copy{h.Serial, [16]byte(sum.Sum(nil))}, err
}

// Taken are the copies of the journal of which all was taken in, the last one last.
type Taken []Copy

const (
	// maxTaken is how many of them are remembered: nobody leaves more lying there.
	maxTaken = 32
	copySize = 24
)

// With returns them with one more. It leaves t as it is.
func (t Taken) With(c Copy) Taken {
	others := slices.DeleteFunc(slices.Clone(t), func(have Copy) bool { return have == c })
	return append(others[max(0, len(others)-maxTaken+1):], c)
}

// Has reports whether a copy is one of them.
func (t Taken) Has(c Copy) bool { return slices.Contains(t, c) }

// Of reports whether any of them was at this change: only then it is worth reading a
// file to find out whether it is that one.
func (t Taken) Of(serial uint64) bool {
	return slices.ContainsFunc(t, func(c Copy) bool { return c.Serial == serial })
}

func (t Taken) bytes() []byte {
	b := make([]byte, 0, len(t)*copySize)
	for _, c := range t {
		b = append(binary.LittleEndian.AppendUint64(b, c.Serial), c.Digest[:]...)
	}
	return b
}

func openTaken(b []byte) (t Taken, err error) {
	if len(b)%copySize != 0 {
		return nil, Damaged("copies in %d bytes", len(b))
	}
	for ; len(b) > 0; b = b[copySize:] {
		t = append(t, Copy{binary.LittleEndian.Uint64(b), [16]byte(b[8:copySize])})
	}
	return t, nil
}
