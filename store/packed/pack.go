package packed

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"runtime"
	"sync"

	"messup/journal"
)

const (
	partSize = 64 << 10
	// most is how many parts are packed at once: each takes some 1.5 MB meanwhile.
	most = 4
	// MaxTold bounds what is told of a copy, in bytes: an extra field has 64 KB.
	MaxTold = 60 << 10
)

// The names of the subfields.
const (
	fieldPart = "MU"
	fieldSize = "MS"
	fieldTold = "MH"
)

// Pack writes the first n bytes of a file as a packed copy, with what is told of it,
// which [Told] gives back. Some parts are packed at once, where there are processors for it.
func Pack(w io.Writer, from io.ReaderAt, n int64, told []byte) error {
	if len(told) > MaxTold {
		return fmt.Errorf("packing a copy: %d bytes to tell of it", len(told))
	}
	packers := make([]packer, min(runtime.GOMAXPROCS(0), most))
	for first := int64(0); first == 0 || first*partSize < n; first += int64(len(packers)) {
		var working sync.WaitGroup
		for i := range packers {
			packers[i].b.Reset()
			if part := first + int64(i); part == 0 || part*partSize < n {
				working.Go(func() { packers[i].pack(from, part, n, told) })
			}
		}
		working.Wait()
		for i := range packers {
			if packers[i].err != nil {
				return packers[i].err
			}
			if _, err := w.Write(packers[i].b.Bytes()); err != nil {
				return err
			}
		}
	}
	return nil
}

// A packer packs one part after the other.
type packer struct {
	z   *gzip.Writer
	b   bytes.Buffer // the member
	err error

	raw, again []byte
	back       gzip.Reader
}

// pack makes a member of one part.
func (p *packer) pack(from io.ReaderAt, part, n int64, told []byte) {
	if p.z == nil {
		p.raw, p.again = make([]byte, partSize), make([]byte, partSize)
		if p.z, p.err = gzip.NewWriterLevel(nil, gzip.BestSpeed); p.err != nil {
			return
		}
	}
	p.z.Reset(&p.b)
	p.z.Extra = field(nil, fieldPart, binary.LittleEndian.AppendUint32(nil, uint32(part)))
	if part == 0 {
		p.z.Extra = field(p.z.Extra, fieldSize, binary.LittleEndian.AppendUint64(nil, uint64(n)))
		p.z.Extra = field(p.z.Extra, fieldTold, told)
	}
	raw := p.raw[:min(partSize, n-part*partSize)]
	if _, p.err = io.ReadFull(io.NewSectionReader(from, part*partSize, int64(len(raw))), raw); p.err != nil {
		p.err = fmt.Errorf("reading what is to be packed: %w", p.err)
		return
	}
	if _, p.err = p.z.Write(raw); p.err == nil {
		p.err = p.z.Close()
	}
	if p.err == nil {
		p.err = p.isThere(raw)
	}
}

// isThere makes sure that a part comes out again: the copy may be the only one some day.
func (p *packer) isThere(raw []byte) error {
	err := p.back.Reset(bytes.NewReader(p.b.Bytes()))
	if err == nil {
		_, err = io.ReadFull(&p.back, p.again[:len(raw)])
	}
	if err != nil || !bytes.Equal(raw, p.again[:len(raw)]) {
		return fmt.Errorf("%w: a copy cannot be packed", journal.ErrDisk)
	}
	return nil
}

// field adds a subfield to an extra field.
func field(extra []byte, name string, b []byte) []byte {
	extra = append(extra, name...)
	extra = binary.LittleEndian.AppendUint16(extra, uint16(len(b)))
	return append(extra, b...)
}
