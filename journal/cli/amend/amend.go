// Package amend is what a command line says about the words of a plan or of
// somebody to talk to: a flag for each line, whether one is made or corrected.
package amend

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"messup/journal"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/voice"
	"messup/prompts"
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
	only  []string // what may be said, ids of words to choose from; nil: anything
}

// Plan gives a command the flags for a plan.
func Plan(cmd *cobra.Command) Flags[journal.Plan] {
	f := flagsOf(cmd, []line[journal.Plan]{
		{"when", "`WHEN` …", func(p *journal.Plan) *string { return &p.When }, nil},
		{"will", "… I will `DO` it", func(p *journal.Plan) *string { return &p.Will }, nil},
		{dayFlag, "the `DAY` or occasion it is for", func(p *journal.Plan) *string { return &p.By }, nil},
		{"class", "the `CLASS` it is for", func(p *journal.Plan) *string { return &p.Class }, nil},
		{"with", "with `WHOM`", func(p *journal.Plan) *string { return &p.With }, nil},
		{"goal", "the `GOAL`", func(p *journal.Plan) *string { return &p.Goal }, nil},
		{"look-for", "`WHAT` would show it", func(p *journal.Plan) *string { return &p.LookFor }, nil},
		{"different", "`WHAT` is different from last time", func(p *journal.Plan) *string { return &p.Different }, nil},
		{"obstacle", "`WHAT` is ready for what kept you going", func(p *journal.Plan) *string { return &p.Obstacle }, nil},
		{"frees", "`WHAT` it frees, if it is to stop something", func(p *journal.Plan) *string { return &p.Frees }, nil},
		{"expect", "`WHAT` you expect to see; shown again once you say what came of it", func(p *journal.Plan) *string { return &p.Expect }, nil},
	})
	alsoCalled(cmd, map[string]string{"on": dayFlag})
	return f
}

// Checkin gives a command the flags for somebody to talk to, which may be for
// one of certain purposes.
func Checkin(cmd *cobra.Command, purposes []string) Flags[journal.Checkin] {
	why := voice.Phrase(voice.Say("`WHY`: %s", usage.Choices(purposes)))
	f := flagsOf(cmd, []line[journal.Checkin]{
		{personFlag, "`WHO`: a role or an initial is enough", func(c *journal.Checkin) *string { return &c.Person }, nil},
		{"purpose", why, func(c *journal.Checkin) *string { return (*string)(&c.Purpose) }, purposes},
		{"first-words", "`WHAT` you would say first", func(c *journal.Checkin) *string { return &c.FirstWords }, nil},
		{dayFlag, "the `DAY`, or when in words", func(c *journal.Checkin) *string { return &c.When }, nil},
	})
	alsoCalled(cmd, map[string]string{ // as they were called where somebody was written down, and as one says it
		"first": "first-words", "about": "first-words", "when": dayFlag, "on": dayFlag, "entry": "from",
	})
	return f
}

// alsoCalled has flags known by other names too.
func alsoCalled(cmd *cobra.Command, names map[string]string) {
	cmd.Flags().SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		return pflag.NormalizedName(cmp.Or(names[name], name))
	})
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
		if l.only == nil {
			usage.WordsIn(cmd, l.flag)
		} else {
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
		said := f.said[i]
		if l.only != nil && said != "" {
			if said = usage.Choice(said, l.only, prompts.Option); !slices.Contains(l.only, prompts.OptionID(said)) {
				return v, usage.Misused(f.cmd, "there is no %s %q (there are: %s)", l.flag, said, usage.Choices(l.only))
			}
			said = prompts.Option(said)
		}
		if l.flag == personFlag && strings.TrimSpace(said) == "" {
			return v, usage.Misused(f.cmd, "the name of a person cannot be empty")
		}
		if l.flag == dayFlag {
			if err := f.misspelt(said); err != nil {
				return v, err
			}
		}
		*l.at(&v) = said
	}
	return v, nil
}

// dayFlag is the flag for a day, or for an occasion in words.
const dayFlag = "day"

// personFlag is for whom somebody is to check in with, without whom there is no check-in.
const personFlag = "person"

// misspelt says that what was given as a day is none, and no occasion either: a word of it is nearly a
// day, or it is a date that no calendar has.
func (f Flags[T]) misspelt(said string) error {
	anyDay := date.NewDay(2000, time.January, 1) // whether words name a day does not depend on it
	if _, err := date.ParseNext(said, anyDay); err == nil || errors.Is(err, date.ErrPast) {
		return nil
	}
	words := strings.Fields(strings.ToLower(said))
	for i, word := range words {
		if near := usage.Slip(word, dayWords()); near != "" {
			return usage.Misused(f.cmd, "--%s: cannot read %q as a day; the nearest is %s", dayFlag, said, near)
		}
		if _, isNumber := strconv.Atoi(word); isNumber == nil && len(words) == 2 {
			month := words[1-i]
			if _, err := date.ParseNext("1 "+month, anyDay); err == nil {
				for day := 31; day > 27; day-- {
					last := strconv.Itoa(day) + " " + month
					if _, err := date.ParseNext(last, anyDay); err == nil {
						return usage.Misused(f.cmd, "--%s: cannot read %q as a day; the nearest is %s", dayFlag, said, last)
					}
				}
			}
		}
	}
	return nil
}

// dayWords are the words for a day that are like no other word.
func dayWords() (all []string) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		all = append(all, strings.ToLower(d.String()))
	}
	return append(all, "tomorrow", "january", "february", "october", "november", "december", "september", "august")
}
