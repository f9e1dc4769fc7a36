package usage

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"messup/journal/text"
	"messup/journal/voice"
)

// Nearest returns those of the words that somebody meant who typed another one: those
// that are one letter left out, put in, changed or swapped away, else those that begin so,
// else those that are two away.
func Nearest(typed string, words []string) (near []string) {
	typed = strings.ToLower(typed)
	away := func(most int) []string {
		return slices.DeleteFunc(slices.Clone(words), func(word string) bool { return slips([]rune(typed), []rune(word)) > most })
	}
	if len(typed) < 2 {
		return nil
	}
	if near = away(1); len(near) > 0 {
		return near
	}
	near = slices.DeleteFunc(slices.Clone(words), func(word string) bool { return !strings.HasPrefix(word, typed) })
	if len(near) == 0 && len(typed) > 3 { // of a short word two slips make another one
		near = away(2)
	}
	return near
}

// slips counts by how many letters left out, put in, changed or swapped with the next
// one word is another.
func slips(a, b []rune) int {
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			other := 1
			if a[i] == b[j] {
				other = 0
			}
			next[j+1] = min(next[j]+1, row[j+1]+1, row[j]+other)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}

// UnknownCommand says that a command has none below it that is called so, and which was
// meant; elsewhere are the names of commands by what other programs call them.
func UnknownCommand(cmd *cobra.Command, typed string, elsewhere map[string]string) error {
	near := meantBy(cmd, typed, elsewhere)
	if len(near) > 0 && near[0] == elsewhere[strings.ToLower(typed)] {
		return Misused(cmd, "there is no command %q; here it is %s", typed, near[0])
	}
	if len(near) > 0 {
		return Misused(cmd, "there is no command %q; the nearest is %s", typed, Either(near, ""))
	}
	return Misused(cmd, "there is no command %q", typed)
}

// meantBy are the commands below one that may be meant by a name that none of them has.
func meantBy(cmd *cobra.Command, typed string, elsewhere map[string]string) []string {
	if here := elsewhere[strings.ToLower(typed)]; here != "" {
		return []string{here}
	}
	return Nearest(typed, below(cmd))
}

// UnknownHelp says that there is no help of that name: of no command, and no topic.
func UnknownHelp(help *cobra.Command, typed string, topics []string) error {
	if near := Nearest(typed, append(below(help.Root()), topics...)); len(near) > 0 {
		return Misused(help, "there is neither a command nor a topic %q; the nearest is %s", typed, Either(near, ""))
	}
	return Misused(help, "there is neither a command nor a topic %q (topics are: %s)", typed, strings.Join(topics, ", "))
}

// below are the names of the commands below one, each as it is typed after messup.
func below(cmd *cobra.Command) (names []string) {
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			names = append(names, c.Name())
		}
	}
	return names
}

// Meant says which command below this one was meant by the first of its words, where
// that is nearly one: `plans didd` looks for plans with that word. Empty if none was.
func Meant(cmd *cobra.Command, words []string) string {
	if len(words) == 0 {
		return ""
	}
	near := Nearest(words[0], below(cmd))
	if len(near) != 1 || len(words[0]) < 2 || strings.HasPrefix(near[0], words[0]) {
		return ""
	}
	return voice.Say("There is also `%s %s`.", cmd.CommandPath(), near[0])
}

// listWord after the name of a command that lists asks for the list, as it does in other programs.
const listWord = "list"

// Listed are the words a list is asked for with: none where the only one is "list". The error says that
// the first of several is nearly the name of a command below this one: what follows was meant for that.
// After a -- all are words.
func Listed(cmd *cobra.Command, words []string) ([]string, error) {
	switch {
	case cmd.ArgsLenAtDash() >= 0 || len(words) == 0:
		return words, nil
	case len(words) == 1 && words[0] == listWord:
		return nil, nil
	}
	if near := Slip(words[0], below(cmd)); near != "" && len(words) > 1 {
		return nil, Misused(cmd, "there is no command %q; the nearest is %s. Words to look for stand after --, as in %s", words[0], near, cmd.CommandPath()+" -- "+words[0])
	}
	return words, nil
}

