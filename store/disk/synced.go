package disk

import (
	"path/filepath"
	"strings"
)

// Synced reports whether a path looks as if another program copied it to other
// machines, and which. Such programs replace files while they are in use, and
// copy them while they are being written: backups belong there, the journal
// itself does not. It looks at the names in the path only.
func Synced(path string) (service string, ok bool) {
	for dir := filepath.ToSlash(path); dir != ""; {
		var name string
		if i := strings.LastIndexAny(dir, `/\`); i >= 0 {
			dir, name = dir[:i], dir[i+1:]
		} else {
			dir, name = "", dir
		}
		if service, ok := syncedName(strings.ToLower(name)); ok {
			return service, true
		}
	}
	return "", false
}

func syncedName(name string) (service string, ok bool) {
	for _, s := range []struct {
		service string
		names   []string // a folder of one of these names, or one followed by a space, a dash or a bracket
	}{
		{"OneDrive", []string{"onedrive"}},
		{"Dropbox", []string{"dropbox"}},
		{"Google Drive", []string{"google drive", "googledrive", "my drive", "google-drive"}},
		{"iCloud Drive", []string{"mobile documents", "icloud drive", "iclouddrive", "com~apple~clouddocs"}},
		{"Nextcloud", []string{"nextcloud", "owncloud"}},
		{"Syncthing", []string{"syncthing"}},
		{"pCloud", []string{"pcloud drive", "pclouddrive"}},
		{"Proton Drive", []string{"proton drive", "protondrive"}},
		{"Box", []string{"box sync"}},
		{"MEGA", []string{"megasync"}},
	} {
		for _, n := range s.names {
			rest, found := strings.CutPrefix(name, n)
			if found && (rest == "" || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "(")) {
				return s.service, true
			}
		}
	}
	return "", false
}
