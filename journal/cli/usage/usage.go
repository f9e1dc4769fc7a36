// Package usage is how a command says that it was not written as it can be
// understood, where its help is, and how wide that is set. It knows no command.
package usage

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/text"
	"messup/journal/voice"
)

// An Error says that a command was not written as it can be understood.
type Error struct {
	Of   string // what the command is called after messup; empty if What is said of none
	What string
	Hint string // where the help is; empty if What says it
}

func (e *Error) Error() string {
	if e.Of == "" {
		return e.What
	}
	return e.Of + ": " + e.What
}

// Told is what it says, in one line: a command's name stays as it is typed.
func (e *Error) Told() string {
	if e.Of == "" {
		return text.CleanLine(e.What)
	}
	return voice.Say("%s: %s", e.Of, text.CleanLine(e.What))
}

// Misused returns an Error that points to a command's help. What is wrong is
// said of the command, by its name.
func Misused(cmd *cobra.Command, phrase voice.Phrase, args ...any) error {
	e := &Error{What: voice.Say(phrase, args...), Hint: voice.Say("`%s --help` says how it is written.", cmd.CommandPath())}
	if cmd.HasParent() {
		e.Of = Named(cmd)
	}
	return e
}

// Named is what a command is called after messup: plans did.
func Named(cmd *cobra.Command) string {
	return strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ")
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

// Ahead gives an error about a day to come that could not be read what can be written.
func Ahead(err error) error {
	if errors.Is(err, date.ErrWhen) {
		return &HintedError{err, voice.Say("Write a day to come: tomorrow, friday, next tuesday, in 2 weeks, 26 nov, or 2026-11-26.")}
	}
	return err
}

// Choice is which of the words that can be typed somebody meant, in whichever language, or of the words
// that each is called by; the beginning of one is enough where no other begins so. As it was typed if
// that is none.
func Choice[T ~string](typed string, words []T, called ...func(T) string) T {
	for _, means := range []func(said, kept string) bool{voice.Means, voice.MayMean} {
		meant := slices.DeleteFunc(slices.Clone(words), func(w T) bool {
			return !means(typed, string(w)) && !slices.ContainsFunc(called, func(c func(T) string) bool { return means(typed, c(w)) })
		})
		if len(meant) == 1 {
			return meant[0]
		}
	}
	return T(typed)
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
	return voice.Say("%s or %s", strings.Join(words[:last], ", "), words[last])
}

// EitherOr has a command take one of two flags and not both.
func EitherOr(cmd *cobra.Command, one, other string) {
	cmd.MarkFlagsMutuallyExclusive(one, other) // which the shell heeds as it completes
	takes := cmd.Args
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if cmd.Flags().Changed(one) && cmd.Flags().Changed(other) { // said here, as the library says it of its own insides
			return Misused(cmd, "either --%s, or --%s", one, other)
		}
		return takes(cmd, args)
	}
}

// States lists the words that ask for what is in a state, of one kind of thing.
func States(one voice.Phrase, names []string) string {
	words := make([]string, len(names))
	for i, name := range names {
		words[i] = strings.ReplaceAll(voice.Typed(asked, voice.State(one, name)), " ", "\u00a0") // which Lines keeps together
	}
	return strings.Join(words, ", ")
}

// asked is the scope that the name of a state stands in.
const asked = "is"

// CompleteStates completes the words that ask for what is in a state, of one kind of thing.
func CompleteStates(one voice.Phrase, names []string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		words := make([]string, len(names))
		for i, name := range names {
			words[i] = voice.Typed(asked, "") + voice.State(one, name) // the shell has its own way to keep two words one
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
			return Misused(cmd, "something is missing, it is written %q", Line(cmd))
		case most == 0 && len(args) == 1 && args[0] == listWord && cmd.Flags().Lookup("limit") != nil && cmd.HasAvailableSubCommands():
			return nil
		case most == 0 && len(args) > 0 && cmd.HasAvailableSubCommands():
			return UnknownCommand(cmd, args[0], nil)
		case most >= 0 && len(args) > most:
			return Misused(cmd, "%q is more than it takes", args[most])
		}
		return nil
	}
}
