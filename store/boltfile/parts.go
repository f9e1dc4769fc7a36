package boltfile

import (
	"bytes"
	"iter"
)

// A Part is what lies below one page of a tree: some hundred elements that stand one behind the
// other. Parts can be gone through at the same time, each by a Reader of its own, and all
// of them are all of the tree.
type Part struct {
	id        uint64
	depth     int
	want, end []byte // the key it begins with, and the first one that is not in it any more; nil if any is
}

// Parts yields the parts of a tree in order. It reads no further than it is asked to: the
// branches above them, and of the first part all the way down, to see how far that is.
func (t *Tree) Parts() iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		c := &Cursor{t: t}
		if err := c.down(nil, false); err != nil {
			yield(Part{}, err)
			return
		}
		above := c.path[:max(len(c.path)-2, 0)] // of the branches that leaves lie below
		if len(above) == 0 {
			yield(Part{id: t.root}, nil)
			return
		}
		for c.path = above; c.path != nil; {
			last := c.path[len(c.path)-1]
			for at := last.at; at < len(last.page.elements); at++ {
				e, end := last.page.elements[at], last.end
				if at+1 < len(last.page.elements) {
					end = last.page.elements[at+1].Key
				}
				if !yield(Part{e.child, len(c.path), e.Key, end}, nil) {
					return
				}
			}
			if err := c.across(len(above)); err != nil {
				yield(Part{}, err)
				return
			}
		}
	}
}

// across goes to the next page of a level, behind the one that the path ends with.
func (c *Cursor) across(level int) error {
	for n := len(c.path) - 2; n >= 0; n-- {
		if c.path[n].at++; c.path[n].at < len(c.path[n].page.elements) {
			c.path = c.path[:n+1]
			for len(c.path) < level {
				if err := c.step(nil, false); err != nil {
					return err
				}
			}
			return nil
		}
	}
	c.path = nil
	return nil
}

// A Reader goes through parts of a tree, one after the other, and reads them into the same
// memory: what it yields is good until the next element. It checks what a Tree checks.
type Reader struct {
	t      *Tree
	within Walker
}

// Reader returns one more reader of a tree.
func (t *Tree) Reader() *Reader {
	return &Reader{t, Walker{Image: t.im, Claim: AnyPage, stream: &stream{im: t.im}}}
}

// Each yields every element of a part, in order.
func (r *Reader) Each(p Part, fn func(Element) error) error {
	n := &node{w: r.within, want: p.want, fn: func(e Element) error {
		if r.t.Fits != nil && !r.t.Fits(e.Key, e.Value) {
			return damaged("something is under a key that is not its own")
		}
		return fn(e)
	}}
	if r.t.small != nil {
		for _, e := range r.t.small.elements {
			if err := n.fn(e); err != nil {
				return err
			}
		}
		return nil
	}
	err := n.visit(p.id, p.depth)
	if err == nil && p.end != nil && bytes.Compare(n.last, p.end) >= 0 {
		err = damaged("page %d is out of order", p.id)
	}
	return err
}
