package usage

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A passphrase comes in by a flag that names a file, and is on the first line of that. Whoever misspells the
// flag, or takes it for one that is given the passphrase itself, typed the passphrase all the same. Whether a
// flag is or resembles that one is decided here alone: what it was given, and the line that came in for it,
// are none of somebody's words.

// secretive reports whether a flag, as it is written, is or resembles one that a passphrase is given with.
func secretive(written string) bool {
	name := strings.ToLower(strings.TrimLeft(written, dashes))
	if strings.Contains(name, "pass") || strings.Contains(name, "phrase") || slices.Contains([]string{"pw", "pwd", "secret"}, name) {
		return true
	}
	return len(name) > mostSlips && slices.ContainsFunc([]string{"passphrase", "passphrase-file", "new-passphrase-file", "password"}, func(like string) bool {
		return slips([]rune(name), []rune(like)) <= mostSlips
	})
}

// dashes are those that a flag begins with, and what editors and pages of the web make of them.
const dashes = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

// isFlag reports whether a word of a line is, or was meant as, a flag. A dash that is none of a flag's begins
// words, as of what somebody said, unless a passphrase may follow.
func isFlag(word string) bool {
	if strings.HasPrefix(word, "-") {
		return word != Input && !isNumber(word)
	}
	name, _, _ := strings.Cut(word, "=")
	return strings.TrimLeft(name, dashes) != name && !strings.Contains(name, " ") && secretive(name)
}

// mostSlips is by how many letters such a flag may be misspelt.
const mostSlips = 3

// secrets reads such a flag at the beginning of the rest of a line, nil if there is none of that name: of how
// many lines that come in it is, and how many words behind it were given to it. A passphrase is often several
// words: to one that there is not, all were up to the next flag, unless the first names a file or has them all.
func secrets(cmd *cobra.Command, of *pflag.Flag, rest []string) (lines, given int) {
	_, value, has := strings.Cut(rest[0], "=")
	if !has && len(rest) > 1 {
		value, given = rest[1], 1
	}
	if !isInput(cmd.InOrStdin(), value) {
		if of != nil && value != "" || isThere(value) {
			return 0, given
		}
		for of == nil && !strings.Contains(value, " ") && given+1 < len(rest) && !strings.HasPrefix(rest[given+1], "-") {
			given++
		}
	}
	return 1, given
}
