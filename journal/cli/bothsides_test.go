package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// mustHave wants a title in the list or in the trash, and never in both.
func (h *home) mustHave(when, title string, trashed bool) {
	h.t.Helper()
	list, _, _ := h.run("list")
	trash, _, _ := h.run("trash")
	if listed, thrown := strings.Contains(list, title), strings.Contains(trash, title); listed == trashed || thrown != trashed {
		h.t.Errorf("%s: in the list %v, in the trash %v", when, listed, thrown)
	}
}

// jotted keeps a line and returns its id.
func (h *home) jotted(line string) string {
	h.t.Helper()
	var e struct{ ID string }
	if err := json.Unmarshal([]byte(h.must("jot", "--json", line)), &e); err != nil || e.ID == "" {
		h.t.Fatalf("the jot's id: %v", err)
	}
	return e.ID
}

// copied puts a copy of the journal elsewhere.
func (h *home) copied() *home {
	h.t.Helper()
	there := newHome(h.t)
	there.runs = h.runs + 100 // its ids are others
	b, err := os.ReadFile(h.path)
	if err == nil {
		err = os.WriteFile(there.path, b, 0o600)
	}
	if err != nil {
		h.t.Fatal(err)
	}
	return there
}

// What was deleted in one journal and is as before, or changed, in the other is in one
// place after they were joined: else emptying the trash would say of words that are
// still there that they are gone.
func TestNothingIsInTheTrashAndInTheJournal(t *testing.T) {
	h := newHome(t)
	id := h.jotted("the lamp fell")
	h.must("jot", "another")
	h.must("backup")
	h.must("rm", id)
	backups, err := filepath.Glob(filepath.Join(filepath.Dir(h.path), "backups", "*.db.gz"))
	if err != nil || len(backups) != 1 {
		t.Fatalf("backups: %v, %v", backups, err)
	}
	h.must("restore", "--from", backups[0])
	left, err := filepath.Glob(filepath.Join(filepath.Dir(h.path), "journal-given-up-*.db"))
	if err != nil || len(left) != 1 {
		t.Fatalf("what was given up: %v, %v", left, err)
	}
	h.must("import", left[0])
	h.mustHave("after taking in what was given up", "the lamp fell", false)
	h.must("rm", id)
	if out := h.must("import", left[0]); !strings.Contains(out, "nothing new") {
		t.Errorf("taken in again: %s", out)
	}
	h.mustHave("after deleting it once more", "the lamp fell", true)
}

// What came with a copy and was deleted here since stays deleted, however often that copy
// is taken in.
func TestWhatWasDeletedAfterAnImportStaysSo(t *testing.T) {
	h := newHome(t)
	h.must("jot", "one")
	there := h.copied()
	id := there.jotted("the lamp fell")
	h.must("import", there.path)
	h.mustHave("after the import", "the lamp fell", false)
	h.must("rm", id)
	h.must("import", there.path)
	h.mustHave("after another one", "the lamp fell", true)
}

// cutShort takes the last words off a file; on Windows a journal ends with nothing.
func cutShort(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.Truncate(path, int64(len(bytes.TrimRight(b, "\x00"))-20))
}

// A restore out of a backup in which a thing still is, and a damaged file in whose trash
// it is, leaves it in the trash.
func TestARestoreLeavesInTheTrashWhatIsThere(t *testing.T) {
	h := newHome(t)
	h.must("jot", "another")
	id := h.jotted("the lamp fell")
	h.must("backup")
	h.must("rm", id)
	dir := filepath.Dir(h.path)
	err := cutShort(h.path)
	if err == nil {
		err = os.Remove(filepath.Join(dir, "backups", "journal-recent.log"))
	}
	if err != nil {
		t.Fatal(err)
	}
	if out := h.must("restore"); !strings.Contains(out, "Restored: 1 entry") {
		t.Errorf("of one entry and one in the trash it says %q", out)
	}
	h.mustHave("after a restore", "the lamp fell", true)
}

// A damaged file may still have, in what is free, a thing as it was before it was deleted.
func TestWhatADamagedFileHasInItsTrashComesThere(t *testing.T) {
	h := newHome(t)
	h.must("rm", h.jotted("the lamp fell"))
	err := cutShort(h.path)
	if err != nil {
		t.Fatal(err)
	}
	other := newHome(t)
	other.must("import", h.path)
	other.mustHave("after taking in the damaged file", "the lamp fell", true)
}
