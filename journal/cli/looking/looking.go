// Package looking is the commands that look back at a school year: its days as a planner,
// and what was marked in it, as counts. What a year holds is read by package lookback and
// drawn by package draw; what the commands need of the run they are part of is a Shell.
package looking

import (
	"context"

	"github.com/spf13/cobra"

	"messup/journal/book"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/draw"
	"messup/journal/lookback"
	"messup/journal/voice"
)

// A Shell is the run of the program that a command is part of.
type Shell interface {
	// Read opens a journal there is, to work with what is in it.
	Read(context.Context) (*book.Book, error)
	// Book opens the journal, whether there is one or not.
	Book() (*book.Book, error)
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Say writes a line, Note one beside the output.
	Say(p voice.Phrase, args ...any)
	Note(p voice.Phrase, args ...any)
	// Prose writes a text, wrapped on a terminal.
	Prose(words string)
	// Heading writes a line in bold where that is wanted.
	Heading(words string)
	// Columns is how many columns the output has; 0 for any number.
	Columns() int
	// Pen draws on the output, in the marks it has the signs for.
	Pen() draw.Pen
	// Classes completes the classes there are.
	Classes() cobra.CompletionFunc
}

// flags are what a command was asked for besides its year.
type flags struct {
	class        string
	heavy, plain bool
}

// add gives a command the flags that both have.
func (f *flags) add(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().BoolVar(&f.heavy, "heavy", false, voice.Say("what is marked heavy as well"))
	cmd.Flags().BoolVar(&f.plain, "plain", false, voice.Say("draw with the signs of a typewriter"))
	return cmd
}

// pen is what the commands draw with.
func (f *flags) pen(s Shell) draw.Pen {
	if f.plain {
		return draw.Plain(draw.Typed())
	}
	return s.Pen()
}

// The widths a drawing has where nobody says how wide the output is, and at least.
const (
	usualWidth = 72
	leastWidth = 20
)

// width is how wide a drawing may be.
func width(s Shell) int {
	if n := s.Columns(); n > 0 {
		return max(leastWidth, n)
	}
	return usualWidth
}

// asked opens the journal and reads which year is meant: the present one, if none is named.
func (f *flags) asked(cmd *cobra.Command, s Shell, args []string) (*book.Book, lookback.Asked, error) {
	a := lookback.Asked{Class: f.class, Heavy: f.heavy}
	if len(args) > 0 {
		y, err := date.ParseYear(args[0])
		if err != nil {
			return nil, a, usage.Misused(cmd, "%s", voice.Sentence(err))
		}
		a.Year = y
	}
	b, err := s.Read(cmd.Context())
	if err == nil && len(args) == 0 {
		a.Year = date.SchoolYear(date.DayOf(b.Now()))
	}
	return b, a, err
}

// years offers the school years that are likely.
func years(s Shell) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		b, err := s.Book()
		if err != nil || len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		now := date.SchoolYear(date.DayOf(b.Now()))
		return []string{now.Name, now.Step(-1).Name}, cobra.ShellCompDirectiveNoFileComp
	}
}

// aside says how many heavy entries were left out, if any were.
func aside(s Shell, n int) {
	if n > 0 {
		s.Note("%s: --heavy shows it.", voice.KeptAside(n))
	}
}
