package boltfile

import (
	"bytes"
	"io"
	"runtime"
	"sync/atomic"
	"testing"
)

// fromDisk hides that a file is in memory.
type fromDisk struct{ io.ReaderAt }

// Going through a file takes what one level of a tree reads ahead, not the file: a
// journal of a career is as large as the memory of an old computer.
func TestCheckingTakesLittleMemory(t *testing.T) {
	small, large := verifying(t, 1), verifying(t, 40)
	if large > small+1<<20 {
		t.Errorf("checking took %d bytes, and forty times as much %d", small, large)
	}
}

// verifying returns how many bytes were allocated for going through a file of so many
// times 600 values.
func verifying(t *testing.T, times int) uint64 {
	b := madeOf(t, times)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	im, err := Open(fromDisk{bytes.NewReader(b)}, int64(len(b)))
	must(t, err)
	var read atomic.Int64
	must(t, im.Verify(func(w Walker, e Element) error {
		return w.Bucket(e, func(Element) error { read.Add(1); return nil })
	}))
	n := int(read.Load())
	runtime.ReadMemStats(&after)
	if n < 600*times {
		t.Fatalf("%d values were read", n)
	}
	return after.TotalAlloc - before.TotalAlloc
}
