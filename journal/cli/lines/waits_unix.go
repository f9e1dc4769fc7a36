//go:build unix

package lines

import (
	"io"
	"os"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// waits reports whether the terminal has a whole line more, or has one within some time.
func waits(in io.Reader, within time.Duration) bool {
	f, is := in.(*os.File)
	return is && readable(int(f.Fd()), within)
}

func readable(fd int, within time.Duration) bool {
	polled := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
	n, err := unix.Poll(polled, int(within.Milliseconds()))
	return err == nil && n == 1 && polled[0].Revents&(unix.POLLIN|unix.POLLHUP) == unix.POLLIN
}

// unended takes what a terminal has of a line that enter did not end. A terminal gives out whole
// lines: for this moment it gives out each key.
func unended(in io.Reader) string {
	f, is := in.(*os.File)
	if !is {
		return ""
	}
	lines, err := term.MakeRaw(f.Fd())
	if err != nil {
		return ""
	}
	defer func() { _ = term.Restore(f.Fd(), lines) }() // it was so a moment ago
	var all []byte
	for piece := make([]byte, 4<<10); readable(int(f.Fd()), 0); {
		n, err := f.Read(piece)
		if all = append(all, piece[:n]...); err != nil {
			break
		}
	}
	return strings.ReplaceAll(string(all), "\r", "\n")
}
