package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"messup/store/bolttx"
	"messup/store/disk"
	"messup/store/seal"
)

// build makes a journal file with the head h and what fill puts into it, under
// a temporary name in dir. When it returns, the file is on the disk and has
// been read back and checked.
func (f *File) build(dir string, h seal.Head, fill func(*bolttx.Builder) error) (path string, err error) {
	path, file, err := f.shelf().Making().File(dir)
	if err != nil {
		return "", err
	}
	if err := f.fill(path, file, h, fill); err != nil {
		return "", errors.Join(fmt.Errorf("making %s: %w", filepath.Base(path), err), disk.IgnoreClosed(file.Close()), disk.Scrub(path))
	}
	return path, nil
}

func (f *File) fill(path string, file *os.File, h seal.Head, fill func(*bolttx.Builder) error) error {
	if _, err := disk.TryLock(file, true); err != nil { // keeps sweep away; nobody else knows the file
		return err
	}
	serial, err := bolttx.Fill(file, h, f.seal, f.config.Marked, lockTimeout, fill)
	if err != nil {
		return err
	}
	got, err := f.reader().At(path)
	if err == nil && got.Serial != serial {
		err = seal.Damaged("what was written cannot be read back")
	}
	return err
}
