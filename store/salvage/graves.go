package salvage

import (
	"iter"
	"slices"

	"messup/journal"
	"messup/journal/record"
	"messup/store/seal"
)

// bury takes out of what is merged all that was deleted for good and not kept again.
func (s Sources) bury(merged Records) (buried []Found) {
	for _, r := range merged.sorted() {
		if s.buries(r.Stored) {
			buried = append(buried, r)
			delete(merged[r.Kind], r.ID)
		}
	}
	return buried
}

// buries reports whether a record was deleted for good, and is older than that.
func (s Sources) buries(r seal.Stored) bool {
	return slices.ContainsFunc(s.Graves, func(h seal.Head) bool { return r.Serial <= h.Serial && h.Gone.Has(r.Kind, r.ID) })
}

// BuriedIn returns those of the records of a file that were deleted for good.
func (s Sources) BuriedIn(file iter.Seq2[int, seal.Stored]) map[record.Key]bool {
	gone := map[record.Key]bool{}
	for _, r := range file {
		if s.buries(r) {
			gone[record.Key{Kind: r.Kind, ID: r.ID}] = true
		}
	}
	return gone
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

// Lighten takes out of the records what they tell of those that were left out.
func (m Merged) Lighten(without func(gone map[record.Key]bool) func(record.Record) (record.Record, error)) {
	gone := map[record.Key]bool{}
	for _, r := range m.Buried {
		gone[record.Key{Kind: r.Kind, ID: r.ID}] = true
	}
	light := without(gone)
	for i, r := range m.Records {
		if l, err := light(r.Record); err == nil { // what cannot be read tells nobody anything
			m.Records[i].Record = l
		}
	}
}

// Adds reports whether it has anything that is under no kind among the records of a journal.
func (m Merged) Adds(to Records) bool {
	return slices.ContainsFunc(m.Records, func(r Found) bool { return !to.Under(r.ID) })
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
