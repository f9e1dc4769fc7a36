package bolttx

import (
	"maps"
	"slices"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/seal"
)

// Replay makes the change in a call of its own.
func (s *Staged) Replay(t *Tx) error {
	for _, c := range s.took {
		if err := t.TakeIn(c); err != nil {
			return err
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(s.came)) {
		if err := s.replay(t, kind); err != nil {
			return err
		}
	}
	return nil
}

func (s *Staged) replay(t *Tx, kind journal.Kind) error {
	for id, p := range s.came[kind] {
		if !p.gone {
			continue
		}
		if _, err := t.Stored(kind, id); record.IsNotFound(err) { // it came and went
			continue
		}
		if err := t.Delete(kind, id); err != nil {
			return err
		}
	}
	for _, one := range s.inOrder(kind, false) {
		r, err := s.Get(kind, one.id)
		if err == nil {
			err = t.Put(r)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Fill fills a new file with the journal as the change leaves it.
func (s *Staged) Fill(b *Builder) error {
	buckets := map[string]bool{}
	for kind := range s.came {
		for _, ending := range []string{"", seal.Lines, seal.Texts, seal.Marks} {
			buckets[string(kind)+ending] = true
		}
	}
	if s.base.From != nil {
		w := boltfile.Walker{Image: s.base.From, Claim: boltfile.AnyPage}
		err := w.Buckets(func(e boltfile.Element) error { buckets[string(e.Key)] = true; return nil })
		if err != nil {
			return err
		}
	}
	delete(buckets, seal.Meta)
	for _, bucket := range slices.Sorted(maps.Keys(buckets)) {
		err := s.merge(bucket, func(k, v []byte) (bool, error) { return true, b.copyValue(bucket, k, v) })
		if err != nil {
			return err
		}
	}
	return nil
}
