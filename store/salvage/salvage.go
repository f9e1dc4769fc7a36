package salvage

import (
	"cmp"
	"errors"
	"io"

	"messup/journal"
	"messup/store/boltfile"
	"messup/store/seal"
)

// Rubble is what could be read of a damaged file.
type Rubble struct {
	Records
	Head     *seal.Head // nil if not even that
	from     *source
	complete map[journal.Kind]bool // kinds of which every record was there
}

// Damaged finds all it can in a damaged file: each kind whose own tree is
// whole in that tree, of the others every record that lies anywhere but in
// the free pages. The work is bounded by the size of the file. What is damaged is no
// error; what the disk does not give is one.
func Damaged(file io.ReaderAt, size int64, values seal.Seal) (Rubble, error) {
	from := &source{from: file, size: size, seal: values}
	s := Rubble{from: from, Records: Records{}, complete: map[journal.Kind]bool{}}
	im := boltfile.OpenDamaged(from, size)
	buckets := map[string]boltfile.Element{}
	if im != nil {
		s.trees(im, buckets)
	}
	err := s.pieces(im)
	if err == nil && len(s.Records) == 0 { // or none that this key opens
		var sealed bool
		if sealed, err = seal.HoldsSealed(from, size); sealed {
			err = journal.ErrLocked
		}
	}
	for name, bucket := range buckets {
		err = errors.Join(err, s.attach(from, im, name, bucket))
	}
	return s, cmp.Or(from.err, err)
}

// trees finds what the trees of a file lead to as it should be.
func (s *Rubble) trees(im *boltfile.Image, buckets map[string]boltfile.Element) {
	rootErr := once(im).Buckets(func(e boltfile.Element) error {
		buckets[string(e.Key)] = e
		return nil
	})
	if h, err := s.from.seal.OpenHead(im); err == nil && rootErr == nil {
		s.Head = &h
		values, err := s.from.seal.For(h)
		if err != nil {
			s.from.err = err
			return
		}
		s.from.seal = values
		// With one of the two metas gone, this may be the state before the last.
		if _, err := boltfile.Open(s.from, s.from.size); err == nil {
			s.wholeKinds(im, buckets)
		}
	}
}

// wholeKinds takes the kinds whose tree is whole and has as many records as
// the head says.
func (s *Rubble) wholeKinds(im *boltfile.Image, buckets map[string]boltfile.Element) {
	for kind, n := range s.Head.Counts {
		var all []*Found
		err := error(nil)
		if bucket, there := buckets[string(kind)]; there {
			err = once(im).Bucket(bucket, func(e boltfile.Element) error {
				r, err := s.from.seal.OpenRecord(kind, e.Key, e.Value)
				all = append(all, s.from.found(r, e.Off, true))
				return err
			})
		}
		if err != nil || uint64(len(all)) != n {
			continue
		}
		s.complete[kind] = true
		for _, r := range all {
			s.add(r)
		}
	}
}

// pieces finds the records of all other kinds.
func (s *Rubble) pieces(im *boltfile.Image) error {
	var pages boltfile.Pages
	if im != nil {
		pages = im.Pages()
	}
	return s.from.scan(func(r seal.Lying) {
		// What is newer than the head cannot have been thrown away under it.
		stale := s.Head != nil && pages.Free(r.Off) && r.Serial <= s.Head.Serial
		if !s.complete[r.Kind] && !stale {
			s.add(s.from.found(r.Stored, r.Off, pages.Reached(r.Off)))
		}
	})
}
