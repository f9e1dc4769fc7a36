package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestAFolderThatCannotBeSyncedIsNoError: /proc is on a file system that has no
// such call, as some that a person mounts have not. A folder that is not there
// is an error all the same.
func TestAFolderThatCannotBeSyncedIsNoError(t *testing.T) {
	for _, dir := range []string{"/proc", t.TempDir()} {
		if err := SyncFolder(dir); err != nil {
			t.Errorf("%s: %v", dir, err)
		}
	}
	if err := SyncFolder(filepath.Join(t.TempDir(), "gone")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
}

// TestOnlyAFolderThatIsMadeIsClosed to others, with all above it that is made too. One
// that is there stays as open as it is.
func TestOnlyAFolderThatIsMadeIsClosed(t *testing.T) {
	open := t.TempDir()
	if err := os.Chmod(open, 0o755); err != nil {
		t.Fatal(err)
	}
	for dir, want := range map[string]os.FileMode{open: 0o755, filepath.Join(open, "new", "one"): 0o700} {
		if err := MakeFolder(dir); err != nil {
			t.Error(err)
		}
		info, err := os.Stat(dir)
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode != want {
			t.Errorf("the folder has mode %o, want %o", mode, want)
		}
	}
}

// TestPlaceWhereThereAreNoLinks puts a file in place where no second name can be
// given to it, as on a memory card. What a user may not link is that of another,
// so this takes root to arrange.
func TestPlaceWhereThereAreNoLinks(t *testing.T) {
	const nobody = 65534
	dir := t.TempDir()
	put := func(name, words string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	fresh, second, path := put("fresh", "one"), put("second", "two"), filepath.Join(dir, "journal.db")
	if err := errors.Join(os.Chown(filepath.Dir(dir), nobody, nobody), os.Chown(dir, nobody, nobody), syscall.Seteuid(nobody)); err != nil {
		t.Skip("only root can arrange it:", err)
	}
	defer func() {
		if err := syscall.Seteuid(0); err != nil {
			t.Error(err)
		}
	}()
	if err := os.Link(fresh, path+".try"); !noLinks(err) {
		t.Skip("this system links what is another's:", err)
	}
	if err := placeLinked(fresh, path); err != nil {
		t.Error(err)
	}
	if err := placeLinked(second, path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over something: %v", err)
	}
	if err := Remove(second); err != nil {
		t.Error(err)
	}
	found, err := os.ReadDir(dir)
	if err != nil || len(found) != 1 || found[0].Name() != "journal.db" {
		t.Errorf("there is %v, %v", found, err)
	}
}

// Nothing that is placed has a second name meanwhile, which a kill would leave.
func TestPlace(t *testing.T) {
	dir := t.TempDir()
	fresh, path := filepath.Join(dir, "fresh"), filepath.Join(dir, "journal.db")
	for _, name := range []string{fresh, fresh + "2"} {
		if err := os.WriteFile(name, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := renameNew(fresh, path); err != nil {
		t.Skip("this file system changes no name in one step:", err)
	}
	if err := renameNew(fresh+"2", path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over something: %v", err)
	}
	if err := Place(fresh+"2", path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("placed over something: %v", err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != fresh {
		t.Errorf("there is %q, %v", b, err)
	}
	if found, err := os.ReadDir(dir); err != nil || len(found) != 1 {
		t.Errorf("there is %v, %v", found, err)
	}
}
