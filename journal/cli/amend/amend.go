// Package amend is what a command line says about the words of a plan or of
// somebody to talk to: a flag for each line, whether one is made or corrected.
package amend

import (
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"messup/journal"
	"messup/journal/cli/usage"
	"messup/journal/voice"
)

// Flags are the flags for the lines of a record.
type Flags[T any] struct {
	cmd   *cobra.Command
	lines []line[T]
	said  []string
}

// A line is a flag, and where its words go.
type line[T any] struct {
	flag  string
	usage voice.Phrase
	at    func(*T) *string
	only  []string // what may be said; nil: anything
}

// Plan gives a command the flags for a plan.
func Plan(cmd *cobra.Command) Flags[journal.Plan] {
	return flagsOf(cmd, []line[journal.Plan]{
		{"when", "`WHEN` …", func(p *journal.Plan) *string { return &p.When }, nil},
		{"will", "… I will `DO` it", func(p *journal.Plan) *string { return &p.Will }, nil},
		{"day", "the `DAY` or occasion it is for", func(p *journal.Plan) *string { return &p.By }, nil},
		{"class", "the `CLASS` it is for", func(p *journal.Plan) *string { return &p.Class }, nil},
		{"with", "with `WHOM`", func(p *journal.Plan) *string { return &p.With }, nil},
		{"goal", "the `GOAL`", func(p *journal.Plan) *string { return &p.Goal }, nil},
		{"look-for", "`WHAT` would show it", func(p *journal.Plan) *string { return &p.LookFor }, nil},
		{"different", "`WHAT` is different from last time", func(p *journal.Plan) *string { return &p.Different }, nil},
		{"obstacle", "`WHAT` is ready for what kept you going", func(p *journal.Plan) *string { return &p.Obstacle }, nil},
		{"frees", "`WHAT` it frees, if it is to stop something", func(p *journal.Plan) *string { return &p.Frees }, nil},
		{"expect", "`WHAT` you expect to see; shown again once you say what came of it", func(p *journal.Plan) *string { return &p.Expect }, nil},
	})
}

// Checkin gives a command the flags for somebody to talk to, which may be for
// one of certain purposes.
func Checkin(cmd *cobra.Command, purposes []string) Flags[journal.Checkin] {
	f := flagsOf(cmd, []line[journal.Checkin]{
		{"person", "`WHO`: a role or an initial is enough", func(c *journal.Checkin) *string { return &c.Person }, nil},
		{"purpose", "`WHY`: repair, ask, say aloud, thank", func(c *journal.Checkin) *string { return &c.Purpose }, purposes},
		{"first-words", "`WHAT` you would say first", func(c *journal.Checkin) *string { return &c.FirstWords }, nil},
		{"day", "the `DAY`, or when in words", func(c *journal.Checkin) *string { return &c.When }, nil},
	})
	cmd.Flags().SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		switch name { // what they were called where somebody was written down
		case "first":
			name = "first-words"
		case "when":
			name = "day"
		}
		return pflag.NormalizedName(name)
	})
	return f
}

// Report gives a command the flags for what a person says about a plan besides
// what became of it.
func Report(cmd *cobra.Command) Flags[journal.Report] {
	return flagsOf(cmd, []line[journal.Report]{
		{"for", "for `WHOM`: groups, not names", func(r *journal.Report) *string { return &r.ForWhom }, nil},
		{"how", "`HOW` you know", func(r *journal.Report) *string { return &r.How }, nil},
		{"changed", "`WHAT` you changed on the day", func(r *journal.Report) *string { return &r.Changed }, nil},
		{"unneeded", "`WHAT` nobody would miss of what you stopped", func(r *journal.Report) *string { return &r.Unneeded }, nil},
	})
}

func flagsOf[T any](cmd *cobra.Command, lines []line[T]) Flags[T] {
	f := Flags[T]{cmd, lines, make([]string, len(lines))}
	for i, l := range lines {
		cmd.Flags().StringVar(&f.said[i], l.flag, "", voice.Say(l.usage))
		if l.only != nil {
			_ = cmd.RegisterFlagCompletionFunc(l.flag, cobra.FixedCompletions(l.only, cobra.ShellCompDirectiveNoFileComp)) // fails only for a flag that is not there
		}
	}
	return f
}

// Given reports whether any of the flags is on the command line.
func (f Flags[T]) Given() bool {
	for _, l := range f.lines {
		if f.cmd.Flags().Changed(l.flag) {
			return true
		}
	}
	return false
}

// Onto returns a record with the words that were given; what was given empty is
// emptied. Words that may not be said are a misuse of the command.
func (f Flags[T]) Onto(v T) (T, error) {
	for i, l := range f.lines {
		if !f.cmd.Flags().Changed(l.flag) {
			continue
		}
		if l.only != nil && f.said[i] != "" && !slices.Contains(l.only, f.said[i]) {
			return v, usage.Misused(f.cmd, "there is no %s %q (there are: %s)", l.flag, f.said[i], usage.Choices(l.only))
		}
		*l.at(&v) = f.said[i]
	}
	return v, nil
}
