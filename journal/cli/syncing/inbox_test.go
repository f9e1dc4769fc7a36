package syncing

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/instep"
	"messup/journal/search"
	"messup/store/folder"
	"messup/store/seal"
)

func TestATextIsReadHoweverAPhoneWritesIt(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Zoé", "Zoé"}, {"\xef\xbb\xbfZoé", "Zoé"}, {"\xff\xfeZ\x00o\x00\xe9\x00", "Zoé"}, {"\xfe\xff\x00Z\x00o\x00\xe9", "Zoé"},
		{"Z\x00o\x00o\x00", "Zoo"}, {"\x00Z\x00o\x00o", "Zoo"}, {"one\r\ntwo", "one\r\ntwo"},
	} {
		if got, is := wordsOf([]byte(tt.in)); !is || got != tt.want {
			t.Errorf("%q is read as %q, %t", tt.in, got, is)
		}
	}
	for _, in := range []string{"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "\xff\xd8\xff\xe0\x00\x10JFIF", "caf\xe9", "\xff\xfeZ\x00o"} {
		if got, is := wordsOf([]byte(in)); is {
			t.Errorf("%q is read as %q", in, got)
		}
	}
}

// A start takes what a phone left, once; without a folder it looks at one file alone, and a
// folder that is away keeps it from nothing.
func TestAStartTakesWhatAPhoneLeft(t *testing.T) {
	j := journalOf(t, 0)
	inbox := j.Inbox()
	if n, stay, err := inbox.Take(t.Context()); n != 0 || stay != nil || err != nil {
		t.Errorf("without a folder: %d, %v, %v", n, stay, err)
	}
	dir := filepath.Join(t.TempDir(), "folder")
	if _, err := j.Entries.Jot(t.Context(), "Here before"); err != nil {
		t.Fatal(err)
	}
	if err := inbox.Kept.KeepPlace(Place{Folder: dir}); err != nil {
		t.Fatal(err)
	}
	if n, stay, err := inbox.Take(t.Context()); n != 0 || stay != nil || err != nil {
		t.Errorf("while it is away: %d, %v, %v", n, stay, err)
	}
	put := func(name, words string) {
		path := filepath.Join(dir, "inbox", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
		old := time.Now().Add(-time.Hour)
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
	}
	lab, err := j.Entries.NewJot("A lab")
	if err != nil {
		t.Fatal(err)
	}
	lab.Class = "9B"
	if _, _, err := j.Entries.Save(t.Context(), journal.Entry{}, lab); err != nil {
		t.Fatal(err)
	}
	put("a.txt", "Parent called\r\nabout 9B")
	put("b.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF")
	n, stay, err := inbox.Take(t.Context())
	if n != 1 || len(stay) != 1 || !strings.Contains(stay[0], "b.jpg") || err != nil {
		t.Errorf("%d, %v, %v", n, stay, err)
	}
	put("a.txt", "Parent called\r\nabout 9B") // as where it could not be moved away
	if err := os.Remove(filepath.Join(dir, "inbox", "taken", "a.txt")); err != nil {
		t.Fatal(err)
	}
	all, err := j.Archive.All(t.Context(), search.Query{})
	if err != nil || len(all.Entries) != 3 {
		t.Fatalf("%+v, %v", all.Entries, err)
	}
	i := slices.IndexFunc(all.Entries, func(e journal.Entry) bool { return e.Title == "Parent called" })
	if i < 0 {
		t.Fatal("the note is no jot")
	}
	if e := all.Entries[i]; e.Class != "9B" || e.Answers[0].Text != "Parent called\nabout 9B" {
		t.Errorf("%+v", e)
	}
}

// A note whose jot was deleted for good is not filed again, and goes from those that were taken;
// in a folder that is sealed too, and where another of its name was taken before.
func TestANoteThatWasDeletedForGoodStaysGone(t *testing.T) {
	for _, locked := range []bool{false, true} {
		j, dir := journalOf(t, 0), t.TempDir()
		inbox := j.Inbox()
		f, err := folder.Open(dir, instep.Folders(), time.Now, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if locked {
			key, err := seal.NewKey("correct horse", 1, seal.Seal{})
			if err != nil {
				t.Fatal(err)
			}
			if err := f.Seal(key.Lock(), seal.Under(key), true); err != nil {
				t.Fatal(err)
			}
		}
		old := time.Date(2026, 11, 18, 14, 10, 0, 0, time.UTC)
		put := func(words string) {
			path := filepath.Join(dir, "inbox", "note.txt")
			if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(words), 0o600), os.Chtimes(path, old, old)); err != nil {
				t.Fatal(err)
			}
		}
		for _, words := range []string{"It stays", "SECRETWORD"} {
			put(words)
			if n, stay, err := inbox.take(t.Context(), f, false); n != 1 || len(stay) != 0 || err != nil {
				t.Fatalf("%d, %v, %v", n, stay, err)
			}
		}
		if n, err := inbox.tidy(t.Context(), f); n != 0 || err != nil {
			t.Errorf("before: %d, %v", n, err)
		}
		d, err := j.Trash.Holding(t.Context(), search.Query{Terms: []search.Term{{Text: "secretword"}}})
		if err == nil {
			d, err = j.Trash.Doom(t.Context(), d)
		}
		if err == nil {
			_, err = j.File.Forget(t.Context(), func() error {
				_, err := j.Trash.Purge(t.Context(), d)
				return err
			})
		}
		if err != nil || len(d.All) != 1 {
			t.Fatal(d, err)
		}
		if n, err := inbox.tidy(t.Context(), f); n != 1 || err != nil {
			t.Errorf("after: %d, %v", n, err)
		}
		left, err := os.ReadDir(filepath.Join(dir, "inbox", "taken"))
		if len(left) != 1 || err != nil {
			t.Errorf("%v, %v", left, err)
		}
		put("SECRETWORD")
		if n, stay, err := inbox.take(t.Context(), f, false); n != 0 || len(stay) != 1 || err != nil {
			t.Errorf("it came back: %d, %v, %v", n, stay, err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// What has no words that anybody sees stays, and the next one is taken.
func TestANoteWithoutWordsStopsNothing(t *testing.T) {
	j, dir := journalOf(t, 0), t.TempDir()
	if err := j.Inbox().Kept.KeepPlace(Place{Folder: dir}); err != nil {
		t.Fatal(err)
	}
	old, odd := time.Now().Add(-time.Hour), []string{"\x01", "\x1b", "\u202e", "\ufeff\ufeff", "\xff\xfe\x01\x00", "\u200b"}
	for i, words := range append(slices.Clone(odd), "Words") {
		path := filepath.Join(dir, "inbox", fmt.Sprintf("%d.txt", i))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(words), 0o600), os.Chtimes(path, old, old)); err != nil {
			t.Fatal(err)
		}
	}
	if n, stay, err := j.Inbox().Take(t.Context()); n != 1 || len(stay) != len(odd) || err != nil {
		t.Errorf("%d, %v, %v", n, stay, err)
	}
}
