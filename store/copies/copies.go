// Package copies reads copies of a journal that nobody has open: whole ones, and what is
// left of damaged ones.
package copies

import (
	"errors"
	"os"

	"messup/journal"
	"messup/store/boltfile"
	"messup/store/disk"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/verify"
)

// A Copy is all of a journal file that can be read to its last byte.
type Copy struct {
	Bytes   []byte // nil only where the disk did not give them
	Head    seal.Head
	Records salvage.Records
}

// Read reads a whole copy, through a link too: a person may have named one. A copy that
// a newer messup made is an error, as what is in it says nothing here.
func Read(reader verify.Reader, path string) (c Copy, err error) {
	if c.Bytes, err = os.ReadFile(path); err != nil {
		return Copy{}, err
	}
	var im *boltfile.Image
	if im, c.Head, err = look(reader, c.Bytes); err == nil {
		c.Records, err = salvage.Whole(im, reader.Seal)
	}
	return c, err
}

// Left reads what is left of a copy, through no link: of one that is not there, of what
// a newer messup made and of what is no journal nothing.
func Left(reader verify.Reader, path string) (p salvage.Piece, err error) {
	b, err := disk.Read(path)
	if err != nil {
		return p, disk.IgnoreMissing(err)
	}
	_, _, err = look(reader, b)
	if errors.Is(err, journal.ErrNewer) || errors.Is(err, journal.ErrNotJournal) {
		return p, nil
	}
	return salvage.Piece{Rubble: salvage.Damaged(b, reader.Seal), Path: path, Whole: err == nil}, nil
}

func look(reader verify.Reader, b []byte) (*boltfile.Image, seal.Head, error) {
	im, h, err := reader.Bytes(b)
	if err == nil && h.Schema > reader.Schema {
		err = journal.ErrNewer
	}
	return im, h, err
}
