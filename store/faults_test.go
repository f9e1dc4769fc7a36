package store

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/bolttx"
	"messup/store/mark"
	"messup/store/seal"
)

// failing gives random bytes a number of times, and no more.
type failing struct{ left int }

var errNoMore = errors.New("no more")

func (r *failing) Read(b []byte) (int, error) {
	if r.left--; r.left < 0 {
		return 0, errNoMore
	}
	return rand.Read(b)
}

// TestWithoutRandomBytesNothingIsHalfDone lets the source of names fail at
// every place in turn: what was to be made is then not there at all, and the
// journal as it was.
func TestWithoutRandomBytesNothingIsHalfDone(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "journal.db")
	withRandom := func(n int) *File {
		f := fileAt(path)
		f.config.Rand = &failing{n}
		return f
	}
	for n := range 3 {
		if err := save(withRandom(n), entry(1, 1)); !errors.Is(err, errNoMore) {
			t.Errorf("beginning with %d random names: %v", n, err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Fatalf("beginning with %d random names left %v, %v", n, left, err)
		}
	}
	want := filled(t, path, 20)
	beside, err := os.ReadDir(dir)
	must(t, err)
	for doing, do := range map[string]func(f *File) error{
		"backing up": func(f *File) error { _, err := f.Backup(t.Context(), ""); return err },
		"copying":    func(f *File) error { _, err := f.Backup(t.Context(), filepath.Join(dir, "copy.db")); return err },
		"compacting": func(f *File) error { return f.compact(t.Context(), nil) },
		"filling": func(f *File) error {
			return f.Fill(t.Context(), func(tx record.Tx) error { return errors.Join(tx.Put(much(1)), tx.Delete("much", "m1")) })
		},
		"renewing the backups":   func(f *File) error { return f.renewBackups(t.Context(), mark.Note{}) },
		"putting into the inbox": func(f *File) error { _, err := f.PutInbox(t.Context(), []byte("x")); return err },
	} {
		worked := false
		for n := 0; n < 16 && !worked; n++ {
			err := do(withRandom(n))
			worked = err == nil
			if err != nil && !errors.Is(err, errNoMore) {
				t.Errorf("%s with %d random names: %v", doing, n, err)
			}
			mustHold(t, fileAt(path), want)
			left, err := filepath.Glob(filepath.Join(dir, ".journal-*"))
			if err != nil || len(left) > 0 {
				t.Errorf("%s with %d random names left %q, %v", doing, n, left, err)
			}
		}
		if !worked {
			t.Errorf("%s never worked", doing)
		}
	}
	b := pagesInUse(t, path)
	clear(b[:4096])
	overwrite(t, path, b)
	for n := range 10 {
		if _, err := withRandom(n).Restore(t.Context(), false); err == nil {
			break
		}
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, b) {
			t.Errorf("restoring with %d random names changed the file, %v", n, err)
		}
		removeAll(t, filepath.Join(dir, "journal-damaged-*"))
	}
	mustHold(t, newFile(t, path), want)
	if now, err := os.ReadDir(dir); err != nil || len(now) < len(beside) {
		t.Errorf("beside the journal there is %v now, %v", now, err)
	}
}

// TestALargeJournal is compacted, backed up and restored in several parts.
func TestALargeJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	f := newFile(t, path)
	want := state{}
	for i := range 5 {
		var some []record.Record
		for j := range 5 {
			r := entry(10*i+j, 1)
			r.Data = bytes.Repeat([]byte{'a' + byte(i)}, 500<<10)
			r = derive(r)
			r.Text = []byte("not what would be derived again")
			some = append(some, r)
			want.put(r)
		}
		mustSave(t, f, some...)
	}
	before, err := os.Stat(path)
	must(t, err)
	must(t, f.compact(t.Context(), nil))
	after, err := os.Stat(path)
	must(t, err)
	if after.Size() > before.Size() {
		t.Errorf("compacted from %d to %d bytes", before.Size(), after.Size())
	}
	mustHold(t, f, want)
	b := pagesInUse(t, path)
	older := 0 // of the two first pages: the newer one leads to all there is
	if txid := func(page int) uint64 { return binary.LittleEndian.Uint64(b[page*boltfile.PageSize+64:]) }; txid(1) < txid(0) {
		older = 1
	}
	clear(b[older*boltfile.PageSize:][:boltfile.PageSize])
	overwrite(t, path, b)
	f.config.Reindex = nil // so that what is derived stays as it was found
	_, err = fileOf(f.config).Restore(t.Context(), false)
	must(t, err)
	mustHold(t, fileAt(path), want)
}

