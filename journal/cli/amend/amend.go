// Package amend is what a command line says about the words of a plan or of
// somebody to talk to: a flag for each line, whether one is made or corrected.
package amend

import (
	"github.com/spf13/cobra"

	"messup/journal"
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
}

// Plan gives a command the flags for a plan.
func Plan(cmd *cobra.Command) Flags[journal.Plan] {
	return flagsOf(cmd, []line[journal.Plan]{
		{"when", "`WHEN` …", func(p *journal.Plan) *string { return &p.When }},
		{"will", "… I will `DO` it", func(p *journal.Plan) *string { return &p.Will }},
		{"day", "the `DAY` or occasion it is for", func(p *journal.Plan) *string { return &p.By }},
		{"class", "the `CLASS` it is for", func(p *journal.Plan) *string { return &p.Class }},
		{"with", "with `WHOM`", func(p *journal.Plan) *string { return &p.With }},
		{"goal", "the `GOAL`", func(p *journal.Plan) *string { return &p.Goal }},
		{"look-for", "`WHAT` would show it", func(p *journal.Plan) *string { return &p.LookFor }},
		{"different", "`WHAT` is different from last time", func(p *journal.Plan) *string { return &p.Different }},
		{"obstacle", "`WHAT` is ready for what kept you going", func(p *journal.Plan) *string { return &p.Obstacle }},
		{"frees", "`WHAT` it frees, if it is to stop something", func(p *journal.Plan) *string { return &p.Frees }},
		{"expect", "`WHAT` you expect to see; shown again once you say what came of it", func(p *journal.Plan) *string { return &p.Expect }},
	})
}

// Checkin gives a command the flags for somebody to talk to.
func Checkin(cmd *cobra.Command) Flags[journal.Checkin] {
	return flagsOf(cmd, []line[journal.Checkin]{
		{"person", "`WHO`: a role or an initial is enough", func(c *journal.Checkin) *string { return &c.Person }},
		{"purpose", "`WHY`: repair, ask, say aloud, thank", func(c *journal.Checkin) *string { return &c.Purpose }},
		{"first-words", "`WHAT` you would say first", func(c *journal.Checkin) *string { return &c.FirstWords }},
		{"day", "the `DAY`", func(c *journal.Checkin) *string { return &c.When }},
	})
}

// Report gives a command the flags for what a person says about a plan besides
// what became of it.
func Report(cmd *cobra.Command) Flags[journal.Report] {
	return flagsOf(cmd, []line[journal.Report]{
		{"for", "for `WHOM`: groups, not names", func(r *journal.Report) *string { return &r.ForWhom }},
		{"how", "`HOW` you know", func(r *journal.Report) *string { return &r.How }},
		{"changed", "`WHAT` you changed on the day", func(r *journal.Report) *string { return &r.Changed }},
		{"unneeded", "`WHAT` nobody would miss of what you stopped", func(r *journal.Report) *string { return &r.Unneeded }},
	})
}

func flagsOf[T any](cmd *cobra.Command, lines []line[T]) Flags[T] {
	f := Flags[T]{cmd, lines, make([]string, len(lines))}
	for i, l := range lines {
		cmd.Flags().StringVar(&f.said[i], l.flag, "", voice.Say(l.usage))
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
// emptied.
func (f Flags[T]) Onto(v T) T {
	for i, l := range f.lines {
		if f.cmd.Flags().Changed(l.flag) {
			*l.at(&v) = f.said[i]
		}
	}
	return v
}
