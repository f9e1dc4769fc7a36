package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"messup/journal/cli"
)

// A watched screen notes how many backups there are when something is printed there.
type watched struct {
	bytes.Buffer
	folder string
	seen   int
}

func (w *watched) Write(b []byte) (int, error) {
	w.seen = copiesIn(w.folder)
	return w.Buffer.Write(b)
}

func copiesIn(folder string) int {
	found, _ := filepath.Glob(filepath.Join(folder, "*.db.gz"))
	return len(found)
}

// TestWhatIsKeptIsToldBeforeItsBackup, which is there when the command has ended; where none
// can be made that is told after it.
func TestWhatIsKeptIsToldBeforeItsBackup(t *testing.T) {
	h := newHome(t)
	h.must("jot", "the lamp")
	backups := filepath.Join(filepath.Dir(strings.TrimSpace(h.must("where"))), "backups")
	jot := func(day int) (printed, errs string, seen int) {
		t.Helper()
		out, beside := &watched{folder: backups}, bytes.Buffer{}
		w := h.world(&bytes.Buffer{}, &beside, "jot", "the projector")
		w.Out = out
		w.Now = func() time.Time { return h.now().AddDate(0, 0, day) }
		if code := cli.Main(w); code != 0 {
			t.Fatalf("it ended with %d: %s", code, beside.String())
		}
		return out.String(), beside.String(), out.seen
	}
	for day := 1; day < 3; day++ {
		said, errs, seen := jot(day)
		if !strings.Contains(said, "Kept") || errs != "" || seen != day-1 || copiesIn(backups) != day {
			t.Errorf("day %d: it says %q and %q, with %d backups, and ends with %d", day, said, errs, seen, copiesIn(backups))
		}
	}
	if err := os.RemoveAll(backups); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(backups, []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, errs, _ := jot(3); !strings.Contains(said, "Kept") || !strings.Contains(errs, "Today's backup could not be made") {
		t.Errorf("it says %q and %q", said, errs)
	}
}

// A spoiling screen changes a journal behind the program's back when something is printed.
type spoiling struct {
	bytes.Buffer
	path     string
	old, now string
	err      error
}

func (s *spoiling) Write(b []byte) (int, error) {
	whole, err := os.ReadFile(s.path)
	if err == nil {
		err = os.WriteFile(s.path, bytes.ReplaceAll(whole, []byte(s.old), []byte(s.now)), 0o600)
	}
	s.err = err
	return s.Buffer.Write(b)
}

// TestWhatABackupFindsIsNoFailureOfWhatIsKept: it is told, and the next change is refused.
func TestWhatABackupFindsIsNoFailureOfWhatIsKept(t *testing.T) {
	h := newHome(t)
	h.must("jot", "the lamp")
	out, errs := &spoiling{path: strings.TrimSpace(h.must("where")), old: "the lamp", now: "the lump"}, bytes.Buffer{}
	run := func() int {
		errs.Reset()
		w := h.world(&bytes.Buffer{}, &errs, "jot", "the projector")
		w.Out = out
		w.Now = func() time.Time { return h.now().AddDate(0, 0, 1) }
		return cli.Main(w)
	}
	if code := run(); code != 0 || out.err != nil || !strings.Contains(errs.String(), "damaged") || !strings.Contains(errs.String(), "What you kept is in it") {
		t.Errorf("it ends with %d, and says %q, %v", code, errs.String(), out.err)
	}
	if run(); !strings.Contains(errs.String(), "damaged") || strings.Contains(errs.String(), "What you kept is in it") {
		t.Errorf("the next one says %q", errs.String())
	}
	h.must("restore")
	if said := h.must("list"); !strings.Contains(said, "the projector") {
		t.Errorf("in the end there is %q", said)
	}
}
