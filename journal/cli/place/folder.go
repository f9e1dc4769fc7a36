package place

import (
	"errors"
	"os"
	"path/filepath"

	"messup/journal/voice"
)

// InFolder says of a path where no folder can be that it lies in, which it looks up on the disk: what a
// variable or a flag names by mistake is no fault of the disk.
func InFolder(path string) error {
	folder := filepath.Dir(path)
	for at := folder; ; at = filepath.Dir(at) { // Windows has one error for what is missing and what is no folder
		switch info, err := os.Stat(at); {
		case err == nil && !info.IsDir():
			return errors.New(voice.Say("%s is no folder, and a journal lies in one", folder))
		case err == nil || at == filepath.Dir(at):
			return nil
		}
	}
}
