//go:build unix

package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAFolderOthersMayWriteToIsClosedOrTold opens journals in folders that
// others on the computer may write to, and so replace the journal.
func TestAFolderOthersMayWriteToIsClosedOrTold(t *testing.T) {
	tests := []struct {
		name   string
		beside string // a thing of somebody else's in the folder
		before fs.FileMode
		after  fs.FileMode
		says   string
	}{
		{"ours, open to all", "", 0o777, 0o700, "now only you can"},
		{"ours, open to a group", "", 0o770, 0o700, "now only you can"},
		{"ours, to be looked into", "", 0o755, 0o700, ""},
		{"ours, closed", "", 0o700, 0o700, ""},
		{"with other things, open to all", "letter.txt", 0o777, 0o777, "may write"},
		{"with other things, open to a group", ".git", 0o720, 0o720, "may write"},
		{"with other things, to be looked into", "letter.txt", 0o755, 0o755, ""},
		{"with another journal", "another.db", 0o777, 0o777, "may write"},
		{"where all may put things, and nobody takes others'", "", fs.ModeSticky | 0o777, fs.ModeSticky | 0o777, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			f := newFile(t, filepath.Join(dir, "journal.db"))
			mustSave(t, f, entry(1, 1))
			mustSave(t, f, entry(2, 1)) // which makes a backup
			_, err := f.PutInbox(t.Context(), []byte("a jot"))
			must(t, err)
			must(t, os.Mkdir(filepath.Join(dir, "edit"), 0o700))
			must(t, os.WriteFile(filepath.Join(dir, "journal-damaged-20261119T141000Z.db"), nil, 0o600))
			must(t, os.WriteFile(filepath.Join(dir, ".journal-0123456789abcdef.tmp"), nil, 0o600))
			if tt.beside != "" {
				must(t, os.WriteFile(filepath.Join(dir, tt.beside), nil, 0o600))
			}
			must(t, os.Chmod(dir, tt.before))
			f = fileAt(f.Path())
			for range 3 {
				_, err := contents(f)
				must(t, err)
			}
			notices := f.Notices()
			if tt.says == "" && len(notices) > 0 || tt.says != "" && (len(notices) != 1 || !strings.Contains(notices[0], tt.says) || !strings.Contains(notices[0], dir)) {
				t.Errorf("the notices are %q, want one with %q", notices, tt.says)
			}
			info, err := os.Stat(dir)
			must(t, err)
			if got := info.Mode() &^ fs.ModeDir; got != tt.after {
				t.Errorf("the folder is %v, want %v", got, tt.after)
			}
		})
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
