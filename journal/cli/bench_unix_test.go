//go:build unix

package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
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

// A jot, beside a program that writes 2 KB and waits for the disk: the goal is
// a ratio of at most 3.
func BenchmarkJot(b *testing.B) {
	program, bare, home := built(b, "messup"), built(b, "./testdata/fsync"), b.TempDir()
	run := func(name string, args ...string) func(*testing.B) {
		return func(b *testing.B) {
			for b.Loop() {
				cmd := exec.CommandContext(b.Context(), name, args...)
				cmd.Env = append(os.Environ(), "MESSUP_HOME="+home)
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
			}
		}
	}
	b.Run("bare", run(bare, filepath.Join(home, "bare")))
	b.Run("jot", run(program, "jot", "The jigsaw died after twelve minutes"))
}

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
func fill(b *testing.B, home string, n int) {
	b.Helper()
	now := func() time.Time { return time.Date(2026, 11, 19, 9, 0, 0, 0, time.UTC) }
	file := store.New(store.Config{Path: filepath.Join(home, "journal.db"), Now: now, Rand: &ids{}, Reindex: record.Reindexing(prompts.Shipped())})
	book := book.Open(file, prompts.Shipped(), now, &ids{})
	var all journal.Archive
	for i := range n {
		e := journal.Entry{ID: journal.HashID(strconv.Itoa(i)), Rev: 1, Kind: journal.Mess, Set: "ten", SetVersion: 1, Title: "Lab stations " + strconv.Itoa(i), Class: "9B science"}
		e.Happened = now().Add(-time.Duration(i) * 7 * time.Hour)
		e.Finished = e.Happened
		for _, q := range prompts.Ten().Questions {
			e = e.With(prompts.Shipped(), q, q.Example)
		}
		all.Entries = append(all.Entries, e)
	}
	if _, err := book.Archive.Import(b.Context(), all, record.Intake{}); err != nil {
		b.Fatal(err)
	}
}
