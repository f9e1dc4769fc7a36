package place

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"messup/journal/cli/usage"
	"messup/journal/voice"
)

// InFolder is a path as long as a folder may be where it lies, which it looks up on the disk: what a
// variable or a flag names by mistake is no fault of the disk.
func InFolder(path string) (string, error) {
	folder := filepath.Dir(path)
	if info, err := os.Stat(folder); errors.Is(err, syscall.ENOTDIR) || err == nil && !info.IsDir() {
		return "", &usage.Error{What: voice.Say("%s is no folder, and a journal lies in one", folder), Hint: voice.Say("MESSUP_HOME names the folder, --journal the file.")}
	}
	return path, nil
}