// behindTheBack changes a journal with bbolt alone, in a way that the guard
// takes for a save of another messup.
func behindTheBack(t *testing.T, path string, change func(tx *bolt.Tx) error) {
	t.Helper()
	h, err := fileAt(path).reader().At(path)
	must(t, err)
	h.Serial++
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: time.Second})
	must(t, err)
	must(t, db.Update(func(tx *bolt.Tx) error {
		return errors.Join(change(tx), bolttx.PutHead(tx, testSeal().Head(h)))
	}))
	must(t, db.Close())
}

// TestWhatIsReadIsVerified changes values under a window that checked the file
// before: none of them may be taken for a record, and none may be built on.
func TestWhatIsReadIsVerified(t *testing.T) {
	entries := string(journal.Entries)
	spoil := func(bucket string, change func(b *bolt.Bucket, k, v []byte) error) func(tx *bolt.Tx) error {
		return func(tx *bolt.Tx) error {
			b := tx.Bucket([]byte(bucket))
			if bucket == entries {
				k, v := b.Cursor().First()
				return change(b, bytes.Clone(k), bytes.Clone(v))
			}
			k, v := b.Cursor().Last() // the rows of that entry, which is the oldest
			return change(b, bytes.Clone(k), bytes.Clone(v))
		}
	}
	flip := func(b *bolt.Bucket, k, v []byte) error {
		v[len(v)-1] ^= 1
		return b.Put(k, v)
	}
	gone := func(b *bolt.Bucket, k, _ []byte) error { return b.Delete(k) }
	first := entry(0, 2)
	get := func(tx record.Tx) error { _, err := tx.Get(journal.Entries, first.ID); return err }
	row := func(tx record.Tx) error { _, err := tx.Row(journal.Entries, first.ID); return err }
	rows := func(tx record.Tx) error {
		for _, err := range tx.Rows(journal.Entries) {
			if err != nil {
				return err
			}
		}
		return nil
	}
	texts := func(tx record.Tx) error {
		for _, err := range tx.Texts(journal.Entries) {
			if err != nil {
				return err
			}
		}
		return nil
	}
	put := func(tx record.Tx) error { return tx.Put(entry(0, 3)) }
	move := func(tx record.Tx) error {
		r := entry(0, 3)
		r.At = r.At.Add(time.Minute)
		return tx.Put(r)
	}
	remove := func(tx record.Tx) error { return tx.Delete(journal.Entries, first.ID) }
	noBucket := func(name string) func(tx *bolt.Tx) error {
		return func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte(name)) }
	}
	for name, tt := range map[string]struct {
		make func(tx *bolt.Tx) error
		do   []func(tx record.Tx) error
	}{
		"a record":        {spoil(entries, flip), []func(record.Tx) error{get, row, put, move, remove}},
		"a line":          {spoil(entries+seal.Lines, flip), []func(record.Tx) error{get, row, rows}},
		"a text":          {spoil(entries+seal.Texts, flip), []func(record.Tx) error{get, texts}},
		"a missing line":  {spoil(entries+seal.Lines, gone), []func(record.Tx) error{get, row}},
		"a missing text":  {spoil(entries+seal.Texts, gone), []func(record.Tx) error{get}},
		"no lines at all": {noBucket(entries + seal.Lines), []func(record.Tx) error{get, row, move, remove}},
		"no texts at all": {noBucket(entries + seal.Texts), []func(record.Tx) error{get, move, remove}},
	} {
		t.Run(name, func(t *testing.T) {
			for i, do := range tt.do {
				path := filepath.Join(t.TempDir(), "journal.db")
				filled(t, path, 20)
				f := fileAt(path)
				_, err := contents(f)
				must(t, err)
				behindTheBack(t, path, tt.make)
				before, err := os.ReadFile(path)
				must(t, err)
				err = f.Update(t.Context(), do)
				wants(t, "call", err, journal.ErrDamaged)
				if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
					t.Errorf("call %d changed the file, %v", i, err)
				}
				if err != nil && strings.Count(err.Error(), path) != 1 {
					t.Errorf("call %d says %q, which does not name the file once", i, err)
				}
			}
		})
	}
}

