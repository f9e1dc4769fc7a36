//go:build !windows

package spoken

// system is the language of the system where nothing in the environment says it: nothing else
// does here.
func system() string { return "" }
