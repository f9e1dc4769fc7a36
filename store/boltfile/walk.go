package boltfile

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// A Walker goes through the trees of an image. Claim is asked for every page
// before its elements are read, and bounds the work: a page claimed twice is
// damage, and no page is read more than once.
type Walker struct {
	Image  *Image
	Claim  func(Page) error
	stream *stream // if what it yields need not last
}

// AnyPage is the claim of a walker through an image that was verified before.
func AnyPage(Page) error { return nil }

// Once returns a claim that lets every page be read once, and of all no more than twice
// what there is: a damaged one may say that it runs over all others.
func (im *Image) Once() func(Page) error {
	seen, left := make([]bool, im.meta.end), 2*im.meta.end
	return func(p Page) error {
		if seen[p.ID] || p.Overflow >= left {
			return damaged("page %d is used twice", p.ID)
		}
		seen[p.ID] = true
		left -= 1 + p.Overflow
		return nil
	}
}

// Bucket yields every key and value of a bucket, in order. Its value is what the
// root keeps under the bucket's name: a page number, or the one small page
// itself.
func (w Walker) Bucket(bucket Element, fn func(Element) error) error {
	root, small, err := openBucket(bucket)
	if err != nil {
		return err
	}
	if root != 0 {
		return w.tree(root, fn)
	}
	n := &node{w: w, fn: fn}
	end, err := n.leaf(small)
	if err == nil && end != len(small.b) {
		err = damaged("a small bucket has %d bytes too many", len(small.b)-end)
	}
	return err
}

// openBucket reads what the root keeps under a bucket's name: the page that its tree
// begins with, or 0 and the one small page itself.
func openBucket(bucket Element) (root uint64, small Page, err error) {
	value := bucket.Value
	if len(value) < bucketHead {
		return 0, Page{}, damaged("a bucket of %d bytes", len(value))
	}
	root, sequence := binary.LittleEndian.Uint64(value), binary.LittleEndian.Uint64(value[8:])
	switch {
	case sequence != 0:
		return 0, Page{}, damaged("a bucket has a sequence, which this program never sets")
	case root != 0 && len(value) != bucketHead || root == 0 && len(value) < bucketHead+pageHead:
		return 0, Page{}, damaged("a bucket of %d bytes", len(value))
	case root != 0:
		return root, Page{}, nil
	}
	small = parsePage(value[bucketHead:], bucket.Off+bucketHead)
	if small.ID != 0 || small.flags != leafPage || small.Overflow != 0 {
		return 0, Page{}, damaged("a small bucket is not a leaf")
	}
	return 0, small, nil
}

// Buckets yields what the root of the file keeps: the buckets by name.
func (w Walker) Buckets(fn func(Element) error) error { return w.tree(w.Image.meta.root, fn) }

// tree yields every element of the tree below a page, in order.
func (w Walker) tree(root uint64, fn func(Element) error) error {
	n := &node{w: w, fn: fn}
	return n.visit(root, 0)
}

// page reads a page at a depth of the tree.
func (w Walker) page(id uint64, depth int) (Page, error) {
	if w.stream != nil {
		return w.stream.page(id, depth, w.Claim)
	}
	return w.Image.claimed(id, w.Claim)
}

// node is the state of going through one tree.
type node struct {
	w    Walker
	fn   func(Element) error
	last []byte // the key before; every key must come after it. A copy, as its page may be gone
	want []byte // the key that must be next, if any
}

// visit reads a page and all below it. Its first key must be the one that led
// here, if any did: bbolt finds a page in its parent by that key, and would
// enter the page a second time. Each later key must come after all earlier
// ones; so every key is where a search will look for it.
func (n *node) visit(id uint64, depth int) error {
	if depth > maxDepth {
		return damaged("page %d lies too deep", id)
	}
	p, err := n.w.page(id, depth)
	if err != nil {
		return err
	}
	if p.count == 0 && (depth > 0 || p.flags != leafPage) {
		return damaged("page %d is empty", id)
	}
	switch p.flags {
	case leafPage:
		_, err = n.leaf(p)
	case branchPage:
		at := 0
		_, err = p.elements(func(e Element) error {
			if err := n.inOrder(p, e.Key); err != nil {
				return err
			}
			if n.w.stream != nil {
				n.w.stream.wants(depth+1, p, at)
			}
			at++
			n.want = e.Key
			return n.visit(e.child, depth+1)
		})
	default:
		err = damaged("page %d is of kind %#x", id, p.flags)
	}
	return err
}

func (n *node) leaf(p Page) (end int, err error) {
	return p.elements(func(e Element) error {
		if err := n.inOrder(p, e.Key); err != nil {
			return err
		}
		n.last = append(n.last[:0], e.Key...)
		return n.fn(e)
	})
}

// inOrder refuses a key that is not the one wanted, or not after the last.
func (n *node) inOrder(p Page, key []byte) error {
	if n.want != nil && !bytes.Equal(key, n.want) || n.last != nil && bytes.Compare(key, n.last) <= 0 {
		return damaged("page %d is out of order", p.ID)
	}
	n.want = nil
	return nil
}

// freelist reads the ids of all free pages, ascending.
func (w Walker) freelist() ([]uint64, error) {
	p, err := w.Image.claimed(w.Image.meta.freelist, w.Claim)
	if err != nil {
		return nil, err
	}
	ids, err := p.freelist()
	if err != nil {
		return nil, fmt.Errorf("the list of free pages: %w", err)
	}
	for i, id := range ids {
		if id < 2 || id >= w.Image.meta.end || i > 0 && id <= ids[i-1] {
			return nil, damaged("the list of free pages is out of order")
		}
	}
	return ids, nil
}

// FreeList returns the page that lists the free ones, as it is.
func (im *Image) FreeList() ([]byte, error) {
	p, err := im.page(im.meta.freelist)
	return p.b, err
}

// Directory returns the page that lists the buckets, with where the tree of each begins,
// as it is. Nothing else in the file says whether that is right: what begins further down
// lacks the rest, and a bucket by another name lacks all.
func (im *Image) Directory() ([]byte, error) {
	p, err := im.page(im.meta.root)
	return p.b, err
}

// freelist reads a page that lists free pages; the ids are not checked.
func (p Page) freelist() ([]uint64, error) {
	if p.flags != freelistPage {
		return nil, damaged("page %d is of kind %#x", p.ID, p.flags)
	}
	b, count := p.b[pageHead:], uint64(p.count)
	if count == 0xFFFF { // too many for the header: the first id is the count
		count, b = binary.LittleEndian.Uint64(b), b[8:]
	}
	if count > uint64(len(b)/8) {
		return nil, damaged("page %d counts %d free pages", p.ID, count)
	}
	ids := make([]uint64, count)
	for i := range ids {
		ids[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return ids, nil
}
