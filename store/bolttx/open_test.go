package bolttx_test

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"messup/store/bolttx"
)

// A change of many records holds each of them once, and the file is not made
// longer than what it holds asks for.
func TestAGreatChangeIsNotCopied(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("files are mapped as long as they are here")
	}
	const records, each = 4000, 4000
	path := filepath.Join(t.TempDir(), "journal.db")
	var took uint64
	for _, n := range []uint32{1, records} {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		info, err := f.Stat()
		if err != nil {
			t.Fatal(err)
		}
		tx := &bolttx.Tx{Path: path}
		run := bolttx.Run{File: f, Size: info.Size(), Wait: time.Second, Opened: func() error { return nil }}
		stopped, closing, err := run.Do(tx, func() error {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			b, err := tx.Bolt.CreateBucketIfNotExists([]byte("entries"))
			if err != nil {
				return err
			}
			for i := range n {
				if err := b.Put(binary.BigEndian.AppendUint32(nil, i), make([]byte, each)); err != nil {
					return err
				}
			}
			err = tx.Bolt.Commit()
			runtime.ReadMemStats(&after)
			took = after.TotalAlloc - before.TotalAlloc
			return err
		})
		if err != nil || closing != nil || stopped != nil {
			t.Fatal(err, closing, stopped)
		}
		if info, err = os.Stat(path); err != nil || info.Size() > 3*int64(n)*each+(64<<10) {
			t.Errorf("%d records of %d bytes made a file of %d: %v", n, each, info.Size(), err)
		}
	}
	if most := uint64(records * each * 3); took > most {
		t.Errorf("to keep %d bytes took %d, more than %d", records*each, took, most)
	}
}
