package store

import (
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"messup/journal"
)

// TestKilledProcessesLoseNothing kills processes with SIGKILL at random
// moments, and looks for everything they had acknowledged.
func TestKilledProcessesLoseNothing(t *testing.T) {
	for _, tt := range []struct {
		job   string
		kills int
	}{
		{"begin", sized(10, 300)}, // a journal that is not there yet
		{"save", sized(10, 700)},
		{"back up", sized(6, 300)},
		{"days", sized(8, 300)},
		{"compact", sized(8, 300)},
		{"renew", sized(4, 100)},
	} {
		t.Run(tt.job, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, uint64(len(tt.job))))
			path := filepath.Join(t.TempDir(), "journal.db")
			acked := map[int]int{} // revision by entry
			rev := 1
			for kill := range tt.kills {
				if tt.job == "begin" {
					path = filepath.Join(t.TempDir(), "folder", "journal.db")
					acked, rev = map[int]int{}, 1
				}
				rev = killOnce(t, r, tt.job, path, acked, rev)
				if t.Failed() {
					t.Fatalf("after kill %d", kill+1)
				}
			}
			t.Logf("%d kills, %d revisions saved", tt.kills, rev)
			mustBeWhole(t, path)
		})
	}
}

// killOnce runs a child, kills it, and compares the journal with what it had
// acknowledged. It returns the next revision.
func killOnce(t *testing.T, r *rand.Rand, job, path string, acked map[int]int, rev int) int {
	t.Helper()
	cmd, told := start(t, job, path, rev)
	time.Sleep(time.Duration(r.IntN(15000)) * time.Microsecond) // the moment is the test's input
	rev = kill(t, cmd, told, acked, rev)
	got, err := contents(fileAt(path))
	if err != nil {
		t.Error(err)
	}
	for id, want := range acked {
		found := got[key(journal.Entries, name(id))]
		if found.Rev != want && found.Rev != rev { // the one under way may have arrived
			t.Errorf("entry %d was acknowledged at revision %d and is there at %d", id, want, found.Rev)
		}
		acked[id] = found.Rev // what was seen once must stay
		if !equal(found, entry(id, found.Rev)) {
			t.Errorf("entry %d was changed", id)
		}
	}
	if _, err := fileAt(path).Check(t.Context()); err != nil && !errors.Is(err, journal.ErrNoJournal) {
		t.Error(err)
	}
	return rev + 1 // which may be there already, unacknowledged
}

func acknowledge(t *testing.T, acked map[int]int, line string) (next int) {
	t.Helper()
	rev, err := strconv.Atoi(line)
	if err != nil {
		t.Fatal(err)
	}
	acked[rev%ids] = rev
	return rev + 1
}

// kill ends a child at once, and reads what it had acknowledged by then.
func kill(t *testing.T, cmd *exec.Cmd, told <-chan string, acked map[int]int, rev int) (next int) {
	t.Helper()
	if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	for line := range told {
		rev = acknowledge(t, acked, line)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) {
		t.Errorf("the child was not killed: %v", err)
	} else if !wasKilled(exit) {
		t.Errorf("the child ended by itself: %v", err)
	}
	return rev
}

// wasKilled reports whether another process ended one. On Windows that looks as if it had ended
// by itself, with what no child ends with.
func wasKilled(exit *exec.ExitError) bool {
	return !exit.Exited() || runtime.GOOS == "windows" && exit.ExitCode() == 1
}

// TestKilledRestoresCanBeRepeated kills restores at random moments, until one
// gets through. Nothing may be missing then.
func TestKilledRestoresCanBeRepeated(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 200)
	b := pagesInUse(t, path)
	kills, n := 0, sized(6, 300)
	for kills < n {
		spoilt, _ := damage(b, r)
		overwrite(t, path, spoilt)
		for range 3 {
			cmd, told := start(t, "restore", path, 0)
			time.Sleep(time.Duration(r.IntN(30000)) * time.Microsecond) // the moment is the test's input
			if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
				t.Fatal(err)
			}
			for range told { // until it is gone
				continue
			}
			if err := cmd.Wait(); err != nil {
				kills++
			}
		}
		f := fileAt(path)
		if _, err := f.Restore(t.Context(), false); err != nil {
			t.Fatal(err)
		}
		mustHold(t, f, want)
		removeAll(t, filepath.Join(filepath.Dir(path), "journal-damaged-*"))
	}
	mustSave(t, fileAt(path), entry(1, 99)) // the first save of a process sweeps
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".journal-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("killed restores left %q, %v", left, err)
	}
	mustBeWhole(t, path)
	t.Logf("%d kills", kills)
}

func removeAll(t testing.TB, pattern string) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range paths {
		if err := os.Remove(p); err != nil {
			t.Fatal(err)
		}
	}
}

// TestManyWriters lets four processes save as fast as they can, beginning with
// no journal at all.
func TestManyWriters(t *testing.T) {
	const writers, apart = 4, 10000
	path := filepath.Join(t.TempDir(), "journal.db")
	cmds, tolds := make([]*exec.Cmd, 0, writers), make([]<-chan string, 0, writers)
	for w := range writers {
		cmd, told := start(t, "write", path, w*apart)
		cmds, tolds = append(cmds, cmd), append(tolds, told)
	}
	var worst time.Duration
	for w, cmd := range cmds {
		for line := range tolds[w] {
			us, err := strconv.Atoi(line)
			if err != nil {
				t.Fatal(err)
			}
			worst = max(worst, time.Duration(us)*time.Microsecond)
		}
		if err := cmd.Wait(); err != nil {
			t.Errorf("writer %d: %v", w, err)
		}
	}
	want := state{}
	for w := range writers {
		for i := range writes() {
			want.put(entry(w*apart+i, 1))
		}
	}
	mustHold(t, fileAt(path), want)
	mustBeWhole(t, path)
	t.Logf("%d writers, %d saves each: the slowest save took %v", writers, writes(), worst)
	if worst > lockTimeout {
		t.Errorf("a save took %v, want at most %v", worst, lockTimeout)
	}
}
