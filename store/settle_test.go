package store

import (
	"bytes"
	"context"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
)

// several is a change of more than a person writes at once.
func several(from, rev int) (all []record.Record) {
	for i := range 2 * few {
		all = append(all, entry(from+i, rev))
	}
	return all
}

// TestWhatIsKeptComesBeforeItsBackup: a small change is kept, and told, while there is no backup
// yet; one that touches much finds the journal backed up as it was before.
func TestWhatIsKeptComesBeforeItsBackup(t *testing.T) {
	c := november()
	f := fileWithClock(t, c)
	must(t, keep(f, several(0, 1)...))
	if f.Due() {
		t.Error("there was nothing to back up")
	}
	c.days(1)
	for i := range 3 {
		must(t, keep(f, entry(1, 2+i)))
		if days := backupDays(t, f); len(days) != 0 || !f.Due() {
			t.Errorf("after it is kept there are backups of %q, due %t", days, f.Due())
		}
	}
	must(t, f.Settle(t.Context()))
	if days := backupDays(t, f); len(days) != 1 || f.Due() {
		t.Errorf("in the end there are backups of %q, due %t", days, f.Due())
	}
	c.days(1)
	want, err := contents(f)
	must(t, err)
	must(t, keep(f, several(0, 3)...))
	all, err := f.Backups(t.Context())
	must(t, err)
	if len(all) != 2 || f.Due() {
		t.Fatalf("there are backups %v, due %t", all, f.Due())
	}
	mustHold(t, fileAt(unpackedAt(t, all[0].Path)), want)
}

// A gate is where a test holds who asks it for numbers: who makes a file, to name it.
type gate struct {
	from         io.Reader
	shut         atomic.Bool
	reached, let chan struct{}
}

func gated(f *File) *gate {
	g := &gate{from: f.config.Rand, reached: make(chan struct{}), let: make(chan struct{})}
	f.config.Rand = g
	return g
}

func (g *gate) Read(b []byte) (int, error) {
	if g.shut.CompareAndSwap(true, false) {
		close(g.reached)
		<-g.let
	}
	return g.from.Read(b)
}

// settling begins the backup of a journal that calls for one, and stops it once it has read
// the journal. end goes on with it.
func settling(t *testing.T, f *File) (end func() error) {
	t.Helper()
	g := gated(f)
	f.config.Held = 8 << 20 // and asks for no other file before
	if !f.Due() {
		t.Fatal("no backup is due")
	}
	g.shut.Store(true)
	done := make(chan error, 1)
	go func() { done <- f.Settle(t.Context()) }()
	<-g.reached
	return func() error {
		close(g.let)
		return <-done
	}
}

// TestNobodyWaitsForABackup keeps on saving, in this process and as others do, while it is
// made. Of the log it takes what it has, and leaves the rest.
func TestNobodyWaitsForABackup(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 40)
	f := newFile(t, path)
	must(t, os.RemoveAll(f.shelf().Backups()))
	f.config.Now = november().after(3)
	mustSave(t, f, entry(60, 1)) // which has a second copy from now on
	f.config.Now = november().after(4)
	must(t, keep(f, entry(61, 1)))
	end := settling(t, f)
	other := fileOf(f.config)
	for i := range 3 {
		must(t, keep(f, entry(70+i, 1)))
		must(t, keep(other, entry(80+i, 1)))
		want.put(entry(70+i, 1))
		want.put(entry(80+i, 1))
	}
	must(t, other.Settle(t.Context())) // somebody is at it
	must(t, end())
	want.put(entry(60, 1))
	want.put(entry(61, 1))
	mustHold(t, f, want)
	all, err := f.Backups(t.Context())
	must(t, err)
	if len(all) != 2 || f.Due() {
		t.Fatalf("there are backups %v, due %t", all, f.Due())
	}
	got, err := contents(fileAt(unpackedAt(t, all[0].Path)))
	must(t, err)
	if _, there := got[key(journal.Entries, name(70))]; there || len(got) != len(want)-6 {
		t.Errorf("the backup has %d records, of %d in the end", len(got), len(want))
	}
	must(t, os.Remove(path))
	_, err = fileOf(f.config).Restore(t.Context(), false)
	must(t, err)
	mustHold(t, fileAt(path), want)
}

// after is a clock that stands some days later.
func (c *clock) after(n int) func() time.Time {
	at := c.now.AddDate(0, 0, n)
	return func() time.Time { return at }
}

