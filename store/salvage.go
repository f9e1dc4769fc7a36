package store

import (
	"bytes"
	"strings"

	"messup/journal"
	"messup/store/boltfile"
	"messup/store/seal"
)

// found is a record brought out of a file, with its rows if they were there.
type found struct {
	seal.Stored
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
	if have, ok := of[r.ID]; !ok || r.Serial > have.Serial || r.Serial == have.Serial && r.live && !have.live {
		of[r.ID] = r
	}
}

// salvaged is what could be read of a damaged file.
type salvaged struct {
	records
	seal     seal.Seal
	head     *seal.Head            // nil if not even that
	complete map[journal.Kind]bool // kinds of which every record was there
}

// salvage reads all it can of a damaged file: each kind whose own tree is
// whole from that tree, of the others every record that lies anywhere but in
// the free pages. The work is bounded by the size of b.
func salvage(b []byte, values seal.Seal) salvaged {
	s := salvaged{seal: values, records: records{}, complete: map[journal.Kind]bool{}}
	im := boltfile.OpenDamaged(b)
	if im == nil {
		for _, r := range s.seal.Scan(b) {
			s.add(found{Stored: r})
		}
		return s
	}
	buckets := map[string][]byte{}
	w := boltfile.Walker{Image: im, Claim: boltfile.Once()}
	rootErr := w.Buckets(func(e boltfile.Element) error {
		buckets[string(e.Key)] = e.Value
		return nil
	})
	if h, err := s.seal.OpenHead(im); err == nil && rootErr == nil {
		s.head = &h
		// With one of the two metas gone, this may be the state before the last.
		if _, err := boltfile.Open(bytes.NewReader(b), int64(len(b))); err == nil {
			s.wholeKinds(im, buckets)
		}
	}
	s.pieces(b, im)
	for name, value := range buckets {
		s.attach(s.seal, im, name, value)
	}
	return s
}

// wholeKinds takes the kinds whose tree is whole and has as many records as
// the head says.
func (s *salvaged) wholeKinds(im *boltfile.Image, buckets map[string][]byte) {
	for kind, n := range s.head.Counts {
		var all []seal.Stored
		w := boltfile.Walker{Image: im, Claim: boltfile.Once()}
		err := error(nil)
		if value, there := buckets[string(kind)]; there {
			err = w.Bucket(value, func(e boltfile.Element) error {
				r, err := s.seal.OpenRecord(kind, e.Key, e.Value)
				all = append(all, r)
				return err
			})
		}
		if err != nil || uint64(len(all)) != n {
			continue
		}
		s.complete[kind] = true
		for _, r := range all {
			s.add(found{Stored: r, live: true})
		}
	}
}

// pieces takes the records of all other kinds.
func (s *salvaged) pieces(b []byte, im *boltfile.Image) {
	pages := im.Pages()
	for at, r := range s.seal.Scan(b) {
		// What is newer than the head cannot have been thrown away under it.
		stale := s.head != nil && pages.Free(at) && r.Serial <= s.head.Serial
		if !s.complete[r.Kind] && !stale {
			s.add(found{Stored: r, live: pages.Reached(at)})
		}
	}
}

// attach gives records the rows that a bucket of lines or texts has for them.
func (rs records) attach(values seal.Seal, im *boltfile.Image, bucket string, value []byte) {
	name, isLine := strings.CutSuffix(bucket, seal.Lines)
	if !isLine {
		name = strings.TrimSuffix(bucket, seal.Texts)
	}
	of := rs[journal.Kind(name)]
	if of == nil || name == bucket {
		return
	}
	w := boltfile.Walker{Image: im, Claim: boltfile.Once()}
	err := w.Bucket(value, func(e boltfile.Element) error {
		at, id, err := seal.OpenTimeKey(e.Key)
		if err != nil {
			return err
		}
		b, err := values.OpenRow(bucket, e.Key, e.Value)
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
