package store

import (
	"bytes"
	"iter"
	"strings"

	"messup/journal"
)

// found is a record brought out of a file, with its rows if they were there.
type found struct {
	kept
	line, text []byte
	live       bool // on a page that the tree still leads to
}

// records holds what was found, the newest of each.
type records map[journal.Kind]map[journal.ID]found

// add keeps r unless a newer one with its id is there.
func (rs records) add(r found) {
	of := rs[r.Kind]
	if of == nil {
		of = map[journal.ID]found{}
		rs[r.Kind] = of
	}
	if have, ok := of[r.ID]; !ok || r.serial > have.serial || r.serial == have.serial && r.live && !have.live {
		of[r.ID] = r
	}
}

// scan yields every whole record in b, wherever it lies. Records say all about
// themselves, so no structure of the file is needed to find them. Some may be
// old: bbolt leaves what was deleted or replaced in free pages.
func scan(b []byte) iter.Seq2[int, kept] {
	return func(yield func(at int, r kept) bool) {
		for at := 0; ; {
			i := bytes.Index(b[at:], []byte(recordMark))
			if i < 0 {
				return
			}
			at += i
			r, size, err := decodeRecord(b[at:])
			if err != nil {
				at++
				continue
			}
			if !yield(at, r) {
				return
			}
			at += size
		}
	}
}

// salvaged is what could be read of a damaged file.
type salvaged struct {
	records
	head     *head                 // nil if not even that
	complete map[journal.Kind]bool // kinds of which every record was there
}

// salvage reads all it can of a damaged file: each kind whose own tree is
// whole from that tree, of the others every record that lies anywhere but in
// the free pages. The work is bounded by the size of b.
func salvage(b []byte) salvaged {
	s := salvaged{records: records{}, complete: map[journal.Kind]bool{}}
	im := lenientImage(b)
	if im == nil {
		for _, r := range scan(b) {
			s.add(found{kept: r})
		}
		return s
	}
	buckets := map[string][]byte{}
	w := walker{im: im, claim: (&once{}).claim}
	rootErr := w.tree(im.meta.root, func(e element) error {
		buckets[string(e.key)] = e.value
		return nil
	})
	if h, err := readHead(im); err == nil && rootErr == nil {
		s.head = &h
		// With one of the two metas gone, this may be the state before the last.
		if _, err := openImage(im.r, im.size); err == nil {
			s.wholeKinds(im, buckets)
		}
	}
	s.pieces(b, im)
	for name, value := range buckets {
		attach(s.records, im, name, value)
	}
	return s
}

// once lets every page be read once.
type once struct{ seen map[uint64]bool }

func (o *once) claim(p page) error {
	if o.seen == nil {
		o.seen = map[uint64]bool{}
	}
	if o.seen[p.id] {
		return damaged("page %d is used twice", p.id)
	}
	o.seen[p.id] = true
	return nil
}

// lenientImage reads a damaged file through the newest meta page that is
// whole; nil if there is none.
func lenientImage(b []byte) *image {
	r, size := bytes.NewReader(b), int64(len(b))
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
	return &image{r: r, size: size, all: b[:pages*best.pageSize], pageSize: best.pageSize, meta: best}
}

// wholeKinds takes the kinds whose tree is whole and has as many records as
// the head says.
func (s *salvaged) wholeKinds(im *image, buckets map[string][]byte) {
	for kind, n := range s.head.counts {
		var all []kept
		w := walker{im: im, claim: (&once{}).claim}
		err := error(nil)
		if value, there := buckets[string(kind)]; there {
			err = w.bucket(value, func(e element) error {
				r, err := openRecord(kind, e.key, e.value)
				all = append(all, r)
				return err
			})
		}
		if err != nil || uint64(len(all)) != n {
			continue
		}
		s.complete[kind] = true
		for _, r := range all {
			s.add(found{kept: r, live: true})
		}
	}
}

// pieces takes the records of all other kinds.
func (s *salvaged) pieces(b []byte, im *image) {
	reached := map[uint64]bool{}
	im.reach(im.meta.root, 0, reached)
	free := map[uint64]bool{}
	if p, err := im.page(im.meta.freelist); err == nil && s.head != nil {
		ids, err := p.freelist()
		for _, id := range ids {
			free[id] = err == nil
		}
	}
	for at, r := range scan(b) {
		id := uint64(at) / uint64(im.pageSize)
		// What is newer than the head cannot have been thrown away under it.
		stale := free[id] && !reached[id] && r.serial <= s.head.serial
		if !s.complete[r.Kind] && !stale {
			s.add(found{kept: r, live: reached[id]})
		}
	}
}

// reach marks every page that a tree leads to, as far as it can be followed.
// A bucket's value may be damaged beyond use, but never leads out of the file.
func (im *image) reach(id uint64, depth int, seen map[uint64]bool) {
	p, err := im.page(id)
	if err != nil || seen[id] || depth > 2*maxDepth {
		return
	}
	for i := id; i <= id+p.overflow; i++ {
		seen[i] = true
	}
	if p.flags != branchPage && p.flags != leafPage {
		return
	}
	_, err = p.elements(func(e element) error {
		switch {
		case p.flags == branchPage:
			im.reach(e.child, depth+1, seen)
		case e.flags == bucketFlag && len(e.value) == bucketHead:
			root, _ := number(e.value[:8])
			im.reach(root, depth+1, seen)
		}
		return nil
	})
	if err != nil { // the elements before it were followed; that is all there is to do
		return
	}
}

// attach gives records the rows that a bucket of lines or texts has for them.
func attach(rs records, im *image, bucket string, value []byte) {
	name, isLine := strings.CutSuffix(bucket, lines)
	if !isLine {
		name = strings.TrimSuffix(bucket, texts)
	}
	of := rs[journal.Kind(name)]
	if of == nil || name == bucket {
		return
	}
	w := walker{im: im, claim: (&once{}).claim}
	err := w.bucket(value, func(e element) error {
		at, id, err := openTimeKey(e.key)
		if err != nil {
			return err
		}
		b, err := openRow(bucket, e.key, e.value)
		if r, ok := of[journal.ID(id)]; ok && err == nil && r.At.Equal(at) {
			if isLine {
				r.line = b
			} else {
				r.text = b
			}
			of[journal.ID(id)] = r
		}
		return nil // a row that is of no use does not hide the next
	})
	if err != nil { // rows are derived: Reindex makes those that could not be read
		return
	}
}
