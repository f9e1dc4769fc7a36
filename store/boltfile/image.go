package boltfile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
)

// The layout of a bbolt file, as go.etcd.io/bbolt v1.5.0 writes it
// (internal/common/page.go, meta.go, bucket.go), on little-endian machines.
const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2

	pageHead    = 16 // id 8, flags 2, count 2, overflow 4
	elementSize = 16 // of a leaf: flags, pos, ksize, vsize; of a branch: pos, ksize, page
	bucketHead  = 16 // root page 8, sequence 8
	metaSize    = 64

	branchPage   = 0x01
	leafPage     = 0x02
	metaPage     = 0x04
	freelistPage = 0x10

	bucketFlag = 1

	// maxDepth bounds the height of a tree. A branch has at least two
	// children, so 32 levels would take four billion pages.
	maxDepth = 32
	// minPages is what the smallest bbolt file has: two metas, a free list and a leaf.
	minPages    = 4
	maxPageSize = 1 << 16
)

// PageSize is how long the pages of a file are that this program makes. None
// ever had shorter ones: a file under four of them was cut off.
const PageSize = 4096

// Image is a bbolt file read as bytes: nothing in it is trusted, every number
// is checked against the bounds before it is used. bbolt itself maps the file
// and follows what it finds there, which on a damaged file ends the program.
type Image struct {
	r        io.ReaderAt
	size     int64 // of the file
	pageSize int64
	meta     meta // the newest
}

// meta is one of the two pages that lead to everything else.
type meta struct {
	root, freelist uint64 // pages
	end            uint64 // the first page never used
	txid           uint64 // of the change that wrote it
	pageSize       int64
	rootSequence   uint64
	flags          uint64
	isBolt         bool  // it says that it is of a bbolt file
	ok             bool  // it is whole
	err            error // of the disk: nothing is known of the page
}

// Open reads the two meta pages. Both must be whole: bbolt would fall
// back to the older one without a word, and the newest change would be gone.
func Open(r io.ReaderAt, size int64) (*Image, error) {
	if size < minPages*PageSize {
		// A journal cut short still begins as one; a few kilobytes that do not
		// are another file, and no reason to talk of damage.
		if size > 0 && !readMeta(r, 0, 0).isBolt {
			return nil, ErrForeign
		}
		return nil, damaged("only %d bytes are left of it", size)
	}
	im := &Image{r: r, size: size}
	first := readMeta(r, 0, 0)
	if first.err != nil {
		return nil, first.err
	}
	if !first.ok {
		return nil, damaged("its first page is not readable")
	}
	second := readMeta(r, first.pageSize, 1)
	if second.err != nil {
		return nil, second.err
	}
	if !second.ok || second.pageSize != first.pageSize {
		return nil, damaged("its second page is not readable")
	}
	im.pageSize, im.meta = first.pageSize, first
	older := second
	if second.txid > first.txid {
		im.meta, older = second, first
	}
	// Each change raises the number by one and takes turns between the two
	// pages; the first change after a copy by bbolt may find them two apart.
	if d := im.meta.txid - older.txid; d != 1 && d != 2 {
		return nil, damaged("its first two pages do not belong together")
	}
	if im.meta.end < minPages || im.meta.end > uint64(size/im.pageSize) {
		return nil, damaged("it has %d bytes and should have %d pages", size, im.meta.end)
	}
	return im, nil
}

// File is what it is the image of.
func (im *Image) File() (r io.ReaderAt, size int64) { return im.r, im.size }

// readMeta reads a meta page at an offset; ok if it is whole.
func readMeta(r io.ReaderAt, off int64, id uint64) meta {
	var b [pageHead + metaSize]byte
	if _, err := r.ReadAt(b[:], off); err != nil {
		if errors.Is(err, io.EOF) { // it is not that long
			err = nil
		}
		return meta{err: err}
	}
	le, v := binary.LittleEndian, b[pageHead:]
	h := fnv.New64a()
	_, _ = h.Write(v[:metaSize-8]) // a hash never fails
	m := meta{
		pageSize: int64(le.Uint32(v[8:])), flags: uint64(le.Uint32(v[12:])),
		root: le.Uint64(v[16:]), rootSequence: le.Uint64(v[24:]), freelist: le.Uint64(v[32:]),
		end: le.Uint64(v[40:]), txid: le.Uint64(v[48:]),
		isBolt: le.Uint32(v) == boltMagic,
	}
	m.ok = m.isBolt && le.Uint64(v[56:]) == h.Sum64() && le.Uint32(v[4:]) == boltVersion &&
		le.Uint64(b[:]) == id && le.Uint16(b[8:]) == metaPage &&
		m.pageSize >= 1024 && m.pageSize <= maxPageSize && m.pageSize&(m.pageSize-1) == 0 &&
		m.root < m.end && m.freelist < m.end && m.root > 1 && m.freelist > 1
	return m
}

