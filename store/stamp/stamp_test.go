package stamp_test

import (
	"os"
	"path/filepath"
	"testing"

	"messup/store/stamp"
)

// What lies in the place of a stamp and is none is not written over, whatever other name
// it has, nor read for long.
func TestAStampTakesNothingElseForItsOwn(t *testing.T) {
	dir := t.TempDir()
	at, other := filepath.Join(dir, "stamp"), filepath.Join(dir, "words")
	of := stamp.Stamp("thirty-two bytes of a sum, or so")
	must(t, os.WriteFile(other, []byte("words"), 0o600))
	must(t, os.Link(other, at))
	if of.Fits(at) {
		t.Error("it fits something else")
	}
	must(t, of.Put(at))
	if b, err := os.ReadFile(other); err != nil || string(b) != "words" || !of.Fits(at) {
		t.Errorf("under its other name there is %q, %v", b, err)
	}
	must(t, os.Truncate(at, 1<<30))
	if of.Fits(at) {
		t.Error("it fits what is longer")
	}
	must(t, of.Put(at))
	if !of.Fits(at) {
		t.Error("it does not fit itself")
	}
	must(t, stamp.Stamp(nil).Put(at))
	must(t, os.Mkdir(at, 0o700))
	if err := of.Put(at); err == nil || of.Fits(at) {
		t.Errorf("in the place of a folder: %v", err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
