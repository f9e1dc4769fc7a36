package folder

import (
	"errors"
	"io/fs"
	"iter"
	"path"
	"strings"

	"messup/journal"
	"messup/store/disk"
	"messup/store/seal"
)

// TakenNotes yields the notes that were taken, opened if they are sealed. What cannot be read,
// or not be opened here, is left out.
func (f *Folder) TakenNotes() iter.Seq2[Note, error] {
	return func(yield func(Note, error) bool) {
		found, err := f.in(taken)
		if err != nil {
			yield(Note{}, err)
			return
		}
		for _, e := range found {
			if !e.Type().IsRegular() || passing(e.Name()) {
				continue
			}
			n, err := f.takenNote(e.Name())
			if sparing(err) {
				continue
			}
			if !yield(n, err) {
				return
			}
		}
	}
}

// sparing reports whether an error is that of one file, which others need not wait for.
func sparing(err error) bool {
	for _, one := range []error{fs.ErrNotExist, journal.ErrBadImport, journal.ErrTooLong, journal.ErrLocked} {
		if errors.Is(err, one) {
			return true
		}
	}
	return false
}

func (f *Folder) takenNote(name string) (n Note, err error) {
	n = Note{Name: name, file: path.Join(taken, name)}
	b, err := f.read(n.file)
	if err != nil {
		return n, err
	}
	info, err := f.root.Lstat(n.file)
	if err != nil {
		return n, explain(path.Join(f.path, n.file), err)
	}
	if n.At = info.ModTime(); seal.IsShut(b) {
		n.Name = strings.TrimSuffix(name, sealed)
		if b, err = f.opens.Open(b); err != nil {
			return n, err
		}
	}
	n.Words = b
	return n, nil
}

// Names are those that a note that was taken may have had in the inbox.
func (n Note) Names() []string {
	ext := path.Ext(n.Name)
	stem := strings.TrimSuffix(n.Name, ext)
	all := []string{n.Name}
	for i := 1; i < mostOfAName; i++ {
		if first, is := strings.CutSuffix(stem, disk.Numbered(i)); is {
			all = append(all, first+ext)
		}
		if first, is := strings.CutSuffix(n.Name, disk.Numbered(i)); is { // as a sealed one is numbered
			all = append(all, first)
		}
	}
	return all
}

// Discard overwrites a note that was taken, and removes it.
func (f *Folder) Discard(n Note) error { return f.Remove(n.file) }

// SealTaken seals the notes that were taken before the folder was sealed. In one that is not
// sealed they stay as they are.
func (f *Folder) SealTaken() error {
	if f.lock == "" {
		return nil
	}
	found, err := f.in(taken)
	if err != nil {
		return err
	}
	for _, e := range found {
		if !e.Type().IsRegular() || strings.HasSuffix(e.Name(), sealed) {
			continue
		}
		n, err := f.takenNote(e.Name())
		if err == nil {
			err = f.shutAway(n, n.file)
		}
		if err != nil && !sparing(err) {
			return err
		}
	}
	return nil
}