// Begins reports whether a file begins as a bbolt file, whole or not.
func Begins(r io.ReaderAt) bool { return readMeta(r, 0, 0).isBolt }

// Txid is the number of the change that the file holds last.
func (im *Image) Txid() uint64 { return im.meta.txid }

// InUse is how many bytes of the file anything is in.
func (im *Image) InUse() int64 { return int64(im.meta.end) * im.pageSize }

// Page is one page with those behind it that it runs over to.
type Page struct {
	ID       uint64
	Overflow uint64 // how many pages it runs over to
	flags    uint16
	count    int
	off      int64 // in the file
	b        []byte
}

func (im *Image) readAt(b []byte, off int64) error {
	if _, err := im.r.ReadAt(b, off); err != nil {
		return fmt.Errorf("reading %d bytes at %d: %w", len(b), off, err)
	}
	return nil
}

// page reads the page with this id; its claims about itself fit the file.
func (im *Image) page(id uint64) (Page, error) {
	return im.claimed(id, AnyPage)
}

// claimed is page of one that is claimed before all of it is read.
func (im *Image) claimed(id uint64, claim func(Page) error) (Page, error) {
	return im.pageFrom(id, claim, func(n uint64) ([]byte, error) {
		b := make([]byte, int64(n)*im.pageSize)
		return b, im.readAt(b, int64(id)*im.pageSize)
	})
}

// pageFrom is claimed of what read gives: a number of pages from that one on.
func (im *Image) pageFrom(id uint64, claim func(Page) error, read func(n uint64) ([]byte, error)) (Page, error) {
	if id < 2 || id >= im.meta.end {
		return Page{}, damaged("page %d is outside of it", id)
	}
	b, err := read(1)
	if err != nil {
		return Page{}, err
	}
	p := parsePage(b, int64(id)*im.pageSize)
	switch {
	case p.ID != id:
		return Page{}, damaged("page %d says it is page %d", id, p.ID)
	case p.Overflow >= im.meta.end-id:
		return Page{}, damaged("page %d runs over the end", id)
	}
	if err = claim(p); err == nil && p.Overflow > 0 {
		p.b, err = read(p.Overflow + 1)
	}
	return p, err
}

func parsePage(b []byte, off int64) Page {
	le := binary.LittleEndian
	return Page{
		ID: le.Uint64(b), flags: le.Uint16(b[8:]), count: int(le.Uint16(b[10:])),
		Overflow: uint64(le.Uint32(b[12:])), off: off, b: b,
	}
}

// Element is one place of a page: a key with a value or with a child page.
type Element struct {
	Key, Value []byte
	Off        int64 // of its value in the file
	flags      uint32
	child      uint64
}

// IsBucket reports whether the value leads to a bucket: see Walker.Bucket.
func (e Element) IsBucket() bool { return e.flags == bucketFlag }

// IsPlain reports whether the value is nothing but what somebody put there.
func (e Element) IsPlain() bool { return e.flags == 0 }

// elements reads a leaf or branch page. bbolt writes keys and values one
// behind the other without gaps; anything else is damage. It returns the
// length of what was read.
func (p Page) elements(fn func(Element) error) (int, error) {
	le := binary.LittleEndian
	at := uint64(pageHead + p.count*elementSize)
	if at > uint64(len(p.b)) {
		return 0, damaged("page %d counts %d elements", p.ID, p.count)
	}
	for i := range p.count {
		start := pageHead + i*elementSize
		d := p.b[start : start+elementSize]
		var e Element
		var pos, keySize, valueSize uint64
		if p.flags == leafPage {
			e.flags = le.Uint32(d)
			pos, keySize, valueSize = uint64(le.Uint32(d[4:])), uint64(le.Uint32(d[8:])), uint64(le.Uint32(d[12:]))
		} else {
			pos, keySize, e.child = uint64(le.Uint32(d)), uint64(le.Uint32(d[4:])), le.Uint64(d[8:])
		}
		end := at + keySize + valueSize
		if uint64(start)+pos != at || keySize == 0 || end > uint64(len(p.b)) {
			return 0, damaged("page %d, element %d has no place", p.ID, i)
		}
		e.Key, e.Value = p.b[at:at+keySize:at+keySize], p.b[at+keySize:end:end]
		e.Off = p.off + int64(at+keySize)
		if err := fn(e); err != nil {
			return 0, err
		}
		at = end
	}
	return int(at), nil
}
