package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"messup/journal"
	"messup/store/boltfile"
	"messup/store/seal"
)

// TestTheCheckFindsEveryFault makes one fault at a time in a whole bbolt file:
// each of them alone would let entries be lost or mixed up.
func TestTheCheckFindsEveryFault(t *testing.T) {
	t.Parallel()
	plainOnly(t)
	whole, _ := template(t, 30)
	entries, lines := string(journal.Entries), string(journal.Entries)+seal.Lines
	in := func(name string, change func(b *bolt.Bucket) error) func(*bolt.Tx) error {
		return func(tx *bolt.Tx) error { return change(tx.Bucket([]byte(name))) }
	}
	count := func(kind string, n byte) func(*bolt.Tx) error {
		return in(seal.Meta, func(b *bolt.Bucket) error {
			key := []byte("count/" + kind)
			return b.Put(key, testSeal().Row(seal.Meta, key, []byte{n, 0, 0, 0, 0, 0, 0, 0}))
		})
	}
	firstOf := func(name string, change func(b *bolt.Bucket, k, v []byte) error) func(*bolt.Tx) error {
		return in(name, func(b *bolt.Bucket) error {
			k, v := b.Cursor().First()
			return change(b, bytes.Clone(k), bytes.Clone(v))
		})
	}
	tests := []struct {
		name string
		make func(*bolt.Tx) error
		says string
	}{
		{"a record of which a bit is wrong", firstOf(entries, func(b *bolt.Bucket, k, v []byte) error {
			v[len(v)/2] ^= 1
			return b.Put(k, v)
		}), "checksum"},
		{"a record under another's id", firstOf(entries, func(b *bolt.Bucket, k, v []byte) error {
			return errors.Join(b.Delete(k), b.Put([]byte("id00000x"), v))
		}), "checksum"},
		{"a record with something behind it", firstOf(entries, func(b *bolt.Bucket, k, v []byte) error {
			return b.Put(k, append(v, 0))
		}), "checksum"},
		{"a record of another kind", func(tx *bolt.Tx) error {
			_, v := tx.Bucket([]byte(journal.Trash)).Cursor().First()
			return tx.Bucket([]byte(entries)).Put([]byte("id00005"), bytes.Clone(v))
		}, "checksum"},
		{"a row of which a bit is wrong", firstOf(lines, func(b *bolt.Bucket, k, v []byte) error {
			v[len(v)-1] ^= 1
			return b.Put(k, v)
		}), "checksum"},
		{"a row of another layout", firstOf(lines, func(b *bolt.Bucket, k, v []byte) error {
			v[0]++
			return b.Put(k, v)
		}), "not a value"},
		{"a row under another's key", firstOf(lines, func(b *bolt.Bucket, k, _ []byte) error {
			_, last := b.Cursor().Last()
			return b.Put(k, bytes.Clone(last))
		}), "checksum"},
		{"a record without its line", firstOf(lines, func(b *bolt.Bucket, k, _ []byte) error { return b.Delete(k) }), "do not fit together"},
		{"a record without its search text", firstOf(entries+seal.Texts, func(b *bolt.Bucket, k, _ []byte) error { return b.Delete(k) }), "do not fit together"},
		{"a record with another's line", firstOf(lines, func(b *bolt.Bucket, k, _ []byte) error {
			other := bytes.Clone(k)
			other[len(k)-1] = 'x'
			return errors.Join(b.Delete(k), b.Put(other, testSeal().Row(lines, other, nil)))
		}), "do not fit together"},
		{"a record less than there should be", firstOf(entries, func(b *bolt.Bucket, k, _ []byte) error { return b.Delete(k) }), "should have 29"},
		{"a count that is too high", count("entries", 30), "should have 30"},
		{"a count of what is not there", count("plans", 1), "should have 1"},
		{"no count of what is there", in(seal.Meta, func(b *bolt.Bucket) error { return b.Delete([]byte("count/entries")) }), "nothing says how many"},
		{"a bucket inside of one", in(entries, func(b *bolt.Bucket) error {
			_, err := b.CreateBucket([]byte("x"))
			return err
		}), "a bucket lies inside"},
		{"a bucket inside of the head", in(seal.Meta, func(b *bolt.Bucket) error {
			_, err := b.CreateBucket([]byte("x"))
			return err
		}), "damaged"},
		{"a bucket with a name that is none", func(tx *bolt.Tx) error {
			b, err := tx.CreateBucket([]byte("Entries"))
			return errors.Join(err, b.Put([]byte("a"), []byte("b")))
		}, "no bucket is called"},
		{"no head", func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte(seal.Meta)) }, "its head is gone"},
		{"a head of which a bit is wrong", in(seal.Meta, func(b *bolt.Bucket) error {
			return b.Put([]byte("serial"), append(bytes.Clone(b.Get([]byte("serial"))), 1))
		}), "checksum"},
	}
	for _, key := range []string{"birth", "journal", "parent", "schema", "serial"} {
		tests = append(tests, struct {
			name string
			make func(*bolt.Tx) error
			says string
		}{"a head without " + key, in(seal.Meta, func(b *bolt.Bucket) error { return b.Delete([]byte(key)) }), "is missing"}, struct {
			name string
			make func(*bolt.Tx) error
			says string
		}{"a head with a short " + key, in(seal.Meta, func(b *bolt.Bucket) error {
			return b.Put([]byte(key), testSeal().Row(seal.Meta, []byte(key), []byte("1234567")))
		}), "of 7 bytes"}, struct {
			name string
			make func(*bolt.Tx) error
			says string
		}{"a head with a long " + key, in(seal.Meta, func(b *bolt.Bucket) error {
			return b.Put([]byte(key), testSeal().Row(seal.Meta, []byte(key), []byte("12345678901234567")))
		}), "of 17 bytes"})
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.db")
			must(t, os.WriteFile(path, whole, 0o600))
			db, err := bolt.Open(path, 0o600, nil)
			must(t, err)
			must(t, db.Update(tt.make))
			must(t, db.Close())
			_, err = contents(fileAt(path))
			wants(t, "reading", err, journal.ErrDamaged)
			if err != nil && !strings.Contains(err.Error(), tt.says) {
				t.Errorf("the check says %q, want something with %q", err, tt.says)
			}
		})
	}
}

