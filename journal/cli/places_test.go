package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// Two journals of one folder keep what is in neither yet apart; one that is alone
// there still finds what an earlier messup left for it.
func TestJournalsOfOneFolderShareNoUnsavedWords(t *testing.T) {
	dir := t.TempDir()
	s := &session{World: World{OS: "linux", Env: func(string) string { return "" }}}
	edit := func(name string) string { return filepath.Join(dir, name) }
	if got := s.places(filepath.Join(dir, "journal.db")); got[0] != edit("edit") {
		t.Errorf("beside journal.db: %q", got)
	}
	alone := s.places(filepath.Join(dir, "other.db"))
	if alone[0] != edit("edit-other") || alone[len(alone)-1] != edit("edit") {
		t.Errorf("beside other.db, which is alone: %q", alone)
	}
	if err := os.WriteFile(filepath.Join(dir, "journal.db"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, place := range s.places(filepath.Join(dir, "other.db")) {
		if place == edit("edit") {
			t.Error("other.db takes the words of journal.db")
		}
	}
}
