package disk_test

import (
	"crypto/rand"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"messup/store/disk"
	"messup/store/storetest"
)

func TestMain(m *testing.M) {
	storetest.NothingGoesWhileHeld()
	os.Exit(m.Run())
}

// All names go by way of this package: it waits where a system wants that, and what goes while
// it is held is told wherever the tests run.
func TestNothingElseRenamesOrRemoves(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || path == filepath.Join(root, "store", "disk") || strings.HasPrefix(d.Name(), ".") && path != root):
			return fs.SkipDir
		case d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, is := n.(*ast.SelectorExpr)
			if !is {
				return true
			}
			of, is := call.X.(*ast.Ident)
			if is && of.Name == "os" && slices.Contains([]string{"Rename", "Remove", "RemoveAll", "Link", "Symlink"}, call.Sel.Name) {
				t.Errorf("%s: os.%s, which disk.Rename and disk.Remove are there for", files.Position(call.Pos()), call.Sel.Name)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// What is open may be renamed and removed by others, on every system: a window that waits for
// its turn has the journal open, and is not in the way of who puts a new one there.
func TestWhatIsOpenIsInNobodysWay(t *testing.T) {
	dir := t.TempDir()
	path, fresh := filepath.Join(dir, "journal"), filepath.Join(dir, "fresh")
	for name, words := range map[string]string{path: "before", fresh: "after"} {
		if err := os.WriteFile(name, []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	waiting, err := disk.OpenFile(path, os.O_RDWR)
	if err != nil {
		t.Fatal(err)
	}
	has, err := disk.OpenFile(path, os.O_RDWR)
	if err != nil {
		t.Fatal(err)
	}
	if free, err := disk.TryLock(has, true); err != nil || !free {
		t.Fatalf("locking: %t, %v", free, err)
	}
	old, err := disk.Making{Prefix: ".journal-", Rand: rand.Reader}.Swap(fresh, path)
	if err != nil {
		t.Fatalf("putting a new one in its place: %v", err)
	}
	if free, err := disk.TryLock(waiting, true); err != nil || free {
		t.Errorf("its lock did not last: %t, %v", free, err)
	}
	if err := has.Close(); err != nil {
		t.Fatal(err)
	}
	storetest.MayGo(t, waiting)
	if err := disk.Remove(old); err != nil {
		t.Errorf("removing the old one: %v", err)
	}
	if err := waiting.Close(); err != nil {
		t.Error(err)
	}
	if b, err := disk.Read(path); err != nil || string(b) != "after" {
		t.Errorf("there is %q, %v", b, err)
	}
	if disk.Exists(old) {
		t.Error("the old one is still there")
	}
}
