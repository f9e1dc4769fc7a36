package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"messup/journal/voice"
)

// The exit codes of what is no fault of the journal; voice.Faults has those
// of what is. They are part of what scripts rely on.
const (
	exitOK    = 0
	exitError = 1
	exitUsage = 2
)

// A usageError says that a command was not written as it can be understood.
type usageError struct {
	what string
	hint string // where the help is; empty if what says it
}

func (e *usageError) Error() string { return e.what }

// misused returns a usageError that points to a command's help. What is wrong
// is said of the command, by its name.
func misused(cmd *cobra.Command, phrase voice.Phrase, args ...any) error {
	what := voice.Say(phrase, args...)
	if cmd.HasParent() {
		what = cmd.Name() + ": " + what
	}
	return &usageError{
		what: what,
		hint: voice.Say("`%s --help` says how it is written.", cmd.CommandPath()),
	}
}

// choices lists what can be typed in place of what was.
func choices[T ~string](all []T) string {
	words := make([]string, len(all))
	for i, one := range all {
		words[i] = string(one)
	}
	return strings.Join(words, ", ")
}

// takes returns the check that a command has from least to most arguments; a
// negative most means any number.
func takes(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return misused(cmd, "something is missing, it is written %q", cmd.UseLine())
		case most >= 0 && len(args) > most:
			return misused(cmd, "%q is more than it takes", args[most])
		}
		return nil
	}
}
