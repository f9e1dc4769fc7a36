package store

import (
	"bytes"
	"context"
	"crypto/rand"
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/bolttx"
	"messup/store/copies"
	"messup/store/packed"
	"messup/store/seal"
	"messup/store/spool"
	"messup/store/storetest"
)

func TestMain(m *testing.M) {
	storetest.NothingGoesWhileHeld()
	if job := os.Getenv(childJob); job != "" {
		os.Exit(child(job))
	}
	debug.SetGCPercent(400) // thousands of small journals are made and thrown away
	os.Exit(m.Run())
}

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) record.Store { return markedFile(t) })
}

// markedFile is a journal in which some lines are marked. When the test ends it must pass
// the check.
func markedFile(t *testing.T) *File {
	at := func() *File {
		f := fileAt(filepath.Join(t.TempDir(), "journal.db"))
		f.config.Marked = storetest.Marked
		return f
	}
	f := at()
	t.Cleanup(func() {
		again := at()
		again.config.Path = f.config.Path
		if _, err := again.Check(context.Background()); err != nil && !errors.Is(err, journal.ErrNoJournal) {
			t.Errorf("the journal does not pass the check at the end: %v", err)
		}
	})
	return f
}

// words returns all that is in a file, unpacked if it is a packed copy. What is damaged
// in it is left out.
func words(path string) ([]byte, error) {
	b, err := os.ReadFile(path)
	return unpacked(b), err
}

func unpacked(b []byte) []byte {
	if !packed.Is(bytes.NewReader(b)) {
		return b
	}
	var all bytes.Buffer
	_ = packed.Unpack(&all, bytes.NewReader(b), int64(len(b)))
	return all.Bytes()
}

// unpackedAt returns where a packed copy is unpacked.
func unpackedAt(t *testing.T, path string) string {
	t.Helper()
	b, err := words(path)
	must(t, err)
	to := filepath.Join(t.TempDir(), "unpacked.db")
	must(t, os.WriteFile(to, b, 0o600))
	return to
}

// change changes what is in a packed copy, and nothing that is told of it.
func change(t *testing.T, path string, b []byte) {
	t.Helper()
	was, err := os.ReadFile(path)
	must(t, err)
	told, err := packed.Told(bytes.NewReader(was), int64(len(was)))
	must(t, err)
	var now bytes.Buffer
	must(t, packed.Pack(&now, bytes.NewReader(b), int64(len(b)), told))
	overwrite(t, path, now.Bytes())
}

// headOf reads all of a copy of a journal, and checks it.
func headOf(path string) (seal.Head, error) {
	return copies.Check(fileAt("").reader(), path)
}

// long reports whether the tests run in full length.
func long() bool { return os.Getenv("MESSUP_LONG") != "" }

// sized returns the number of repetitions of a test; with -short, as the race detector runs
// them, a quarter of the usual.
func sized(usual, full int) int {
	switch {
	case long():
		return full
	case testing.Short():
		return (usual + 3) / 4
	}
	return usual
}

// newFile returns the journal at path. When the test ends it must pass the
// check, if it is there.
func newFile(t testing.TB, path string) *File {
	t.Helper()
	t.Cleanup(func() { mustBeWhole(t, path) })
	return fileAt(path)
}

// fileAt returns the journal at path, as a new process would see it.
func fileAt(path string) *File {
	return fileOf(Config{Path: path, Now: time.Now, Rand: rand.Reader, Reindex: reindex, Counted: counted(), Marked: marked})
}

// fileOf is New, but for a whole run of the tests with a passphrase: MESSUP_SEALED=1.
func fileOf(c Config) *File {
	f := New(c)
	f.seal = testSeal()
	f.config.Held = held()
	return f
}

// spaced returns how far apart the moments lie at which a test cuts something short.
func spaced(usual int) int {
	switch {
	case long():
		return 1
	case testing.Short():
		return 4 * usual
	}
	return usual
}

