package packed_test

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"
	"testing"

	"messup/journal"
	"messup/store/packed"
)

const partSize = 64 << 10

// words are bytes that can be packed, and are nowhere twice.
func words(n int) []byte {
	r := rand.New(rand.NewPCG(uint64(n), 1))
	b := make([]byte, 0, n+16)
	for len(b) < n {
		b = append(b, "the jigsaw "...)
		b = binary.LittleEndian.AppendUint16(b, uint16(r.Uint32()))
	}
	return b[:n]
}

func pack(t testing.TB, b []byte, told string) []byte {
	t.Helper()
	var to bytes.Buffer
	if err := packed.Pack(&to, bytes.NewReader(b), int64(len(b)), []byte(told)); err != nil {
		t.Fatal(err)
	}
	return to.Bytes()
}

func unpack(b []byte) ([]byte, error) {
	var to bytes.Buffer
	err := packed.Unpack(&to, bytes.NewReader(b), int64(len(b)))
	return to.Bytes(), err
}

func TestWhatWasPackedComesOutAgain(t *testing.T) {
	for _, n := range []int{0, 1, partSize - 1, partSize, partSize + 1, 5*partSize + 77} {
		b := words(n)
		small := pack(t, b, "three entries")
		if got, err := unpack(small); err != nil || !bytes.Equal(got, b) {
			t.Errorf("%d bytes come out as %d: %v", n, len(got), err)
		}
		if told, err := packed.Told(bytes.NewReader(small), int64(len(small))); err != nil || string(told) != "three entries" {
			t.Errorf("of %d bytes it was told %q: %v", n, told, err)
		}
		if !packed.Is(bytes.NewReader(small)) || packed.Is(bytes.NewReader(b)) {
			t.Error("a packed copy is not known by its first bytes, or another file is taken for one")
		}
		if n > partSize && len(small) > n/2 {
			t.Errorf("%d bytes take %d", n, len(small))
		}
	}
}

func TestAnyUnpackerReadsIt(t *testing.T) {
	b := words(3 * partSize)
	z, err := gzip.NewReader(bytes.NewReader(pack(t, b, "")))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(z); err != nil || !bytes.Equal(got, b) {
		t.Errorf("gzip reads %d bytes of %d: %v", len(got), len(b), err)
	}
}

// Of a damaged file all parts but the damaged ones are there, each at its place.
func TestADamagedPartHidesNoOther(t *testing.T) {
	b := words(6 * partSize)
	small := pack(t, b, "six")
	r := rand.New(rand.NewPCG(7, 7))
	for range 60 {
		hurt := bytes.Clone(small)
		from := r.IntN(len(hurt))
		for i := from; i < min(from+1+r.IntN(2000), len(hurt)); i++ {
			hurt[i] ^= byte(1 + r.IntN(255))
		}
		got, err := unpack(hurt)
		bad := 0
		for at := 0; at < len(b); at += partSize {
			if len(got) < at+partSize || !bytes.Equal(got[at:at+partSize], b[at:at+partSize]) {
				bad++
			}
		}
		if bad > 2 {
			t.Errorf("damage at %d of %d takes %d parts", from, len(small), bad)
		}
		if (bad > 0 || len(got) != len(b)) && !errors.Is(err, journal.ErrDamaged) {
			t.Errorf("damage at %d of %d: %v", from, len(small), err)
		}
		if len(got) > len(b) {
			t.Errorf("%d bytes became %d", len(b), len(got))
		}
	}
}

func TestACopyThatIsCutShortIsNotWhole(t *testing.T) {
	b := words(3*partSize + 5)
	small := pack(t, b, "")
	for _, n := range []int{0, 1, 15, 40, len(small) / 2, len(small) - 1} {
		got, err := unpack(small[:n])
		if !errors.Is(err, journal.ErrDamaged) {
			t.Errorf("the first %d bytes: %v", n, err)
		}
		if whole := len(got) / partSize * partSize; !bytes.Equal(got[:whole], b[:whole]) {
			t.Errorf("the first %d bytes are not what was packed", n)
		}
	}
	if _, err := unpack(append(bytes.Clone(small), "more"...)); !errors.Is(err, journal.ErrDamaged) {
		t.Errorf("with more behind it: %v", err)
	}
	if got, err := unpack(append(bytes.Clone(small), small...)); !errors.Is(err, journal.ErrDamaged) || !bytes.Equal(got, b) {
		t.Errorf("twice: %d bytes, %v", len(got), err)
	}
}

// badDisk gives nothing from a place on.
type badDisk struct {
	*bytes.Reader
	from int64
}

var errDisk = errors.New("input/output error")

func (d badDisk) ReadAt(b []byte, at int64) (int, error) {
	if at+int64(len(b)) > d.from {
		return 0, errDisk
	}
	return d.Reader.ReadAt(b, at)
}

func TestADiskThatDoesNotGiveItBackIsNoDamage(t *testing.T) {
	small := pack(t, words(3*partSize), "")
	for _, from := range []int64{0, int64(len(small)) / 2} {
		disk := badDisk{bytes.NewReader(small), from}
		if err := packed.Unpack(io.Discard, disk, int64(len(small))); !errors.Is(err, errDisk) || errors.Is(err, journal.ErrDamaged) {
			t.Errorf("from %d on: %v", from, err)
		}
	}
	if _, err := packed.Told(badDisk{bytes.NewReader(small), 0}, int64(len(small))); !errors.Is(err, errDisk) {
		t.Error(err)
	}
	if err := packed.Pack(io.Discard, badDisk{bytes.NewReader(words(partSize * 2)), partSize}, 2*partSize, nil); !errors.Is(err, errDisk) {
		t.Error(err)
	}
}

func FuzzUnpack(f *testing.F) {
	small := pack(f, words(2*partSize), "two")
	f.Add(small)
	f.Add(small[:100])
	f.Add(append([]byte("x"), small...))
	f.Fuzz(func(t *testing.T, b []byte) {
		var n counter
		err := packed.Unpack(&n, bytes.NewReader(b), int64(len(b)))
		if int(n) > 1032*len(b)+2*partSize {
			t.Errorf("%d bytes became %d: %v", len(b), n, err)
		}
		_, _ = packed.Told(bytes.NewReader(b), int64(len(b)))
	})
}

type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}
