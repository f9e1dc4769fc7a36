// Package copies reads copies of a journal that nobody has open, packed or not: whole
// ones, and what is left of damaged ones. Packed ones it makes as well.
package copies

import (
	"cmp"
	"errors"
	"io"
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
	file, err := os.Open(path)
	if err != nil {
		return Copy{}, err
	}
	f, err := open(reader, file)
	if err != nil {
		return Copy{}, err
	}
	if c.Bytes, err = f.all(); err != nil {
		return Copy{}, err
	}
	var im *boltfile.Image
	if im, c.Head, err = look(reader, c.Bytes); err == nil {
		err = f.lacks
	}
	if err == nil {
		c.Records, err = salvage.Whole(im, reader.Seal)
	}
	return c, err
}

// Left reads what is left of a copy, through no link: of one that is not there, of what
// a newer messup made and of what is no journal nothing.
func Left(reader verify.Reader, path string) (p salvage.Piece, err error) {
	b, lacks, err := Bytes(reader, path)
	if err != nil {
		return p, disk.IgnoreMissing(err)
	}
	_, _, err = look(reader, b)
	if errors.Is(err, journal.ErrNewer) || errors.Is(err, journal.ErrNotJournal) {
		return p, nil
	}
	return salvage.Piece{Rubble: salvage.Damaged(b, reader.Seal), Path: path, Whole: cmp.Or(err, lacks) == nil}, nil
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

// Bytes reads all of a file, through no link, and unpacks it if it is a packed copy.
// lacks says that not all of it could be unpacked.
func Bytes(reader verify.Reader, path string) (b []byte, lacks, err error) {
	f, err := Open(reader, path)
	if err != nil {
		return nil, nil, err
	}
	b, err = f.all()
	return b, f.lacks, err
}

func look(reader verify.Reader, b []byte) (*boltfile.Image, seal.Head, error) {
	im, h, err := reader.Bytes(b)
	if err == nil && h.Schema > reader.Schema {
		err = journal.ErrNewer
	}
	return im, h, err
}

// all reads all of a file and closes it.
func (f *File) all() ([]byte, error) {
	b := make([]byte, f.Size)
	_, err := io.ReadFull(io.NewSectionReader(f, 0, f.Size), b)
	return b, errors.Join(err, f.Close())
}
