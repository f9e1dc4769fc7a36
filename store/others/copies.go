package others

import (
	"errors"
	"path/filepath"

	"messup/store/copies"
	"messup/store/disk"
	"messup/store/seal"
	"messup/store/verify"
)

// Copies lists the files beside the journal at path, called so that they may be one,
// that are copies of it and were written in elsewhere, or hold later changes: what a
// service that copies files between computers leaves when both were changed. An earlier
// state of the journal, as a person keeps one, holds nothing that is not here, nor does
// a copy that was taken in, until it is written in again. A folder that cannot be
// listed, and a file that cannot be read, is no concern of who only looks for copies.
func Copies(reader verify.Reader, path string, here seal.Head, mayBe func(name string) bool) (paths []string) {
	found, err := disk.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil
	}
	for _, e := range found {
		at := filepath.Join(filepath.Dir(path), e.Name())
		if !mayBe(e.Name()) || !e.Type().IsRegular() {
			continue
		}
		h, err := reader.HeadAt(at)
		if err == nil && h.Journal == here.Journal && h.State().Beyond(here.State()) && !isTaken(reader, at, h, here.Taken) {
			paths = append(paths, at)
		}
	}
	return paths
}

// isTaken reports whether a file with the head h is as it was when it was taken in.
func isTaken(reader verify.Reader, path string, h seal.Head, taken seal.Taken) bool {
	if !taken.Of(h.Serial) {
		return false
	}
	f, err := copies.Open(reader, path)
	if err != nil {
		return false
	}
	c, err := seal.CopyOf(h, f, f.Size)
	return errors.Join(err, f.Close()) == nil && taken.Has(c)
}
