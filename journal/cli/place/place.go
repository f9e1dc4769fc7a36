// Package place says where the journal of a person lies on each system. It looks
// at variables alone; whether a folder may be there is a question of its own.
package place

import (
	"cmp"
	"errors"
	"path/filepath"

	"messup/journal/voice"
)

// File is what the journal is called in the folder it lies in.
const File = "journal.db"

// Journal returns where the journal lies if nothing else is said: in the folder
// MESSUP_HOME, else in the platform's own folder for data. The error says that
// neither is known.
func Journal(goos string, env func(string) string) (string, error) {
	if home := env("MESSUP_HOME"); home != "" {
		return filepath.Join(AtHome(home, cmp.Or(env("HOME"), env("USERPROFILE"))), File), nil
	}
	data, err := dataFolder(goos, env)
	if err != nil {
		return "", err
	}
	return filepath.Join(data, "messup", File), nil
}

func dataFolder(goos string, env func(string) string) (string, error) {
	if goos == "windows" {
		if local := env(voice.Say("LocalAppData")); local != "" {
			return local, nil
		}
		return "", homeless(voice.Say("LocalAppData"))
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

// Spare returns folders for words that the journal's own folder does not take:
// one that lasts as long as the person is there, then one for what programs
// remember.
func Spare(goos string, env func(string) string) (folders []string) {
	home := env("HOME")
	var all []string
	switch goos {
	case "windows":
		all = []string{env("TEMP"), env("USERPROFILE")}
	case "darwin":
		all = []string{env("TMPDIR"), filepath.Join(home, ".local", "state")}
	default:
		all = []string{env("XDG_RUNTIME_DIR"), cmp.Or(env("XDG_STATE_HOME"), filepath.Join(home, ".local", "state"))}
	}
	for _, dir := range all {
		if filepath.IsAbs(dir) { // a relative one is to be ignored
			folders = append(folders, filepath.Join(dir, "messup"))
		}
	}
	return folders
}

func homeless(variable string) error {
	return errors.New(voice.Say("cannot tell where the journal lies: neither MESSUP_HOME nor %s is set", variable))
}
