package store

import (
	"bytes"
	"encoding/binary"
	"hash/fnv"
	"os"
	"path/filepath"
	"testing"

	"messup/journal/record"
	"messup/store/boltfile"
	"messup/store/salvage"
)

// FuzzCheck holds that the check and the salvage of any file end, without a
// panic, and that bbolt can be trusted with what passes the check. The fuzzer
// patches small journals in two places; with mended set, the checksums of the
// first two pages are made to fit again, so that it gets past them.
func FuzzCheck(f *testing.F) {
	sizes := []int{0, 3, 20}
	journals := make([][]byte, 0, len(sizes))
	for _, n := range sizes {
		path := filepath.Join(f.TempDir(), "journal.db")
		must(f, fileAt(path).Update(f.Context(), func(record.Tx) error { return nil }))
		for i := range n {
			mustSave(f, fileAt(path), entry(i, 1))
		}
		journals = append(journals, pagesInUse(f, path))
	}
	f.Add(uint8(0), uint32(0), []byte{}, uint32(0), []byte{}, false)
	f.Add(uint8(1), uint32(4096+16), []byte{1, 2, 3}, uint32(8192+8), []byte{9}, false)
	f.Add(uint8(2), uint32(firstHead+16), []byte{7}, uint32(4096+firstHead+16), []byte{7}, true)
	f.Fuzz(func(t *testing.T, which uint8, at1 uint32, patch1 []byte, at2 uint32, patch2 []byte, mended bool) {
		b := bytes.Clone(journals[int(which)%len(journals)])
		copy(b[int(at1)%len(b):], patch1)
		copy(b[int(at2)%len(b):], patch2)
		for _, m := range [][]byte{b[firstHead:], b[boltfile.PageSize+firstHead:]} {
			if mended {
				mend(m)
			}
		}
		if _, err := salvage.Damaged(bytes.NewReader(b), int64(len(b)), testSeal()); err != nil {
			t.Error(err)
		}
		if _, h, err := fileAt("").reader().File(bytes.NewReader(b), int64(len(b))); err != nil || h.Schema > 2 {
			return
		}
		path := filepath.Join(t.TempDir(), "journal.db")
		must(t, os.WriteFile(path, b, 0o600))
		if _, err := contents(fileAt(path)); err != nil {
			t.Errorf("it passed the check but cannot be read: %v", err)
		}
		if err := save(fileAt(path), entry(1, 1)); err != nil {
			t.Errorf("it passed the check but cannot be written: %v", err)
		}
		mustBeWhole(t, path)
	})
}

// firstHead is how long the head of a page is.
const firstHead = 16

// mend makes the checksum of a first page fit what is in it.
func mend(meta []byte) {
	h := fnv.New64a()
	h.Write(meta[:56])
	binary.LittleEndian.PutUint64(meta[56:], h.Sum64())
}
