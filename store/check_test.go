package store

import (
	"bytes"
	"encoding/binary"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"messup/journal"
)

// TestTheCheckFindsEveryFault makes one fault at a time, such as random damage
// seldom makes: each of them alone would let bbolt lose or mix up entries.
func TestTheCheckFindsEveryFault(t *testing.T) {
	whole, _ := template(t, 300)
	le := binary.LittleEndian
	tests := []struct {
		name string
		make func(im *image)
		says string
	}{
		{"a branch that points behind the first key of its page", func(im *image) {
			p := somePage(t, im, func(p page) bool { return p.flags == branchPage && strings.HasPrefix(string(keysOf(p)[1]), "id") })
			key := keysOf(p)[1]
			key[len(key)-1]++
		}, "out of order"},
		{"a branch that points before the first key of its page", func(im *image) {
			p := somePage(t, im, func(p page) bool { return p.flags == branchPage && keysOf(p)[1][0] == 0x7f && keysOf(p)[1][7] > 0 })
			keysOf(p)[1][7]-- // a second of the hour that lies between two entries
		}, "out of order"},
		{"a list of free pages with a page in use", func(im *image) {
			free := im.all[int64(im.meta.freelist)*im.pageSize:]
			n := int(le.Uint16(free[10:]))
			ids := append(make([]uint64, 0, n+1), im.meta.root)
			for i := range n {
				ids = append(ids, le.Uint64(free[pageHead+8*i:]))
			}
			slices.Sort(ids)
			le.PutUint16(free[10:], uint16(n+1))
			for i, id := range ids {
				le.PutUint64(free[pageHead+8*i:], id)
			}
		}, "used twice"},
		{"a list of free pages that forgot one", func(im *image) {
			free := im.all[int64(im.meta.freelist)*im.pageSize:]
			le.PutUint16(free[10:], le.Uint16(free[10:])-1)
		}, "belongs to nothing"},
		{"two values in each other's place", func(im *image) {
			p := somePage(t, im, func(p page) bool {
				return p.flags == leafPage && len(valuesOf(p)) > 1 && bytes.HasPrefix(keysOf(p)[0], []byte{0x7f}) &&
					len(valuesOf(p)[0]) == len(valuesOf(p)[1])
			})
			a, b := valuesOf(p)[0], valuesOf(p)[1]
			saved := bytes.Clone(a)
			copy(a, b)
			copy(b, saved)
		}, "checksum"},
		{"a leaf that counts one element less", func(im *image) {
			p := somePage(t, im, func(p page) bool { return p.flags == leafPage && p.count > 3 })
			le.PutUint16(p.b[10:], uint16(p.count-1))
		}, "has no place"},
		{"the newest of the two first pages gone", func(im *image) {
			clear(im.all[int64(im.meta.txid%2)*im.pageSize:][:im.pageSize])
		}, "page is not readable"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			im, _, err := checkBytes(bytes.Clone(whole), 1)
			must(t, err)
			tt.make(im)
			_, _, err = checkBytes(im.all, 1)
			wants(t, "the check", err, journal.ErrDamaged)
			if err != nil && !strings.Contains(err.Error(), tt.says) {
				t.Errorf("the check says %q, want something with %q", err, tt.says)
			}
		})
	}
}

// somePage returns a page in use that a test can spoil.
func somePage(t *testing.T, im *image, fits func(page) bool) page {
	t.Helper()
	seen := map[uint64]bool{}
	im.reach(im.meta.root, 0, seen)
	for id := uint64(2); id < im.meta.end; id++ {
		if p, err := im.page(id); seen[id] && err == nil && p.count > 1 && fits(p) {
			return p
		}
	}
	t.Fatal("there is no such page")
	return page{}
}

func keysOf(p page) (keys [][]byte) {
	_, err := p.elements(func(e element) error { keys = append(keys, e.key); return nil })
	if err != nil {
		return nil
	}
	return keys
}

func valuesOf(p page) (values [][]byte) {
	_, err := p.elements(func(e element) error { values = append(values, e.value); return nil })
	if err != nil {
		return nil
	}
	return values
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
		clear(spoilt[lost*minPageSize : (lost+1)*minPageSize])
		overwrite(t, path, spoilt)
		f := newFile(t, path)
		_, err := f.Restore(t.Context(), false)
		must(t, err)
		mustHold(t, f, want)
	}
}
