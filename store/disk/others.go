package disk

import (
	"io/fs"
	"os"
)

// OthersMay returns the modes that say what others may do in a folder; none where nothing
// does. Where everybody may put things but nobody take away what is another's, as in
// /tmp, none can put another file in the place of one that is there.
func OthersMay(folder string) fs.FileMode {
	info, err := os.Stat(folder)
	if !HasModes || err != nil {
		return 0
	}
	perm := info.Mode().Perm() & 0o077
	if info.Mode()&fs.ModeSticky != 0 {
		perm &^= 0o022
	}
	return perm
}