// Slip is the one of the words that differs from what was typed by one letter; empty if none does, or if
// that is one of them.
func Slip(typed string, words []string) string {
	typed = strings.ToLower(typed)
	if len([]rune(typed)) < 2 || slices.Contains(words, typed) {
		return ""
	}
	i := slices.IndexFunc(words, func(word string) bool { return slips([]rune(typed), []rune(word)) == 1 })
	if i < 0 {
		return ""
	}
	return words[i]
}

// Flag says what is wrong with a flag as it was typed, in words of ours: those of the
// library tell of its own insides.
func Flag(cmd *cobra.Command, err error) error {
	var none *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var bad *pflag.InvalidValueError
	switch {
	case errors.As(err, &none) && none.GetSpecifiedShortnames() != "":
		in, _, _ := strings.Cut(none.GetSpecifiedShortnames(), "=") // what follows is given to it, and may be a passphrase
		return noSuchFlag(cmd, "-"+none.GetSpecifiedName(), "-"+in)
	case errors.As(err, &none):
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden {
				names = append(names, f.Name)
			}
		})
		if has := withFlag(cmd, none.GetSpecifiedName()); has != nil {
			return Misused(cmd, "--%s stands after the command, as in %s", none.GetSpecifiedName(), has.CommandPath()+" --"+none.GetSpecifiedName())
		}
		near := Nearest(none.GetSpecifiedName(), names)
		if len(near) == 0 {
			return Misused(cmd, "there is no flag --%s", none.GetSpecifiedName())
		}
		for i := range near {
			near[i] = "--" + near[i]
		}
		return Misused(cmd, "there is no flag --%s; the nearest is %s", none.GetSpecifiedName(), Either(near, ""))
	case errors.As(err, &bare):
		return Misused(cmd, "--%s needs something after it: --%s %s", bare.GetFlag().Name, bare.GetFlag().Name, valueOf(bare.GetFlag()))
	case errors.As(err, &bad):
		return badValue(cmd, bad.GetFlag(), bad.GetValue(), bad.Unwrap())
	}
	return Misused(cmd, "%s", voice.Told(text.CleanLine(err.Error())))
}

// withFlag is a command directly below one that has a flag; nil if none has.
func withFlag(cmd *cobra.Command, flag string) *cobra.Command {
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() && c.Flags().Lookup(flag) != nil {
			return c
		}
	}
	return nil
}

// noSuchFlag says that no flag is one letter; in is all that stood after the dash.
func noSuchFlag(cmd *cobra.Command, letter, in string) error {
	switch {
	case !strings.Contains(cmd.Use, " "): // it takes no words
		return Misused(cmd, "there is no flag %s", letter)
	case letter == in:
		return Misused(cmd, "there is no flag %s; -- before it makes it a word", letter)
	}
	return Misused(cmd, "there is no flag %s, as in %s; -- before it makes it a word", letter, in)
}

// badValue says what a flag takes.
func badValue(cmd *cobra.Command, f *pflag.Flag, value string, why error) error {
	switch f.Value.Type() {
	case "int", "int64", "uint":
		return Misused(cmd, "--%s takes a number, and %q is none", f.Name, value)
	case "language": // it says itself what there is
		return Misused(cmd, "--%s: %s", f.Name, voice.Sentence(why))
	case "bool":
		return Misused(cmd, "--%s is said or left out; %q is nothing it takes", f.Name, value)
	}
	return Misused(cmd, "--%s does not take %q", f.Name, value)
}

// valueOf is what help calls that which a flag takes.
func valueOf(f *pflag.Flag) string {
	name, _ := pflag.UnquoteUsage(f)
	return name
}

// Number says that a number given to a flag is out of its range, if it is; a negative
// most is any number. A flag that was not given is never wrong.
func Number(cmd *cobra.Command, flag string, n, least, most int) error {
	switch given := cmd.Flags().Changed(flag); {
	case !given || n >= least && (most < 0 || n <= most):
		return nil
	case most < 0:
		return Misused(cmd, "--%s is %d or more, not %d", flag, least, n)
	}
	return Misused(cmd, "--%s is %d to %d, not %d", flag, least, most, n)
}
