package store

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/mark"
)

// spoilLogHead overwrites the name of the journal that its log begins with.
func spoilLogHead(t *testing.T, f *File) []byte {
	t.Helper()
	b, err := os.ReadFile(f.shelf().Recent())
	must(t, err)
	copy(b, "sixteen bytes of")
	overwrite(t, f.shelf().Recent(), b)
	return b
}

// mustKeepTheLog makes sure that a damaged log is kept as it was, and named by whoever
// looks.
func mustKeepTheLog(t *testing.T, f *File, bad []byte) {
	t.Helper()
	r, err := f.Check(t.Context())
	must(t, err)
	if len(r.Logs) != 1 || r.Log != "" {
		t.Fatalf("the check names %q, and %q as the one in use", r.Logs, r.Log)
	}
	if b, err := os.ReadFile(r.Logs[0]); err != nil || !bytes.HasPrefix(b, bad) {
		t.Errorf("it is not as it was, %v", err)
	}
	for _, dryRun := range []bool{true, false} {
		if back, err := f.Restore(t.Context(), dryRun); err != nil || len(back.Logs) != 1 || back.Logs[0] != r.Logs[0] {
			t.Errorf("a restore names %q, %v", back.Logs, err)
		}
	}
}

// TestNoBackupDropsADamagedLog damages what was kept since the backup while the journal
// can be read: whatever makes a new backup keeps it, and says so once.
func TestNoBackupDropsADamagedLog(t *testing.T) {
	plainOnly(t)
	all := map[string]func(f *File) error{
		"backup":  func(f *File) error { _, err := f.Backup(t.Context(), ""); return err },
		"renewal": func(f *File) error { return f.renewBackups(t.Context(), mark.Note{}) },
		"a copy": func(f *File) error {
			backups, err := f.Backups(t.Context())
			if err == nil {
				_, err = f.RestoreFrom(t.Context(), backups[0].Path, false)
			}
			return err
		},
		"another day": func(f *File) error {
			c := november()
			c.days(400)
			f.config.Now = func() time.Time { return c.now }
			return save(f, entry(9, 1))
		},
	}
	spoil := map[string]func(t *testing.T, f *File) []byte{
		"in it":       func(t *testing.T, f *File) []byte { return spoilLog(t, f, entry(3, 1)) },
		"at its head": spoilLogHead,
		"all of it": func(t *testing.T, f *File) []byte {
			b := bytes.Repeat([]byte("x"), 99)
			overwrite(t, f.shelf().Recent(), b)
			return b
		},
		"cut to zeros": func(t *testing.T, f *File) []byte {
			b := make([]byte, 999)
			overwrite(t, f.shelf().Recent(), b)
			return b
		},
	}
	for what, do := range all {
		for where, spoil := range spoil {
			t.Run(what+", "+where, func(t *testing.T) {
				f := logged(t)
				bad := spoil(t, f)
				f = fileAt(f.Path())
				must(t, do(f))
				if text := strings.Join(f.Notices(), "\n"); what != "a copy" && strings.Count(text, "can be read. It is kept: ") != 1 {
					t.Errorf("it says %q", text)
				}
				mustKeepTheLog(t, f, bad)
				_, err := f.Backup(t.Context(), "")
				must(t, err)
				mustKeepTheLog(t, f, bad)
			})
		}
	}
}

// TestALogWithADamagedHeadIsTheJournalsOwn: it is told, goes on to be written to, and what
// is in it comes back.
func TestALogWithADamagedHeadIsTheJournalsOwn(t *testing.T) {
	want := state{}
	for i := range 5 {
		want.put(entry(i+1, 1))
	}
	f := logged(t)
	spoilLogHead(t, f)
	f = fileAt(f.Path())
	mustSave(t, f, entry(5, 1))
	if said := f.Notices(); len(said) > 0 {
		t.Errorf("it says %q", said)
	}
	if r, err := f.Check(t.Context()); err != nil || r.Log != f.shelf().Recent() || r.Others != nil {
		t.Errorf("the check says %q, and of another journal %v, %v", r.Log, r.Others, err)
	}
	if r, err := f.Restore(t.Context(), true); err != nil || r.Log != f.shelf().Recent() || !r.Whole {
		t.Errorf("a restore without need says %+v, %v", r, err)
	}
	must(t, os.Remove(f.Path()))
	f = fileAt(f.Path())
	if r, err := f.Restore(t.Context(), true); err != nil || r.Log != f.shelf().Recent() {
		t.Errorf("a dry run says %q, %v", r.Log, err)
	}
	r, err := f.Restore(t.Context(), false)
	must(t, err)
	mustHold(t, f, want)
	if r.Log == "" || r.Log == f.shelf().Recent() || filepath.Ext(r.Log) != ".log" {
		t.Errorf("it is kept as %q", r.Log)
	}
}

// TestDeletingForGoodReachesALogWithADamagedHead, whatever is the journal's own in it.
func TestDeletingForGoodReachesALogWithADamagedHead(t *testing.T) {
	plainOnly(t)
	f := logged(t)
	spoilLogHead(t, f)
	f = fileAt(f.Path())
	mustForget(t, f, func() error {
		return f.Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(3)) })
	})
	for path, words := range tree(t, filepath.Dir(f.Path())) {
		if strings.Contains(words, string(entry(3, 1).Data)) {
			t.Errorf("%s holds it still", path)
		}
	}
	r, err := f.Check(t.Context())
	must(t, err)
	if len(r.Logs) != 1 {
		t.Fatalf("the check names %q", r.Logs)
	}
	if b, err := os.ReadFile(r.Logs[0]); err != nil || !bytes.Contains(b, entry(2, 1).Data) {
		t.Errorf("the rest of it went along, %v", err)
	}
}
