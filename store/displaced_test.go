package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"messup/journal"
)

// A folder, or a link to nothing, in the journal's place is in nobody's way: a restore
// sets it aside as it is, with all that is in it, and puts the journal where it was.
// Where there is nothing to bring back it stays.
func TestARestoreSetsAsideWhatIsNoFile(t *testing.T) {
	for what, put := range map[string]func(path string) error{
		"a folder": func(path string) error {
			return errors.Join(os.Mkdir(path, 0o700), os.WriteFile(filepath.Join(path, "mine"), []byte("mine"), 0o600))
		},
		"a link to nothing":  func(path string) error { return os.Symlink(filepath.Join(path, "nowhere"), path) },
		"a link to a folder": func(path string) error { return os.Symlink(filepath.Dir(path), path) },
		"a link to itself":   func(path string) error { return os.Symlink(path, path) },
	} {
		t.Run(what, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.db")
			want := filled(t, path, 20)
			if _, err := fileAt(path).Backup(t.Context(), ""); err != nil {
				t.Fatal(err)
			}
			mustSave(t, fileAt(path), entry(1000, 1))
			want.put(entry(1000, 1))
			if err := errors.Join(os.Remove(path), put(path)); err != nil {
				t.Fatal(err)
			}
			was, err := os.Lstat(path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := fileAt(path).Restore(t.Context(), true); err != nil {
				t.Fatalf("a dry run: %v", err)
			}
			if now, err := os.Lstat(path); err != nil || !os.SameFile(was, now) {
				t.Fatalf("a dry run moved it: %v", err)
			}
			r, err := fileAt(path).Restore(t.Context(), false)
			if err != nil {
				t.Fatal(err)
			}
			if kept, err := os.Lstat(r.Replaced); err != nil || !os.SameFile(was, kept) {
				t.Errorf("%s is not kept as it was: %v", what, err)
			}
			got, err := contents(fileAt(path))
			if diff := difference(got, want); err != nil || diff != "" {
				t.Errorf("the journal is not what it was: %v, %s", err, diff)
			}
			mustBeWhole(t, path)
		})
		t.Run(what+" and no journal", func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.db")
			if err := put(path); err != nil {
				t.Fatal(err)
			}
			was, _ := os.Lstat(path)
			if _, err := fileAt(path).Restore(t.Context(), false); !errors.Is(err, journal.ErrNotJournal) {
				t.Errorf("restoring ended with %v", err)
			}
			if now, err := os.Lstat(path); err != nil || !os.SameFile(was, now) {
				t.Errorf("it was moved: %v", err)
			}
		})
	}
}
