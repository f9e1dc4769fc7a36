package bolttx

import (
	"math/bits"
	"os"
	"runtime"
	"time"

	bolt "go.etcd.io/bbolt"
)

// openFile opens bbolt on a journal file of this size that is locked already.
func openFile(file *os.File, path string, size int64, wait time.Duration) (*bolt.DB, error) {
	room := plenty()
	db, err := bolt.Open(path, 0o600, &bolt.Options{
		Timeout:         wait,
		InitialMmapSize: room,
		OpenFile:        func(string, int, os.FileMode) (*os.File, error) { return file, nil },
	})
	if err == nil && room > 0 { // else bbolt makes the file as long as what is mapped
		const least, most, part = 32 << 10, 16 << 20, 32
		db.AllocSize = int(min(max(size/part, least), most))
	}
	return db, err
}

// plenty returns how much of the address space a change takes for the file. Where
// that ends bbolt copies all that the change holds, to map the file anew: of 60,000
// entries taken in at once that was 250 MB, and 2 s of 10. Windows makes a file as
// long as what is mapped of it, and elsewhere addresses may be few.
func plenty() int {
	if bits.UintSize < 64 || runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		return 0
	}
	return 512 << 20
}
