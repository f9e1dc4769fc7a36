package boltfile

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
	b          []byte
}

// farAhead is how many pages are read at once where they follow each other.
const farAhead = 64

// page reads a page of a level. What the level gave before is gone then, unless it lasts.
func (s *stream) page(id uint64, depth int, claim func(Page) error) (Page, error) {
	for len(s.levels) <= depth {
		s.levels = append(s.levels, window{})
	}
	w := &s.levels[depth]
	return s.im.pageFrom(id, claim, func(n uint64) ([]byte, error) {
		if s.lasts && (id < w.first || id+n > w.end) {
			w.b = nil
		}
		return w.read(s.im, id, n)
	})
}

// read returns n pages from one on, which are all within the file. A row that goes on
// where the last one ended is read further ahead.
func (w *window) read(im *Image, id, n uint64) ([]byte, error) {
	if id < w.first || id+n > w.end {
		ahead := uint64(1)
		if id == w.end {
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