// held is how many bytes of a change are held in memory: but for a long run a few, so that a
// change is soon a great one.
func held() int {
	if long() {
		return spool.Usual
	}
	return 256 << 10
}

// isSealed is true in such a run. It is no variable: what is read before the tests begin, the go
// command does not know of, and takes the results of one run for those of the other.
func isSealed() bool { return os.Getenv("MESSUP_SEALED") != "" }

func testSeal() seal.Seal {
	if isSealed() {
		return seal.Under(testKey())
	}
	return seal.Seal{}
}

// opened is what the records say that are sealed in some bytes.
func opened(b []byte) string {
	var all strings.Builder
	if isSealed() {
		for _, r := range testSeal().Scan(b) {
			all.Write(r.Data)
		}
	}
	return all.String()
}

// plainOnly leaves out of such a run what looks for bytes as a plain journal has them.
func plainOnly(t testing.TB) {
	t.Helper()
	if isSealed() {
		t.Skip("it is about the bytes of a journal without a passphrase")
	}
}

//go:embed testdata/lock
var testLock seal.Lock

// testKey is the key of testLock, whose passphrase is its own name.
var testKey = sync.OnceValue(func() *seal.Key {
	k, err := testLock.Open("testdata/lock")
	if err != nil {
		panic(err)
	}
	return k
})

// marked is which lines lists look for: those with a seven.
func marked(_ journal.Kind, line []byte) bool { return bytes.ContainsRune(line, '7') }

func counted() []journal.Kind { return []journal.Kind{journal.Entries, journal.Lessons} }

func mustBeWhole(t testing.TB, path string) {
	t.Helper()
	r, err := fileAt(path).Check(context.Background())
	if err != nil && !errors.Is(err, journal.ErrNoJournal) && !errors.Is(err, journal.ErrGone) {
		t.Errorf("the journal does not pass the check at the end: %v", err)
	}
	for _, b := range r.Backups {
		if b.Err != nil {
			t.Errorf("a backup does not pass the check at the end: %v", b.Err)
		}
	}
}

func name(i int) journal.ID { return journal.ID(fmt.Sprintf("id%05d", i)) }

// entry makes an entry of about two kilobytes, the usual length, whose line
// and text are derived from its data.
func entry(i, rev int) record.Record {
	return derive(record.Record{
		Kind: journal.Entries, ID: name(i), Rev: rev, At: time.Unix(1.7e9+int64(i)*3600, 0).UTC(),
		Data: fmt.Appendf(nil, `{"number":%d,"rev":%d,"text":%q}`, i, rev,
			strings.Repeat(fmt.Sprintf("what went wrong in lesson %d, again. ", i), 20+i*7%60)),
	})
}

func derive(r record.Record) record.Record {
	r.Line = fmt.Appendf(nil, "%.60s", r.Data)
	r.Text = bytes.ToUpper(r.Data)
	return r
}

// reindex does for these tests what record.Reindexing does for the program.
func reindex(tx record.Tx) error {
	for _, kind := range record.Kinds() {
		for id, err := range tx.IDs(kind, "") {
			if err != nil {
				return err
			}
			r, err := tx.Get(kind, id)
			if err != nil {
				return err
			}
			if err := tx.Put(derive(r)); err != nil {
				return err
			}
		}
	}
	return nil
}

// save is what the program does: it makes the backup that is due once something is kept.
func save(f *File, records ...record.Record) error {
	if err := keep(f, records...); err != nil {
		return err
	}
	return f.Settle(context.Background())
}

