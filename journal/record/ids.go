package record

import (
	"fmt"
	"slices"
	"strings"

	"messup/journal"
)

// ambiguous is how many of the records that a prefix fits are named.
const ambiguous = 3

// IDs returns the ids of all records of a kind, in order.
func IDs(tx Tx, k journal.Kind) (ids []journal.ID, err error) {
	for id, err := range tx.IDs(k, "") {
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// Resolve finds the one record of a kind whose id is or begins with prefix.
func Resolve(tx Tx, k journal.Kind, prefix string) (journal.ID, error) {
	want, err := journal.ParseID(prefix)
	if err != nil {
		return "", err
	}
	var found []journal.ID // in order
	for id, err := range tx.IDs(k, string(want)) {
		if err != nil {
			return "", err
		}
		if id == want {
			return id, nil
		}
		found = append(found, id)
		if len(found) > ambiguous {
			break
		}
	}
	switch len(found) {
	case 0:
		return "", fmt.Errorf("%w: %s", journal.ErrNotFound, want)
	case 1:
		return found[0], nil
	}
	names := make([]string, min(len(found), ambiguous), ambiguous+1)
	for i := range names {
		names[i] = Shortest(found, found[i])
	}
	if len(found) > ambiguous {
		names = append(names, "…")
	}
	return "", fmt.Errorf("%w: %s (%s)", journal.ErrAmbiguous, want, strings.Join(names, ", "))
}

// Shortest returns the shortest beginning of id, but at least as much as lists
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

// Short is Shortest among all records of a kind: it looks at the few ids beside one, not
// at all there are.
func Short(tx Tx, k journal.Kind, id journal.ID) (string, error) {
	for n := min(journal.ShortID, len(id)); n < len(id); n++ {
		if alone, err := begins(tx, k, string(id[:n]), id); alone || err != nil {
			return string(id[:n]), err
		}
	}
	return string(id), nil
}

// begins reports whether no other id begins so.
func begins(tx Tx, k journal.Kind, prefix string, id journal.ID) (bool, error) {
	for other, err := range tx.IDs(k, prefix) {
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
