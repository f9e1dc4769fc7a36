package carry

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"messup/store/spool"
)

// Sparing has what is thrown away picked up in time, until what it returns is called:
// what goes through a journal as a whole throws away many times what it holds. How much
// that is it looks at again and again: where it is much, to pick up after each little would
// take most of the time.
func Sparing() (done func()) {
	const often = 20 * time.Millisecond
	before := debug.SetMemoryLimit(-1)
	over, ended := make(chan struct{}), make(chan struct{})
	limit := spare(0)
	go func() {
		defer close(ended)
		tick := time.NewTicker(often)
		defer tick.Stop()
		for {
			select {
			case <-over:
				return
			case <-tick.C:
				limit = spare(limit)
			}
		}
	}()
	return func() {
		close(over)
		<-ended
		debug.SetMemoryLimit(before)
	}
}

// spare sets the limit of memory to what is held and half of what is much of it, unless it is there already.
func spare(limit int64) int64 {
	const enough, some, little = 40 << 20, 20 << 20, 4 << 20
	held := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(held)
	live := int64(held[0].Value.Uint64())
	want := max(enough, live+(live-some)/2)
	if max(want-limit, limit-want) < little {
		return limit
	}
	debug.SetMemoryLimit(want)
	return want
}

// Print has write print what it reads of a journal, which is held while it does. Who reads
// it may be slow, or wait for a key: then it is put by, and printed once the journal is
// let go. stands is where it goes in the end, and out what leads there.
func Print(stands io.Writer, out io.Writer, by *spool.Spool, write func(io.Writer) error) (err error) {
	if file, is := stands.(*os.File); is {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			return write(out)
		}
	}
	defer func() {
		if closeErr := by.Close(); err == nil && closeErr != nil {
			err = fmt.Errorf("clearing away what was put by: %w", closeErr)
		}
	}()
	if err := write(by); err != nil {
		return err
	}
	_, err = io.Copy(out, by.Reader())
	return err
}
