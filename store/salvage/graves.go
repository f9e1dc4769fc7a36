package salvage

import (
	"iter"
	"slices"

	"messup/journal"
	"messup/journal/record"
	"messup/store/seal"
)

// bury takes out of what is merged all that was deleted for good and not kept again.
func (s Sources) bury(merged Records) (buried []*Found) {
	for _, r := range merged.sorted() {
		if s.buries(r.Kind, r.ID, r.Serial) {
			buried = append(buried, r)
			delete(merged[r.Kind], r.ID)
		}
	}
	return buried
}

// buries reports whether a record was deleted for good, and is older than that.
func (s Sources) buries(kind journal.Kind, id journal.ID, serial uint64) bool {
	return slices.ContainsFunc(s.Graves, func(h seal.Head) bool { return serial <= h.Serial && h.Gone.Has(kind, id) })
}

// BuriedIn returns those of the records of a file that were deleted for good.
func (s Sources) BuriedIn(file iter.Seq2[seal.Lying, error]) (map[record.Key]bool, error) {
	gone := map[record.Key]bool{}
	for r, err := range file {
		if err != nil {
			return nil, err
		}
		if s.buries(r.Kind, r.ID, r.Serial) {
			gone[record.Key{Kind: r.Kind, ID: r.ID}] = true
		}
	}
	return gone, nil
}

// NoGraves reports whether nothing notes what was deleted for good.
func (s Sources) NoGraves() bool {
	return !slices.ContainsFunc(s.Graves, func(h seal.Head) bool { return h.Gone != nil })
}

// NumberBuried counts by kind those that were left out.
func (m Merged) NumberBuried() map[journal.Kind]int {
	n := map[journal.Kind]int{}
	for _, r := range m.Buried {
		n[r.Kind]++
	}
	return n
}

// Lighten has the records read without what they tell of those that were left out.
func (m *Merged) Lighten(without func(gone map[record.Key]bool) func(record.Record) (record.Record, error)) {
	gone := map[record.Key]bool{}
	for _, r := range m.Buried {
		gone[record.Key{Kind: r.Kind, ID: r.ID}] = true
	}
	light := without(gone)
	m.Light = func(r record.Record) (record.Record, error) {
		if l, err := light(r); err == nil { // what cannot be read tells nobody anything
			r = l
		}
		return r, nil
	}
}

// Adds reports whether it has anything that is under no kind among the records of a journal.
func (m Merged) Adds(to Records) bool {
	return slices.ContainsFunc(m.Records, func(r *Found) bool { return !to.Under(r.ID) })
}

// Lacks reports whether any of a journal's earlier records is under no kind in it now.
func (m Merged) Lacks(was Records, but []journal.Kind) bool {
	stays := map[journal.ID]bool{}
	for _, r := range m.Records {
		stays[r.ID] = true
	}
	for kind, of := range was {
		for id := range of {
			if !stays[id] && !slices.Contains(but, kind) {
				return true
			}
		}
	}
	return false
}
