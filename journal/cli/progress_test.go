package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"messup/journal/cli"
	"messup/journal/cli/progress"
)

// Each work that may take long shows that it is under way, on a terminal and nowhere else, and
// takes that away. Here a second goes by whenever somebody looks at the clock, so that all of it
// takes long.
func TestEveryLongWorkShowsItsProgress(t *testing.T) {
	h := newHome(t)
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	book, err := os.ReadFile("testdata/book.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at("book.json"), book, 0o600); err != nil {
		t.Fatal(err)
	}
	h.must("jot", "the lab ran over")
	h.must("backup", at("copy.db"))
	works := []struct {
		work progress.Work
		args []string
		far  bool // it is told how far it is
	}{
		{progress.Import, []string{"import", at("book.json")}, true},
		{progress.Undo, []string{"import", "--undo", "--dry-run"}, true},
		{progress.Export, []string{"export", "-o", at("all.json")}, true},
		{progress.Folder, []string{"export", "--format", "folder", "-o", at("folder")}, true},
		{progress.Check, []string{"check"}, true},
		{progress.Backup, []string{"backup"}, false},
		{progress.Sync, []string{"sync", at("step")}, true},
		{progress.Restore, []string{"restore", "--from", at("copy.db"), "--dry-run"}, false},
	}
	shown := map[progress.Work]bool{}
	for _, w := range works {
		shown[w.work] = true
		for _, terminal := range []bool{false, true} {
			if !terminal && w.work != progress.Check { // one is enough
				continue
			}
			var out, errs bytes.Buffer
			world := h.world(&out, &errs, w.args...)
			now := h.now()
			world.Now = func() time.Time {
				now = now.Add(time.Second)
				return now
			}
			world.ErrTerminal = terminal
			code := cli.Main(world)
			saw := errs.String()
			switch {
			case code != 0:
				t.Errorf("messup %s ended with %d: %s", w.args, code, saw)
			case !terminal && strings.Contains(saw, "\r"):
				t.Errorf("messup %s shows %q", w.args, saw)
			case terminal && (!strings.Contains(saw, w.work.Doing()) || w.far && !strings.Contains(saw, " %")):
				t.Errorf("messup %s shows %q", w.args, saw)
			case terminal && !strings.HasSuffix(strings.TrimRight(saw[:strings.LastIndex(saw, "\r")+4], "\n"), "\r\x1b[K"):
				t.Errorf("messup %s leaves %q", w.args, saw)
			}
		}
	}
	for _, w := range progress.Works() {
		if !shown[w] {
			t.Errorf("%q is done by no test", w.Doing())
		}
	}
}
