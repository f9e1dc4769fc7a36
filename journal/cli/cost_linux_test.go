package cli_test

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A command that prints a few rows reads what they are in, and not the journal: of four
// times as many entries as many bytes. Time would say the same, but not on a machine that
// does something else as well.
func TestACommandReadsWhatItPrints(t *testing.T) {
	if testing.Short() {
		t.Skip("of fewer entries a command reads nearly all")
	}
	small, large := newHome(t), newHome(t)
	fill(t, filepath.Dir(small.path), 2000)
	fill(t, filepath.Dir(large.path), 8000)
	for _, h := range []*home{small, large} { // since then it is known that all of it was checked
		h.must("jot", "The jigsaw died after twelve minutes")
	}
	for _, args := range printing() {
		few, many := small.reads(args), large.reads(args)
		if many > few*13/10+48<<10 {
			t.Errorf("messup %s reads %d KB of 2,000 entries, and %d KB of 8,000", args, few>>10, many>>10)
		}
	}
}

// reads is how many bytes a command reads in a journal that was looked at already.
func (h *home) reads(args string) int {
	h.t.Helper()
	h.must(strings.Fields(args)...)
	before := read(h.t)
	h.must(strings.Fields(args)...)
	return read(h.t) - before
}

// read is what this process has read so far, in bytes.
func read(t *testing.T) (n int) {
	t.Helper()
	b, err := os.ReadFile("/proc/self/io")
	if err == nil {
		_, err = fmt.Sscanf(string(b), "rchar: %d", &n)
	}
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A command is over before the collector comes for the first time (main.go), which starts
// threads: what it asks for in memory is bounded, and what a start does. Bytes asked for do not
// depend on what else the machine does.
func TestACommandAsksForLittle(t *testing.T) {
	if testing.Short() {
		t.Skip("of fewer entries a command asks for less")
	}
	h := newHome(t)
	fill(t, filepath.Dir(h.path), 8000)
	h.must("jot", "The jigsaw died after twelve minutes")
	backups, err := filepath.Glob(filepath.Join(filepath.Dir(h.path), "backups", "*.gz"))
	if err != nil || len(backups) == 0 {
		t.Fatal(backups, err)
	}
	packed, err := os.ReadFile(backups[0])
	for day := 1; err == nil && day <= 10; day++ { // as there are after some weeks
		err = os.WriteFile(strings.Replace(backups[0], filepath.Base(backups[0])[:16], fmt.Sprintf("journal-202610%02d", day), 1), packed, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	most := map[string]int{"version": 400 << 10, "review --list": 1 << 20, "list --limit 50": 3 << 20} // of which the test itself asks for some 250
	for _, args := range append(printing(), "version", "jot The jigsaw died after twelve minutes") {
		var before, after runtime.MemStats
		h.must(strings.Fields(args)...)
		runtime.ReadMemStats(&before)
		h.must(strings.Fields(args)...)
		runtime.ReadMemStats(&after)
		asked := int(after.TotalAlloc - before.TotalAlloc)
		if asked > cmp.Or(most[args], 4<<20) {
			t.Errorf("messup %s asks for %d KB", args, asked>>10)
		} else {
			t.Logf("messup %s asks for %d KB", args, asked>>10)
		}
	}
}

// A program that is ended by a fault leaves no copy of its memory on the disk, with the
// words in it.
func TestNoCoreIsLeft(t *testing.T) {
	t.Parallel() // it waits for what the program shows
	in, out := io.Pipe()
	cmd := exec.CommandContext(t.Context(), "sh", "-c", `ulimit -c $(ulimit -Hc); exec "$0" jot`, built(t, "messup"))
	cmd.Stdin, cmd.Env = in, append(os.Environ(), "MESSUP_HOME="+t.TempDir())
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	none, limits := regexp.MustCompile(`Max core file size +0 +0 `), []byte(nil)
	for i := 0; i < 500 && !none.Match(limits); i++ { // until it has begun
		time.Sleep(10 * time.Millisecond)
		limits, _ = os.ReadFile(fmt.Sprintf("/proc/%d/limits", cmd.Process.Pid))
	}
	_, err := out.Write([]byte("a line"))
	if err = errors.Join(err, out.Close(), cmd.Wait()); err != nil {
		t.Fatal(err)
	}
	if !none.Match(limits) {
		t.Errorf("its limits are\n%s", limits)
	}
}

// A command holds a few megabytes, whatever there is: of 8,000 entries, which take 50 MB, no
// more than 24 (the goal is 20, which a quiet machine keeps to; on a busy one the collector
// comes later, and 23 were seen).
func TestACommandHoldsLittle(t *testing.T) {
	home := t.TempDir()
	fill(t, home, 8000)
	jot := "jot The jigsaw died after twelve minutes"
	process(t, home, append([]string{built(t, "messup")}, strings.Fields(jot)...)...) // has what was brought in backed up
	for _, args := range append(printing(), jot, "check", "list nowhere") {
		holdsLittle(t, in(home), 24<<20, strings.Fields(args)...)
	}
}

// What goes out and comes in as a whole goes through little memory: of 2,000 entries, which
// were 80 and 150 MB while they were gathered (the goal is 64).
func TestWhatGoesOutAndInIsNotHeld(t *testing.T) {
	home, out := t.TempDir(), filepath.Join(t.TempDir(), "out.json")
	fill(t, home, 2000)
	holdsLittle(t, in(home), 56<<20, "export", "-o", out, "--replace")
	holdsLittle(t, t.TempDir, 56<<20, "import", out)
}

// What brings a journal back, brings another one in, or takes words out of all of its copies
// goes through little memory too: of 2,000 entries, which were 100 MB while they were held
// (the goal is 64). The long form has 100,000: there where all records lie is what is held, some 140,
// and of the three copies that a restore from one of them weighs 180.
func TestWhatGoesThroughAllOfAJournalHoldsLittle(t *testing.T) {
	entries, most := 2000, 56<<20
	if os.Getenv("MESSUP_LONG") != "" {
		entries, most = 100_000, 220<<20
	}
	program, whole := built(t, "messup"), t.TempDir()
	fill(t, whole, entries)
	process(t, whole, program, "backup")
	hurt := t.TempDir()
	copyFolder(t, whole, hurt)
	file, err := os.OpenFile(filepath.Join(hurt, "journal.db"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, err := file.Stat()
	for at := int64(1 << 20); err == nil && at < info.Size(); at += info.Size() / 5 {
		_, err = file.WriteAt([]byte("something else is written here"), at)
	}
	if err = errors.Join(err, file.Close()); err != nil {
		t.Fatal(err)
	}
	backups, err := filepath.Glob(filepath.Join(hurt, "backups", "journal-*.gz"))
	if err != nil || len(backups) == 0 {
		t.Fatal(backups, err)
	}
	out, _, _ := (&home{t: t, path: filepath.Join(whole, "journal.db")}).run("list", "--limit", "1", "--json")
	id := regexp.MustCompile(`"id": *"(\w+)"`).FindStringSubmatch(out)
	if id == nil {
		t.Fatal(out)
	}
	holdsLittle(t, in(hurt), most, "restore", "--dry-run")
	back := holdsLittle(t, copyOf(t, hurt), most, "restore")
	holdsLittle(t, copyOf(t, back), most, "restore", "--from", backups[len(backups)-1])
	thrown := holdsLittle(t, copyOf(t, whole), most, "rm", id[1])
	holdsLittle(t, copyOf(t, thrown), most, "trash", "--empty", "--yes")
	holdsLittle(t, t.TempDir, most, "import", filepath.Join(whole, "journal.db"))
}

// holdsLittle runs a command in a folder, which it returns, and says so if it holds more than
// most. How late the collector comes depends on what else the machine does, by some 10 MB: what
// a command does not keep to in one of three runs it does not keep to.
func holdsLittle(t *testing.T, folder func() string, most int, args ...string) (home string) {
	t.Helper()
	held := most + 1
	for tried := 0; tried < 3 && held > most; tried++ {
		home = folder()
		held = peakOf(t, home, args...)
	}
	if held > most {
		t.Errorf("messup %s held %d MB", args, held>>20)
	}
	t.Logf("messup %s held %d MB", args, held>>20)
	return home
}

// in is a folder for what may be run in it again.
func in(home string) func() string { return func() string { return home } }

// copyOf is a folder for what finds there what it found at first, each time.
func copyOf(t *testing.T, home string) func() string {
	return func() string {
		anew := t.TempDir()
		copyFolder(t, home, anew)
		return anew
	}
}

// peakOf is how much of a command was in memory at the most. What this test holds itself
// would be counted too, were it the one to start it; and what the system happens to keep of a
// file that is mapped, up to twice what the command holds, were that not let go before.
func peakOf(t *testing.T, home string, args ...string) int {
	t.Helper()
	leaveTheCache(t, home)
	cmd := exec.CommandContext(t.Context(), built(t, "./testdata/bare"), append([]string{"hold", built(t, "messup")}, args...)...)
	cmd.Env = append(os.Environ(), "MESSUP_HOME="+home)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", args, err, out)
	}
	held, err := strconv.Atoi(strings.TrimSpace(string(out)))
	if err != nil {
		t.Fatal(err)
	}
	return held
}

// leaveTheCache has the system keep nothing of the files of a folder in memory.
func leaveTheCache(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || err == nil && !d.Type().IsRegular() {
			return nil
		}
		if err != nil {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		return errors.Join(f.Sync(), unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED), f.Close())
	})
	if err != nil {
		t.Fatal(err)
	}
}
