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
	must(t, m.Name(keysOf("a", "b"), []string{"other name.db"}))
	must(t, m.Close())
	b, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(path, append(b, "\nentries c\nentries d-is-cut-sh"...), 0o600))
	named := func(want ...journal.ID) {
		t.Helper()
		m, err := mark.CutShort(path)
		must(t, err)
		keys, names, err := m.Named()
		if err != nil || !maps.Equal(keys, keysOf(want...)) || !slices.Equal(names, []string{"other name.db"}) {
			t.Errorf("named are %v and %q, %v", keys, names, err)
		}
		must(t, m.Close())
	}
	named("a", "b")
	m, err = mark.Begin(t.Context(), path)
	must(t, err)
	must(t, m.Name(keysOf("e"), nil))
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
