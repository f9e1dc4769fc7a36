package record

import (
	"fmt"
	"strings"

	"messup/journal"
	"messup/journal/shortid"
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
		names[i] = shortid.Among(found, found[i])
	}
	if len(found) > ambiguous {
		names = append(names, "…")
	}
	return "", fmt.Errorf("%w: %s (%s)", journal.ErrAmbiguous, want, strings.Join(names, ", "))
}
