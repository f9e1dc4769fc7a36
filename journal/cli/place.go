package cli

import (
	"fmt"
	"path/filepath"
)

// journalFile is the name of the journal in the folder it lies in.
const journalFile = "journal.db"

// place returns where the journal lies if no --journal says otherwise:
// in the folder MESSUP_HOME, else in the platform's own folder for data.
func place(goos string, env func(string) string) (string, error) {
	if home := env("MESSUP_HOME"); home != "" {
		return filepath.Join(home, journalFile), nil
	}
	data, err := dataFolder(goos, env)
	if err != nil {
		return "", err
	}
	return filepath.Join(data, "messup", journalFile), nil
}

func dataFolder(goos string, env func(string) string) (string, error) {
	if goos == "windows" {
		if local := env("LocalAppData"); local != "" {
			return local, nil
		}
		return "", homeless("LocalAppData")
	}
	if xdg := env("XDG_DATA_HOME"); goos != "darwin" && filepath.IsAbs(xdg) { // a relative one is to be ignored
		return xdg, nil
	}
	home := env("HOME")
	switch {
	case home == "":
		return "", homeless("HOME")
	case goos == "darwin":
		return filepath.Join(home, "Library", "Application Support"), nil
	}
	return filepath.Join(home, ".local", "share"), nil
}

func homeless(variable string) error {
	return &usageError{
		what: fmt.Sprintf("cannot tell where the journal lies: neither MESSUP_HOME nor %s is set", variable),
		hint: "Set one of them, or name the file with --journal.",
	}
}
