package syncing

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"

	"messup/journal/record"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/shelf"
)

// mostBases is how often one sync looks for what both sides of something began from: each look
// reads a whole journal.
const mostBases = 32

// bases finds versions as they were, in what the journal's file and its log of recent changes
// still have of them. Where neither has, more words stay beside each other.
func (r *run) bases() func(record.Key, func(record.Record) bool) (record.Record, bool) {
	left := mostBases
	path := r.j.File.Path()
	log := filepath.Join(filepath.Dir(path), shelf.BackupFolder, names.Log(names.Stem(path)))
	return func(k record.Key, is func(record.Record) bool) (record.Record, bool) {
		if left--; left < 0 {
			return record.Record{}, false
		}
		for _, from := range []string{log, path} {
			if found, err := r.baseIn(from, k, is); err == nil && found.ID != "" {
				return found, true
			}
		}
		return record.Record{}, false
	}
}

func (r *run) baseIn(path string, k record.Key, is func(record.Record) bool) (found record.Record, err error) {
	file, err := disk.Open(path, os.O_RDONLY)
	if err != nil {
		return found, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return found, err
	}
	for one, err := range r.j.File.Values().ScanFile(file, info.Size()) {
		if err != nil {
			return found, err
		}
		if one.Kind == k.Kind && one.ID == k.ID && is(one.Record) {
			found = one.Record
			found.Data = bytes.Clone(found.Data)
			return found, nil
		}
	}
	return found, nil
}
