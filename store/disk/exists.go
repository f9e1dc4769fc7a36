package disk

import (
	"errors"
	"io/fs"
	"os"
)

// Exists reports whether there is anything at path. What it is, who opens it finds out.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
