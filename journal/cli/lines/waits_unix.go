//go:build unix

package lines

import (
	"io"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// together is within what time lines come that were pasted: nobody types one so fast.
const together = 30 * time.Millisecond

// waits reports whether the terminal has a whole line more.
func waits(in io.Reader) bool {
	f, is := in.(*os.File)
	if !is {
		return false
	}
	polled := []unix.PollFd{{Fd: int32(f.Fd()), Events: unix.POLLIN}}
	n, err := unix.Poll(polled, int(together.Milliseconds()))
	return err == nil && n == 1 && polled[0].Revents&(unix.POLLIN|unix.POLLHUP) == unix.POLLIN
}
