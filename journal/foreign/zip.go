package foreign

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/text"
)

// longestInZip is how much a file of a zip may be unpacked, in bytes: a few hundred thousand entries. A few
// kilobytes can be packed to be more than any disk.
const longestInZip = 256 << 20

// zipped is an export of Day One: a zip with a JSON for each journal, and media beside them; or notes
// that somebody packed.
func zipped(from io.ReaderAt, size int64, zone *time.Location) (j Journal, is bool) {
	z, err := zip.NewReader(from, size)
	if err != nil {
		return j, false
	}
	var all []packed
	noted := false
	for _, f := range z.File {
		noted = noted || isNote(f.Name)
		if path.Dir(f.Name) != "." || !strings.HasSuffix(strings.ToLower(f.Name), ".json") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			continue
		}
		of, known := jsonOf(text.UTF8(io.LimitReader(r, longestInZip)))
		_ = r.Close() // it was only read
		if known {
			all = append(all, packed{f, of})
		}
	}
	switch {
	case len(all) > 0:
		return Journal{all[0].of.source, func(yield func(piece, error) bool) {
			for _, p := range all {
				if !p.pieces(zone, yield) {
					return
				}
			}
		}}, true
	case noted:
		return Journal{markdownSource, packedNotes(z, zone)}, true
	}
	return j, false
}

// packedNotes are the notes of a zip, in the order of their names. One that has the name of another is
// left out: nobody knows which is meant, and the first is what most programs unpack.
func packedNotes(z *zip.Reader, zone *time.Location) func(func(piece, error) bool) {
	return func(yield func(piece, error) bool) {
		type file struct {
			name string
			*zip.File
		}
		var all []file
		for _, f := range z.File {
			name := path.Clean("/" + strings.ReplaceAll(f.Name, `\`, "/"))[1:]
			if f.Mode().IsRegular() && isNote(name) && !strings.Contains("/"+name, "/.") {
				all = append(all, file{name, f})
			}
		}
		slices.SortStableFunc(all, func(a, b file) int { return strings.Compare(a.name, b.name) })
		for i, f := range all {
			p := piece{title: f.name, said: f.name}
			var err error
			if i > 0 && all[i-1].name == f.name {
				err = fmt.Errorf("%w: another file of the zip has the same name", errPiece)
			} else {
				p, err = readNote(f.name, f.FileInfo().ModTime(), zone, f.Open)
			}
			if !yield(p, err) {
				return
			}
		}
	}
}

// packed is a journal in a zip.
type packed struct {
	file *zip.File
	of   jsonJournal
}

func (p packed) pieces(zone *time.Location, yield func(piece, error) bool) (goOn bool) {
	r, err := p.file.Open()
	if err == nil && p.file.UncompressedSize64 > longestInZip {
		err = errors.Join(journal.ErrTooLong, r.Close())
	}
	if err != nil {
		yield(piece{}, broken(err))
		return false
	}
	goOn = true
	p.of.pieces(func() io.Reader { return text.UTF8(io.LimitReader(r, longestInZip)) }, zone)(func(p piece, err error) bool {
		goOn = yield(p, err) && (err == nil || errors.Is(err, errPiece))
		return goOn
	})
	return errors.Join(r.Close()) == nil && goOn
}
