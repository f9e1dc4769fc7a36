package markdown

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"messup/journal"
)

// Longest is how long the file of one entry may be, in bytes: an entry with all that stands
// around its words.
const Longest = 2 * journal.MaxEntry

// Folder writes the entries of a folder, and of those in it, as lines of messup's own format, and
// says how many there are. What is no entry in this form is handed to other. A file that begins as
// one and cannot be read as one ends it: the error names the file, and wraps as Read's do. When a
// file was written is told in the zone.
func Folder(dir fs.FS, zone *time.Location, w io.Writer, other func(name string)) (n int, err error) {
	err = fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		hidden := d != nil && strings.HasPrefix(d.Name(), ".") && name != "."
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			other(name)
			return nil //nolint:nilerr // it is told of as one that is no entry
		case d.IsDir() && hidden:
			return fs.SkipDir
		case !d.Type().IsRegular() || hidden || !strings.EqualFold(path.Ext(name), ".md"):
			return nil
		}
		b, err := readSome(dir, name)
		if err != nil || !Is(b) {
			other(name)
			return nil //nolint:nilerr // it is told of as one that is no entry
		}
		n++
		if len(b) > Longest {
			return fmt.Errorf("%s: %w", name, journal.ErrTooLong)
		}
		info, err := d.Info()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		lines, err := JSON(b, info.ModTime().In(zone))
		if err == nil {
			_, err = w.Write(lines)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	})
	return n, err
}

func readSome(dir fs.FS, name string) (b []byte, err error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	return io.ReadAll(io.LimitReader(f, Longest+1))
}
