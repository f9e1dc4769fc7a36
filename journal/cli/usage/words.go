package usage

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
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

// Typed returns a command line as it is parsed: a number below nothing among words is one of
// them. Any other word that begins with a dash is a flag, or one that there is not, which is
// said: what was meant for messup is not to end in a journal.
func Typed(root *cobra.Command, line []string) []string {
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