// TestABackupUnderWayBringsNoForgottenWordBack deletes for good while a backup is made that
// has the words.
func TestABackupUnderWayBringsNoForgottenWordBack(t *testing.T) {
	for _, who := range []string{"this process", "another one"} {
		f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
		deleting := secret(t, f)
		tomorrow := f.config.Now().Add(24 * time.Hour)
		f.config.Now = func() time.Time { return tomorrow }
		must(t, keep(f, entry(4, 1)))
		end := settling(t, f)
		by := f
		if who != "this process" {
			by = fileOf(f.config)
		}
		was, err := os.Stat(f.Path())
		must(t, err)
		gone := make(chan error, 1)
		go func() {
			_, err := by.Forget(t.Context(), deleting)
			gone <- err
		}()
		for {
			is, err := os.Stat(f.Path())
			if err == nil && !os.SameFile(was, is) { // the words are not in the journal any more
				break
			}
			time.Sleep(time.Millisecond)
		}
		must(t, end())
		must(t, <-gone)
		if n := hits(t, f); n > 0 {
			t.Errorf("%s: %d files hold them", who, n)
		}
		if f.Due() {
			t.Errorf("%s: a backup is due, and there is one", who)
		}
		left, err := filepath.Glob(filepath.Join(f.shelf().Backups(), ".*"))
		must(t, err)
		if len(left) > 0 {
			t.Errorf("%s: it left %q", who, left)
		}
	}
}

// TestDamageThatABackupFindsIsTold: what nobody read is found on the day it is written beside,
// what was kept is there, and nothing more goes in.
func TestDamageThatABackupFindsIsTold(t *testing.T) {
	plainOnly(t)
	stamps(t)
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 300)
	f := fileAt(path)
	must(t, os.RemoveAll(f.shelf().Backups()))
	must(t, f.View(t.Context(), func(record.Tx) error { return nil }))
	mustSave(t, f, entry(400, 1))
	want.put(entry(400, 1))
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	tomorrow := time.Now().Add(24 * time.Hour)
	whole := pagesInUse(t, path)
	b := append([]byte{}, whole...)
	b[inUse(b, []byte(`"number":7,`))+9] ^= 1
	overwrite(t, path, b)
	restamp(t, path, whole)
	f = fileAt(path)
	f.config.Now = func() time.Time { return tomorrow }
	must(t, keep(f, entry(401, 1)))
	want.put(entry(401, 1))
	wants(t, "the backup", f.Settle(t.Context()), journal.ErrDamaged)
	if n := f.Notices(); len(n) > 0 {
		t.Errorf("it says %q besides", n)
	}
	must(t, f.Settle(t.Context())) // it is told once
	wants(t, "saving here", keep(f, entry(402, 1)), journal.ErrDamaged)
	wants(t, "saving elsewhere", keep(fileOf(f.config), entry(402, 1)), journal.ErrDamaged)
	if days := backupDays(t, f); len(days) != 1 {
		t.Errorf("there are backups of %q", days)
	}
	_, err = fileAt(path).Restore(t.Context(), false)
	must(t, err)
	mustHold(t, fileAt(path), want)
}

// TestWhatWasCutShortIsDue: a run that was ended before it made its backup leaves that to the
// next change, and to whoever begins on another day.
func TestWhatWasCutShortIsDue(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	f := newFile(t, path)
	mustSave(t, f, entry(1, 1))
	mustSave(t, f, entry(2, 1))
	mustSave(t, f, entry(3, 1))
	due := func(after string, want bool) {
		t.Helper()
		f := fileAt(path)
		_, err := f.Status(t.Context())
		must(t, err)
		if f.Due() != want {
			t.Errorf("%s a backup is due: %t", after, f.Due())
		}
	}
	due("on the day of the newest", false)
	later := time.Now().Add(48 * time.Hour)
	must(t, os.Chtimes(f.shelf().Recent(), later, later)) // as of a day that has none
	due("after a day without one", true)
	removeAll(t, filepath.Join(f.shelf().Backups(), "*.gz"))
	must(t, keep(fileAt(path), entry(4, 1)))
	g := fileAt(path)
	must(t, keep(g, entry(5, 1)))
	if !g.Due() {
		t.Error("the next change calls for none")
	}
}

