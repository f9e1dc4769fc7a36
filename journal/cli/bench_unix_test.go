//go:build unix

package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/journaltest"
	"messup/journal/record"
	"messup/prompts"
	"messup/store"
)

// The first frame of the built program on a pty, beside that of the smallest
// Bubble Tea program there can be: the goal is a ratio of at most 1.3.
func BenchmarkFirstFrame(b *testing.B) {
	program := built(b, "messup")
	frame := func(home, program, want string) func(*testing.B) {
		return func(b *testing.B) {
			for b.Loop() {
				t := opened(b, home, 80, 24, program).shows(want)
				b.StopTimer()
				t.kill()
				b.StartTimer()
			}
		}
	}
	b.Run("minimal", frame(b.TempDir(), built(b, "./testdata/minimal"), "messup"))
	b.Run("empty", frame(b.TempDir(), program, "messup"))
	full := looked(b, program, 10_000)
	b.Run("10000", frame(full, program, "messup"))
	b.Run("10000-with-its-content", frame(full, program, "Latest"))
}

// BenchmarkCommands is whole processes of the built program, in journals of several sizes,
// each beside the bare program in the same round: "x-bare" is the ratio of the medians.
// MESSUP_LONG=1 adds 100,000 entries.
func BenchmarkCommands(b *testing.B) {
	program, bare := built(b, "messup"), built(b, "./testdata/bare")
	for _, n := range sizes(0, 1_000, 10_000) {
		home := looked(b, program, n)
		file := filepath.Join(home, "journal.db")
		beside := func(args, against string) {
			b.Run(fmt.Sprint(n, "/", args), func(b *testing.B) {
				raced(b, home, "x-bare", append([]string{program}, strings.Fields(args)...), []string{bare, against, file})
			})
		}
		beside("version", "print")
		for _, args := range append(printing(), "list nowhere") {
			if n > 0 { // there is something to print
				beside(args, "print")
			}
		}
		beside("check", "read")
		beside("jot The jigsaw died after twelve minutes", "keep")
	}
}

// BenchmarkPeers is whole processes of the built program beside others that do as much with
// the same words, where they are installed: rg looks through one file of text, sqlite3 prints
// one table as JSON.
func BenchmarkPeers(b *testing.B) {
	program := built(b, "messup")
	for _, n := range sizes(10_000) {
		home := looked(b, program, n)
		texts, table := filepath.Join(home, "texts"), filepath.Join(home, "table.sqlite")
		b.Run(fmt.Sprint(n, "/list nowhere"), func(b *testing.B) {
			installed(b, "rg")
			tell(b, n, texts, "%s %s\n")
			raced(b, home, "x-rg", []string{program, "list", "nowhere"}, []string{"rg", "-c", "nowhere", texts})
		})
		b.Run(fmt.Sprint(n, "/export"), func(b *testing.B) {
			installed(b, "sqlite3")
			tell(b, n, texts, "insert into entries values(%s,'%s');\n")
			if out, err := exec.CommandContext(b.Context(), "sqlite3", table, "create table entries(id text primary key, told text); begin;", ".read "+texts, "commit;").CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
			raced(b, home, "x-sqlite3", []string{program, "export", "--format", "json"}, []string{"sqlite3", "-json", table, "select * from entries"})
		})
	}
}

// sizes are those given, and with MESSUP_LONG=1 the stress case too.
func sizes(of ...int) []int {
	if os.Getenv("MESSUP_LONG") != "" {
		of = append(of, 100_000)
	}
	return of
}

// looked is the folder of a journal of n entries that is known to be checked: it was put in
// place whole, and a line was kept since.
func looked(b *testing.B, program string, n int) (home string) {
	home = b.TempDir()
	fill(b, home, n)
	process(b, home, program, "jot", "Since then it is known that all of it was checked")
	return home
}

func installed(b *testing.B, name string) {
	if _, err := exec.LookPath(name); err != nil {
		b.Skip(name + " is not here")
	}
}

