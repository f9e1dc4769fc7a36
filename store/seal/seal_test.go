package seal

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/boltfile"
)

func written(kind, id, data string, at time.Time) record.Record {
	return record.Record{Kind: journal.Kind(kind), ID: journal.ID(id), Rev: 3, At: at, Data: []byte(data)}
}

func at(nsec int64) time.Time { return time.Unix(1.7e9, nsec).UTC() }

// TestRecordsComeBack seals and opens records at the limits of what there can
// be, and refuses what is beyond them.
func TestRecordsComeBack(t *testing.T) {
	s, long := Seal{}, strings.Repeat("a", 300)
	for name, tt := range map[string]struct {
		r  record.Record
		ok bool
	}{
		"usual":               {written("entries", "id", "words", at(5)), true},
		"no data":             {written("entries", "id", "", at(0)), true},
		"the last nanosecond": {written("entries", "id", "x", at(999999999)), true},
		"long ago":            {written("entries", "id", "x", time.Unix(-5, 0).UTC()), true},
		"short names":         {written("e", "i", "x", at(0)), true},
		"the longest names":   {written(long[:32], long[:64], "x", at(0)), true},
		"a kind too long":     {written(long[:33], "id", "x", at(0)), false},
		"an id too long":      {written("entries", long[:65], "x", at(0)), false},
		"no kind":             {written("", "id", "x", at(0)), false},
		"no id":               {written("entries", "", "x", at(0)), false},
	} {
		v := s.Record(tt.r, 7)
		got, err := s.OpenRecord(tt.r.Kind, []byte(tt.r.ID), v)
		if tt.ok != (err == nil) || !tt.ok && !errors.Is(err, journal.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
		if tt.ok && (got.Serial != 7 || got.Rev != 3 || got.Kind != tt.r.Kind || got.ID != tt.r.ID || !got.At.Equal(tt.r.At) || !bytes.Equal(got.Data, tt.r.Data)) {
			t.Errorf("%s became %+v", name, got)
		}
		if n := 42 + len(tt.r.Kind) + len(tt.r.ID) + len(tt.r.Data); len(v) != n {
			t.Errorf("%s takes %d bytes, want %d", name, len(v), n)
		}
	}
}

// TestAChangedRecordIsRefused changes every bit, cuts at every byte, and gives
// a record back as another.
func TestAChangedRecordIsRefused(t *testing.T) {
	s := Seal{}
	whole := s.Record(written("entries", "id", "words", at(5)), 7)
	refused := func(what string, kind journal.Kind, id string, v []byte) {
		t.Helper()
		if _, err := s.OpenRecord(kind, []byte(id), v); !errors.Is(err, journal.ErrDamaged) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for i := range whole {
		for bit := range 8 {
			v := bytes.Clone(whole)
			v[i] ^= 1 << bit
			refused("a bit flipped", "entries", "id", v)
		}
		refused("cut short", "entries", "id", whole[:i])
	}
	refused("longer", "entries", "id", append(bytes.Clone(whole), 0))
	refused("of another kind", "lessons", "id", whole)
	refused("of another id", "entries", "ie", whole)
}

// TestRecordsAreFoundAnywhere scans bytes in which records lie at odd places,
// one behind the other, cut short and spoilt.
func TestRecordsAreFoundAnywhere(t *testing.T) {
	s := Seal{}
	one, two := s.Record(written("entries", "one", "1", at(1)), 1), s.Record(written("lessons", "two", "", at(2)), 2)
	spoilt := bytes.Clone(two)
	spoilt[len(spoilt)-1]++
	var b []byte
	want := map[int]journal.ID{}
	put := func(v []byte, id journal.ID) {
		if id != "" {
			want[len(b)] = id
		}
		b = append(b, v...)
	}
	put(one, "one")
	put(two, "two")
	put([]byte("mup"), "")
	put([]byte("mup\x01"), "")
	put(one, "one")
	put(spoilt, "")
	put(one[:len(one)-1], "")
	put(two, "two")
	put([]byte("mup\x01mup\x01"), "")
	put(two, "two")
	put(one[:20], "")
	got := map[int]journal.ID{}
	for at, r := range s.Scan(b) {
		got[at] = r.ID
	}
	if len(got) != len(want) {
		t.Errorf("found %v, want %v", got, want)
	}
	for at, id := range want {
		if got[at] != id {
			t.Errorf("at %d there is %q, want %q", at, got[at], id)
		}
	}
	n := 0
	for range s.Scan(b) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("a scan that was ended after two went on to %d", n)
	}
	for range s.Scan(nil) {
		t.Error("found something in nothing")
	}
}

func TestARowBelongsWhereItWasPut(t *testing.T) {
	s := Seal{}
	v := s.Row("entries.lines", []byte("key"), []byte("line"))
	if got, err := s.OpenRow("entries.lines", []byte("key"), v); err != nil || string(got) != "line" {
		t.Errorf("opened %q, %v", got, err)
	}
	empty := s.Row("entries.lines", []byte("key"), nil)
	if got, err := s.OpenRow("entries.lines", []byte("key"), empty); err != nil || len(got) != 0 {
		t.Errorf("opened %q, %v", got, err)
	}
	for _, tt := range []struct{ bucket, key string }{{"entries.text", "key"}, {"entries.lines", "kez"}, {"entries.linesk", "ey"}, {"entries.line", "skey"}} {
		if _, err := s.OpenRow(tt.bucket, []byte(tt.key), v); !errors.Is(err, journal.ErrDamaged) {
			t.Errorf("opened as %s of %s: %v", tt.key, tt.bucket, err)
		}
	}
	for n := range 5 {
		if _, err := s.OpenRow("entries.lines", []byte("key"), empty[:n]); !errors.Is(err, journal.ErrDamaged) {
			t.Errorf("opened %d bytes: %v", n, err)
		}
	}
}

func TestKeysSortTheNewestFirst(t *testing.T) {
	times := []time.Time{time.Unix(1<<40, 0), at(2), at(1), at(0), time.Unix(1.7e9-1, 999999999), time.Unix(0, 0), time.Unix(-1, 0), {}}
	for i, tm := range times {
		k := TimeKey(tm, "b")
		if got, id, err := OpenTimeKey(k); err != nil || !got.Equal(tm) || string(id) != "b" {
			t.Errorf("%v came back as %v %q, %v", tm, got, id, err)
		}
		if i > 0 && bytes.Compare(TimeKey(times[i-1], "z"), k) >= 0 {
			t.Errorf("%v sorts before %v", tm, times[i-1])
		}
		if bytes.Compare(TimeKey(tm, "a"), k) >= 0 {
			t.Error("one instant's rows do not come by id")
		}
	}
	k := TimeKey(at(0), journal.ID(strings.Repeat("a", 65)))
	for n := range len(k) + 1 {
		if _, _, err := OpenTimeKey(k[:n]); (err == nil) != (n > 12 && n <= 12+64) {
			t.Errorf("a key of %d bytes: %v", n, err)
		}
	}
	k[8], k[9], k[10], k[11] = 0, 0, 0, 0 // more nanoseconds than a second has
	if _, _, err := OpenTimeKey(k[:20]); !errors.Is(err, journal.ErrDamaged) {
		t.Errorf("a key with no time: %v", err)
	}
}

func TestWhatIsAKind(t *testing.T) {
	for name, want := range map[string]bool{
		"a": true, "z": true, "entries": true, strings.Repeat("a", 32): true,
		"": false, "A": false, "`": false, "{": false, "a.b": false, "a1": false, "ä": false, "meta": false, strings.Repeat("a", 33): false,
	} {
		if got := IsKind(name); got != want {
			t.Errorf("%q is a kind: %v", name, got)
		}
		if err := CheckName(journal.Kind(name), "id"); (err == nil) != want {
			t.Errorf("a record of kind %q: %v", name, err)
		}
	}
	for n, want := range map[int]error{0: journal.ErrBadID, 1: nil, 64: nil, 65: journal.ErrBadID} {
		if err := CheckName("entries", journal.ID(strings.Repeat("i", n))); !errors.Is(err, want) {
			t.Errorf("an id of %d letters: %v", n, err)
		}
	}
}

func TestANewHeadHasNamesOfItsOwn(t *testing.T) {
	random := strings.NewReader(strings.Repeat("a", 16) + strings.Repeat("b", 16))
	h, err := NewHead(random, 4)
	if err != nil || string(h.Journal[:]) != strings.Repeat("a", 16) || string(h.Birth[:]) != strings.Repeat("b", 16) || h.Parent != (UID{}) ||
		h.Schema != 4 || h.Serial != 0 || h.Counts == nil {
		t.Errorf("a new head is %+v, %v", h, err)
	}
	if _, err := NewHead(strings.NewReader(strings.Repeat("a", 31)), 4); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("with one byte too little: %v", err)
	}
	c := h.Clone()
	c.Counts["entries"]++
	if len(h.Counts) != 0 {
		t.Error("a clone shares its counts")
	}
}

func TestWhatBoltfileSaysIsSaidOfTheJournal(t *testing.T) {
	_, small := boltfile.Open(strings.NewReader("my notes"), 8)
	_, empty := boltfile.Open(strings.NewReader(""), 0)
	other := errors.New("other")
	for name, tt := range map[string]struct{ err, want error }{
		"foreign": {small, journal.ErrNotJournal}, "damaged": {empty, journal.ErrDamaged}, "other": {other, other}, "none": {nil, nil},
	} {
		if got := InJournalsWords(tt.err); !errors.Is(got, tt.want) || tt.err != nil && !strings.HasSuffix(got.Error(), tt.err.Error()) {
			t.Errorf("%s: %v", name, got)
		}
	}
}
