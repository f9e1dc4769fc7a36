package store

import (
	"bytes"
	"encoding/binary"
	"hash/fnv"
	"os"
	"path/filepath"
	"testing"
	"time"

	"messup/journal"
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
		must(f, fileAt(path).Update(f.Context(), func(journal.Tx) error { return nil }))
		for i := range n {
			mustSave(f, fileAt(path), entry(i, 1))
		}
		journals = append(journals, pagesInUse(f, path))
	}
	f.Add(uint8(0), uint32(0), []byte{}, uint32(0), []byte{}, false)
	f.Add(uint8(1), uint32(4096+16), []byte{1, 2, 3}, uint32(8192+8), []byte{9}, false)
	f.Add(uint8(2), uint32(pageHead+16), []byte{7}, uint32(4096+pageHead+16), []byte{7}, true)
	f.Fuzz(func(t *testing.T, which uint8, at1 uint32, patch1 []byte, at2 uint32, patch2 []byte, mended bool) {
		b := bytes.Clone(journals[int(which)%len(journals)])
		copy(b[int(at1)%len(b):], patch1)
		copy(b[int(at2)%len(b):], patch2)
		for _, m := range [][]byte{b[pageHead:], b[minPageSize+pageHead:]} {
			if mended {
				mend(m)
			}
		}
		salvage(b)
		if _, h, err := checkBytes(b, 1); err != nil || h.schema > 1 {
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

func FuzzDecodeRecord(f *testing.F) {
	f.Add(encodeRecord(entry(1, 1), 7))
	f.Add(encodeRecord(journal.Record{Kind: "trash", ID: "a", At: time.Time{}}, 0))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, size, err := decodeRecord(b)
		if err != nil {
			return
		}
		if again := encodeRecord(r.Record, r.serial); !bytes.Equal(again, b[:size]) {
			t.Errorf("%q was read, and is written again as %q", b[:size], again)
		}
	})
}

func FuzzOpenRow(f *testing.F) {
	f.Add("entries.lines", []byte("key"), []byte("line"), uint8(3))
	f.Add("meta", []byte("app"), []byte{}, uint8(0))
	f.Fuzz(func(t *testing.T, bucket string, key, b []byte, bit uint8) {
		v := sealRow(bucket, key, b)
		if got, err := openRow(bucket, key, v); err != nil || !bytes.Equal(got, b) {
			t.Errorf("sealed %q and opened %q, %v", b, got, err)
		}
		v[int(bit)%len(v)] ^= 1 << (bit % 8)
		if _, err := openRow(bucket, key, v); err == nil {
			t.Error("a flipped bit was not noticed")
		}
		if _, err := openRow(bucket, key, b); err == nil && len(b) < rowHead {
			t.Errorf("%q passed for a row", b)
		}
	})
}

func FuzzTimeKey(f *testing.F) {
	f.Add(int64(0), int64(0), "a", int64(1), int64(5), "b")
	f.Add(int64(-1), int64(999999999), "a", int64(-62135596800), int64(0), "")
	f.Fuzz(func(t *testing.T, sec1, nsec1 int64, id1 string, sec2, nsec2 int64, id2 string) {
		const year9999 = 253402300799
		if max(sec1, -sec1, sec2, -sec2) > year9999 || min(sec1, sec2, nsec1, nsec2) < -year9999 {
			t.Skip("no date a person can give")
		}
		at1, at2 := time.Unix(sec1, nsec1), time.Unix(sec2, nsec2)
		k1, k2 := timeKey(at1, journal.ID(id1)), timeKey(at2, journal.ID(id2))
		if at1.After(at2) && bytes.Compare(k1, k2) >= 0 {
			t.Errorf("%v is newer than %v and sorts after it", at1, at2)
		}
		at, id, err := openTimeKey(k1)
		if ok := id1 != "" && len(id1) <= maxID; ok != (err == nil) {
			t.Errorf("openTimeKey of id %q: %v", id1, err)
		} else if ok && (!at.Equal(at1) || string(id) != id1) {
			t.Errorf("%v %q became %v %q", at1, id1, at, id)
		}
	})
}

// mend makes the checksum of a first page fit what is in it.
func mend(meta []byte) {
	h := fnv.New64a()
	h.Write(meta[:metaSize-8])
	binary.LittleEndian.PutUint64(meta[metaSize-8:], h.Sum64())
}
