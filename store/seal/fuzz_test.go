package seal

import (
	"bytes"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
)

func FuzzDecodeRecord(f *testing.F) {
	f.Add((Seal{}).Record(record.Record{Kind: journal.Entries, ID: "a1", Rev: 3, At: time.Unix(1.7e9, 5), Data: []byte("words")}, 7))
	f.Add((Seal{}).Record(record.Record{Kind: "trash", ID: "a", At: time.Time{}}, 0))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, size := (Seal{}).decode(b)
		if size == 0 {
			return
		}
		if again := (Seal{}).Record(r.Record, r.Serial); !bytes.Equal(again, b[:size]) {
			t.Errorf("%q was read, and is written again as %q", b[:size], again)
		}
	})
}

func FuzzOpenRow(f *testing.F) {
	f.Add("entries.lines", []byte("key"), []byte("line"), uint8(3))
	f.Add("meta", []byte("app"), []byte{}, uint8(0))
	f.Fuzz(func(t *testing.T, bucket string, key, b []byte, bit uint8) {
		v := (Seal{}).Row(bucket, key, b)
		if got, err := (Seal{}).OpenRow(bucket, key, v); err != nil || !bytes.Equal(got, b) {
			t.Errorf("sealed %q and opened %q, %v", b, got, err)
		}
		v[int(bit)%len(v)] ^= 1 << (bit % 8)
		if _, err := (Seal{}).OpenRow(bucket, key, v); err == nil {
			t.Error("a flipped bit was not noticed")
		}
		if _, err := (Seal{}).OpenRow(bucket, key, b); err == nil && len(b) < rowHead {
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
		k1, k2 := TimeKey(at1, journal.ID(id1)), TimeKey(at2, journal.ID(id2))
		if at1.After(at2) && bytes.Compare(k1, k2) >= 0 {
			t.Errorf("%v is newer than %v and sorts after it", at1, at2)
		}
		at, id, err := OpenTimeKey(k1)
		if ok := id1 != "" && len(id1) <= maxID; ok != (err == nil) {
			t.Errorf("openTimeKey of id %q: %v", id1, err)
		} else if ok && (!at.Equal(at1) || string(id) != id1) {
			t.Errorf("%v %q became %v %q", at1, id1, at, id)
		}
	})
}
