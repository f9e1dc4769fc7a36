package disk

import (
	"os"
	"path/filepath"
	"sync/atomic"
	"time"
)

// Here is how a name goes: nothing else of messup renames or removes a file or a folder (a
// test sees to that). Windows does neither while anybody has the file open. So what this
// process holds is closed first, which Watch is there to show wherever the tests run; and
// what another program holds is tried again for a moment, as one that looks for viruses or
// copies files to elsewhere opens whatever is new. What stays open is journal.ErrInUse.

// Rename gives a file or a folder another name. What had that name is replaced.
func Rename(from, to string) error {
	tellWatch(from, to)
	return again(func() error { return os.Rename(from, to) })
}

// RenameLetGo renames a folder in which a file was held that is let go (LetGo), unless
// somebody else did.
func RenameLetGo(from, to string) error {
	return again(func() error { return IgnoreMissing(os.Rename(from, to)) })
}

// RenameIn is Rename within a folder.
func RenameIn(folder *os.Root, from, to string) error {
	tellWatch(filepath.Join(folder.Name(), from), filepath.Join(folder.Name(), to))
	return again(func() error { return folder.Rename(from, to) })
}

// RemoveIn is Remove within a folder.
func RemoveIn(folder *os.Root, name string) error {
	tellWatch(filepath.Join(folder.Name(), name))
	return again(func() error { return IgnoreMissing(folder.Remove(name)) })
}

// Remove removes a file, or a folder with nothing in it, that may be gone already.
func Remove(path string) error {
	tellWatch(path)
	return RemoveLetGo(path)
}

// RemoveLetGo is Remove for a file that was held and is let go.
func RemoveLetGo(path string) error {
	return again(func() error { return IgnoreMissing(os.Remove(path)) })
}

// watch is what Watch was given.
var watch atomic.Pointer[func(path string)] //nolint:gochecknoglobals // a test asks it of the whole process

// Watch has told called with whatever is about to lose its name, or to be replaced. It is for
// tests: a system that lets files go while they are open says nothing of one that does not.
func Watch(told func(path string)) { watch.Store(&told) }

func tellWatch(paths ...string) {
	if told := watch.Load(); told != nil {
		for _, path := range paths {
			(*told)(path)
		}
	}
}

const (
	// pause is how long to wait before the next look at who has a file.
	pause = 4 * time.Millisecond
	// patience is how long another program may have one open in all: more than one that
	// looks for viruses takes, less than a person waits.
	patience = 2 * time.Second
)

// again does what fails while somebody has a file open, where systems are so.
func again(do func() error) error {
	err := do()
	for wait, waited := pause, time.Duration(0); inUse(err) && waited < patience; wait = min(2*wait, patience/10) {
		time.Sleep(wait)
		waited += wait
		err = do()
	}
	return err
}
