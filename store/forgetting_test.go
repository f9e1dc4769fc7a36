package store

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/record"
	"messup/store/mark"
	"messup/store/names"
)

// TestForgettingGoesOnPastARecordThatSaysNothing finds one among what restores kept
// that cannot be decoded, be it by what takes words out or by what derives lists: that
// file is told, and the others are gone through, once.
func TestForgettingGoesOnPastARecordThatSaysNothing(t *testing.T) {
	plainOnly(t)
	for what, config := range map[string]func(*Config){
		"taking words out": func(c *Config) {
			c.Without = func(map[record.Key]bool) func(record.Record) (record.Record, error) {
				return func(r record.Record) (record.Record, error) { return r, undecodable(r) }
			}
		},
		"deriving lists": func(c *Config) {
			c.Reindex = func(tx record.Tx) error {
				r, err := tx.Get(journal.Entries, name(7))
				if err == nil {
					err = undecodable(r)
				}
				return errors.Join(disregard(err, journal.ErrNotFound), reindex(tx))
			}
		},
	} {
		f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
		deleting := secret(t, f)
		old := filepath.Join(t.TempDir(), "old.db")
		_, err := f.Backup(t.Context(), old)
		must(t, err)
		bad := entry(7, 1)
		bad.Data = []byte(`{"text":"nothing`)
		mustSave(t, f, derive(bad))
		log, err := os.ReadFile(f.shelf().Recent())
		must(t, err)
		kept, err := f.RestoreFrom(t.Context(), old, false)
		must(t, err)
		keptLog := strings.TrimSuffix(kept.GivenUp, names.Ending) + names.LogEnding
		must(t, os.WriteFile(keptLog, log, 0o600))
		f = fileAt(f.Path())
		config(&f.config)
		unread := mustForget(t, f, deleting)
		if len(unread) == 0 || unread[0] != kept.GivenUp && unread[len(unread)-1] != kept.GivenUp {
			t.Errorf("%s: it says that it could not read %q", what, unread)
		}
		if said := f.Notices(); len(said) != len(unread) || !strings.Contains(strings.Join(said, "\n"), kept.GivenUp+" could not be read") {
			t.Errorf("%s: it says %q", what, said)
		}
		if n := hits(t, f); n != 1 {
			t.Errorf("%s: %d files still hold them", what, n)
		}
		if b, err := os.ReadFile(keptLog); err != nil || !bytes.Contains(b, bad.Data) {
			t.Errorf("%s: the log that was kept lost what it says nothing of, %v", what, err)
		}
		next := fileAt(f.Path())
		config(&next.config)
		before := tree(t, f.shelf().Folder())
		_, err = contents(next)
		must(t, err)
		if now := tree(t, f.shelf().Folder()); !maps.Equal(now, before) || len(next.Notices()) > 0 {
			t.Errorf("%s: the next start begins again", what)
		}
	}
}

func undecodable(r record.Record) error {
	if bytes.HasSuffix(r.Data, []byte("nothing")) {
		return journal.ErrDamaged
	}
	return nil
}

func disregard(err, one error) error {
	if errors.Is(err, one) {
		return nil
	}
	return err
}

// TestWhereNothingIsGoneNoBackupGoes begins to delete for good and stops before
// anything is: neither that nor the next start touches the journal or its backups.
func TestWhereNothingIsGoneNoBackupGoes(t *testing.T) {
	stop := errors.New("stopped")
	for when, begin := range map[string]func(t *testing.T, f *File){
		"while it was being named": func(t *testing.T, f *File) {
			must(t, os.WriteFile(f.forgetting(), []byte("\nentries id00001\nentries id0"), 0o600))
		},
		"before it was deleted": func(t *testing.T, f *File) {
			m, err := mark.Begin(t.Context(), f.forgetting())
			must(t, err)
			keys, names, err := f.doomed(t.Context())
			must(t, err)
			must(t, m.Write(mark.Note{Keys: keys, Names: names}))
			must(t, m.Close())
		},
		"as it could not be deleted": func(t *testing.T, f *File) {
			_, err := f.Forget(t.Context(), func() error { return stop })
			wants(t, "forgetting", err, stop)
			if _, err := os.Lstat(f.forgetting()); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("there is something left to do: %v", err)
			}
		},
	} {
		c := november()
		f := fileWithClock(t, c)
		for i := range 6 {
			mustSave(t, f, entry(i, 1))
			c.days(1)
		}
		before := tree(t, f.shelf().Folder())
		begin(t, f)
		_, err := contents(fileAt(f.Path()))
		must(t, err)
		if now := tree(t, f.shelf().Folder()); !maps.Equal(now, before) {
			t.Errorf("stopped %s: of %d files %d are left, or they were changed", when, len(before), len(now))
		}
	}
}

// TestDeletingForGoodReachesARenamedBackup: a restore reads it, so it is no copy made
// elsewhere. What else it holds stays, under the name it was given.
func TestDeletingForGoodReachesARenamedBackup(t *testing.T) {
	plainOnly(t)
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	_, backup := cutShort(t, f)
	renamed := filepath.Join(f.shelf().Backups(), "copy (1).db")
	must(t, os.Rename(backup, renamed))
	_, err := f.Forget(t.Context(), func() error {
		return f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(3)) })
	})
	must(t, err)
	b, err := words(renamed)
	must(t, err)
	if bytes.Contains(b, entry(3, 1).Data) {
		t.Error("what was deleted for good is in it still")
	}
	if !bytes.Contains(b, entry(4, 1).Data) {
		t.Error("what was not deleted is not in it any more")
	}
}
