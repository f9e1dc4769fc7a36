package boltfile

import "bytes"

// A Tree is one bucket of a file, to look things up in and to go through in order. It
// reads only the pages on the way, and checks each as a check of the whole file would:
// its number and its bounds, the order of its keys, and that they are within what led
// to it. So what is found is what is there, and what is not there is not missed, whatever
// became of the rest of the file. What it gives stays as it is.
type Tree struct {
	im *Image
	// Fits says whether a value can be what is kept under a key; nil if any can. It is
	// asked of all that lies beside what is looked up: a key that went bad is found there,
	// and not taken for one that is not there.
	Fits     func(key, value []byte) bool
	ahead    stream // of what is gone through in order; what is looked up is read by itself
	root     uint64
	small    *leafOrBranch            // the only page of a small bucket
	branches map[uint64]*leafOrBranch // met so far
	leaves   map[uint64]*leafOrBranch // in which something was looked up
}

// A leafOrBranch is a page of a tree that was checked.
type leafOrBranch struct {
	isLeaf   bool
	elements []Element
}

// some is how many branches, and how many leaves, a tree remembers: some six kilobytes each.
const some = 256

// remember keeps a page by its number, and forgets all others when there are many.
func remember(known *map[uint64]*leafOrBranch, id uint64, page *leafOrBranch) {
	if *known == nil || len(*known) >= some {
		*known = map[uint64]*leafOrBranch{}
	}
	(*known)[id] = page
}

// Tree returns the bucket of this name; nil if there is none.
func (im *Image) Tree(name []byte) (*Tree, error) {
	names := &Tree{im: im, ahead: stream{im: im, lasts: true}, root: im.meta.root}
	e, err := names.Get(name)
	if err != nil || e.Key == nil {
		return nil, err
	}
	if !e.IsBucket() {
		return nil, damaged("%.20q lies among the buckets", name)
	}
	root, small, err := openBucket(e)
	if err != nil {
		return nil, err
	}
	t := &Tree{im: im, ahead: stream{im: im, lasts: true}, root: root}
	if root == 0 {
		var end int
		if t.small, end, err = readTreePage(small, nil, nil); err == nil && end != len(small.b) {
			err = damaged("a small bucket has %d bytes too many", len(small.b)-end)
		}
	}
	return t, err
}

// Get returns the element with a key; one without a key if there is none.
func (t *Tree) Get(key []byte) (Element, error) {
	c, err := t.Seek(key)
	if err != nil {
		return Element{}, err
	}
	if e, is := c.Element(); is && bytes.Equal(e.Key, key) {
		return e, nil
	}
	return Element{}, nil
}

// page reads a page of the tree, below a branch whose key want led to it; end is the
// first key that does not belong below it any more. Of the root both are nil. inOrder says
// that the pages behind it come next.
func (t *Tree) page(id uint64, depth int, want, end []byte, inOrder bool) (*leafOrBranch, error) {
	if t.small != nil {
		return t.small, t.fit(0, t.small)
	}
	for _, known := range []*leafOrBranch{t.branches[id], t.leaves[id]} {
		if known != nil {
			return known, known.belongs(id, want, end)
		}
	}
	if depth > maxDepth {
		return nil, damaged("page %d lies too deep", id)
	}
	read := t.im.page
	if inOrder {
		read = func(id uint64) (Page, error) { return t.ahead.page(id, depth, AnyPage) }
	}
	p, err := read(id)
	if err != nil {
		return nil, err
	}
	if p.count == 0 && (depth > 0 || p.flags != leafPage) {
		return nil, damaged("page %d is empty", id)
	}
	checked, _, err := readTreePage(p, want, end)
	switch {
	case err != nil:
	case checked.isLeaf:
		err = t.fit(id, checked)
	default:
		remember(&t.branches, id, checked)
	}
	return checked, err
}

func (t *Tree) fit(id uint64, leaf *leafOrBranch) error {
	for _, e := range leaf.elements {
		if t.Fits != nil && !t.Fits(e.Key, e.Value) {
			return damaged("page %d has something under a key that is not its own", id)
		}
	}
	return nil
}

// belongs refuses a page that was checked, but where something else led to it.
func (p *leafOrBranch) belongs(id uint64, want, end []byte) error {
	last := p.elements[len(p.elements)-1].Key
	if want != nil && !bytes.Equal(p.elements[0].Key, want) || end != nil && bytes.Compare(last, end) >= 0 {
		return damaged("page %d is out of order", id)
	}
	return nil
}

