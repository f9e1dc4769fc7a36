package foreign

import (
	"archive/zip"
	"errors"
	"io"
	"path"
	"strings"
	"time"
)

// zipped is an export of Day One: a zip with a JSON for each journal, and media beside them.
func zipped(from io.ReaderAt, size int64, zone *time.Location) (j Journal, is bool) {
	z, err := zip.NewReader(from, size)
	if err != nil {
		return j, false
	}
	var files []*zip.File
	var of jsonJournal
	for _, f := range z.File {
		if path.Dir(f.Name) != "." || !strings.HasSuffix(strings.ToLower(f.Name), ".json") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			continue
		}
		found, known := jsonOf(r)
		_ = r.Close() // it was only read
		if known {
			files, of = append(files, f), found
		}
	}
	return Journal{of.source, func(yield func(piece, error) bool) {
		for _, f := range files {
			if !inZip(f, of, zone, yield) {
				return
			}
		}
	}}, len(files) > 0
}

func inZip(f *zip.File, of jsonJournal, zone *time.Location, yield func(piece, error) bool) (goOn bool) {
	r, err := f.Open()
	if err != nil {
		yield(piece{}, broken(err))
		return false
	}
	goOn = true
	of.pieces(func() io.Reader { return r }, zone)(func(p piece, err error) bool {
		goOn = yield(p, err) && (err == nil || errors.Is(err, errPiece))
		return goOn
	})
	return errors.Join(r.Close()) == nil && goOn
}
