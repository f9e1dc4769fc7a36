package book

import (
	"fmt"
	"io"

	"messup/journal"
)

// newID reads 16 random bytes from rand: 26 letters and digits without the
// ones easily taken for others (Crockford's base 32).
func newID(rand io.Reader) (journal.ID, error) {
	var b [16]byte
	if _, err := io.ReadFull(rand, b[:]); err != nil {
		return "", fmt.Errorf("making an id: %w", err)
	}
	return journal.IDOf(b[:]), nil
}
