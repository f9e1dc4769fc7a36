// Package lines is when the pages are told line by line instead of drawn, and what they need
// of the shell for that. How they are told is package plain of tui.
package lines

import (
	"strings"
	"time"

	"messup/journal/cli/lock"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Flag asks for it, and Told says what it does.
const (
	Flag              = "plain"
	Told voice.Phrase = "ask and tell in plain lines, for a screen reader or a braille display"
)

// Variable asks for it always, and Common is the one by which programs of many makers are
// asked.
const (
	Variable = "MESSUP_PLAIN"
	Common   = "ACCESSIBLE"
)

// Wanted reports whether the environment asks for it, or the terminal can do nothing else.
// Our own variable says so too where it is not wanted.
func Wanted(env func(string) string, onTerminal bool) bool {
	for _, name := range []string{Variable, Common} {
		switch env(name) {
		case "":
		case "0":
			return false
		default:
			return true
		}
	}
	return onTerminal && env("TERM") == "dumb"
}

// A Shell is what this needs of the one it is called from.
type Shell interface {
	// Secretly has ask read lines that are not shown; asked is false where nobody is there.
	Secretly(ask func(lock.Read) error) (asked bool, err error)
	// Columns is how wide the output is; 0: nobody knows.
	Columns() int
	// Typed reports that a person types, at a terminal.
	Typed() bool
	// Terminal reports that what is told is told there too.
	Terminal() bool
}

// For are the options of the pages, told line by line if that is so.
func For(s Shell, told bool, o page.Options) page.Options {
	if !told {
		return o
	}
	o.Lines, o.Columns, o.Typed = true, s.Columns, s.Typed()
	o.Clears = s.Terminal() && clears(o.Environ)
	if !o.Typed { // each line of what is shared goes past a person first
		o.Sharing = nil
	}
	if o.Typed {
		o.Waits = func(within time.Duration) bool { return waits(o.In, within) }
		o.Unended = func() string { return unended(o.In) }
		o.Asker = func(question string) (line string, err error) {
			_, err = s.Secretly(func(read lock.Read) error {
				line, err = read(question)
				return err
			})
			return line, err
		}
	}
	return o
}

// clears reports whether a terminal says of itself that it is one with a window to clear. A
// console of Windows says nothing.
func clears(environ []string) bool {
	term := ""
	for _, e := range environ {
		if name, value, _ := strings.Cut(e, "="); name == "TERM" {
			term = value
		}
	}
	return term != "" && term != "dumb"
}
