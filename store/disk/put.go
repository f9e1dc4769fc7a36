package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// part is the ending of a file that is being made where a person can see it.
const part = ".part"

// Put makes a file of b at path, where there must be none (fs.ErrExist): first
// under another name, then on the disk, then compared, then in its place. under is
// that other name, and nothing is left of it when Put returns.
func Put(b []byte, under, path string) error {
	file, err := os.OpenFile(under, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("making a new file: %w", err)
	}
	_, err = TryLock(file, true) // where files cannot be locked nobody can say that it is being made
	_, writeErr := file.Write(b)
	if err = errors.Join(writeErr, err); err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = SameBytes(under, b)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("writing a copy: %w", err), Scrub(under))
	}
	return Place(under, path)
}

// PutInSight is Put in a folder that nobody sweeps: what a kill leaves is to be
// seen there, beside the name that was asked for, and the next try takes its place.
// What lies there already is only touched if isOurs says that it was left so.
func PutInSight(b []byte, path string, isOurs func(part string) bool) error {
	under := path + part
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("making a new file: %w", fs.ErrExist)
	}
	switch info, err := os.Lstat(under); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("making a new file: %w", err)
	case !info.Mode().IsRegular() || info.Size() > 0 && !isOurs(under):
		return fmt.Errorf("%s is in the way, and no copy that was cut short: %w", under, fs.ErrExist)
	default:
		if err := Scrub(under); err != nil {
			return fmt.Errorf("clearing away %s: %w", under, err)
		}
	}
	return Put(b, under, path)
}
