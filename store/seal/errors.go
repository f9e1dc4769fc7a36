package seal

import (
	"errors"
	"fmt"

	"messup/journal"
	"messup/store/boltfile"
)

// Damaged returns an error of a damaged journal that says what is wrong.
func Damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", journal.ErrDamaged, fmt.Sprintf(format, args...))
}

// InJournalsWords turns what boltfile says of a file into an error of the
// journal; any other error is returned as it is.
func InJournalsWords(err error) error {
	switch {
	case errors.Is(err, boltfile.ErrDamaged):
		return fmt.Errorf("%w: %w", journal.ErrDamaged, err)
	case errors.Is(err, boltfile.ErrForeign):
		return fmt.Errorf("%w: %w", journal.ErrNotJournal, err)
	}
	return err
}
