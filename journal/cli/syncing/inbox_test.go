package syncing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"messup/journal/search"
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
	if err != nil || len(all.Entries) != 2 || all.Entries[0].Title != "Here before" {
		t.Fatalf("%+v, %v", all.Entries, err)
	}
	if e := all.Entries[1]; e.Title != "Parent called" || e.Answers[0].Text != "Parent called\nabout 9B" {
		t.Errorf("%+v", e)
	}
}
