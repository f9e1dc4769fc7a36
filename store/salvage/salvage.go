package salvage

import (
	"bytes"

	"messup/journal"
	"messup/store/boltfile"
	"messup/store/seal"
)

// Rubble is what could be read of a damaged file.
type Rubble struct {
	Records
	Head     *seal.Head // nil if not even that
	seal     seal.Seal
	bytes    []byte
	complete map[journal.Kind]bool // kinds of which every record was there
}

// Damaged reads all it can of a damaged file: each kind whose own tree is
// whole from that tree, of the others every record that lies anywhere but in
// the free pages. The work is bounded by the size of b.
func Damaged(b []byte, values seal.Seal) Rubble {
	s := Rubble{seal: values, bytes: b, Records: Records{}, complete: map[journal.Kind]bool{}}
	im := boltfile.OpenDamaged(b)
	if im == nil {
		for _, r := range s.seal.Scan(b) {
			s.add(Found{Stored: r})
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
		s.Head = &h
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
func (s *Rubble) wholeKinds(im *boltfile.Image, buckets map[string][]byte) {
	for kind, n := range s.Head.Counts {
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
			s.add(Found{Stored: r, live: true})
		}
	}
}

// pieces takes the records of all other kinds.
func (s *Rubble) pieces(b []byte, im *boltfile.Image) {
	pages := im.Pages()
	for at, r := range s.seal.Scan(b) {
		// What is newer than the head cannot have been thrown away under it.
		stale := s.Head != nil && pages.Free(at) && r.Serial <= s.Head.Serial
		if !s.complete[r.Kind] && !stale {
			s.add(Found{Stored: r, live: pages.Reached(at)})
		}
	}
}
