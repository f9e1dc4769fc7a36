package others

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"messup/store/copies"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/salvage"
	"messup/store/seal"
	"messup/store/verify"
)

// Pieces reads what can be read of the damaged and renamed backups of a journal in a
// folder, by what is in them. than is the head of the good one that a restore begins
// from: what is known to be older has nothing more. One that does not say whose it is
// has to be called as the journal is. One that the disk does not give back is an error:
// it may hold what nothing else does.
func Pieces(reader verify.Reader, dir, name string, of *seal.UID, than *seal.Head, held *copies.Held) (pieces []salvage.Piece, err error) {
	found, err := disk.ReadDir(dir)
	if err = disk.Unlisted(dir, err); err != nil {
		return nil, err
	}
	for _, e := range found {
		path := filepath.Join(dir, e.Name())
		h, err := reader.HeadAt(path)
		if !e.Type().IsRegular() || err != nil && !names.IsCopy(path) {
			continue
		}
		if err == nil && than != nil && h.Journal == than.Journal && h.Serial <= than.Serial {
			continue
		}
		p, err := copies.Left(reader, path, held)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		says := p.Head != nil && of != nil
		if len(p.Records) > 0 && (says || names.IsRenamed(e.Name(), name)) {
			pieces = append(pieces, p)
		}
	}
	return salvage.OfOne(pieces, of), nil
}

// Renamed lists the backups of a journal that another name hides: those that say whose
// they are, and are not called as backups are.
func Renamed(reader verify.Reader, dir string, of seal.UID, called func(name string) bool) (paths []string) {
	found, err := disk.ReadDir(dir)
	if err != nil { // told by who lists the backups
		return nil
	}
	for _, e := range found {
		path := filepath.Join(dir, e.Name())
		if !e.Type().IsRegular() || called(e.Name()) {
			continue
		}
		if h, err := reader.HeadAt(path); err == nil && h.Journal == of {
			paths = append(paths, path)
		}
	}
	return paths
}

// Hidden reports whether a file is a backup that another name hides, of a journal whose
// files begin with one of these.
func Hidden(reader verify.Reader, path string, stems []string) bool {
	if !slices.ContainsFunc(stems, func(stem string) bool { return names.IsRenamed(filepath.Base(path), stem) }) {
		return false
	}
	info, err := os.Lstat(path)
	if err == nil && info.Mode().IsRegular() {
		_, err = reader.HeadAt(path)
		return err == nil
	}
	return false
}
