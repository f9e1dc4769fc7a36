package store

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"

	"messup/journal"
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
	minPages = 4
	// minPageSize is the smallest page this program has ever made; a file
	// under four of them was cut off.
	minPageSize = 4096
	maxPageSize = 1 << 16
)

// image is a bbolt file read as bytes: nothing in it is trusted, every number
// is checked against the bounds before it is used. bbolt itself maps the file
// and follows what it finds there, which on a damaged file ends the program.
type image struct {
	r        io.ReaderAt
	size     int64  // of the file
	all      []byte // the pages in use; nil until load
	pageSize int64
	meta     meta // the newest
}

// meta is one of the two pages that lead to everything else.
type meta struct {
	pageSize       int64
	root, freelist uint64 // pages
	end            uint64 // the first page never used
	txid           uint64 // of the change that wrote it
	rootSequence   uint64
	flags          uint64
	isBolt         bool // it says that it is of a bbolt file
	ok             bool // it is whole
}

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", journal.ErrDamaged, fmt.Sprintf(format, args...))
}

// openImage reads the two meta pages. Both must be whole: bbolt would fall
// back to the older one without a word, and the newest change would be gone.
func openImage(r io.ReaderAt, size int64) (*image, error) {
	if size < minPages*minPageSize {
		return nil, damaged("only %d bytes are left of it", size)
	}
	im := &image{r: r, size: size}
	first := readMeta(r, 0, 0)
	if !first.ok {
		return nil, damaged("its first page is not readable")
	}
	second := readMeta(r, first.pageSize, 1)
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

// readMeta reads a meta page at an offset; ok if it is whole.
func readMeta(r io.ReaderAt, off int64, id uint64) meta {
	var b [pageHead + metaSize]byte
	if _, err := r.ReadAt(b[:], off); err != nil {
		return meta{}
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

// load reads all pages in use into memory.
func (im *image) load() error {
	if im.all != nil {
		return nil
	}
	n := int64(im.meta.end) * im.pageSize
	if int64(int(n)) != n {
		return damaged("it should have %d bytes, more than this machine can hold", n)
	}
	all := make([]byte, n)
	if _, err := im.r.ReadAt(all, 0); err != nil {
		return fmt.Errorf("reading all of it: %w: %w", journal.ErrDisk, err)
	}
	im.all = all
	return nil
}

// page is one page with the overflow pages behind it.
type page struct {
	id       uint64
	flags    uint16
	count    int
	overflow uint64
	b        []byte
}

func (im *image) bytes(off, n int64) ([]byte, error) {
	if im.all != nil {
		return im.all[off : off+n : off+n], nil
	}
	b := make([]byte, n)
	if _, err := im.r.ReadAt(b, off); err != nil {
		return nil, fmt.Errorf("reading %d bytes at %d: %w: %w", n, off, journal.ErrDisk, err)
	}
	return b, nil
}

// page reads the page with this id; its claims about itself fit the file.
func (im *image) page(id uint64) (page, error) {
	if id < 2 || id >= im.meta.end {
		return page{}, damaged("page %d is outside of it", id)
	}
	head, err := im.bytes(int64(id)*im.pageSize, pageHead)
	if err != nil {
		return page{}, err
	}
	p := parsePage(head)
	if p.id != id {
		return page{}, damaged("page %d says it is page %d", id, p.id)
	}
	if p.overflow >= im.meta.end-id {
		return page{}, damaged("page %d runs over the end", id)
	}
	p.b, err = im.bytes(int64(id)*im.pageSize, int64(p.overflow+1)*im.pageSize)
	return p, err
}

func parsePage(b []byte) page {
	le := binary.LittleEndian
	return page{
		id: le.Uint64(b), flags: le.Uint16(b[8:]), count: int(le.Uint16(b[10:])),
		overflow: uint64(le.Uint32(b[12:])), b: b,
	}
}

// element is one place of a page: a key with a value or with a child page.
type element struct {
	flags uint32
	child uint64
	key   []byte
	value []byte
}

// elements reads a leaf or branch page. bbolt writes keys and values one
// behind the other without gaps; anything else is damage. It returns the
// length of what was read.
func (p page) elements(fn func(element) error) (int, error) {
	le := binary.LittleEndian
	at := uint64(pageHead + p.count*elementSize)
	if at > uint64(len(p.b)) {
		return 0, damaged("page %d counts %d elements", p.id, p.count)
	}
	for i := range p.count {
		start := pageHead + i*elementSize
		d := p.b[start : start+elementSize]
		var e element
		var pos, keySize, valueSize uint64
		if p.flags == leafPage {
			e.flags = le.Uint32(d)
			pos, keySize, valueSize = uint64(le.Uint32(d[4:])), uint64(le.Uint32(d[8:])), uint64(le.Uint32(d[12:]))
		} else {
			pos, keySize, e.child = uint64(le.Uint32(d)), uint64(le.Uint32(d[4:])), le.Uint64(d[8:])
		}
		end := at + keySize + valueSize
		if uint64(start)+pos != at || keySize == 0 || end > uint64(len(p.b)) {
			return 0, damaged("page %d, element %d has no place", p.id, i)
		}
		e.key, e.value = p.b[at:at+keySize:at+keySize], p.b[at+keySize:end:end]
		if err := fn(e); err != nil {
			return 0, err
		}
		at = end
	}
	return int(at), nil
}
