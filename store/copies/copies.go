// Package copies reads copies of a journal that nobody has open, packed or not: whole
// ones, and what is left of damaged ones. It makes packed ones as well, of a journal that is
// held or of what was taken of it piece by piece.
package copies

import (
	"cmp"
	"errors"
	"fmt"
	"os"

	"messup/journal"
	"messup/store/boltfile"
	"messup/store/disk"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/verify"
)

// A Copy is all of a journal file that can be read to its last byte. Its records are read
// from it as long as it is open.
type Copy struct {
	*File   // nil only where the disk did not give it
	Head    seal.Head
	Records salvage.Records
}

// Read reads a whole copy, through a link too: a person may have named one. A copy that
// a newer messup made is an error, as what is in it says nothing here. Whatever is wrong
// with it, what could be opened is held.
func Read(reader verify.Reader, path string, held *Held) (c Copy, err error) {
	file, err := os.Open(path)
	if err != nil {
		return Copy{}, err
	}
	if c.File, err = open(reader, file); err != nil {
		return Copy{}, err
	}
	held.Hold(c.File)
	var im *boltfile.Image
	if im, c.Head, err = look(reader, c.File); err == nil {
		err = c.lacks
	}
	if err == nil {
		c.Records, err = salvage.Whole(im, c.Head, reader.Seal)
	}
	if disk.Unread(err) {
		c.File = nil
	}
	return c, err
}

// Whole reads the records and the head of a whole copy, as Read does.
func Whole(reader verify.Reader, path string, held *Held) (salvage.Records, *seal.Head, error) {
	c, err := Read(reader, path, held)
	switch {
	case err != nil && c.File == nil:
		return nil, nil, fmt.Errorf("reading a copy of the journal: %w", err)
	case err != nil:
		return nil, nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return c.Records, &c.Head, nil
}

// Left reads what is left of a copy, through no link: of one that is not there, of what
// a newer messup made and of what is no journal nothing.
func Left(reader verify.Reader, path string, held *Held) (p salvage.Piece, err error) {
	f, err := Open(reader, path)
	if err != nil {
		return p, disk.IgnoreMissing(err)
	}
	held.Hold(f)
	switch _, _, err = look(reader, f); {
	case errors.Is(err, journal.ErrNewer) || errors.Is(err, journal.ErrNotJournal):
		return p, nil
	case disk.Unread(err):
		return p, err
	}
	p = salvage.Piece{Path: path, Whole: cmp.Or(err, f.lacks) == nil}
	p.Rubble, err = salvage.Damaged(f, f.Size, reader.Seal)
	return p, err
}

// Check reads all of a copy, through no link, and checks it. One that a newer messup made
// is checked as far as this one knows it.
func Check(reader verify.Reader, path string) (h seal.Head, err error) {
	f, err := Open(reader, path)
	if err != nil {
		return seal.Head{}, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	_, h, err = reader.File(f, f.Size)
	return h, cmp.Or(err, f.lacks)
}

// Unread is what it means for a journal that a backup could not be checked: that it is bad, or only that
// the disk has no room to unpack it; nil without an error.
func Unread(path string, err error) error {
	if err == nil || errors.Is(err, journal.ErrDiskFull) {
		return err
	}
	return fmt.Errorf("%w: %s", journal.ErrBadBackup, path)
}

// look checks all of a file. What the disk does not give is told, and no damage.
func look(reader verify.Reader, f *File) (*boltfile.Image, seal.Head, error) {
	im, h, err := reader.File(f, f.Size)
	if err == nil && h.Schema > reader.Schema {
		err = journal.ErrNewer
	}
	return im, h, err
}
