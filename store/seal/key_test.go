package seal

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
)

// What stood in files under the key of ../testdata/lock when the format was made.
const (
	sealedRecord = "6d7570028ce9e960210000000700000000000000030000000000000000f1536500000000050000000702656e74726965" +
		"73613142da1d596433aa57a53c502dd97d5c125b7a9a7822b8d2b129b3dd879c032ad53d"
	sealedLine = "0264b8b61f905c54d315d429c84de9dc249b2c47953d3cc32eab12cc98f8ed1d40a1"
	sealedNote = "6167652d656e6372797074696f6e2e6f72672f76310a2d3e2058323535313920366478427739674d687151774e316a72" +
		"6a3749356942636f72395643634d334352753267355a384b55454d0a427a4341375a4d393573394d41354d464b496862" +
		"4d734b6448676a53323967616d366f2f43457a4b6448630a2d2d2d203074375973314c646c465852576a753255386377" +
		"58614455642f6a2f2b4c6771393570536e71714366576b0a0227cfc0864d3fb206df1e4df6e79b5833b0a5e9098cf8d6" +
		"92e4f277900a088e10b42d4ef3"
)

func vectorSeal(t testing.TB) Seal {
	t.Helper()
	lock, err := os.ReadFile("../testdata/lock")
	if err != nil {
		t.Fatal(err)
	}
	k, err := Lock(lock).Open("testdata/lock")
	if err != nil {
		t.Fatal(err)
	}
	return Under(k)
}

func vectorRecord() record.Record {
	return record.Record{Kind: journal.Entries, ID: "a1", Rev: 3, At: time.Unix(1.7e9, 5).UTC(), Data: []byte("words")}
}

// TestSealedValuesStayReadable opens values that were sealed when the format was made.
func TestSealedValuesStayReadable(t *testing.T) {
	s := vectorSeal(t)
	for what, want := range map[string]string{"record": sealedRecord, "row": sealedLine, "note": sealedNote} {
		b, err := hex.DecodeString(want)
		if err != nil {
			t.Fatal(err)
		}
		var got []byte
		switch what {
		case "record":
			var r Stored
			r, err = s.OpenRecord(journal.Entries, []byte("a1"), b)
			got = r.Data
			if r.Rev != 3 || r.Serial != 7 || !r.At.Equal(time.Unix(1.7e9, 5)) {
				t.Errorf("the record is %+v", r)
			}
		case "row":
			got, err = s.OpenRow("entries.lines", []byte("key"), b)
		case "note":
			got, err = s.Open(b)
		}
		if err != nil || string(got) != "words" {
			t.Errorf("the %s says %q, %v", what, got, err)
		}
	}
}

// TestASealIsBoundToItsPlace moves sealed bytes, and changes each bit of them.
func TestASealIsBoundToItsPlace(t *testing.T) {
	s, r := vectorSeal(t), vectorRecord()
	row := s.Row("entries.lines", []byte("key"), []byte("words"))
	for _, at := range []struct{ bucket, key string }{{"entries.text", "key"}, {"entries.lines", "other"}, {"entries.linesk", "ey"}} {
		if _, err := s.OpenRow(at.bucket, []byte(at.key), row); !errors.Is(err, journal.ErrDamaged) {
			t.Errorf("in %v: %v", at, err)
		}
	}
	value := s.Record(r, 7)
	if bytes.Contains(value, r.Data) || bytes.Contains(row, r.Data) {
		t.Error("it can be read")
	}
	if bytes.Equal(value, s.Record(r, 7)) {
		t.Error("the same words twice are the same bytes")
	}
	for at := range len(value) * 8 {
		b := bytes.Clone(value)
		b[at/8] ^= 1 << (at % 8)
		if _, err := s.OpenRecord(r.Kind, []byte(r.ID), b); err == nil {
			t.Errorf("bit %d may be another", at)
		}
		binary.LittleEndian.PutUint32(b[4:], checksum(b[8:]))
		if _, n := s.decode(b); n > 0 && at >= 64 {
			t.Errorf("bit %d may be another, if its checksum fits", at)
		}
	}
	for _, plain := range [][]byte{(Seal{}).Record(r, 7), {}} {
		if _, err := s.OpenRecord(r.Kind, []byte(r.ID), plain); !errors.Is(err, journal.ErrDamaged) {
			t.Errorf("%q is taken for sealed", plain)
		}
	}
}

// TestALockIsFoundInRubble, wherever it lies, and nothing else is taken for one.
func TestALockIsFoundInRubble(t *testing.T) {
	want := vectorSeal(t).Key().Lock()
	for _, before := range []int{0, 1, 61, 4096, piece - 100, piece + 5} {
		junk := bytes.Repeat([]byte("age1"), before/4+1)[:before]
		b := bytes.Join([][]byte{junk, []byte("\nage-encryption.org/v1\n"), []byte(want), make([]byte, 5000)}, nil)
		got, err := FindLock(bytes.NewReader(b), int64(len(b)))
		if got != want || err != nil {
			t.Errorf("behind %d bytes: %q, %v", before, got, err)
		}
	}
	if got, err := FindLock(bytes.NewReader(nil), 0); got != "" || err != nil {
		t.Errorf("in nothing: %q, %v", got, err)
	}
}

func FuzzFindLock(f *testing.F) {
	want := vectorSeal(f).Key().Lock()
	f.Add([]byte(want))
	f.Add([]byte(want[:200]))
	f.Fuzz(func(t *testing.T, b []byte) {
		if l, err := FindLock(bytes.NewReader(b), int64(len(b))); err != nil || !bytes.Contains(b, []byte(l)) {
			t.Errorf("%q, %v", l, err)
		}
		_, _ = Lock(b[:min(len(b), 100)]).Open("") // must not stop the program
	})
}

// TestThePassphraseIsWhatItSays, however it was typed or kept in a file.
func TestThePassphraseIsWhatItSays(t *testing.T) {
	for _, typed := range []string{"fünf Wörter", "fu\u0308nf Wo\u0308rter", " fünf \t Wörter ", "\ufefffünf Wörter", "fünf Wörter\r\n", "fünf\u202eWörter\u202c "} {
		if got := normal(typed); got != "fünf Wörter" && typed != "fünf\u202eWörter\u202c " {
			t.Errorf("%q is %q", typed, got)
		} else if strings.ContainsRune(got, '\u202e') {
			t.Errorf("%q is %q", typed, got)
		}
	}
	if normal("Fünf Wörter") == normal("fünf Wörter") {
		t.Error("capital letters do not count")
	}
	if _, err := NewKey(" \t\ufeff", 1, Seal{}); !errors.Is(err, journal.ErrEmpty) {
		t.Errorf("an empty one: %v", err)
	}
}
