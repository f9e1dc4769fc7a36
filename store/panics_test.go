package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
)

// TestAFileThatIsChangedWhileItIsReadEndsNothing changes the pages of a journal
// between two steps of a reader, in a way at which bbolt gives up: that is an
// error of the call, and no end of the program.
func TestAFileThatIsChangedWhileItIsReadEndsNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	filled(t, path, 300)
	whole, err := os.ReadFile(path)
	must(t, err)
	spoil := func() {
		file, err := os.OpenFile(path, os.O_WRONLY, 0)
		must(t, err)
		for at := 2 * boltfile.PageSize; at < len(whole); at += boltfile.PageSize {
			_, err := file.WriteAt(bytes.Repeat([]byte{0xEE}, 8), int64(at)) // no page has this number
			must(t, err)
		}
		must(t, file.Close())
	}
	for name, read := range map[string]func(tx record.Tx) error{
		"lines": func(tx record.Tx) error {
			n := 0
			for _, err := range tx.Rows(journal.Entries) {
				if n++; n == 1 {
					spoil()
				}
				if err != nil {
					return err
				}
			}
			return errors.New("read to the end")
		},
		"ids": func(tx record.Tx) error {
			n := 0
			for _, err := range tx.IDs(journal.Entries, "") {
				if n++; n == 1 {
					spoil()
				}
				if err != nil {
					return err
				}
			}
			return errors.New("read to the end")
		},
		"one after another": func(tx record.Tx) error {
			if _, err := tx.Get(journal.Entries, name(1)); err != nil {
				return err
			}
			spoil()
			_, err := tx.Get(journal.Entries, name(200))
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			overwrite(t, path, whole)
			f := fileAt(path)
			wants(t, "reading", f.View(t.Context(), read), journal.ErrReplaced)
			overwrite(t, path, whole)
			if _, err := contents(f); err != nil {
				t.Errorf("the next time: %v", err)
			}
		})
	}
}
