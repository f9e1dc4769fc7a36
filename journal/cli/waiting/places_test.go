package waiting_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"messup/journal/cli/waiting"
)

func places(journal string) []string {
	return waiting.Places("linux", func(string) string { return "" }, journal)
}

// Two journals of one folder keep what is in neither yet apart; one that is alone
// there still finds what an earlier messup left for it.
func TestJournalsOfOneFolderShareNoUnsavedWords(t *testing.T) {
	dir := t.TempDir()
	edit := func(name string) string { return filepath.Join(dir, name) }
	if got := places(filepath.Join(dir, "journal.db")); got[0] != edit("edit") {
		t.Errorf("beside journal.db: %q", got)
	}
	alone := places(filepath.Join(dir, "other.db"))
	if alone[0] != edit("edit-other") || alone[len(alone)-1] != edit("edit") {
		t.Errorf("beside other.db, which is alone: %q", alone)
	}
	if err := os.WriteFile(filepath.Join(dir, "journal.db"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, place := range places(filepath.Join(dir, "other.db")) {
		if place == edit("edit") {
			t.Error("other.db takes the words of journal.db")
		}
	}
}

// What differs in the usual ending alone is two journals: each has its own place, and
// what an earlier messup left in the one they shared is of the one that has the ending.
func TestJournalsThatDifferInTheEndingShareNoUnsavedWords(t *testing.T) {
	dir := t.TempDir()
	places := func(name string) []string { return places(filepath.Join(dir, name)) }
	shared := filepath.Join(dir, "edit-a")
	if got := places("a"); got[0] == shared || !slices.Contains(got, shared) {
		t.Errorf("beside a, which is alone: %q", got)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.db"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := places("a"); slices.Contains(got, shared) {
		t.Errorf("beside a: %q", got)
	}
	if got := places("a.db"); got[0] != shared {
		t.Errorf("beside a.db: %q", got)
	}
}
