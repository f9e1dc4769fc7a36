package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"messup/journal/record"
	"messup/store/disk"
)

// setAside leaves a journal as whoever puts a new file in its place does for a moment on Windows:
// the old one has a passing name, and so has the new one.
func setAside(t *testing.T) (f *File, aside string, want state) {
	t.Helper()
	f = newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	want = filled(t, f.Path(), 20)
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	b, err := os.ReadFile(f.Path())
	must(t, err)
	must(t, os.WriteFile(filepath.Join(filepath.Dir(f.Path()), ".journal-0123456789abcdef.tmp"), b, 0o600))
	aside = filepath.Join(filepath.Dir(f.Path()), ".journal-aside.tmp")
	must(t, os.Rename(f.Path(), aside))
	return f, aside, want
}

// A process that is killed in that moment loses nothing: whoever comes next finds the journal.
func TestAJournalThatWasSetAsideIsPutBack(t *testing.T) {
	for doing, do := range map[string]func(context.Context, *File) error{
		"reading":    func(ctx context.Context, f *File) error { return f.View(ctx, func(record.Tx) error { return nil }) },
		"saving":     func(ctx context.Context, f *File) error { return f.Update(ctx, func(record.Tx) error { return nil }) },
		"checking":   func(ctx context.Context, f *File) error { _, err := f.Check(ctx); return err },
		"beginning":  func(ctx context.Context, f *File) error { _, err := f.Begin(ctx); return err },
		"restoring":  func(ctx context.Context, f *File) error { _, err := f.Restore(ctx, false); return err },
		"compacting": func(ctx context.Context, f *File) error { return f.compact(ctx, nil) },
	} {
		t.Run(doing, func(t *testing.T) {
			f, aside, want := setAside(t)
			must(t, do(t.Context(), fileAt(f.Path())))
			mustHold(t, fileAt(f.Path()), want)
			if disk.Exists(aside) {
				t.Error("it is still set aside")
			}
		})
	}
}

// One that is erased then is gone under all its names.
func TestAJournalThatWasSetAsideIsErased(t *testing.T) {
	f, _, _ := setAside(t)
	must(t, f.Erase(t.Context()))
	left, err := filepath.Glob(filepath.Join(filepath.Dir(f.Path()), ".journal-*"))
	if err != nil || len(left) > 0 || f.shelf().HasFile() {
		t.Errorf("there is still %q, %v", left, err)
	}
}

// Who had it open before finds it again, once the other one is done.
func TestAJournalThatIsBeingReplacedIsWaitedFor(t *testing.T) {
	f, aside, want := setAside(t)
	busy, err := disk.TryHold(aside, os.O_RDWR)
	must(t, err)
	done := make(chan error)
	go func() {
		time.Sleep(50 * time.Millisecond)
		err := os.Rename(aside, f.Path()) // which others may do though it is open
		done <- errors.Join(err, busy.Close())
	}()
	got, err := contents(f)
	must(t, errors.Join(err, <-done))
	if len(got) != len(want) {
		t.Errorf("there are %d records, want %d", len(got), len(want))
	}
}