// TestWhateverComesBetweenNothingIsLost does what may happen between a change and its backup,
// in any order: days pass, runs end, logs are not written, words are deleted for good, and in
// the end the journal is lost.
func TestWhateverComesBetweenNothingIsLost(t *testing.T) {
	for seed := range uint64(sized(12, 200)) {
		r := rand.New(rand.NewPCG(seed, 77))
		c := november()
		path := filepath.Join(t.TempDir(), "journal.db")
		f := fileOf(Config{Path: path, Now: func() time.Time { return c.now }, Rand: fileAt("").config.Rand, Reindex: reindex, Counted: counted(), Marked: marked})
		want, story := state{}, []string{}
		for rev := 1; rev <= 30; rev++ {
			did := storyStep(t, r, c, &f, want, rev)
			if story = append(story, did); t.Failed() {
				t.Fatalf("seed %d: %s", seed, strings.Join(story, ", "))
			}
		}
		mustHold(t, f, want)
		must(t, os.Remove(path))
		_, err := fileOf(f.config).Restore(t.Context(), false)
		must(t, err)
		if mustHold(t, fileOf(f.config), want); t.Failed() {
			t.Fatalf("seed %d: %s, and a restore", seed, strings.Join(story, ", "))
		}
	}
}

func storyStep(t *testing.T, r *rand.Rand, c *clock, f **File, want state, rev int) (did string) {
	t.Helper()
	put := func(f *File, records ...record.Record) {
		must(t, keep(f, records...))
		for _, r := range records {
			want.put(r)
		}
	}
	id := r.IntN(40)
	switch did = []string{"keep", "keep", "keep", "settle", "settle", "day", "day", "run", "many", "during", "forget"}[r.IntN(11)]; did {
	case "keep":
		put(*f, entry(id, rev))
	case "settle":
		must(t, (*f).Settle(t.Context()))
	case "day":
		c.days(1)
	case "run":
		*f = fileOf((*f).config)
	case "many":
		put(*f, several(id, rev)...)
	case "during":
		if put(*f, entry(id, rev)); (*f).Due() {
			was := (*f).config.Rand
			end := settling(t, *f)
			put(*f, entry(id+1, rev))
			put(fileOf((*f).config), entry(id+2, rev))
			must(t, end())
			(*f).config.Rand = was
		}
	case "forget":
		put(*f, entry(id, rev))
		_, err := (*f).Forget(t.Context(), func() error {
			return (*f).Update(t.Context(), func(tx record.Tx) error { return tx.Delete(journal.Entries, name(id)) })
		})
		must(t, err)
		delete(want, key(journal.Entries, name(id)))
	}
	return did
}

// An interrupted context does something before each call on the journal but the first.
type interrupted struct {
	context.Context
	calls int
	do    func(call int)
}

func (c *interrupted) Err() error {
	if c.calls++; c.calls > 1 {
		c.do(c.calls)
	}
	return c.Context.Err()
}

// TestACopyIsTakenPieceByPiece, and anew where somebody saves in between. Where somebody always
// does, the backup stays due.
func TestACopyIsTakenPieceByPiece(t *testing.T) {
	for what, every := range map[string]bool{"once": false, "always": true} {
		f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
		f.config.Held = 0
		for i := range 12 {
			r := entry(i, 1)
			r.Data = bytes.Repeat([]byte("x"), 1<<20)
			must(t, keep(f, r))
		}
		tomorrow := f.config.Now().Add(24 * time.Hour)
		f.config.Now = func() time.Time { return tomorrow }
		must(t, keep(f, entry(100, 1)))
		other, saves := fileOf(f.config), 0
		ctx := &interrupted{Context: t.Context()}
		ctx.do = func(int) {
			if saves == 0 || every {
				saves++
				must(t, keep(other, entry(101, saves)))
			}
		}
		before := len(backupDays(t, f))
		must(t, f.Settle(ctx))
		all, err := f.Backups(t.Context())
		must(t, err)
		if saves == 0 || f.Due() != every || every != (len(all) == before) {
			t.Errorf("%s: after %d saves a backup is due: %t, and there are %d", what, saves, f.Due(), len(all))
		}
		if !every {
			mustHold(t, fileAt(unpackedAt(t, all[0].Path)), func() state { all, err := contents(f); must(t, err); return all }())
		}
		left, err := filepath.Glob(filepath.Join(filepath.Dir(f.Path()), "*", ".journal-*.tmp"))
		must(t, err)
		if len(left) > 0 {
			t.Errorf("%s: it left %q", what, left)
		}
	}
}
