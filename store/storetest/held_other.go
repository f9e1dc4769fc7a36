//go:build !linux

package storetest

import (
	"os"
	"testing"
)

// NothingGoesWhileHeld has nothing to do: Windows itself refuses it, and no other system
// lists what a process has open.
func NothingGoesWhileHeld() {}

// MayGo says that a test holds a file on purpose, as another program would, and closes it as
// the test ends.
func MayGo(t *testing.T, file *os.File) {
	t.Cleanup(func() { _ = file.Close() }) // it may be closed by now
}

// Held returns what this process has open of a file, which nobody says here.
func Held(string) string { return "" }
