//go:build unix

package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A place that takes nothing is told as that place, by whatever is to be put there: the
// journal can be written all the same.
func TestAPlaceThatTakesNothingIsNoFaultOfTheJournal(t *testing.T) {
	h := newHome(t)
	h.must("jot", "the lamp")
	shut := filepath.Join(t.TempDir(), "shut")
	if err := os.Mkdir(shut, 0o500); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(shut, "probe"), 0o700); err == nil {
		t.Skip("whoever runs this may write everywhere")
	}
	for _, args := range [][]string{{"export", "-o", shut + "/all.json"}, {"backup", shut + "/all.db"}, {"--journal", shut + "/new/journal.db", "begin"}} {
		_, errs, code := h.run(args...)
		if code != 14 || !strings.Contains(errs, shut) || !strings.Contains(errs, "nothing can be written there") || strings.Contains(errs, "the journal cannot be written") {
			t.Errorf("%v ends with %d: %s", args, code, errs)
		}
	}
	backups := filepath.Join(filepath.Dir(h.path), "backups")
	if err := os.Chmod(backups, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(backups, 0o700) }) // or nobody can clear it away
	_, errs, code := h.run("backup")
	if code != 14 || !strings.Contains(errs, backups) || strings.Contains(errs, "the journal cannot be written") {
		t.Errorf("backup ends with %d: %s", code, errs)
	}
	_, errs, code = h.run("jot", "more")
	if code != 0 || strings.Contains(errs, "permission denied") || strings.Contains(errs, "the journal cannot be written") {
		t.Errorf("jot ends with %d: %s", code, errs)
	}
}
