//go:build unix

package store

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAFolderThatWasThereStaysAsItIs opens journals in folders that others on the
// computer may look into or write to: no mode is changed. That they may replace the
// journal is told at each start; that they see names is told where it is begun, and by
// a check.
func TestAFolderThatWasThereStaysAsItIs(t *testing.T) {
	const write, look = "may write to", "may look into"
	tests := []struct {
		name         string
		mode         fs.FileMode
		begun, start string // what is told
	}{
		{"open to all", 0o777, write, write},
		{"open to a group", 0o770, write, write},
		{"to be written to alone", 0o720, write, write},
		{"to be looked into", 0o755, look, ""},
		{"closed", 0o700, "", ""},
		{"where all may put things, and nobody takes others'", fs.ModeSticky | 0o777, look, ""},
	}
	is := func(notices []string, want string) bool {
		return want == "" && len(notices) == 0 || want != "" && len(notices) == 1 && strings.Contains(notices[0], want)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			must(t, os.Chmod(dir, tt.mode))
			backups := filepath.Join(dir, "backups")
			must(t, os.Mkdir(backups, 0o700))
			must(t, os.Chmod(backups, 0o755))
			f := newFile(t, filepath.Join(dir, "journal.db"))
			mustSave(t, f, entry(1, 1))
			mustSave(t, f, entry(2, 1)) // which makes a backup
			if said := f.Notices(); !is(said, tt.begun) {
				t.Errorf("begun, it says %q, want one with %q", said, tt.begun)
			}
			f = fileAt(f.Path())
			for range 3 {
				_, err := contents(f)
				must(t, err)
			}
			if said := f.Notices(); !is(said, tt.start) {
				t.Errorf("the next start says %q, want one with %q", said, tt.start)
			}
			f = fileAt(f.Path())
			for range 2 {
				_, err := f.Check(t.Context())
				must(t, err)
			}
			if said := f.Notices(); !is(said, tt.begun) {
				t.Errorf("a check says %q, want one with %q", said, tt.begun)
			}
			for path, want := range map[string]fs.FileMode{dir: tt.mode, backups: 0o755} {
				info, err := os.Stat(path)
				must(t, err)
				if got := info.Mode() &^ fs.ModeDir; got != want {
					t.Errorf("%s is %v, want %v", path, got, want)
				}
			}
		})
	}
}

// TestLinksAreToldAtOnce plants links where the backups are: one sentence tells of all.
func TestLinksAreToldAtOnce(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	mustSave(t, f, entry(1, 1))
	mustSave(t, f, entry(2, 1)) // which makes a backup
	f.Notices()
	backups := f.shelf().Backups()
	for i := range 21 {
		must(t, os.Symlink("/dev/null", filepath.Join(backups, fmt.Sprintf("journal-%02d.db", i))))
	}
	_, err := f.Check(t.Context())
	must(t, err)
	want := fmt.Sprintf("Found: 21, such as %s, %s, %s.", filepath.Join(backups, "journal-00.db"), filepath.Join(backups, "journal-01.db"), filepath.Join(backups, "journal-02.db"))
	if said := f.Notices(); len(said) != 1 || !strings.HasSuffix(said[0], want) {
		t.Errorf("it says %q, want one that ends %q", said, want)
	}
}

// TestAFolderThatIsNoJournalsStaysAsItIs points at a file of another kind.
func TestAFolderThatIsNoJournalsStaysAsItIs(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "journal.db")
	must(t, os.WriteFile(path, []byte("my notes"), 0o600))
	must(t, os.Chmod(dir, 0o777))
	f := fileAt(path)
	_, err := contents(f)
	if err == nil {
		t.Fatal("notes were read as a journal")
	}
	info, err := os.Stat(dir)
	must(t, err)
	if info.Mode().Perm() != 0o777 || len(f.Notices()) > 0 {
		t.Errorf("the folder is %v", info.Mode())
	}
}
