package looking

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/lookback"
	"messup/journal/voice"
	"messup/prompts"
)

// Patterns prints what was marked in a year, and how often.
func Patterns(s Shell) *cobra.Command {
	var f flags
	cmd := f.add(s.JSON(&cobra.Command{
		Use:   "patterns [YEAR]",
		Short: voice.Say("Count what you marked in a year"),
		Long: voice.Say(`Count what you marked in the messes of a school year (2026-27) or a calendar year
(2026), and what came of what you tried. Without a year it is this school year. Only
what you chose from a list or named on a line of its own is counted, never what you
wrote. --json has the search that finds what each number counts, for "messup list" or,
where plans are counted, "messup plans". What is marked heavy is left out, unless --heavy
asks for it.`),
		Example: voice.Say(`  messup patterns
  messup patterns --class 9B
  messup list moment:middle reason:"nothing else ready"`),
		Args:              usage.Takes(0, 1),
		ValidArgsFunction: years(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, asked, err := f.asked(cmd, s, args)
			if err != nil {
				return err
			}
			p, err := lookback.Counts(cmd.Context(), b, asked)
			if err != nil {
				return err
			}
			aside(s, p.Aside)
			return s.Print(patternsOf(p), func() { f.counts(s, p, date.DayOf(b.Now())) })
		},
	}))
	cmd.Flags().StringVar(&f.class, "class", "", voice.Say("only what is of this `CLASS`"))
	_ = cmd.RegisterFlagCompletionFunc("class", s.Classes()) // fails only for a flag that is not there
	return cmd
}

// counts writes the groups, each with its name over its bars.
func (f *flags) counts(s Shell, p lookback.Patterns, today date.Day) {
	s.Heading(voice.Joined(voice.Say("Patterns"), p.From(today)))
	s.Prose(p.Note())
	measure := min(width(s), usualWidth)
	for _, g := range p.Groups {
		s.Say("")
		s.Heading(voice.Say(g.Title))
		bars := g.Bars()
		bars.Scale = p.Scale(measure)
		for _, line := range bars.Draw(f.pen(s), measure) {
			s.Say("%s", line)
		}
	}
	if n := p.Lessons(); n > 0 {
		s.Say("")
		s.Heading(voice.Joined(voice.Say(lookback.UsedTitle), strconv.Itoa(n)))
		for _, line := range p.Spark().Draw(f.pen(s), measure) {
			s.Say("%s", line)
		}
	}
	if len(p.Groups) > 0 {
		s.Say("")
		s.Prose(voice.Say(lookback.Wrote))
	}
}

// The shape of what --json prints.
type (
	jsonPatterns struct {
		Year    string           `json:"year"`
		From    date.Day         `json:"from"`
		To      date.Day         `json:"to"`
		Class   string           `json:"class,omitempty"`
		Messes  int              `json:"messes"`
		Groups  []lookback.Group `json:"groups"`
		Lessons []jsonMonth      `json:"lessons_used"`
	}
	jsonMonth struct {
		Month string `json:"month"`
		Count int    `json:"count"`
	}
)

func patternsOf(p lookback.Patterns) jsonPatterns {
	v := jsonPatterns{
		Year: p.Year.Name, From: p.Year.From, To: p.Year.To, Class: p.Class, Messes: p.Messes,
		Groups: append([]lookback.Group{}, p.Groups...), Lessons: []jsonMonth{},
	}
	for i, g := range v.Groups {
		if g.Scope != string(prompts.Strength) { // those are in one's own words
			v.Groups[i].Counts = slices.Clone(g.Counts)
			for j, c := range g.Counts {
				v.Groups[i].Counts[j].Words = cmp.Or(c.ID, prompts.OptionID(c.Words))
			}
		}
	}
	for _, m := range p.Used {
		n := 0
		for _, part := range m.Weeks {
			n += part
		}
		v.Lessons = append(v.Lessons, jsonMonth{m.First.Format("2006-01"), n})
	}
	return v
}
