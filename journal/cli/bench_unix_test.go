//go:build unix

package cli_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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
	full := b.TempDir()
	fill(b, full, 10_000)
	b.Run("10000", frame(full, program, "messup"))
	b.Run("10000-with-its-content", frame(full, program, "Latest")) // the check of the whole file included
}

// BenchmarkCommands is whole processes of the built program, in journals of several sizes,
// each beside the bare program in the same round: "x-bare" is the ratio of the medians.
// MESSUP_LONG=1 adds 100,000 entries.
func BenchmarkCommands(b *testing.B) {
	program, bare := built(b, "messup"), built(b, "./testdata/bare")
	sizes := []int{0, 1_000, 10_000}
	if os.Getenv("MESSUP_LONG") != "" {
		sizes = append(sizes, 100_000)
	}
	for _, n := range sizes {
		home := b.TempDir()
		fill(b, home, n)
		file := filepath.Join(home, "journal.db")
		beside := func(args, against string) {
			b.Run(fmt.Sprint(n, "/", args), func(b *testing.B) {
				var ours, theirs []time.Duration
				for b.Loop() {
					theirs = append(theirs, process(b, home, bare, against, file))
					ours = append(ours, process(b, home, program, strings.Fields(args)...))
				}
				b.ReportMetric(float64(median(ours))/float64(median(theirs)), "x-bare")
				b.ReportMetric(float64(median(ours).Microseconds())/1000, "ms")
				b.ReportMetric(0, "ns/op")
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

// printing are commands that print a few rows, whatever the size of the journal.
func printing() []string {
	return []string{
		"list --limit 50", "show " + string(journal.HashID("0")), "before 9B", "remember", "plans", "people",
		"review --list", "lessons --carried", "loose",
	}
}

// process runs a program to its end, and says how long that took.
func process(b *testing.B, home, name string, args ...string) time.Duration {
	cmd := exec.CommandContext(b.Context(), name, args...)
	cmd.Env = append(os.Environ(), "MESSUP_HOME="+home)
	begun := time.Now()
	out, err := cmd.CombinedOutput()
	took := time.Since(begun)
	if err != nil {
		b.Fatalf("%v\n%s", err, out)
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

// fill makes a journal of n finished entries, each with ten answers.
func fill(b testing.TB, home string, n int) {
	b.Helper()
	now := func() time.Time { return time.Date(2026, 11, 19, 9, 0, 0, 0, time.UTC) }
	file := store.New(store.Config{Path: filepath.Join(home, "journal.db"), Now: now, Rand: &ids{}, Reindex: record.Reindexing(prompts.Shipped()), Marked: record.Marking()})
	book := book.Open(file, prompts.Shipped(), now, &ids{})
	all := journaltest.Career(max(n, 1), now(), 1)
	for some := range slices.Chunk(all.Entries, 20_000) {
		if _, err := book.Archive.Import(b.Context(), journal.Archive{Entries: some}, record.Intake{}); err != nil {
			b.Fatal(err)
		}
	}
}