// TestOnlyWhatHasANameIsKept refuses kinds, ids and lengths that no file can
// hold, and keeps those at the limit.
func TestOnlyWhatHasANameIsKept(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	with := func(change func(r *record.Record)) record.Record {
		r := entry(1, 1)
		change(&r)
		return r
	}
	long := strings.Repeat("a", 65)
	for name, tt := range map[string]struct {
		r    record.Record
		want error
	}{
		"no kind":         {with(func(r *record.Record) { r.Kind = "" }), nil},
		"a long kind":     {with(func(r *record.Record) { r.Kind = journal.Kind(long[:33]) }), nil},
		"a kind with dot": {with(func(r *record.Record) { r.Kind = "entries.lines" }), nil},
		"the head":        {with(func(r *record.Record) { r.Kind = "meta" }), nil},
		"no id":           {with(func(r *record.Record) { r.ID = "" }), journal.ErrBadID},
		"a long id":       {with(func(r *record.Record) { r.ID = journal.ID(long) }), journal.ErrBadID},
		"long data":       {with(func(r *record.Record) { r.Data = make([]byte, seal.MaxData+1) }), journal.ErrTooLong},
		"a long line":     {with(func(r *record.Record) { r.Line = make([]byte, seal.MaxData+1) }), journal.ErrTooLong},
		"a long text":     {with(func(r *record.Record) { r.Text = make([]byte, seal.MaxData+1) }), journal.ErrTooLong},
	} {
		if err := save(f, tt.r); err == nil || tt.want != nil && !errors.Is(err, tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, r := range []record.Record{
		with(func(r *record.Record) { r.ID = journal.ID(long[:64]) }),
		with(func(r *record.Record) { r.Kind = journal.Kind(long[:32]) }),
	} {
		mustSave(t, f, r)
		must(t, f.View(t.Context(), func(tx record.Tx) error {
			got, err := tx.Get(r.Kind, r.ID)
			if err == nil && !equal(got, r) {
				t.Errorf("kept %v, and got %v", r.ID, got.ID)
			}
			return err
		}))
	}
	for doing, do := range map[string]func(tx record.Tx) error{
		"putting":  func(tx record.Tx) error { return tx.Put(entry(1, 1)) },
		"deleting": func(tx record.Tx) error { return tx.Delete(journal.Entries, name(1)) },
	} {
		wants(t, doing+" while only reading", f.View(t.Context(), do), journal.ErrReadOnly)
	}
}

// TestAPanicOfTheCallerGoesOn closes the journal, keeps nothing, and is ready
// for the next call.
func TestAPanicOfTheCallerGoesOn(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	mustSave(t, f, entry(1, 1))
	for doing, call := range map[string]func(fn func(record.Tx) error) error{
		"reading": func(fn func(record.Tx) error) error { return f.View(t.Context(), fn) },
		"saving":  func(fn func(record.Tx) error) error { return f.Update(t.Context(), fn) },
	} {
		func() {
			defer func() {
				if p := recover(); p != "mine" {
					t.Errorf("%s: the panic is %v", doing, p)
				}
			}()
			err := call(func(tx record.Tx) error {
				if doing == "saving" {
					must(t, tx.Put(entry(2, 1)))
				}
				panic("mine")
			})
			t.Errorf("%s came back with %v", doing, err)
		}()
		mustHold(t, f, state{key(journal.Entries, name(1)): entry(1, 1)})
	}
}

// TestErrorsOfTheCallerGoThroughAsTheyAre, whatever they look like.
func TestErrorsOfTheCallerGoThroughAsTheyAre(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	for _, mine := range []error{io.ErrUnexpectedEOF, os.ErrPermission, journal.ErrNotFound} {
		for _, call := range []func(fn func(record.Tx) error) error{
			func(fn func(record.Tx) error) error { return f.View(t.Context(), fn) },
			func(fn func(record.Tx) error) error { return f.Update(t.Context(), fn) },
		} {
			if err := call(func(record.Tx) error { return mine }); err != mine { //nolint:errorlint // the very same
				t.Errorf("%v became %v", mine, err)
			}
		}
	}
}

// TestThingsInTheWay puts files where folders should be: each call that needs
// one says so, and saving goes on.
func TestThingsInTheWay(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	mustSave(t, f, entry(1, 1))
	must(t, os.RemoveAll(f.shelf().Backups()))
	for _, path := range []string{f.shelf().Backups(), f.inbox().Folder} {
		must(t, os.WriteFile(path, []byte("in the way"), 0o600))
	}
	_, backUpErr := f.Backup(t.Context(), "")
	_, listErr := f.Backups(t.Context())
	_, checkErr := f.Check(t.Context())
	_, putErr := f.PutInbox(t.Context(), []byte("x"))
	_, takeErr := f.TakeInbox(t.Context(), func([]byte) error { return nil })
	for doing, err := range map[string]error{
		"backing up": backUpErr, "listing": listErr, "checking": checkErr, "putting": putErr, "taking": takeErr,
		"renewing": f.renewBackups(t.Context(), mark.Note{}),
	} {
		if err == nil || !strings.Contains(err.Error(), filepath.Dir(f.Path())) {
			t.Errorf("%s says %v", doing, err)
		}
	}
	mustSave(t, f, entry(2, 1))
	want := state{key(journal.Entries, name(1)): entry(1, 1), key(journal.Entries, name(2)): entry(2, 1)}
	mustHold(t, f, want)
	must(t, f.compact(t.Context(), nil))
	b := pagesInUse(t, f.Path())
	clear(b[:4096])
	overwrite(t, f.Path(), b)
	if _, err := fileAt(f.Path()).Restore(t.Context(), false); err == nil {
		t.Error("a restore did not ask for backups")
	}
	must(t, os.Remove(f.shelf().Backups()))
	must(t, os.Remove(f.inbox().Folder))
	_, err := fileAt(f.Path()).Restore(t.Context(), false)
	must(t, err)
	mustHold(t, fileAt(f.Path()), want)
}

// same gives the same byte for ever.
type same struct{}

func (same) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}

// TestANameThatIsTaken compacts where the old file would get the name of the
// new one.
func TestANameThatIsTaken(t *testing.T) {
	dir := t.TempDir()
	f := newFile(t, filepath.Join(dir, "journal.db"))
	mustSave(t, f, entry(1, 1))
	unlucky := fileAt(f.Path())
	unlucky.config.Rand = same{}
	err := unlucky.compact(t.Context(), nil)
	free := runtime.GOOS == "windows" && err == nil // where the new one has its own name before
	if !free && !errors.Is(err, os.ErrExist) {
		t.Errorf("compacting says %v", err)
	}
	mustHold(t, f, state{key(journal.Entries, name(1)): entry(1, 1)})
	mustSave(t, f, entry(1, 2))
	left, err := filepath.Glob(filepath.Join(dir, ".journal-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("it left %q, %v", left, err)
	}
}

// TestAReindexThatFails fails the restore and the migration it belongs to, and
// leaves everything as it was.
func TestAReindexThatFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 20)
	mine := errors.New("no such luck")
	failing := func(steps ...step) *File {
		f := withSteps(path, steps...)
		f.config.Reindex = func(record.Tx) error { return mine }
		return f
	}
	_, err := contents(failing(step{about: "moods", run: beginMoods, derive: true}))
	wants(t, "migrating", err, mine)
	mustHold(t, fileAt(path), want)
	whole := pagesInUse(t, path)
	spoilt := bytes.Clone(whole)
	clear(spoilt[:4096])
	overwrite(t, path, spoilt)
	_, err = failing().Restore(t.Context(), false)
	wants(t, "restoring", err, mine)
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, spoilt) {
		t.Errorf("the file was changed, %v", err)
	}
	overwrite(t, path, whole)
	mustHold(t, newFile(t, path), want)
}

