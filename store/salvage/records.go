package salvage

import (
	"errors"
	"strings"

	"messup/journal"
	"messup/store/boltfile"
	"messup/store/seal"
)

// Records holds what was found, the newest of each.
type Records map[journal.Kind]map[journal.ID]*Found

// add keeps r unless a newer one with its id is there.
func (rs Records) add(r *Found) {
	of := rs[r.Kind]
	if of == nil {
		of = map[journal.ID]*Found{}
		rs[r.Kind] = of
	}
	if have, ok := of[r.ID]; !ok || r.Serial > have.Serial || r.Serial == have.Serial && r.live && !have.live {
		of[r.ID] = r
	}
}

// has reports whether a record is among them, as it was kept by the same change.
func (rs Records) has(r *Found) bool {
	have, there := rs[r.Kind][r.ID]
	return there && have.Serial == r.Serial
}

// Under reports whether anything has an id, of whatever kind: what is in the trash is there.
func (rs Records) Under(id journal.ID) bool {
	for _, of := range rs {
		if _, there := of[id]; there {
			return true
		}
	}
	return false
}

// Newest returns the serial of the newest record; 0 if there are none.
func (rs Records) Newest() (serial uint64) {
	for _, of := range rs {
		for _, r := range of {
			serial = max(serial, r.Serial)
		}
	}
	return serial
}

// Whole finds all records of a checked image with a head.
func Whole(im *boltfile.Image, h seal.Head, values seal.Seal) (Records, error) {
	values, err := values.For(h)
	if err != nil {
		return nil, err
	}
	rs, from := Records{}, &source{seal: values}
	from.from, from.size = im.File()
	buckets := map[string]boltfile.Element{}
	w := boltfile.Walker{Image: im, Claim: boltfile.AnyPage}
	err = w.Buckets(func(bucket boltfile.Element) error {
		name := string(bucket.Key)
		if buckets[name] = bucket; !seal.IsKind(name) {
			return nil
		}
		return w.Bucket(bucket, func(e boltfile.Element) error {
			r, err := values.OpenRecord(journal.Kind(name), e.Key, e.Value)
			if err == nil {
				rs.add(from.found(r, e.Off, false))
			}
			return err
		})
	})
	for name, bucket := range buckets {
		if err == nil {
			err = rs.attach(from, im, name, bucket)
		}
	}
	return rs, seal.InJournalsWords(err)
}

// attach gives records the rows that a bucket of lines or texts has for them, as far as it
// can be read.
func (rs Records) attach(from *source, im *boltfile.Image, bucket string, value boltfile.Element) error {
	part := line
	name, isLine := strings.CutSuffix(bucket, seal.Lines)
	if !isLine {
		part, name = text, strings.TrimSuffix(bucket, seal.Texts)
	}
	of := rs[journal.Kind(name)]
	if of == nil || name == bucket {
		return nil
	}
	err := once(im).Bucket(value, func(e boltfile.Element) error {
		at, id, err := seal.OpenTimeKey(e.Key)
		if err != nil {
			return err
		}
		_, err = from.seal.OpenRow(bucket, e.Key, e.Value)
		if r, ok := of[journal.ID(id)]; ok && err == nil && r.at().Equal(at) {
			r.offs[part], r.sizes[part] = e.Off, uint32(len(e.Value))
		}
		return nil // a row that is of no use does not hide the next
	})
	if errors.Is(err, boltfile.ErrDamaged) || errors.Is(err, journal.ErrDamaged) { // rows are derived: Reindex makes those that could not be read
		return nil
	}
	return err
}
