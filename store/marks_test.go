package store

import (
	"path/filepath"
	"slices"
	"testing"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
	"messup/journal/record"
	"messup/store/seal"
)

// markedIn reads the ids of the entries that are marked.
func markedIn(t *testing.T, f *File) (ids []journal.ID) {
	t.Helper()
	must(t, f.View(t.Context(), func(tx record.Tx) error {
		for r, err := range tx.Marked(journal.Entries) {
			if err != nil {
				return err
			}
			ids = append(ids, r.ID)
		}
		return nil
	}))
	return ids
}

// A row is marked as long as its line says so: after a change of it, of its time, and
// after a compaction and a restore too.
func TestMarksFollowTheirRows(t *testing.T) {
	f := newFile(t, filepath.Join(t.TempDir(), "journal.db"))
	for i := range 20 {
		mustSave(t, f, entry(i, 1))
	}
	if got, want := markedIn(t, f), []journal.ID{name(7), name(17)}; !slices.Equal(got, want) && !slices.Equal(got, []journal.ID{name(17), name(7)}) {
		t.Fatalf("marked are %v, want %v", got, want)
	}
	seventh := entry(7, 2)
	seventh.At = seventh.At.AddDate(1, 0, 0)
	mustSave(t, f, seventh)
	if got := markedIn(t, f); !slices.Equal(got, []journal.ID{name(7), name(17)}) {
		t.Errorf("after it became the newest they are %v", got)
	}
	discard(t, f, name(17))
	must(t, f.compact(t.Context(), nil))
	if got := markedIn(t, fileAt(f.Path())); !slices.Equal(got, []journal.ID{name(7)}) {
		t.Errorf("after a compaction they are %v", got)
	}
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	overwrite(t, f.Path(), make([]byte, 1<<16))
	f = fileAt(f.Path())
	_, err = f.Restore(t.Context(), false)
	must(t, err)
	if got := markedIn(t, f); !slices.Equal(got, []journal.ID{name(7)}) {
		t.Errorf("after a restore they are %v", got)
	}
}

// A mark that is missing would hide a draft or a plan from every list: it is damage, and
// so is one too many.
func TestAWrongMarkIsDamage(t *testing.T) {
	marks := string(journal.Entries) + seal.Marks
	for what, change := range map[string]func(b *bolt.Bucket) error{
		"one is missing": func(b *bolt.Bucket) error { k, _ := b.Cursor().First(); return b.Delete(k) },
		"one too many": func(b *bolt.Bucket) error {
			key := seal.TimeKey(entry(8, 1).At, name(8))
			return b.Put(key, testSeal().Row(marks, key, nil))
		},
	} {
		path := filepath.Join(t.TempDir(), "journal.db")
		filled(t, path, 30)
		behindTheBack(t, path, func(tx *bolt.Tx) error { return change(tx.Bucket([]byte(marks))) })
		_, err := contents(fileAt(path))
		wants(t, what, err, journal.ErrDamaged)
	}
}

// Rows that were added one by one, each the newest, fill the pages they lie on: what is left
// free behind a new row would stay so.
func TestRowsFillTheirPages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	for i := range 300 {
		mustSave(t, fileAt(path), entry(i, 1))
	}
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true})
	must(t, err)
	must(t, db.View(func(tx *bolt.Tx) error {
		s := tx.Bucket([]byte(string(journal.Entries) + seal.Lines)).Stats()
		if s.KeyN != 300 || s.LeafInuse < s.LeafAlloc*3/4 {
			t.Errorf("%d rows take %d of the %d bytes of their pages", s.KeyN, s.LeafInuse, s.LeafAlloc)
		}
		return nil
	}))
	must(t, db.Close())
}
