package storetest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"testing"

	"messup/store/disk"
)

// NothingGoesWhileHeld ends a test program that renames, replaces or removes a file while it
// has it open itself, or a folder while it has anything in it open, and says where: Windows
// would refuse that. TestMain calls it.
func NothingGoesWhileHeld() {
	disk.Watch(func(path string) {
		if held := Held(path); held != "" {
			fmt.Fprintf(os.Stderr, "%s is to go while it is held, as %s:\n%s", path, held, debug.Stack()) //nolint:forbidigo // of a test program
			os.Exit(3)                                                                                    //nolint:forbidigo // a panic may be taken for one of bbolt's
		}
	})
}

// MayGo says that a test holds a file on purpose, as another program would, and closes it as
// the test ends.
func MayGo(t *testing.T, file *os.File) {
	others.Store(int(file.Fd()), true)
	t.Cleanup(func() {
		others.Delete(int(file.Fd()))
		_ = file.Close() // it may be closed by now
	})
}

// others are the files of MayGo, by their numbers.
var others sync.Map //nolint:gochecknoglobals // a process has one list of what is open

// Held returns what this process has open of a file, or in a folder; empty if it is nothing.
// A second name of what is open may go: it is what a kill leaves of disk.Swap, and on Windows
// that makes none.
func Held(path string) string {
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink != 0 {
		return ""
	}
	within, err := filepath.EvalSymlinks(path)
	if err != nil {
		return ""
	}
	const open = "/proc/self/fd"
	found, err := os.ReadDir(open)
	if err != nil {
		return ""
	}
	for _, e := range found {
		at := filepath.Join(open, e.Name())
		if n, err := strconv.Atoi(e.Name()); err != nil {
			continue
		} else if _, is := others.Load(n); is {
			continue
		}
		name, err := os.Readlink(at)
		if err != nil { // closed since
			continue
		}
		if info.IsDir() && strings.HasPrefix(name+"/", within+"/") {
			return name
		}
		if one, err := os.Stat(at); err == nil && os.SameFile(one, info) && (name == within || !disk.HasOtherNames(one, at)) {
			return name
		}
	}
	return ""
}
