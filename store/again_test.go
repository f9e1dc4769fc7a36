package store

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"messup/journal"
	"messup/store/salvage"
)

// onceBad is a file of which the disk does not give one read, and every other one.
type onceBad struct {
	io.ReaderAt
	bad, reads int
}

var errOnce = errors.New("input/output error")

func (o *onceBad) ReadAt(b []byte, off int64) (int, error) {
	if o.reads++; o.reads-1 == o.bad {
		return 0, errOnce
	}
	return o.ReaderAt.ReadAt(b, off)
}

// TestADiskThatFailsOnceHidesNothing: what of a damaged file could not be read is told, and
// not taken for damage.
func TestADiskThatFailsOnceHidesNothing(t *testing.T) {
	b, _ := template(t, 40)
	copy(b[len(b)/2:], bytes.Repeat([]byte{0xff}, 300))
	count := &onceBad{ReaderAt: bytes.NewReader(b), bad: -1}
	_, err := salvage.Damaged(count, int64(len(b)), testSeal())
	must(t, err)
	for bad := range count.reads {
		_, err := salvage.Damaged(&onceBad{ReaderAt: bytes.NewReader(b), bad: bad}, int64(len(b)), testSeal())
		if !errors.Is(err, errOnce) {
			t.Errorf("read %d of %d fails: %v", bad, count.reads, err)
		}
	}
}

// TestWhatChangesUnderARestoreIsAnError: a record that was found and is not there any more,
// or not so, is never left out without a word, and nor is its row.
func TestWhatChangesUnderARestoreIsAnError(t *testing.T) {
	plainOnly(t)
	b, want := template(t, 12)
	rubble, err := salvage.Damaged(bytes.NewReader(b), int64(len(b)), testSeal())
	must(t, err)
	all, err := salvage.Sources{Damaged: rubble}.Merge()
	must(t, err)
	if len(all.Records) != len(want) {
		t.Fatalf("%d records are found, want %d", len(all.Records), len(want))
	}
	whole := bytes.Clone(b)
	for _, found := range all.Records {
		r, err := found.Record()
		must(t, err)
		for name, part := range map[string][]byte{"data": r.Data, "line": r.Line, "text": r.Text} {
			at := -1
			for i := 0; len(part) > 0 && at < 0; i++ { // the one that it was read from
				next := bytes.Index(b[i:], part)
				if next < 0 {
					break
				}
				i += next
				b[i] ^= 1
				if _, err := found.Record(); err != nil {
					at = i
				}
				copy(b, whole)
			}
			if at < 0 && len(part) > 0 {
				t.Errorf("its %s is read from nowhere", name)
			}
			if at < 0 {
				continue
			}
			b[at] ^= 1
			if _, err := found.Record(); !errors.Is(err, journal.ErrDiskRead) {
				t.Errorf("with another %s: %v", name, err)
			}
			copy(b, whole)
		}
	}
}
