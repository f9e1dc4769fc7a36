package scratch

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"messup/store/disk"
)

// kept begins the name of a text that stays from one run to the next until it is done with.
const kept = "kept-"

// Keep keeps a text by its name, in place of the one before, in the first place that takes it.
// Nobody takes it in: it stays until Forget.
func (p Places) Keep(name string, words []byte) error {
	err := errors.New("there is no place for it")
	for i, place := range p {
		placeErr := disk.MakeFolder(place)
		if placeErr == nil {
			placeErr = (&Folder{dir: place}).put(kept+name, words)
		}
		if placeErr == nil {
			return p.forget(name, place)
		}
		if i == 0 { // as in make
			err = placeErr
		}
	}
	return explain(err)
}

// Kept returns the text that is kept by a name; nil if none is.
func (p Places) Kept(name string) ([]byte, error) {
	for _, place := range p {
		words, _, err := read(filepath.Join(place, kept+name))
		if err == nil {
			return words, nil
		}
		if err = disk.IgnoreMissing(err); err != nil && !errors.Is(err, syscall.ENOTDIR) {
			return nil, explain(err)
		}
	}
	return nil, nil
}

// Forget overwrites and removes the text that is kept by a name, wherever it is.
func (p Places) Forget(name string) error { return p.forget(name, "") }

// forget is Forget in all places but one.
func (p Places) forget(name, but string) error {
	var errs []error
	for _, place := range p {
		if place == but {
			continue
		}
		for _, ending := range []string{"", freshEnding} {
			path := filepath.Join(place, kept+name+ending)
			if _, err := os.Lstat(path); err == nil {
				errs = append(errs, wipe(path))
			} else if !errors.Is(err, syscall.ENOTDIR) { // there was never a place
				errs = append(errs, disk.IgnoreMissing(err))
			}
		}
	}
	return explain(errors.Join(errs...))
}
