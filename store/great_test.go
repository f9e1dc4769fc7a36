package store

import (
	"os"
	"path/filepath"
	"testing"

	"messup/journal/record"
)

// TestAGreatChangeLeavesNoHalfEmptyPages: what is taken in at once fills its pages, or
// they take twice the memory while they are written, and twice the disk for ever.
func TestAGreatChangeLeavesNoHalfEmptyPages(t *testing.T) {
	size := func(atOnce int) int64 {
		path := filepath.Join(t.TempDir(), "journal.db")
		f := newFile(t, path)
		var all []record.Record
		for i := range 3000 {
			r := entry(i, 1)
			r.Data = r.Data[:500]
			if all = append(all, derive(r)); len(all) == atOnce {
				mustSave(t, f, all...)
				all = nil
			}
		}
		info, err := os.Stat(path)
		must(t, err)
		return info.Size()
	}
	if great, small := size(3000), size(100); great*4 > small*3 {
		t.Errorf("taken in at once they take %d bytes, in small changes %d", great, small)
	}
}
