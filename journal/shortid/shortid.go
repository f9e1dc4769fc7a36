// Package shortid is how little of an id is enough to name a record by: at least as much as
// lists show, and no less than tells it from all others. Finding a record by it is for
// package record.
package shortid

import (
	"iter"
	"slices"

	"messup/journal"
)

// Among returns the shortest beginning of id that no other of the ids shares. They must be
// in order: then the two beside it share the most.
func Among(ids []journal.ID, id journal.ID) string {
	n := journal.ShortID
	i, _ := slices.BinarySearch(ids, id)
	for _, j := range []int{i - 1, i, i + 1} {
		if j >= 0 && j < len(ids) && ids[j] != id {
			n = max(n, shared(id, ids[j])+1)
		}
	}
	return string(id[:min(n, len(id))])
}

// In is Among for the ids that ids lists by how they begin, in order: it looks at the few
// beside one, not at all there are.
func In(ids func(prefix string) iter.Seq2[journal.ID, error], id journal.ID) (string, error) {
	for n := min(journal.ShortID, len(id)); n < len(id); n++ {
		if alone, err := alone(ids(string(id[:n])), id); alone || err != nil {
			return string(id[:n]), err
		}
	}
	return string(id), nil
}

// alone reports whether there is no other id.
func alone(ids iter.Seq2[journal.ID, error], id journal.ID) (bool, error) {
	for other, err := range ids {
		if err != nil || other != id {
			return false, err
		}
	}
	return true, nil
}

// shared counts the bytes two ids begin with in common.
func shared(a, b journal.ID) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
