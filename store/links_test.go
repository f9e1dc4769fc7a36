//go:build unix

package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"messup/store/mark"
)

// TestNoLinkIsFollowed puts links in the place of files that belong to a journal:
// nothing is made or read at their other end, and a person is told.
func TestNoLinkIsFollowed(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	mustSave(t, f, entry(1, 1))
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	mustSave(t, f, entry(2, 1))
	must(t, os.MkdirAll(f.inbox().Folder, 0o700))
	elsewhere := t.TempDir()
	other, empty, missing := filepath.Join(elsewhere, "other.db"), filepath.Join(elsewhere, "empty"), filepath.Join(elsewhere, "missing")
	mustSave(t, fileAt(other), entry(7, 1))
	must(t, os.WriteFile(empty, nil, 0o600))
	must(t, os.Remove(f.shelf().Recent()))
	links := map[string]string{
		f.shelf().Recent(): empty,
		filepath.Join(f.shelf().Backups(), "journal-20261102T141000Z.db"):                     other,
		filepath.Join(f.inbox().Folder, ".lock"):                                              missing,
		filepath.Join(f.inbox().Folder, "journal-20261102T141000Z-00000000.jot"):              other,
		filepath.Join(f.shelf().Backups(), "journal-20261102T141000Z-recent-0123456789ab.db"): missing,
	}
	for link, to := range links {
		must(t, os.Symlink(to, link))
	}
	said := func(f *File) string {
		t.Helper()
		return strings.Join(f.Notices(), "\n")
	}
	mustSave(t, f, entry(3, 1))
	if text := said(f); !strings.Contains(text, f.shelf().Recent()) {
		t.Errorf("a save says %q", text)
	}
	_, err = f.PutInbox(t.Context(), []byte("x"))
	must(t, err)
	n, err := f.TakeInbox(t.Context(), func([]byte) error { return errors.New("it was taken") })
	if n != 0 || err == nil || !strings.Contains(err.Error(), ".lock is a link") {
		t.Errorf("taking what waits says %v", err)
	}
	if all, err := f.Backups(t.Context()); err != nil || len(all) != 1 {
		t.Errorf("the backups are %v, %v", all, err)
	}
	for doing, do := range map[string]func(f *File) error{
		"a check": func(f *File) error { _, err := f.Check(t.Context()); return err },
		"a start": func(f *File) error { _, err := f.Status(t.Context()); return err },
	} {
		f := fileAt(f.Path())
		must(t, do(f))
		if text := said(f); !strings.Contains(text, fmt.Sprintf("not followed. Found: %d, such as ", len(links))) {
			t.Errorf("%s says nothing of the links, but %q", doing, text)
		}
	}
	if b, err := os.ReadFile(empty); err != nil || len(b) > 0 {
		t.Errorf("%d bytes were written elsewhere, %v", len(b), err)
	}
	if _, err := os.Lstat(missing); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file was made elsewhere: %v", err)
	}
	mustHold(t, fileAt(other), state{"entries/" + string(name(7)): entry(7, 1)})
	must(t, f.renewBackups(t.Context(), mark.Note{})) // which takes the link in place of the log away
	mustHold(t, fileAt(other), state{"entries/" + string(name(7)): entry(7, 1)})
}