// TestAHeadMayHoldMore leaves what a newer messup wrote into the head alone.
func TestAHeadMayHoldMore(t *testing.T) {
	plainOnly(t)
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 10)
	db, err := bolt.Open(path, 0o600, nil)
	must(t, err)
	key := []byte("something")
	row := testSeal().Row(seal.Meta, key, []byte("else"))
	must(t, db.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte(seal.Meta)).Put(key, row) }))
	must(t, db.Close())
	f := newFile(t, path)
	mustHold(t, f, want)
	mustSave(t, f, entry(1, 5))
	db, err = bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true})
	must(t, err)
	must(t, db.View(func(tx *bolt.Tx) error {
		if got := tx.Bucket([]byte(seal.Meta)).Get(key); !bytes.Equal(got, row) {
			t.Errorf("it holds %q now", got)
		}
		return nil
	}))
	must(t, db.Close())
}

// TestRestoreWithOneOfTheFirstPages loses each of the two in turn. One of them
// leads to the state before the last save, which must not be taken for the
// last.
func TestRestoreWithOneOfTheFirstPages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 60) // the last save moved an entry to the trash
	b := pagesInUse(t, path)
	for lost := range 2 {
		spoilt := bytes.Clone(b)
		clear(spoilt[lost*boltfile.PageSize : (lost+1)*boltfile.PageSize])
		overwrite(t, path, spoilt)
		f := newFile(t, path)
		_, err := f.Restore(t.Context(), false)
		must(t, err)
		mustHold(t, f, want)
	}
}
