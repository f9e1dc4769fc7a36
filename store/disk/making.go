package disk

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"messup/journal"
)

const temporarySuffix = ".tmp"

// Making makes the files of one owner, and clears them away: each has a name of its
// own while it is made, and gets one before it goes. So nothing half made or half
// blank is ever found under a name that promises something.
type Making struct {
	Prefix string    // of those names
	Rand   io.Reader // for the rest of them
}

// Is reports whether a file is called as those that are being made. One with a
// longer prefix is another owner's.
func (m Making) Is(name string) bool {
	rest, ours := strings.CutPrefix(name, m.Prefix)
	return ours && strings.HasSuffix(rest, temporarySuffix) && !strings.Contains(rest, "-")
}

// Name returns a path in dir for a file that is being made.
func (m Making) Name(dir string) (string, error) {
	var b [8]byte
	if _, err := io.ReadFull(m.Rand, b[:]); err != nil {
		return "", fmt.Errorf("naming a new file: %w", err)
	}
	return filepath.Join(dir, m.Prefix+hex.EncodeToString(b[:])+temporarySuffix), nil
}

// File makes an empty file in dir.
func (m Making) File(dir string) (string, *os.File, error) {
	path, err := m.Name(dir)
	if err != nil {
		return "", nil, err
	}
	file, err := OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return "", nil, fmt.Errorf("making a new file: %w", err)
	}
	return path, file, nil
}

// Put makes a file of a source under the first free of a row of names, and returns that.
func (m Making) Put(of Source, name func(n int) string) (string, error) {
	return firstFree(name, func(path string) error {
		under, err := m.Name(filepath.Dir(path))
		if err == nil {
			err = Put(of, under, path)
		}
		return err
	})
}

// Make makes a file of a source in dir, which has no name of its own yet.
func (m Making) Make(of Source, dir string) (*Made, error) {
	under, err := m.Name(dir)
	if err != nil {
		return nil, err
	}
	return Make(of, under)
}

// Settle gives a file that was made and synced the first free of a row of names, for
// good, and returns that.
func (m Making) Settle(fresh string, name func(n int) string) (string, error) {
	return firstFree(name, func(path string) error { return Place(fresh, path) })
}

// Move gives what lies at a path, a folder or a link too, the first free of a row of
// names, and returns that.
func (m Making) Move(from string, name func(n int) string) (string, error) {
	return firstFree(name, func(path string) error {
		if err := Rename(from, path); err != nil {
			return fmt.Errorf("setting it aside: %w", err)
		}
		return SyncFolder(filepath.Dir(path))
	})
}

// MoveBack undoes a Move, unless something else has the path by now: that stays there, and
// what was moved where it is.
func MoveBack(moved, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s stays: %w", moved, fs.ErrExist)
	}
	return Rename(moved, path)
}