// tell writes the entries that fill makes into a file, by their number and as JSON.
func tell(b *testing.B, n int, path, format string) {
	var told bytes.Buffer
	for i, e := range journaltest.Career(n, time.Date(2026, 11, 19, 9, 0, 0, 0, time.UTC), 1).Entries {
		data, err := json.Marshal(e)
		if err != nil {
			b.Fatal(err)
		}
		fmt.Fprintf(&told, format, strconv.Itoa(i), strings.ReplaceAll(string(data), "'", "''"))
	}
	if err := os.WriteFile(path, told.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
}

// raced runs ours and theirs in turn, and reports the median of ours and its ratio.
func raced(b *testing.B, home, ratio string, ours, theirs []string) {
	var we, they []time.Duration
	for b.Loop() {
		they = append(they, process(b, home, theirs...))
		we = append(we, process(b, home, ours...))
	}
	b.ReportMetric(float64(median(we))/float64(median(they)), ratio)
	b.ReportMetric(float64(median(we).Microseconds())/1000, "ms")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkOutAndIn is whole processes that write everything into a file, and take that in
// into a new journal. MESSUP_LONG=1 adds 100,000 entries.
func BenchmarkOutAndIn(b *testing.B) {
	program := built(b, "messup")
	sizes := []int{1_000, 10_000}
	if os.Getenv("MESSUP_LONG") != "" {
		sizes = append(sizes, 100_000)
	}
	for _, n := range sizes {
		home, away := b.TempDir(), b.TempDir()
		fill(b, home, n)
		out, anew := filepath.Join(away, "out.json"), filepath.Join(away, "new")
		in := func(name, home, made string, args ...string) {
			b.Run(fmt.Sprint(n, "/", name), func(b *testing.B) {
				var took []time.Duration
				for b.Loop() {
					if err := os.RemoveAll(made); err != nil {
						b.Fatal(err)
					}
					took = append(took, process(b, home, append([]string{program}, args...)...))
				}
				b.ReportMetric(float64(median(took).Microseconds())/1000, "ms")
				b.ReportMetric(0, "ns/op")
			})
		}
		in("export", home, out, "export", "-o", out)
		in("import", anew, anew, "import", out)
	}
}

// printing are commands that print a few rows, whatever the size of the journal.
func printing() []string {
	return []string{
		"list --limit 50", "show " + string(journal.HashID("0")), "before 9B", "remember", "today", "plans", "people",
		"review --list", "lessons --carried", "loose",
	}
}

// process runs a program to its end, and says how long that took.
func process(b testing.TB, home string, args ...string) time.Duration {
	cmd := exec.CommandContext(b.Context(), args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "MESSUP_HOME="+home)
	begun := time.Now()
	out, err := cmd.CombinedOutput()
	took := time.Since(begun)
	if found := cmd.ProcessState.ExitCode(); err != nil && (args[0] != "rg" || found != 1) { // 1: nothing matches
		b.Fatalf("%v\n%.2000s", err, out)
	}
	return took
}

func median(of []time.Duration) time.Duration { return slices.Sorted(slices.Values(of))[len(of)/2] }

// How large the program is, stripped: the goal is under 9 MB.
func BenchmarkBinarySize(b *testing.B) {
	info, err := os.Stat(built(b, "messup"))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() { // the size is the figure
	}
	b.ReportMetric(float64(info.Size())/1e6, "MB")
	b.ReportMetric(0, "ns/op")
}

// fill puts a journal of n finished entries, each with ten answers, in folder home. It makes
// the first of a size, and copies it from then on.
func fill(b testing.TB, home string, n int) {
	b.Helper()
	copyFolder(b, once(b, fmt.Sprintf("filled/%d", n), func(path string) error { return fillNew(b.Context(), path, n) }), home)
}

func fillNew(ctx context.Context, home string, n int) error {
	now := func() time.Time { return time.Date(2026, 11, 19, 9, 0, 0, 0, time.UTC) }
	file := store.New(store.Config{Path: filepath.Join(home, "journal.db"), Now: now, Rand: &ids{}, Reindex: record.Reindexing(prompts.Shipped()), Marked: record.Marking()})
	book := book.Open(file, prompts.Shipped(), now, &ids{})
	all := journaltest.Career(max(n, 1), now(), 1)
	for some := range slices.Chunk(all.Entries, 20_000) {
		if _, err := book.Archive.Import(ctx, journal.Archive{Entries: some}, record.Intake{}); err != nil {
			return err
		}
	}
	return nil
}
