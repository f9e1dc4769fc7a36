package boltfile

import "encoding/binary"

// A stream reads the pages of a file into a few buffers that it uses again, one for
// each level of a tree: going through all of a file takes as much memory as one level
// reads ahead, whatever its size. Measured: the check of 131 MB took 100 of its 116 ms
// for getting memory when it was read as a whole.
type stream struct {
	im     *Image
	levels []window
	lasts  bool // what it gave stays as it is: each row is read into memory of its own
}

// window is a row of pages that were read at once.
type window struct {
	first, end uint64 // pages
	ahead      uint64 // how many were read at once the last time
	wanted     uint64 // the page up to which all that lies in a row is asked for, if that is known
	b          []byte
}

// farAhead is how many pages are read at once where they follow each other.
const farAhead = 64

// wants says of a level which of its pages come next: the children of a branch, from one on.
func (s *stream) wants(depth int, branch Page, from int) {
	s.level(depth)
	if w := &s.levels[depth]; branch.child(from) < w.first || branch.child(from) >= w.end {
		w.wanted = branch.run(from)
	}
}

// closely is how many pages may lie between two that are read at once: a page runs over to
// those behind it, and a few that nobody asks for cost less than to be left out.
const closely = 4

// run returns the page behind the last child of a branch, from one on, that lies in a row
// with those before it.
func (p Page) run(from int) uint64 {
	end := p.child(from) + 1
	for i := from + 1; i < p.count && p.child(i) >= end && p.child(i)-end <= closely; i++ {
		end = p.child(i) + 1
	}
	return end
}

// child is the page below an element of a branch that has room for so many.
func (p Page) child(i int) uint64 {
	return binary.LittleEndian.Uint64(p.b[pageHead+i*elementSize+8:])
}

// level makes sure that there is a window for a level.
func (s *stream) level(depth int) {
	for len(s.levels) <= depth {
		s.levels = append(s.levels, window{})
	}
}

// page reads a page of a level. What the level gave before is gone then, unless it lasts.
func (s *stream) page(id uint64, depth int, claim func(Page) error) (Page, error) {
	s.level(depth)
	w := &s.levels[depth]
	return s.im.pageFrom(id, claim, func(n uint64) ([]byte, error) {
		if s.lasts && (id < w.first || id+n > w.end) {
			w.b = nil
		}
		return w.read(s.im, id, n)
	})
}

// read returns n pages from one on, which are all within the file. What is known to be wanted
// is read at once, and where nothing is known a row that goes on where the last one ended is
// read further ahead.
func (w *window) read(im *Image, id, n uint64) ([]byte, error) {
	if id < w.first || id+n > w.end {
		ahead := uint64(1)
		switch {
		case id < w.wanted:
			ahead = min(w.wanted-id, farAhead)
		case id == w.end:
			ahead = min(2*w.ahead, farAhead)
		}
		many := max(n, min(max(ahead, 1), im.meta.end-id))
		size := int(many) * int(im.pageSize)
		if cap(w.b) < size {
			w.b = make([]byte, size)
		}
		w.first, w.end, w.b = id, id, w.b[:size] // nothing, should reading fail
		if err := im.readAt(w.b, int64(id)*im.pageSize); err != nil {
			return nil, err
		}
		w.end, w.ahead = id+many, ahead
	}
	at := (id - w.first) * uint64(im.pageSize)
	return w.b[at : at+n*uint64(im.pageSize)], nil
}
