// Package topics is the command help, and what it tells beside the help of each command:
// what concerns several of them, such as how one searches and what the exit codes mean.
// Each topic is made of the table that the program itself goes by, so that neither says
// what the other does not do. The man pages are made of the same (package manual).
package topics

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal/cli/usage"
	"messup/journal/voice"
	"messup/prompts"
)

// A Topic is something that help tells of and that is no command.
type Topic struct {
	Name  string
	Short string
	Text  func(root *cobra.Command) string // lines of at most usage.Columns; what stands in is a list
}

// All are the topics there are, with the questions of a journal.
func All(sets prompts.Library) []Topic {
	return []Topic{
		{"search", voice.Say("words, scopes and states that narrow a search"), func(*cobra.Command) string { return search(sets) }},
		{"dates", voice.Say("days and times as they may be written"), func(*cobra.Command) string { return dates() }},
		{"formats", voice.Say("what is written for others, and read of theirs"), func(*cobra.Command) string { return formats(sets) }},
		{"keys", voice.Say("what each key means in the pages"), func(*cobra.Command) string { return keys() }},
		{"privacy", voice.Say("where your words are, and who can read them"), func(*cobra.Command) string { return fit(voice.Say(privacy)) }},
		{"exit", voice.Say("the codes that a command ends with"), func(*cobra.Command) string { return exits() }},
		{"environment", voice.Say("the variables that are looked at"), func(*cobra.Command) string { return environment() }},
		{"json", voice.Say("what --json prints, for scripts"), asJSON},
	}
}

// Named are the names of topics.
func Named(all []Topic) []string {
	names := make([]string, len(all))
	for i, t := range all {
		names[i] = t.Name
	}
	return names
}

// Listed is how the help of messup itself ends: with the topics there are.
func Listed(all []Topic) string {
	rows := make([][2]string, len(all))
	for i, t := range all {
		rows[i] = [2]string{"help " + t.Name, t.Short}
	}
	return "\n" + voice.Say("Topics:") + "\n" + list(rows) + "\n"
}

// Help is the command that prints the help of another, or a topic.
func Help(all []Topic) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND | TOPIC]",
		Short: voice.Say("Print the help of a command, or of a topic"),
		Long: voice.Say(`Print the help of a command, or of what concerns several of them:
%s.`, strings.Join(Named(all), ", ")),
		Example:           voice.Say("  messup help list\n  messup help plans move\n  messup help search"),
		ValidArgsFunction: complete(all),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			if i := slices.IndexFunc(all, func(t Topic) bool { return len(args) == 1 && t.Name == args[0] }); i >= 0 {
				_, err := fmt.Fprintln(cmd.OutOrStdout(), all[i].Text(root))
				return err
			}
			c := root
			for i, name := range args {
				at := slices.IndexFunc(c.Commands(), func(below *cobra.Command) bool { return below.Name() == name || below.HasAlias(name) })
				if at < 0 && i == 0 {
					return usage.UnknownHelp(cmd, name, Named(all))
				}
				if at < 0 {
					return usage.UnknownCommand(c, name, nil)
				}
				c = c.Commands()[at]
			}
			c.InitDefaultHelpFlag() // or it would not be listed
			return c.Help()
		},
	}
}

// complete completes commands, those below them, and topics.
func complete(all []Topic) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, _ string) (words []string, _ cobra.ShellCompDirective) {
		above, _, err := cmd.Root().Find(args)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		for _, c := range above.Commands() {
			if c.IsAvailableCommand() {
				words = append(words, cobra.CompletionWithDesc(c.Name(), c.Short))
			}
		}
		for _, t := range all {
			if len(args) == 0 {
				words = append(words, cobra.CompletionWithDesc(t.Name, t.Short))
			}
		}
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

// list sets rows of a name and what it means, which goes on below itself.
func list(rows [][2]string) string {
	width := 0
	for _, r := range rows {
		width = max(width, len([]rune(r[0])))
	}
	var lines []string
	for _, r := range rows {
		margin := "  " + r[0] + strings.Repeat(" ", width-len([]rune(r[0]))) + "  "
		for _, line := range usage.Lines(r[1], usage.Columns-width-4) {
			lines = append(lines, strings.TrimRight(margin+line, " "))
			margin = strings.Repeat(" ", width+4)
		}
	}
	return strings.Join(lines, "\n")
}

// fit sets paragraphs; what stands in is a list, and stays.
func fit(words string) string { return usage.Fitted(words) }

// parts are paragraphs and lists one below the other.
func parts(all ...string) string { return strings.Join(all, "\n\n") }
