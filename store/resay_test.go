package store

import (
	"errors"
	"os"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"

	"path/filepath"
)

// resaying changes the words of the first entry.
func resaying(t *testing.T, f *File) func() error {
	t.Helper()
	secret(t, f)
	return func() error {
		r := entry(1, 2)
		r.Data = []byte(`{"text":"a role"}`)
		return f.Update(t.Context(), func(tx record.Tx) error { return tx.Put(derive(r)) })
	}
}

var theFirst = []record.Key{{Kind: journal.Entries, ID: name(1)}}

// TestWordsSaidAnewAreNowhereAsTheyWere, and the record is in every backup as it is now.
func TestWordsSaidAnewAreNowhereAsTheyWere(t *testing.T) {
	cut := errors.New("cut short")
	for name, end := range map[string]error{"to the end": nil, "cut short": cut} {
		t.Run(name, func(t *testing.T) {
			f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
			work := resaying(t, f)
			tomorrow := f.config.Now().Add(24 * time.Hour) // else the new backup is in the place of the one before
			f.config.Now = func() time.Time { return tomorrow }
			_, err := f.Backup(t.Context(), "")
			must(t, err)
			if hits(t, f) == 0 {
				t.Fatal("there is nothing to say anew")
			}
			_, err = f.Resay(t.Context(), nil, theFirst, func() error { return errors.Join(work(), end) })
			if !errors.Is(err, end) {
				t.Fatal(err)
			}
			g := fileAt(f.Path())
			_, err = contents(g)
			must(t, err)
			if n := hits(t, f); n > 0 {
				t.Errorf("%d files still hold them", n)
			}
			if _, err := os.Lstat(f.forgetting()); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("it is not done: %v", err)
			}
			backups, err := g.Backups(t.Context())
			must(t, err)
			if len(backups) < 2 {
				t.Fatalf("there are backups %v", backups)
			}
			for _, b := range backups {
				_, err := g.RestoreFrom(t.Context(), b.Path, false)
				must(t, err)
				err = g.View(t.Context(), func(tx record.Tx) error {
					r, err := tx.Get(journal.Entries, theFirst[0].ID)
					if err == nil && string(r.Data) != `{"text":"a role"}` {
						t.Errorf("%s says %s", b.Path, r.Data)
					}
					return err
				})
				must(t, err)
			}
		})
	}
}

// TestWhatWasDeletedMeanwhileIsGone: of a record that is not there any more nothing is left.
func TestWhatWasDeletedMeanwhileIsGone(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	resaying(t, f)
	_, err := f.Resay(t.Context(), nil, theFirst, func() error {
		return f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(1)) })
	})
	must(t, err)
	if n := hits(t, f); n > 0 {
		t.Errorf("%d files still hold them", n)
	}
}