// readTreePage checks a page, and returns how many bytes of it are used.
func readTreePage(p Page, want, end []byte) (*leafOrBranch, int, error) {
	if p.flags != leafPage && p.flags != branchPage {
		return nil, 0, damaged("page %d is of kind %#x", p.ID, p.flags)
	}
	checked := &leafOrBranch{isLeaf: p.flags == leafPage, elements: make([]Element, 0, p.count)}
	var last []byte
	used, err := p.elements(func(e Element) error {
		first := last == nil && want != nil && !bytes.Equal(e.Key, want)
		if first || last != nil && bytes.Compare(e.Key, last) <= 0 || end != nil && bytes.Compare(e.Key, end) >= 0 {
			return damaged("page %d is out of order", p.ID)
		}
		last = e.Key
		checked.elements = append(checked.elements, e)
		return nil
	})
	return checked, used, err
}

// A Cursor is a place in a tree.
type Cursor struct {
	t    *Tree
	path []place // from the root to a leaf; empty in a tree without elements
}

type place struct {
	id   uint64
	page *leafOrBranch
	at   int
	end  []byte // the first key that is not below the page any more; nil if any is
}

// Seek returns the place of a key, or of the first one after it.
func (t *Tree) Seek(key []byte) (*Cursor, error) {
	c := &Cursor{t: t}
	if err := c.down(key, false); err != nil {
		return nil, err
	}
	if leaf := c.leaf(); t.small == nil && len(leaf.page.elements) > 0 {
		remember(&t.leaves, leaf.id, leaf.page)
	}
	if last := c.leaf(); last != nil && last.at == len(last.page.elements) {
		return c, c.Next()
	}
	return c, nil
}

// down goes on from where the path ends to the leaf that a key is in or would be, by
// way of a child of the last page if there is one. inOrder says that those behind it come
// next.
func (c *Cursor) down(key []byte, inOrder bool) error {
	for {
		if err := c.step(key, inOrder); err != nil || c.leaf().page.isLeaf {
			return err
		}
	}
}

// step goes one page down.
func (c *Cursor) step(key []byte, inOrder bool) error {
	id, want, end := c.t.root, []byte(nil), []byte(nil)
	if n := len(c.path); n > 0 {
		above := c.path[n-1]
		id, want, end = above.page.elements[above.at].child, above.page.elements[above.at].Key, above.end
		if above.at+1 < len(above.page.elements) {
			end = above.page.elements[above.at+1].Key
		}
	}
	page, err := c.t.page(id, len(c.path), want, end, inOrder)
	if err == nil {
		c.path = append(c.path, place{id, page, page.find(key), end})
	}
	return err
}

// find returns which element of a leaf has a key or is the first after it, or which one
// of a branch leads there.
func (p *leafOrBranch) find(key []byte) int {
	low, high := 0, len(p.elements)
	for low < high {
		if mid := (low + high) / 2; bytes.Compare(p.elements[mid].Key, key) < 0 {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if !p.isLeaf && low > 0 && (low == len(p.elements) || !bytes.Equal(p.elements[low].Key, key)) {
		low--
	}
	return low
}

func (c *Cursor) leaf() *place {
	if len(c.path) == 0 {
		return nil
	}
	return &c.path[len(c.path)-1]
}

// Element returns what is at the place; false at the end of the tree.
func (c *Cursor) Element() (Element, bool) {
	if l := c.leaf(); l != nil && l.at >= 0 && l.at < len(l.page.elements) {
		return l.page.elements[l.at], true
	}
	return Element{}, false
}

// Next goes to the element behind.
func (c *Cursor) Next() error {
	for n := len(c.path) - 1; n >= 0; n-- {
		if c.path[n].at++; c.path[n].at < len(c.path[n].page.elements) {
			c.path = c.path[:n+1]
			if c.path[n].page.isLeaf {
				return nil
			}
			return c.down(nil, true)
		}
	}
	c.path = nil
	return nil
}

// Beside reads the way to a key, and on it the pages at both sides, which bbolt may
// join with those that something is deleted from.
func (t *Tree) Beside(key []byte) error {
	c, err := t.Seek(key)
	if err != nil {
		return err
	}
	for depth, p := range c.path {
		if p.page.isLeaf {
			break
		}
		for at := max(p.at-1, 0); at <= min(p.at+1, len(p.page.elements)-1); at++ {
			end := p.end
			if at+1 < len(p.page.elements) {
				end = p.page.elements[at+1].Key
			}
			if _, err := t.page(p.page.elements[at].child, depth+1, p.page.elements[at].Key, end, false); err != nil {
				return err
			}
		}
	}
	return nil
}
