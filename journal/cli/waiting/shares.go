package waiting

import (
	"bytes"
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
	lies, err := s.place.Kept(shareName)
	if err != nil || lies == nil {
		return nil, reading(err)
	}
	words, err := s.file.Open(lies)
	if err == nil && bytes.Equal(words, lies) {
		err = s.renew(words)
	}
	if err != nil {
		return nil, reading(err)
	}
	return words, nil
}

func reading(err error) error {
	if err != nil {
		err = fmt.Errorf("reading the share that was begun: %w", err)
	}
	return err
}

// renew seals what lies there in clear although the journal has a passphrase: it was cut short
// while it got that.
func (s Shares) renew(words []byte) error {
	sealed, err := s.file.Shut(words)
	if err == nil && !bytes.Equal(sealed, words) {
		err = s.place.Keep(shareName, sealed)
	}
	return err
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
