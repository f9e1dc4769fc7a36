package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"messup/journal"
)

// Resolve follows links and says what a path is that is no regular file.
func Resolve(path string) (string, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return path, err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		target, err := filepath.EvalSymlinks(path)
		if err == nil {
			info, err = os.Lstat(target)
		}
		if errors.Is(err, fs.ErrPermission) {
			return path, err
		}
		if err != nil { // only its words: a link to nothing is not the same as nothing
			return path, fmt.Errorf("%w: it is a link that leads nowhere (%s)", journal.ErrNotJournal, err.Error())
		}
		path = target
	}
	switch m := info.Mode(); {
	case m.IsRegular():
		return path, nil
	case m.IsDir():
		return path, fmt.Errorf("%w: it is a folder", journal.ErrNotJournal)
	case m&fs.ModeNamedPipe != 0:
		return path, fmt.Errorf("%w: it is a pipe", journal.ErrNotJournal)
	case m&fs.ModeDevice != 0:
		return path, fmt.Errorf("%w: it is a device", journal.ErrNotJournal)
	}
	return path, fmt.Errorf("%w: it is no ordinary file", journal.ErrNotJournal)
}

// IsNoFile reports whether a folder, a pipe, or a link to no file has a path: that can get
// another name, and is whole under it. A device is the system's, and stays where it is.
func IsNoFile(path string) bool {
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeDevice != 0 {
		return false
	}
	target, err := os.Stat(path)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist) || leadsRound(err)
	}
	return !target.Mode().IsRegular()
}
