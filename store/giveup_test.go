package store

import (
	"os"
	"path/filepath"
	"testing"

	"messup/journal"
	"messup/store/boltfile"
)

// TestWhatIsGivenUpComesBack accepts a copy that lacks what is only in the newest
// backup, and what is only in the log: both are in one journal, which can be the
// journal again. So it is where the file is in its place, and where it is gone, and the
// copy lies elsewhere; and with what a damaged file alone still holds.
func TestWhatIsGivenUpComesBack(t *testing.T) {
	for _, tt := range []struct {
		name  string
		place func(t *testing.T, path string, old []byte) (from string)
		kept  bool // the file as it was
	}{
		{"put in place", func(t *testing.T, path string, old []byte) string {
			overwrite(t, path, old)
			return path
		}, false},
		{"with no journal there", func(t *testing.T, path string, old []byte) string {
			must(t, os.Remove(path))
			from := filepath.Join(t.TempDir(), "copy.db")
			must(t, os.WriteFile(from, old, 0o600))
			return from
		}, false},
		{"over a damaged one", func(t *testing.T, path string, old []byte) string {
			b := pagesInUse(t, path)
			clear(b[:2*boltfile.PageSize])
			overwrite(t, path, b)
			from := filepath.Join(t.TempDir(), "copy.db")
			must(t, os.WriteFile(from, old, 0o600))
			return from
		}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.db")
			mustSave(t, fileAt(path), entry(1, 1))
			old, err := os.ReadFile(path)
			must(t, err)
			one, all := state{}, state{}
			one.put(entry(1, 1))
			for i := range 4 {
				if i == 3 {
					_, err := fileAt(path).Backup(t.Context(), "")
					must(t, err)
				}
				mustSave(t, fileAt(path), entry(1+i, 1))
				all.put(entry(1+i, 1))
			}
			from := tt.place(t, path, old)
			would, err := fileAt(path).RestoreFrom(t.Context(), from, true)
			must(t, err)
			if would.GivenUp != "" || would.Beyond[journal.Entries] != 3 {
				t.Errorf("rehearsed: %+v", would)
			}
			r, err := fileAt(path).RestoreFrom(t.Context(), from, false)
			must(t, err)
			if r.Beyond[journal.Entries] != 3 || r.Replaced != "" || (r.Damaged != "") != tt.kept {
				t.Errorf("Restored = %+v", r)
			}
			mustHold(t, newFile(t, path), one)
			mustHold(t, newFile(t, r.GivenUp), all)
			f := fileAt(path)
			if _, err := f.Status(t.Context()); err != nil || len(f.Notices()) > 0 {
				t.Errorf("the next start says %v, %q", err, f.Notices())
			}
			_, err = fileAt(path).RestoreFrom(t.Context(), r.GivenUp, false)
			must(t, err)
			mustHold(t, fileAt(path), all)
		})
	}
}
