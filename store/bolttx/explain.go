package bolttx

import (
	"context"
	"errors"
	"fmt"

	berrors "go.etcd.io/bbolt/errors"

	"messup/journal"
	"messup/store/disk"
)

// Explain wraps an error of the operating system or of bbolt into one that
// says what was being done and where, and that is known.
func Explain(doing, path string, err error) error {
	switch err = disk.Explain(err); {
	case err == nil:
		return nil
	case journal.Known(err) || errors.Is(err, context.Canceled):
		return fmt.Errorf("%s %s: %w", doing, path, err)
	case errors.Is(err, berrors.ErrInvalid) || errors.Is(err, berrors.ErrChecksum) || errors.Is(err, berrors.ErrVersionMismatch):
		return fmt.Errorf("%s %s: %w: %w", doing, path, journal.ErrDamaged, err)
	}
	return fmt.Errorf("%s %s: %w: %w", doing, path, journal.ErrDisk, err)
}
