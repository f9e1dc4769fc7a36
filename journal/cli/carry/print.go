package carry

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"

	"messup/store/spool"
)

// Sparing has what is thrown away picked up in time, until what it returns is called:
// what goes through a journal as a whole throws away many times what it holds.
func Sparing() (done func()) {
	const enough, beside = 48 << 20, 40 << 20
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	before := debug.SetMemoryLimit(int64(max(enough, now.HeapAlloc+beside)))
	return func() { debug.SetMemoryLimit(before) }
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
