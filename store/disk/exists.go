package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Exists reports whether there is anything at path. What it is, who opens it finds out.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// ReadDir lists a folder. Windows says of a file in its place that there is none: that would be
// taken for an empty one.
func ReadDir(path string) ([]os.DirEntry, error) {
	found, err := os.ReadDir(path)
	if errors.Is(err, fs.ErrNotExist) && Exists(path) {
		err = fmt.Errorf("%s is no folder", path)
	}
	return found, err
}
