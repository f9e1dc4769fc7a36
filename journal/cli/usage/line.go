package usage

import (
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal/voice"
)

// What cobra adds to how a command is written.
const (
	flagsPlace   voice.Phrase = "[flags]"
	commandPlace voice.Phrase = "[command]"
)

// places are the words in capitals that stand, in how a command is written, for what somebody
// gives it; one that begins as another does comes before it. An ID is called so everywhere.
func places() []voice.Phrase {
	return []voice.Phrase{
		"WORDS AND SCOPES", "WORDS", "WHAT YOU SAW", "WHAT", "CLASS", "COMMAND", "FILE", "FOLDER", "INTO", "NEW", "OLD",
		"OTHER", "OUTCOME", "PERSON", "SET", "TOPIC", "WHEN", "WHY", "WILL", "YEAR",
	}
}

// Line is how a command is written, whole: its name and its flags as they are typed, and what
// stands for somebody's own words in the language that is spoken.
func Line(cmd *cobra.Command) string {
	words := make([]string, len(places()))
	for i, p := range places() {
		words[i] = string(p)
	}
	line := regexp.MustCompile(`\b(?:`+strings.Join(words, "|")+`)\b`).ReplaceAllStringFunc(cmd.UseLine(), voice.Word[string])
	return strings.Replace(line, string(flagsPlace), voice.Say(flagsPlace), 1)
}

// lineBelow is how a command below this one is written.
func lineBelow(cmd *cobra.Command) string { return cmd.CommandPath() + " " + voice.Say(commandPlace) }
