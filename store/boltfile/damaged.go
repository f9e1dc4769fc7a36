package boltfile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

var (
	// ErrDamaged is what an error is that says what is wrong with a file.
	ErrDamaged = errors.New("it is damaged")
	// ErrForeign is the error for a file too small to be told from any other.
	ErrForeign = errors.New("it is a small file of another kind")
)

// damage says what is wrong with a file, and nothing else.
type damage struct{ what string }

func (d *damage) Error() string { return d.what }

func (d *damage) Is(target error) bool { return target == ErrDamaged }

func damaged(format string, args ...any) error { return &damage{fmt.Sprintf(format, args...)} }

// OpenDamaged reads a damaged file through the newest meta page that is whole;
// nil if there is none. With one of the two gone, that may be the state before
// the last.
func OpenDamaged(r io.ReaderAt, size int64) *Image {
	best := readMeta(r, 0, 0)
	for pageSize := int64(1024); pageSize <= maxPageSize; pageSize *= 2 {
		m := readMeta(r, pageSize, 1)
		if m.ok && m.pageSize == pageSize && (!best.ok || m.txid > best.txid) {
			best = m
		}
	}
	if !best.ok || size < minPages*best.pageSize {
		return nil
	}
	pages := size / best.pageSize
	best.end = min(best.end, uint64(pages))
	return &Image{r: r, size: size, pageSize: best.pageSize, meta: best}
}

// LooksLikeOne reports whether anything at the beginning of a file says that it
// was a bbolt file. One that was overwritten with nothing may have been one, and
// what there is to say of a small one, Open said.
func LooksLikeOne(r io.ReaderAt, size int64) (bool, error) {
	if size < minPages*PageSize {
		return true, nil
	}
	start := make([]byte, min(size, 2*maxPageSize))
	if n, err := r.ReadAt(start, 0); err != nil {
		return false, fmt.Errorf("%w: its first %d bytes", err, n)
	}
	for off := int64(0); off < int64(len(start)); off = max(PageSize, 2*off) {
		if readMeta(r, off, 0).isBolt {
			return true, nil
		}
	}
	return len(bytes.Trim(start[:PageSize], "\x00")) == 0, nil
}

// Pages says of the pages of a damaged file what its trees and its list of free
// pages say of them, as far as they can be followed.
type Pages struct {
	size          int64
	reached, free []bool
}

// Pages follows the trees of a damaged file, and its list of free pages.
func (im *Image) Pages() Pages {
	ps := Pages{size: im.pageSize, reached: make([]bool, im.meta.end), free: make([]bool, im.meta.end)}
	im.reach(im.meta.root, 0, im.Once(), ps.reached)
	if p, err := im.page(im.meta.freelist); err == nil {
		ids, _ := p.freelist() // none of a list that cannot be read
		for _, id := range ids {
			if id < im.meta.end {
				ps.free[id] = true
			}
		}
	}
	return ps
}

// Reached reports whether a tree leads to the page at an offset.
func (ps Pages) Reached(at int64) bool { return ps.of(ps.reached, at) }

func (ps Pages) of(says []bool, at int64) bool {
	return len(says) > 0 && at/ps.size < int64(len(says)) && says[at/ps.size]
}

// Free reports whether the page at an offset is listed as free, and no tree
// leads to it.
func (ps Pages) Free(at int64) bool { return ps.of(ps.free, at) && !ps.Reached(at) }

// reach marks every page that a tree leads to, as far as it can be followed.
// A bucket's value may be damaged beyond use, but never leads out of the file.
func (im *Image) reach(id uint64, depth int, once func(Page) error, seen []bool) {
	if id < im.meta.end && seen[id] || depth > 2*maxDepth {
		return
	}
	p, err := im.claimed(id, once)
	if err != nil {
		return
	}
	for i := id; i <= id+p.Overflow; i++ {
		seen[i] = true
	}
	if p.flags != branchPage && p.flags != leafPage {
		return
	}
	_, err = p.elements(func(e Element) error {
		switch {
		case p.flags == branchPage:
			im.reach(e.child, depth+1, once, seen)
		case e.IsBucket() && len(e.Value) == bucketHead:
			im.reach(binary.LittleEndian.Uint64(e.Value), depth+1, once, seen)
		}
		return nil
	})
	if err != nil { // the elements before it were followed; that is all there is to do
		return
	}
}
