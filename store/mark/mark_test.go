package mark_test

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"messup/journal"
	"messup/journal/record"
	"messup/store/mark"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func keysOf(ids ...journal.ID) map[record.Key]bool {
	keys := map[record.Key]bool{}
	for _, id := range ids {
		keys[record.Key{Kind: journal.Entries, ID: id}] = true
	}
	return keys
}

// TestOnlyWhatIsWrittenWholeIsNamed cuts the second of two lists short: of that one
// nothing counts, and the one that takes its place is not joined with it.
func TestOnlyWhatIsWrittenWholeIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mark")
	m, err := mark.Begin(t.Context(), path)
	must(t, err)
	must(t, m.Write(mark.Note{Keys: keysOf("a", "b"), Names: []string{"other name.db"}, Sealing: true}))
	must(t, m.Close())
	b, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(path, append(b, "\nentries c\nentries d-is-cut-sh"...), 0o600))
	named := func(want ...journal.ID) {
		t.Helper()
		m, err := mark.CutShort(path)
		must(t, err)
		n, err := m.Read()
		if err != nil || !maps.Equal(n.Keys, keysOf(want...)) || !slices.Equal(n.Names, []string{"other name.db"}) || !n.Sealing {
			t.Errorf("it says %+v, %v", n, err)
		}
		must(t, m.Close())
	}
	named("a", "b")
	m, err = mark.Begin(t.Context(), path)
	must(t, err)
	must(t, m.Write(mark.Note{Keys: keysOf("e")}))
	must(t, m.Close())
	named("a", "b", "e")
}

// TestAMarkUnderWayIsNobodyElses, until it was cut short or is done.
func TestAMarkUnderWayIsNobodyElses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mark")
	if m, err := mark.CutShort(path); m != nil || err != nil {
		t.Errorf("where there is none: %v, %v", m, err)
	}
	m, err := mark.Begin(t.Context(), path)
	must(t, err)
	if other, err := mark.CutShort(path); other != nil || err != nil {
		t.Errorf("of one under way: %v, %v", other, err)
	}
	must(t, m.Done())
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it is not done: %v", err)
	}
}