func firstFree(name func(n int) string, put func(path string) error) (string, error) {
	const tries = 100
	for n := range tries {
		path := name(n)
		if _, err := os.Lstat(path); err == nil {
			continue
		}
		if err := put(path); !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
	return "", fmt.Errorf("there are %d of this second already: %w", tries, fs.ErrExist)
}

// Numbered is what the nth file of one name ends with, from 0.
func Numbered(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("-%d", n+1)
}

// Discard overwrites a file of words and removes it. others says that it has other
// names on this disk: what is under them is left alone.
func (m Making) Discard(path string) (others bool, err error) {
	leftover, err := m.Name(filepath.Dir(path))
	if err == nil {
		err = Rename(path, leftover)
	}
	if err == nil { // or a power cut may find it blank under its old name
		err = SyncFolder(filepath.Dir(path))
	}
	if err != nil {
		return false, IgnoreMissing(err)
	}
	info, err := os.Lstat(leftover)
	if err == nil && HasOtherNames(info, leftover) {
		others, err = m.otherNames(leftover, info)
	}
	return others, errors.Join(err, Scrub(leftover))
}

// Exchange puts the file fresh in the place of one of words, which is overwritten and
// removed. Cut short, one of the two is there, whole. others is that of Discard.
func (m Making) Exchange(fresh, path string) (others bool, err error) {
	dir := filepath.Dir(path)
	old, err := m.Name(dir)
	if err == nil {
		err = refuseLink(path)
	}
	if err == nil {
		tellWatch(fresh, path)
		err = replace(fresh, path, old)
	}
	if err != nil {
		return false, errors.Join(err, Scrub(fresh))
	}
	if err := SyncFolder(dir); err != nil {
		return false, fmt.Errorf("after putting the new file in place: %w", err)
	}
	if others, err = m.Discard(old); err != nil {
		return others, fmt.Errorf("the new file is in place, the old one: %w", err)
	}
	return others, nil
}

// replace puts the file fresh in the place of path, and keeps the old one under the name old.
// Cut short, there is one at path, except where a file has but one name.
func replace(fresh, path, old string) error {
	err := os.Link(path, old)
	if err != nil && noLinks(err) {
		return replaceUnlinked(fresh, path, old)
	}
	if err != nil {
		return fmt.Errorf("setting the old file aside: %w", err)
	}
	if err := again(func() error { return os.Rename(fresh, path) }); err != nil {
		return errors.Join(fmt.Errorf("putting the new file in place: %w", err), Remove(old))
	}
	return nil
}

// Swap is Exchange for a file that is open and locked, and stays so: the old one keeps a
// passing name, which is returned. Only one file of an owner is ever swapped.
func (m Making) Swap(fresh, path string) (old string, err error) {
	if old, err = m.Name(filepath.Dir(path)); err == nil {
		err = swap(fresh, path, old, m.aside(path))
	}
	return old, err
}

// aside is what the old file is called while there is none at path, where a Swap takes two steps.
func (m Making) aside(path string) string {
	return filepath.Join(filepath.Dir(path), m.Prefix+"aside"+temporarySuffix)
}

// PutBack is for who finds nothing at path: it puts the file back that a Swap set aside and was
// cut short in. It waits for one that is under way. There may be something at path then.
func (m Making) PutBack(ctx context.Context, path string) error {
	aside, err := Hold(ctx, m.aside(path), os.O_RDONLY)
	if err != nil {
		return IgnoreMissing(err)
	}
	err = LetGo(aside)
	if err == nil {
		err = again(func() error { return placeNew(aside.Name(), path) })
	}
	if Exists(path) { // somebody else was at it
		err = nil
	}
	return errors.Join(err, IgnoreClosed(aside.Close()))
}

// Rewrite makes a file of a source, and puts it in the place of one of words, as Exchange does.
func (m Making) Rewrite(of Source, path string) (others bool, err error) {
	made, err := m.Make(of, filepath.Dir(path))
	if err != nil {
		return false, err
	}
	fresh, err := made.Done()
	if err != nil {
		return false, err
	}
	return m.Exchange(fresh, path)
}

// otherNames takes away those names of a file that are leftovers, as one that was
// cut short while it was put in place has, and reports whether others are left.
func (m Making) otherNames(path string, info fs.FileInfo) (bool, error) {
	found, err := ReadDir(filepath.Dir(path))
	errs := []error{err}
	for _, e := range found {
		other, err := e.Info()
		if err == nil && m.Is(e.Name()) && e.Name() != filepath.Base(path) && os.SameFile(other, info) {
			errs = append(errs, Remove(filepath.Join(filepath.Dir(path), e.Name())))
		}
	}
	now, err := os.Lstat(path)
	return err == nil && HasOtherNames(now, path), errors.Join(append(errs, err)...)
}

// Sweep clears away what a crash left in dir of files that were being made, and
// returns what it could not. They hold a person's words, so they are overwritten. A
// process that is still making one has it locked, and it stays.
func (m Making) Sweep(dir string) error {
	found, err := ReadDir(dir)
	errs := []error{IgnoreMissing(err)}
	for _, e := range found {
		if !m.Is(e.Name()) {
			continue
		}
		if err := Scrub(filepath.Join(dir, e.Name())); err != nil && !errors.Is(err, journal.ErrBusy) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
