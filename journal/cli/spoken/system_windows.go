package spoken

import "golang.org/x/sys/windows"

// system is the language that Windows shows this person its own menus in; empty if it does not
// say.
func system() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[0]
}
