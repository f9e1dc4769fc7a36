package scratch

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"messup/store/disk"
)

// What is kept stays from one run to the next, is taken in by nobody, and is gone once it is
// forgotten.
func TestWhatIsKeptStaysUntilItIsForgotten(t *testing.T) {
	places := Places{filepath.Join(t.TempDir(), "edit"), filepath.Join(t.TempDir(), "edit")}
	if words, err := places.Kept("share"); words != nil || err != nil {
		t.Fatalf("before: %q, %v", words, err)
	}
	for _, words := range []string{"half", "half a thought"} {
		if err := places.Keep("share", []byte(words)); err != nil {
			t.Fatal(err)
		}
	}
	if got := taken(t, places); len(got) != 0 {
		t.Errorf("taken: %v", got)
	}
	if words, err := places.Kept("share"); string(words) != "half a thought" || err != nil {
		t.Errorf("kept: %q, %v", words, err)
	}
	if info, err := os.Stat(filepath.Join(places[0], kept+"share")); err != nil || disk.HasModes && info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v, %v", info, err)
	}
	if err := places.Forget("share"); err != nil {
		t.Fatal(err)
	}
	if left := names(t, places[0]); len(left) != 0 {
		t.Errorf("left: %q", left)
	}
}

// Where the best place takes nothing it is kept in the next, and only there.
func TestItIsKeptInOnePlaceAlone(t *testing.T) {
	dir := t.TempDir()
	places := Places{filepath.Join(dir, "one", "edit"), filepath.Join(dir, "two", "edit")}
	if err := os.WriteFile(filepath.Join(dir, "one"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := places.Keep("share", []byte("first")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "one")); err != nil {
		t.Fatal(err)
	}
	if err := places.Keep("share", []byte("second")); err != nil {
		t.Fatal(err)
	}
	if left := names(t, places[1]); len(left) != 0 {
		t.Errorf("left in the second place: %q", left)
	}
	if words, err := places.Kept("share"); !bytes.Equal(words, []byte("second")) || err != nil {
		t.Errorf("kept: %q, %v", words, err)
	}
}
