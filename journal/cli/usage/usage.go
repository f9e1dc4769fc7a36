// Package usage is how a command says that it was not written as it can be
// understood, where its help is, and how wide that is set. It knows no command.
package usage

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/voice"
)

// An Error says that a command was not written as it can be understood.
type Error struct {
	What string
	Hint string // where the help is; empty if What says it
}

func (e *Error) Error() string { return e.What }

// Misused returns an Error that points to a command's help. What is wrong is
// said of the command, by its name.
func Misused(cmd *cobra.Command, phrase voice.Phrase, args ...any) error {
	what := voice.Say(phrase, args...)
	if cmd.HasParent() {
		what = strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ") + ": " + what
	}
	return &Error{
		What: what,
		Hint: voice.Say("`%s --help` says how it is written.", cmd.CommandPath()),
	}
}

// A HintedError has a hint that fits better than that of every error like it.
type HintedError struct {
	Err  error
	Hint string
}

func (h *HintedError) Error() string { return h.Err.Error() }

func (h *HintedError) Unwrap() error { return h.Err }

// ListedIn gives an error about something that an id was to name the command that
// lists what there is of that kind.
func ListedIn(list voice.Phrase, err error) error {
	switch {
	case errors.Is(err, journal.ErrNotFound):
		return &HintedError{err, voice.Say("`%s` shows what there is, `messup trash` what was deleted.", list)}
	case errors.Is(err, journal.ErrBadID):
		return &HintedError{err, voice.Say("An id is letters and digits, as `%s` shows them.", list)}
	case errors.Is(err, journal.ErrAnswered):
		return &HintedError{err, voice.Say("Nothing was changed. `%s` shows what there is.", list)}
	}
	return err
}

// Choices lists what can be typed in place of what was.
func Choices[T ~string](all []T) string {
	words := make([]string, len(all))
	for i, one := range all {
		words[i] = string(one)
	}
	return strings.Join(words, ", ")
}

// Either lists words of which one is typed; first is said of the one that is meant where
// none is.
func Either(words []string, first string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	words = slices.Clone(words)
	words[0] += first
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// States lists the words that ask for what is in a state.
func States(names []string) string { return asked + strings.Join(names, ", "+asked) }

// asked stands before the name of a state.
const asked = "is:"

// CompleteStates completes the words that ask for what is in a state.
func CompleteStates(names []string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		words := make([]string, len(names))
		for i, name := range names {
			words[i] = asked + name
		}
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

// Takes returns the check that a command has from least to most arguments; a
// negative most means any number.
func Takes(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return Misused(cmd, "something is missing, it is written %q", cmd.UseLine())
		case most >= 0 && len(args) > most:
			return Misused(cmd, "%q is more than it takes", args[most])
		}
		return nil
	}
}
