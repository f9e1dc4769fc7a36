package place

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"messup/journal/voice"
)

// InFolder says of a path where no folder can be that it lies in, which it looks up on the disk: what a
// variable or a flag names by mistake is no fault of the disk.
func InFolder(path string) error {
	folder := filepath.Dir(path)
	if info, err := os.Stat(folder); errors.Is(err, syscall.ENOTDIR) || err == nil && !info.IsDir() {
		return errors.New(voice.Say("%s is no folder, and a journal lies in one", folder))
	}
	return nil
}
