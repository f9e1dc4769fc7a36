//go:build unix

package disk

import (
	"os"
	"syscall"

	"messup/journal"
)

// Room says so (journal.ErrTooManyOpen) if this process may open hardly a file more.
// The runtime of Go ends a program and prints its inner state where it cannot have the
// two it waits with, so they are taken here, before any other.
func Room() error {
	const least = 4 // those two, a file, and what is opened along with it
	full := false
	var taken []int
	for len(taken) < least {
		fd, err := syscall.Open(os.DevNull, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
		if err != nil { // whatever else it is, it is told of the file that is asked for
			full = among(err, tooManyOpen())
			break
		}
		taken = append(taken, fd)
	}
	for _, fd := range taken {
		_ = syscall.Close(fd) // nothing was written to it
	}
	if full {
		return journal.ErrTooManyOpen
	}
	if null, err := os.Open(os.DevNull); err == nil {
		return null.Close()
	}
	return nil
}
