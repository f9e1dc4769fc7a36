package stamp

import (
	"encoding/binary"
	"io/fs"
	"syscall"
)

// started names this start of the computer.
func started() string {
	id, err := syscall.Sysctl("kern.bootsessionuuid")
	if err != nil {
		return ""
	}
	return id
}

// identity is what the system says of a file; nil if it says too little.
func identity(info fs.FileInfo) (b []byte) {
	st, is := info.Sys().(*syscall.Stat_t)
	if !is {
		return nil
	}
	for _, n := range []int64{int64(st.Dev), int64(st.Ino), st.Size, st.Mtimespec.Nano(), st.Ctimespec.Nano()} {
		b = binary.LittleEndian.AppendUint64(b, uint64(n))
	}
	return b
}
