package copies

import (
	"fmt"
	"io"

	"messup/store/disk"
	"messup/store/seal"
	"messup/store/spool"
	"messup/store/verify"
)

// piece is how much Take reads at once: some 15 ms of work.
const piece = 8 << 20

// Take goes on to put by the first n bytes of a journal file, by another piece. Whoever calls it
// keeps writers out meanwhile, and sees to it that nobody wrote between two pieces. Nothing of
// it is checked.
func Take(from io.ReaderAt, n int64, by *spool.Spool) error {
	const atOnce = 1 << 20
	next := io.NewSectionReader(from, by.Len(), min(n-by.Len(), piece))
	_, err := io.CopyBuffer(struct{ io.Writer }{by}, next, make([]byte, min(next.Size(), atOnce)+1))
	return err
}

// Make checks all of a journal file, and makes a packed copy of it in dir, which has no name
// of its own yet.
func Make(reader verify.Reader, from io.ReaderAt, size int64, making disk.Making, dir string) (*disk.Made, seal.Head, error) {
	im, h, err := reader.File(from, size)
	if err != nil {
		return nil, h, err
	}
	var made *disk.Made
	if err = disk.MakeFolder(dir); err == nil {
		made, err = making.Make(disk.Start(from, im.InUse()).In(Packed(reader.Seal, h)), dir)
	}
	if err != nil {
		return nil, h, fmt.Errorf("to %s: %w", dir, disk.Elsewhere(err))
	}
	return made, h, nil
}
