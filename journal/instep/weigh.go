package instep

import (
	"cmp"
	"slices"

	"messup/journal"
)

// A verdict is what a sync does with one thing in the journal. Its file is written
// afterwards, wherever it does not say then what the journal does.
type verdict struct {
	take   *found      // it takes the place of what is here, or comes anew
	join   []found     // each was changed apart from what is here: both wordings stay
	delete *found      // says that it was deleted, and nobody changed it here
	back   journal.ID  // what is given back out of the trash before
	stays  []found     // say that it was deleted, but it was changed here
	learn  *found      // says that it was deleted, as it is here already
	skip   journal.Why // why what came stays in the folder
}

func (v verdict) nothing() bool {
	return v.take == nil && len(v.join) == 0 && v.delete == nil && v.back == "" && len(v.stays) == 0
}

// weigh decides about one thing.
func weigh(h here, all []found) (v verdict) {
	records, deletions := newest(h, all)
	switch {
	case h.withheld:
		return v
	case h.light != nil && len(records)+len(deletions) > 0:
		return v.partly(h, records, deletions)
	case h.is:
		return v.changed(h, records, deletions)
	case len(records) == 0:
		if len(deletions) > 0 {
			v.learn = &deletions[0]
		}
		return v
	case h.trash != "" && h.V == "":
		v.skip = journal.DeletedHere
		return v
	case h.forGood:
		v.skip = journal.GoneHere
		return v
	}
	v.back, v.take, v.join = h.trash, &records[0], records[1:]
	if h.trash != "" && !records[0].from(cmp.Or(h.lies, h.Of)) { // what lies there has words that it does not know
		v.take, v.join = nil, records
	}
	return v
}

// TellsOfHeavy is why a change stays in the folder: words would leave with what was joined.
const TellsOfHeavy journal.Why = "tells-of-heavy"

// partly decides about a thing of which a part stays here. A review that was gone on with elsewhere
// comes with its lines about what is heavy put back.
func (v verdict) partly(h here, records, deletions []found) verdict {
	if h.Kind == journal.ReviewsKind && len(records) == 1 && len(deletions) == 0 && records[0].after(h.Version) {
		v.take = &records[0]
	} else {
		v.skip = TellsOfHeavy
	}
	return v
}

// changed decides about a thing that is in the journal.
func (v verdict) changed(h here, records, deletions []found) verdict {
	for i, f := range records {
		if f.after(h.Version) && len(records) == 1 {
			v.take = &records[i]
		} else {
			v.join = append(v.join, f)
		}
	}
	if h.again != nil && !h.withheld { // whoever brings something back has seen that it was deleted
		deletions = append(slices.DeleteFunc(deletions, func(d found) bool { return d.V == h.again.V }), found{Version: *h.again})
	}
	for i, d := range deletions {
		if d.after(h.Version) && len(records) == 0 && h.again == nil {
			v.delete = &deletions[i]
		} else {
			v.stays = append(v.stays, d)
		}
	}
	if len(v.stays) > 0 {
		v.delete = nil
	}
	return v
}

// newest are the versions that the journal does not have, without those that another of them
// came from.
func newest(h here, all []found) (records, deletions []found) {
	for i, f := range all {
		known := h.V == f.V || h.after(f.Version)
		for j, g := range all {
			known = known || g.after(f.Version) || f.V == g.V && j < i
		}
		switch {
		case known:
		case f.Gone:
			deletions = append(deletions, f)
		default:
			records = append(records, f)
		}
	}
	slices.SortStableFunc(records, func(a, b found) int { // what lies under its own name first
		switch {
		case a.main == b.main:
			return 0
		case a.main:
			return -1
		}
		return 1
	})
	return records, deletions
}
