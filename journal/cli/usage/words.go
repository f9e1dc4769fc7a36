package usage

import (
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"messup/journal/text"
)

// takesWords is the annotation of a command whose arguments are words that somebody wants kept.
const takesWords = "takes-words"

// TakesWords notes that: -5 is no flag of it, wherever it stands.
func TakesWords(cmd *cobra.Command) *cobra.Command {
	if cmd.Annotations == nil {
		cmd.Annotations = map[string]string{}
	}
	cmd.Annotations[takesWords] = "yes"
	return cmd
}

// isNumber reports whether a word is a number that could be taken for a flag.
func isNumber(word string) bool {
	return len(word) > 1 && word[0] == '-' && word[1] >= '0' && word[1] <= '9'
}

// Letters are the words of a line in UTF-8. One that is none is read as what comes in is, which old
// reports; but the name of a file that is there stays what it is called by.
func Letters(line []string) (words []string, old bool) {
	words = slices.Clone(line)
	for i, word := range words {
		_, value, is := strings.Cut(word, "=") // as of --from=FILE
		if utf8.ValidString(word) || isThere(word) || is && isThere(value) {
			continue
		}
		b, _ := text.Decode([]byte(word))
		words[i], old = string(b), true
	}
	return words, old
}

func isThere(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// Typed returns a command line as it is parsed: a -- before the command stands for nothing, and a
// number below nothing among words is one of them. Any other word that begins with a dash is a flag,
// or one that there is not, which is said: what was meant for messup is not to end in a journal.
func Typed(root *cobra.Command, line []string) []string {
	line = afterDash(root, line)
	if !slices.ContainsFunc(line, isNumber) {
		return line
	}
	cmd, words, err := root.Find(line)
	if err != nil || cmd.Annotations[takesWords] == "" {
		return line
	}
	flags := strings.Fields(Named(cmd)) // and before them what the command is called
	_ = cmd.InheritedFlags()            // which has it know them
	var kept []string
	for i := 0; i < len(words); i++ {
		word := words[i]
		if word == "--" {
			kept = append(kept, words[i+1:]...)
			break
		}
		if !strings.HasPrefix(word, "-") || word == "-" || isNumber(word) {
			kept = append(kept, word)
			continue
		}
		flags = append(flags, word)
		f := cmd.Flags().Lookup(strings.TrimLeft(word, "-"))
		if f != nil && f.NoOptDefVal == "" && i+1 < len(words) {
			i++
			flags = append(flags, words[i])
		}
	}
	return append(append(flags, "--"), kept...)
}

// Words are those of a line that could not be read, with what was given to flags, and the command that
// was to keep them; nil where it is one that keeps none. bare is how many no flag may have been given.
func Words(root *cobra.Command, line []string) (cmd *cobra.Command, words []string, bare int) {
	cmd, rest, err := root.Find(line)
	if err != nil || cmd.Annotations[takesWords] == "" {
		return nil, nil, 0
	}
	given, ours := false, false // the word before is a flag that may take this one, and one of messup itself
	for i, word := range rest {
		if word == "--" {
			return cmd, append(words, rest[i+1:]...), bare + len(rest) - i - 1
		}
		name, value, has := strings.Cut(word, "=")
		flag := strings.HasPrefix(word, "-") && word != "-" && !isNumber(word)
		switch {
		case flag:
			f := cmd.Flag(strings.TrimLeft(name, "-"))
			given, ours = !has && (f == nil || f.NoOptDefVal == ""), f != nil && f == root.Flag(f.Name)
			if has && !ours {
				words = append(words, value)
			}
			continue
		case !given:
			bare++
			fallthrough
		case !ours:
			words = append(words, word)
		}
		given, ours = false, false
	}
	return cmd, words, bare
}

// afterDash is a line without the -- that stands before its command, as behind `alias m='messup --'`:
// flags of messup itself end there, and what follows names a command as ever.
func afterDash(root *cobra.Command, line []string) []string {
	for i := 0; i < len(line) && strings.HasPrefix(line[i], "-"); i++ {
		if line[i] == "--" {
			return slices.Concat(line[:i], line[i+1:])
		}
		f := root.PersistentFlags().Lookup(strings.TrimLeft(line[i], "-"))
		if f != nil && f.NoOptDefVal == "" {
			i++
		}
	}
	return line
}
