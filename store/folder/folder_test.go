package folder

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"messup/journal"
)

func open(t *testing.T, dir string) *Folder {
	t.Helper()
	f, err := Open(dir, []string{"entries", ""}, time.Now, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func put(t *testing.T, path, words string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(words), 0o600)); err != nil {
		t.Fatal(err)
	}
}

// all is what lies below a folder, with what is in it.
func all(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		b, err := os.ReadFile(path)
		rel, relErr := filepath.Rel(dir, path)
		if err == nil {
			err = relErr
		}
		found[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Whatever links somebody planted, nothing outside is written, read or removed.
func TestNoLinkLeadsOutside(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a right there that few have")
	}
	outside := t.TempDir()
	put(t, filepath.Join(outside, "secret.json"), "theirs")
	put(t, filepath.Join(outside, "note.txt"), "theirs")
	before := all(t, outside)
	for _, link := range []struct{ at, to string }{
		{"entries", outside}, {"entries/a.json", filepath.Join(outside, "secret.json")}, {"entries/a.json", filepath.Join(outside, "new.json")},
		{"inbox", outside}, {"inbox/taken", outside}, {"inbox/note.txt", filepath.Join(outside, "note.txt")}, {"settings.json", filepath.Join(outside, "secret.json")},
		{"messup.key", filepath.Join(outside, "secret.json")}, {"entries/a.json", "../../outside"}, {"entries", ".."}, {"entries", "inbox"},
	} {
		dir := t.TempDir()
		if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(dir, link.at)), 0o700), os.Symlink(link.to, filepath.Join(dir, link.at))); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(link.at, "inbox") {
			put(t, filepath.Join(dir, "inbox", "note.txt"), "ours")
		}
		f := open(t, dir)
		files, _ := f.List()
		for _, one := range files {
			if b, _, err := f.Read(one.Name); err == nil && string(b) == "theirs" {
				t.Errorf("%v: it read outside", link)
			}
		}
		for _, name := range []string{"entries/a.json", "entries/secret.json", "settings.json"} {
			_, _ = f.Write(name, []byte("ours"))
		}
		_, _ = f.Lock()
		_ = f.MakeInbox()
		notes, _, _ := f.Inbox()
		for _, n := range append(notes, Note{Name: "note.txt", Words: []byte("x")}) {
			if string(n.Words) == "theirs" {
				t.Errorf("%v: it read outside", link)
			}
			_ = f.Taken(n)
		}
		_ = f.Remove("entries/a.json")
		if after := all(t, outside); len(after) != len(before) || after["secret.json"] != "theirs" || after["note.txt"] != "theirs" {
			t.Fatalf("%v: outside is %v", link, after)
		}
	}
}

// A file is for its owner alone, also where one lay that was not.
func TestFilesAreForTheirOwnerAlone(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "entries", "a.json"), "before")
	if err := os.Chmod(filepath.Join(dir, "entries", "a.json"), 0o644); err != nil {
		t.Fatal(err)
	}
	f := open(t, dir)
	for _, name := range []string{"entries/a.json", "settings.json"} {
		if _, err := f.Write(name, []byte("now")); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	if found := all(t, dir); len(found) != 2 || found["entries/a.json"] != "now" {
		t.Errorf("it holds %v", found)
	}
}

// What a phone left is taken once it lies still, and no other one is written over.
func TestNotesAreTakenOnceTheyLieStill(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-time.Minute)
	for name, words := range map[string]string{"a.txt": "One", "empty.txt": "", ".b.txt.tmp": "half", "c.txt.part": "half", "young.txt": "half", "taken/a.txt": "Earlier"} {
		path := filepath.Join(dir, "inbox", name)
		put(t, path, words)
		if name != "young.txt" {
			if err := os.Chtimes(path, old, old); err != nil {
				t.Fatal(err)
			}
		}
	}
	put(t, filepath.Join(dir, "inbox", "long.txt"), strings.Repeat("x", longestNote+1))
	if err := os.Chtimes(filepath.Join(dir, "inbox", "long.txt"), old, old); err != nil {
		t.Fatal(err)
	}
	f := open(t, dir)
	notes, stay, err := f.Inbox()
	if err != nil || len(notes) != 1 || string(notes[0].Words) != "One" || len(stay) != 2 {
		t.Fatalf("%+v, %+v, %v", notes, stay, err)
	}
	for _, w := range stay {
		if w.Name == "young.txt" != errors.Is(w.Why, ErrYoung) || w.Name == "long.txt" != errors.Is(w.Why, journal.ErrTooLong) {
			t.Errorf("%s: %v", w.Name, w.Why)
		}
	}
	if err := f.Taken(notes[0]); err != nil {
		t.Fatal(err)
	}
	found := all(t, dir)
	if found["inbox/taken/a.txt"] != "Earlier" || found["inbox/taken/a-2.txt"] != "One" || found["inbox/a.txt"] != "" {
		t.Errorf("it holds %v", found)
	}
}

// A folder on a disk that is away is not made up.
func TestAFolderThatIsAwayIsNotMadeUp(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "stick", "messup")
	if err := Make(dir); !errors.Is(err, journal.ErrNoSync) {
		t.Errorf("made: %v", err)
	}
	if _, err := Open(dir, nil, time.Now, rand.Reader); !errors.Is(err, journal.ErrNoSync) {
		t.Errorf("opened: %v", err)
	}
}
