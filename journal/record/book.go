package record

import (
	"fmt"
	"strings"

	"messup/journal"
	"messup/prompts"
)

// ambiguous is how many of the records that a prefix fits are named.
const ambiguous = 3

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

func GetEntry(tx Tx, id journal.ID) (journal.Entry, error) {
	return EntryKind(prompts.Library{}).Get(tx, id)
}

// GetLesson returns a lesson, and an empty one if there is none with this id.
func GetLesson(tx Tx, id journal.ID) (journal.Lesson, error) {
	l, err := LessonKind(prompts.Library{}).Get(tx, id)
	return l, IgnoreNotFound(err)
}

func PutEntry(tx Tx, sets prompts.Library, e journal.Entry, l journal.Lesson) error {
	r, err := entryRecord(sets, e, l)
	if err != nil {
		return err
	}
	return tx.Put(r)
}

func PutLesson(tx Tx, l journal.Lesson) error { return LessonKind(prompts.Library{}).Put(tx, l) }
