package waiting

import (
	"context"
	"fmt"

	"messup/store"
	"messup/store/scratch"
)

// shareName is what the share that was begun is kept by.
const shareName = "share"

// Shares keeps the one share that is begun and not written yet, beside the journal: it is in no
// backup, and when it is forgotten nothing of it is left.
type Shares struct {
	file  *store.File
	place scratch.Places
}

// Shares keeps the share of this journal.
func (w Words) Shares() Shares { return Shares{w.File, w.Scratch} }

// Kept returns what is kept; nil if nothing is.
func (s Shares) Kept(context.Context) ([]byte, error) {
	words, err := s.place.Kept(shareName)
	if err == nil && words != nil {
		words, err = s.file.Open(words)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the share that was begun: %w", err)
	}
	return words, nil
}

// Keep keeps words in place of those before, sealed if the journal is.
func (s Shares) Keep(_ context.Context, words []byte) error {
	words, err := s.file.Shut(words)
	if err == nil {
		err = s.place.Keep(shareName, words)
	}
	if err != nil {
		return fmt.Errorf("keeping the share that was begun: %w", err)
	}
	return nil
}

// Forget deletes what is kept.
func (s Shares) Forget(context.Context) error {
	if err := s.place.Forget(shareName); err != nil {
		return fmt.Errorf("deleting the share that was begun: %w", err)
	}
	return nil
}
