package cli_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// A onceRun is all tests of the room, with a folder for what is made once for them all: to
// build the program or to fill a journal takes longer than most tests.
type onceRun struct {
	*testing.M
	mu   sync.Mutex
	dir  string
	made map[string]error
}

var onceFor = onceRun{made: map[string]error{}}

// Run is that of testing.M, in its folder.
func (r *onceRun) Run() int {
	dir, err := os.MkdirTemp("", "messup-once")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	r.dir = dir
	return r.M.Run()
}

// once returns the path under which something is kept for the whole run, after the first who
// asks has made it there. It is not to be changed.
func once(tb testing.TB, name string, build func(path string) error) string {
	tb.Helper()
	onceFor.mu.Lock()
	defer onceFor.mu.Unlock()
	path := filepath.Join(onceFor.dir, filepath.FromSlash(name))
	err, is := onceFor.made[name]
	if !is {
		if err = os.MkdirAll(filepath.Dir(path), 0o700); err == nil {
			err = build(path)
		}
		onceFor.made[name] = err
	}
	if err != nil {
		tb.Fatalf("making %s: %v", name, err)
	}
	return path
}

// copyFolder copies files and folders as a journal has them, for its owner alone.
func copyFolder(tb testing.TB, from, to string) {
	tb.Helper()
	for _, path := range filesIn(tb, from) {
		inside, err := filepath.Rel(from, path)
		if err != nil {
			tb.Fatal(err)
		}
		copyFile(tb, path, filepath.Join(to, inside))
	}
}

// filesIn are the files in a folder and in those in it.
func filesIn(tb testing.TB, dir string) (paths []string) {
	tb.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil || len(paths) == 0 {
		tb.Fatal(paths, err)
	}
	return paths
}
