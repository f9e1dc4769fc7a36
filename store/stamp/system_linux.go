package stamp

import (
	"encoding/binary"
	"io/fs"
	"os"
	"syscall"
)

// started names this start of the computer.
func started() string {
	b, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	return string(b)
}

// identity is what the system says of a file; nil if it says too little.
func identity(info fs.FileInfo) (b []byte) {
	st, is := info.Sys().(*syscall.Stat_t)
	if !is {
		return nil
	}
	for _, n := range []int64{int64(st.Dev), int64(st.Ino), st.Size, st.Mtim.Nano(), st.Ctim.Nano()} {
		b = binary.LittleEndian.AppendUint64(b, uint64(n))
	}
	return b
}
