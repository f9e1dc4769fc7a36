package disk

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// Holders returns the processes that have the lock of a file; known is false where the system
// does not tell.
func Holders(path string) (pids []int, known bool) {
	info, err := os.Stat(path)
	all, readErr := os.ReadFile("/proc/locks")
	if errors.Join(err, readErr) != nil {
		return nil, false
	}
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return nil, false
	}
	of := ":" + strconv.FormatUint(st.Ino, 10)
	for line := range strings.Lines(string(all)) {
		// 1: FLOCK  ADVISORY  WRITE 4711 08:01:131098 0 EOF; one that waits has -> after its number.
		f := strings.Fields(line)
		if len(f) < 6 || f[1] != "FLOCK" || !strings.HasSuffix(f[5], of) {
			continue
		}
		if pid, err := strconv.Atoi(f[4]); err == nil && pid > 0 {
			pids = append(pids, pid)
		}
	}
	return pids, true
}
