package intake_test

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal/book"
	"messup/journal/cli/carry"
	"messup/journal/cli/intake"
	"messup/journal/foreign"
	"messup/prompts"
	"messup/store"
	"messup/store/spool"
)

// Whoever moves in reads in docs/files.md that their journal comes in.
func TestTheReadmeNamesEveryProgram(t *testing.T) {
	page, err := os.ReadFile("../../../docs/files.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range foreign.Programs() {
		if !strings.Contains(string(page), string(p.Source)) {
			t.Errorf("docs/files.md does not name %s", p.Source)
		}
	}
}

func someGiver(t *testing.T) (intake.Giver, *book.Book) {
	t.Helper()
	now := func() time.Time { return time.Date(2026, time.November, 19, 16, 20, 0, 0, time.UTC) }
	file := store.New(store.Config{Path: filepath.Join(t.TempDir(), "journal.db"), Now: now, Rand: rand.Reader})
	b := book.Open(file, prompts.Shipped(), now, rand.Reader)
	home := t.TempDir()
	return intake.Giver{Book: b, Home: home, Here: filepath.Join(home, "here"), Deliver: func(name string) carry.Delivery {
		return carry.Delivery{Name: name, By: spool.Beside(file.Path(), rand.Reader), File: file}
	}}, b
}

func put(t *testing.T, path, words string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A file is looked at without anything being kept, taken in, and taken back.
func TestAFileIsLookedAtTakenInAndBack(t *testing.T) {
	g, b := someGiver(t)
	put(t, filepath.Join(g.Home, "j.txt"), "[2026-11-19 14:10] Food webs @lab\nThey copied.\n[2026-13-40 14:10] no\n")
	in, err := g.Look(t.Context(), "~/j.txt")
	if err != nil || in.Whose != "It is of jrnl." || !slices.Equal(in.First, []string{"19 Nov 2026 · Food webs @lab · lab"}) || in.None || len(in.Said) != 2 {
		t.Errorf("%+v, %v", in, err)
	}
	n, err := b.Archive.Counts(t.Context())
	if err != nil || n.Entries != 0 {
		t.Errorf("looking keeps %+v, %v", n, err)
	}
	said, err := g.Take(t.Context(), "~/j.txt")
	if err != nil || strings.Contains(strings.Join(said, " "), "--undo") || !strings.Contains(strings.Join(said, " "), "1 added") {
		t.Errorf("%q, %v", said, err)
	}
	if in, err := g.Look(t.Context(), "~/j.txt"); err != nil || !in.None {
		t.Errorf("again: %+v, %v", in, err)
	}
	if said, none, err := g.Undo(t.Context(), true); none || err != nil || len(said) != 1 {
		t.Errorf("%q, %t, %v", said, none, err)
	}
	if said, none, err := g.Undo(t.Context(), false); none || err != nil || !strings.Contains(said[0], "in the trash: 1 entry.") {
		t.Errorf("%q, %t, %v", said, none, err)
	}
	if _, none, err := g.Undo(t.Context(), false); !none || err != nil {
		t.Errorf("twice: %t, %v", none, err)
	}
	if _, err := g.Look(t.Context(), "~/nowhere"); err == nil {
		t.Error("a file that is not there is looked at")
	}
	if _, err := g.Look(t.Context(), "-"); err == nil {
		t.Error("what is typed is taken for a file")
	}
}

// Files that may be meant are offered, the newest first; nothing else of a folder is.
func TestFilesThatMayBeMeantAreOffered(t *testing.T) {
	g, _ := someGiver(t)
	for i, name := range []string{"old.json", "Downloads/export.ZIP", "here/a.db", "cat.png", ".hidden.json", "Downloads/\x1bx.json"} {
		path := filepath.Join(g.Home, name)
		if runtime.GOOS == "windows" && strings.Contains(name, "\x1b") { // no file there can be called so
			continue
		}
		put(t, path, "x")
		at := time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{filepath.Join("~", "here", "a.db"), filepath.Join("~", "Downloads", "export.ZIP"), filepath.Join("~", "old.json")}
	if got := g.Offers(); !slices.Equal(got, want) {
		t.Errorf("offered are %q", got)
	}
	if got := (intake.Giver{}).Offers(); len(got) != 0 {
		t.Errorf("without a home: %q", got)
	}
}
