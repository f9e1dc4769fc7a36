package syncing

import (
	"crypto/rand"
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"messup/journal/book"
	"messup/journal/instep"
	"messup/journal/journaltest"
	"messup/journal/record"
	"messup/prompts"
	"messup/store"
	"messup/store/folder"
)

// journalOf is a journal with so many messes; an empty one for 0.
func journalOf(t testing.TB, n int) Journal {
	t.Helper()
	f := store.New(store.Config{Path: filepath.Join(t.TempDir(), "journal.db"), Now: time.Now, Rand: rand.Reader, Marked: record.Marking(), Reindex: record.Reindexing(prompts.Shipped()), Deleted: record.Deleted, Without: record.Without})
	j := Journal{Book: book.Open(f, prompts.Shipped(), time.Now, rand.Reader), Store: f, File: f, Rand: rand.Reader}
	if n > 0 {
		if _, err := j.Archive.Import(t.Context(), journaltest.Career(n, time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC), 1), record.Intake{}); err != nil {
			t.Fatal(err)
		}
	}
	return j
}

// inStep brings a journal in step with a folder.
func inStep(t testing.TB, j Journal, dir string) instep.Done {
	t.Helper()
	f, err := folder.Open(dir, instep.Folders(), time.Now, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	kept := j.Inbox().Kept
	memory, err := kept.Memory()
	if err != nil {
		t.Fatal(err)
	}
	done, err := instep.Sync{Store: j.Store, Folder: disked{f}, Memory: memory, Sets: j.Sets(), Now: j.Now(), Remember: kept.KeepMemory}.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return done
}

// What a sync of a journal costs that goes out whole, comes in whole, and does not change:
//
//	go test -run - -bench . -benchtime 1x ./journal/cli/syncing
func BenchmarkSync(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		j, other, dir := journalOf(b, n), journalOf(b, 0), b.TempDir()
		all, err := j.Entries.Jot(b.Context(), "One more")
		if err != nil || all.ID == "" {
			b.Fatal(err)
		}
		report := func(name string, j Journal, change func()) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					change()
					inStep(b, j, dir)
				}
				b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				b.ReportMetric(float64(m.HeapSys-m.HeapReleased)/(1<<20), "MB-heap")
			})
		}
		report("out", j, func() {})
		report("in", other, func() {})
		report("same", j, func() {})
		report("one", j, func() {
			if _, err := j.Entries.Jot(b.Context(), "Another"); err != nil {
				b.Fatal(err)
			}
		})
	}
}
