package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	berrors "go.etcd.io/bbolt/errors"

	"messup/journal"
	"messup/store/disk"
)

// explain wraps an error of the operating system or of bbolt into one that
// says what was being done and where, and that is known.
func explain(doing, path string, err error) error {
	if err == nil {
		return nil
	}
	doing = fmt.Sprintf("%s %s", doing, path)
	switch {
	case journal.Known(err) || errors.Is(err, context.Canceled):
		return fmt.Errorf("%s: %w", doing, err)
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%s: %w: %w", doing, journal.ErrBusy, err)
	case disk.IsFull(err):
		return fmt.Errorf("%s: %w: %w", doing, journal.ErrDiskFull, err)
	case disk.IsReadOnly(err) || errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: %w: %w", doing, journal.ErrReadOnly, err)
	case errors.Is(err, berrors.ErrInvalid) || errors.Is(err, berrors.ErrChecksum) || errors.Is(err, berrors.ErrVersionMismatch):
		return fmt.Errorf("%s: %w: %w", doing, journal.ErrDamaged, err)
	}
	return fmt.Errorf("%s: %w: %w", doing, journal.ErrDisk, err)
}
