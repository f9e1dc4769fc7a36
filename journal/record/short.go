package record

import (
	"slices"

	"messup/journal"
)

// Shortest returns the Shortest beginning of id, but at least as much as lists
// show, that no other of the ids shares. They must be in order: then the two
// beside it share the most.
func Shortest(ids []journal.ID, id journal.ID) string {
	n := journal.ShortID
	i, _ := slices.BinarySearch(ids, id)
	for _, j := range []int{i - 1, i, i + 1} {
		if j >= 0 && j < len(ids) && ids[j] != id {
			n = max(n, shared(id, ids[j])+1)
		}
	}
	return string(id[:min(n, len(id))])
}

// shared counts the bytes two ids begin with in common.
func shared(a, b journal.ID) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
