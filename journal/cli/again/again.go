// Package again is the command that tells what was tried again: the takes of a plan, drawn as
// a path and told one after the other. What they are told with is for package pictures; what
// else is done with plans stands in package cli. What it needs of the run it is part of is a
// Shell.
package again

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/draw"
	"messup/journal/pictures"
	"messup/journal/voice"
)

// A Shell is the run of the program that the command is part of.
type Shell interface {
	// Read opens a journal there is, to work with what is in it.
	Read(context.Context) (*book.Book, error)
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Say writes a line, Heading one that stands out.
	Say(p voice.Phrase, args ...any)
	Heading(words string)
	// Prose writes a text, wrapped on a terminal.
	Prose(words string)
	// Rows prints a table.
	Rows(table.Table)
	// Columns is how many there are; 0 for any number.
	Columns() int
	// Pen draws, in the marks that the terminal has.
	Pen() draw.Pen
}

// Show prints a plan with all takes of its chain. Complete completes its id.
func Show(s Shell, complete cobra.CompletionFunc) *cobra.Command {
	return s.JSON(&cobra.Command{
		Use:   "show ID",
		Short: voice.Say("Print a plan and how it went so far"),
		Long: voice.Say(`Print a plan and how it went so far: all takes of the same thing, drawn as a path and
told one after the other. On the path a take is as high as what came of it; what went
worse is a step like any other.`),
		Example:           voice.Say("  messup plans show k3v9\n  messup plans show k3v9 --json"),
		Args:              usage.Takes(1, 1),
		ValidArgsFunction: complete,
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.Read(cmd.Context())
			if err != nil {
				return err
			}
			plan, err := b.Plans.Find(cmd.Context(), args[0])
			if err != nil {
				return fmt.Errorf("plan: %w", usage.ListedIn("messup plans --all", err))
			}
			return Print(cmd.Context(), s, b, plan)
		},
	})
}

// Print prints a plan with all takes of its chain.
func Print(ctx context.Context, s Shell, b *book.Book, plan journal.Plan) error {
	chain, err := b.Plans.Chain(ctx, plan)
	if err != nil {
		return err
	}
	takes := make([]journal.Plan, len(chain.Takes))
	for i, t := range chain.Takes {
		takes[i] = t.Sealed()
	}
	return s.Print(takes, func() { tell(s, chain, plan, date.DayOf(b.Now())) })
}

// tell prints the sentence of the plan, the path, and the takes below it.
func tell(s Shell, c journal.Chain, plan journal.Plan, today date.Day) {
	s.Prose(voice.PlanSentence(plan))
	goal := pictures.Goal(c)
	if goal != "" {
		s.Prose(voice.Say("Goal: %s", goal))
	}
	columns := s.Columns()
	if columns == 0 {
		columns = table.Measure
	}
	s.Say("")
	for _, line := range pictures.Path(c, today, -1).Draw(s.Pen(), columns) {
		s.Say("%s", line)
	}
	if c.Story.ID != "" {
		take, day := pictures.Began(c.Story, today)
		head(s, take, day)
		if !c.Story.Heavy { // what is heavy is named where it is asked for
			rows(s, []voice.Labelled{{Label: voice.Say("On the day"), Text: c.Story.Title}})
		}
	}
	for _, t := range c.Takes {
		take, day := pictures.Title(t, today)
		head(s, take, day)
		rows(s, pictures.Told(t, goal))
	}
}

// head begins what is told of one take.
func head(s Shell, take, day string) {
	s.Say("")
	s.Heading(voice.Joined(take, day))
}

// rows prints what was said, a line for each thing.
func rows(s Shell, said []voice.Labelled) {
	t := table.Table{Flex: 1, Wrap: true}
	for _, line := range said {
		if line.Text != "" {
			t.Add("", line.Label, line.Text)
		}
	}
	s.Rows(t)
}
