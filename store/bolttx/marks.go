package bolttx

import (
	"messup/journal"
	"messup/store/seal"
)

// What lists look for among all there ever were, as drafts and open plans, is a few of
// many rows. Their keys are in a bucket of their own, so that nobody has to go through
// the others.

// mark has the row with a key among those that are marked, or not.
func (t *Tx) mark(kind journal.Kind, key []byte, on, isNew bool) error {
	bucket := string(kind) + seal.Marks
	if isNew && !on {
		return nil
	}
	have, err := t.value(bucket, key)
	switch {
	case err != nil || on == (have != nil):
		return err
	case on:
		return t.set(bucket, key, t.Seal.Row(bucket, key, nil))
	}
	return t.drop(bucket, key)
}

// marks reports whether a line is one that lists look for.
func (t *Tx) marks(kind journal.Kind, line []byte) bool {
	return t.IsMarked != nil && t.IsMarked(kind, line)
}

// MarkAll marks the rows of a journal that has no marks yet, or others.
func (t *Tx) MarkAll() error {
	for kind := range t.Head.Counts {
		for r, err := range t.Rows(kind) {
			if err == nil {
				err = t.within(func() error {
					return t.mark(kind, seal.TimeKey(r.At, r.ID), t.marks(kind, r.Bytes), false)
				})
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}