// TestAWindowGoesOnWithItsOwnRestore, also where that knows less than the
// window had seen.
func TestAWindowGoesOnWithItsOwnRestore(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	mustSave(t, f, entry(1, 1))
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	for i := range 5 {
		mustSave(t, f, entry(2, i))
	}
	must(t, os.Remove(f.shelf().Recent()))
	must(t, os.Remove(f.Path()))
	_, err = f.Restore(t.Context(), false)
	must(t, err)
	want := state{key(journal.Entries, name(1)): entry(1, 1), key(journal.Entries, name(3)): entry(3, 1)}
	mustSave(t, f, entry(3, 1))
	mustHold(t, f, want)
}

// TestALeftoverThatCannotBeRemovedIsTold, and keeps nobody from saving.
func TestALeftoverThatCannotBeRemovedIsTold(t *testing.T) {
	dir := t.TempDir()
	f := newFile(t, filepath.Join(dir, "journal.db"))
	mustSave(t, f, entry(1, 1))
	odd := filepath.Join(dir, ".journal-0123456789abcdef.tmp")
	must(t, os.MkdirAll(filepath.Join(odd, "full"), 0o700))
	g := fileAt(f.Path())
	mustSave(t, g, entry(2, 1))
	if n := g.Notices(); len(n) != 1 || !strings.Contains(n[0], odd) {
		t.Errorf("the notices are %q", n)
	}
}
