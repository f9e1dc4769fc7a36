package seal_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/seal"
)

// rubble is records of all lengths, one beside the other and between rubbish, and where
// each begins.
func rubble(n int) (b []byte, at []int64) {
	r := rand.New(rand.NewPCG(uint64(n), 2))
	for i := range n {
		for range r.IntN(40) {
			b = append(b, byte(r.Uint32()))
		}
		if i%3 == 0 {
			b = append(b, "mup\x01mup"...)
		}
		length := r.IntN(3000)
		if i%40 == 7 {
			length = 200<<10 + r.IntN(300<<10)
		}
		at = append(at, int64(len(b)))
		rec := record.Record{Kind: journal.Entries, ID: "one", Rev: i + 1, At: time.Unix(int64(i), 0), Data: bytes.Repeat([]byte("word"), length/4+1)}
		b = append(b, seal.Seal{}.Record(rec, uint64(i+1))...)
	}
	return b, at
}

// pieces is a file that remembers how much was read of it at once, and may fail or end.
type pieces struct {
	b     []byte
	most  int
	from  int64
	fails error
}

func (p *pieces) ReadAt(b []byte, off int64) (int, error) {
	p.most = max(p.most, len(b))
	if p.fails != nil && off+int64(len(b)) > p.from {
		return 0, p.fails
	}
	return bytes.NewReader(p.b).ReadAt(b, off)
}

func found(t *testing.T, file *pieces) (at []int64) {
	t.Helper()
	for r, err := range (seal.Seal{}).ScanFile(file, int64(len(file.b))) {
		if err != nil {
			t.Fatal(err)
		}
		want := bytes.Repeat([]byte("word"), len(r.Data)/4)
		if r.Serial == 0 || !bytes.Equal(r.Data, want) {
			t.Errorf("at %d lies what nobody put there", r.Off)
		}
		at = append(at, r.Off)
	}
	return at
}

// TestAFileIsScannedInPieces finds every record wherever a piece ends, and reads no more
// at once than the longest takes.
func TestAFileIsScannedInPieces(t *testing.T) {
	b, want := rubble(400)
	for cut := range 50 { // so that pieces end everywhere
		file := &pieces{b: b[cut:]}
		at := found(t, file)
		for i := range at {
			at[i] += int64(cut)
		}
		if missing := slices.IndexFunc(want, func(w int64) bool { return w >= int64(cut) }); !slices.Equal(at, want[missing:]) {
			t.Fatalf("from %d on %d records are found, want %d", cut, len(at), len(want)-missing)
		}
		if file.most > 1<<20 {
			t.Errorf("%d bytes are read at once", file.most)
		}
	}
}

// TestADamagedLengthIsNotHeld has a record say that it is as long as all there is.
func TestADamagedLengthIsNotHeld(t *testing.T) {
	b, want := rubble(2000)
	binary.LittleEndian.PutUint32(b[want[0]+8:], uint32(len(b)-5000))
	file := &pieces{b: b}
	if at := found(t, file); !slices.Equal(at, want[1:]) {
		t.Errorf("%d records are found, want %d", len(at), len(want)-1)
	}
	if file.most > 1<<20 {
		t.Errorf("%d bytes are read at once", file.most)
	}
}

// TestADiskThatFailsIsNoEndOfTheFile ends a scan with an error.
func TestADiskThatFailsIsNoEndOfTheFile(t *testing.T) {
	b, _ := rubble(400)
	mine := errors.New("input/output error")
	for name, tt := range map[string]struct {
		file *pieces
		want error
	}{
		"it fails":      {&pieces{b: b, from: int64(len(b) / 2), fails: mine}, mine},
		"it is shorter": {&pieces{b: b[:len(b)/2]}, journal.ErrDiskRead},
	} {
		var got error
		for _, err := range (seal.Seal{}).ScanFile(tt.file, int64(len(b))) {
			got = err
		}
		if !errors.Is(got, tt.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}