// keep is save that is cut short before that.
func keep(f *File, records ...record.Record) error {
	return f.Update(context.Background(), func(tx record.Tx) error {
		for _, r := range records {
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
}

func mustSave(t testing.TB, f *File, records ...record.Record) {
	t.Helper()
	if err := save(f, records...); err != nil {
		t.Fatal(err)
	}
}

// state is all that a journal holds, by kind and id.
type state map[string]record.Record

func key(kind journal.Kind, id journal.ID) string { return string(kind) + "/" + string(id) }

func (s state) put(r record.Record) { s[key(r.Kind, r.ID)] = r }

// trash moves an entry to the trash.
func (s state) trash(id journal.ID) {
	r := s[key(journal.Entries, id)]
	delete(s, key(journal.Entries, id))
	r.Kind = journal.Trash
	s.put(r)
}

// filled makes a journal of n entries, a few per save, some of them changed
// and some deleted again, as a year of use would. It returns what is in it.
func filled(t testing.TB, path string, n int) state {
	t.Helper()
	f := fileAt(path)
	want := state{}
	for i := 0; i < n; i += 20 {
		var some []record.Record
		for j := i; j < min(n, i+20); j++ {
			some = append(some, entry(j, 1))
			want.put(entry(j, 1))
		}
		mustSave(t, f, some...)
	}
	for i := 0; i < n; i += 10 {
		mustSave(t, f, entry(i, 2))
		want.put(entry(i, 2))
	}
	for i := 5; i < n; i += 50 {
		discard(t, f, name(i))
		want.trash(name(i))
	}
	return want
}

// discard moves an entry to the trash, as the journal does.
func discard(t testing.TB, f *File, id journal.ID) {
	t.Helper()
	err := f.Update(context.Background(), func(tx record.Tx) error {
		r, err := tx.Get(journal.Entries, id)
		if err != nil {
			return err
		}
		r.Kind = journal.Trash
		return errors.Join(tx.Delete(journal.Entries, id), tx.Put(r))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// contents reads all there is through every method there is.
func contents(f *File) (state, error) {
	got := state{}
	err := f.View(context.Background(), func(tx record.Tx) error {
		for _, kind := range record.Kinds() {
			rows := 0
			for row, err := range tx.Rows(kind) {
				if err != nil {
					return err
				}
				r, err := tx.Get(kind, row.ID)
				if err != nil {
					return err
				}
				r.Data, r.Line, r.Text = bytes.Clone(r.Data), bytes.Clone(row.Bytes), bytes.Clone(r.Text)
				got.put(r)
				rows++
			}
			lookedFor := map[journal.ID]bool{}
			for row, err := range tx.Marked(kind) {
				if err != nil {
					return err
				}
				lookedFor[row.ID] = true
			}
			all := tx.(*bolttx.Tx).Head.Schema < seal.MarksSince // then all of them are looked at
			for _, r := range got {
				if r.Kind == kind && lookedFor[r.ID] != (all || marked(kind, r.Line)) {
					return fmt.Errorf("that %s is marked is %t", r.ID, lookedFor[r.ID])
				}
			}
			if n, err := tx.Count(kind); err != nil || n != rows {
				return fmt.Errorf("%d rows of %s, and Count says %d, %w", rows, kind, n, err)
			}
		}
		return nil
	})
	return got, err
}

// difference says how a journal differs from what should be in it.
func difference(got, want state) string {
	if maps.EqualFunc(got, want, equal) {
		return ""
	}
	for id, w := range want {
		if g, there := got[id]; !there {
			return fmt.Sprintf("%s is missing (%d entries, want %d)", id, len(got), len(want))
		} else if !equal(g, w) {
			return fmt.Sprintf("%s is of revision %d, want %d, or its bytes differ", id, g.Rev, w.Rev)
		}
	}
	for id := range got {
		if _, there := want[id]; !there {
			return id + " should not be there"
		}
	}
	return "they differ"
}

func equal(a, b record.Record) bool {
	return a.ID == b.ID && a.Rev == b.Rev && a.At.Equal(b.At) && bytes.Equal(a.Data, b.Data) &&
		bytes.Equal(a.Line, b.Line) && bytes.Equal(a.Text, b.Text)
}

func mustHold(t testing.TB, f *File, want state) {
	t.Helper()
	got, err := contents(f)
	if err != nil {
		t.Error(err)
	} else if diff := difference(got, want); diff != "" {
		t.Error(diff)
	}
}

func wants(t testing.TB, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: got error %q, want %q", what, err, want)
	}
}
