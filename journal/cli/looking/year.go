package looking

import (
	"slices"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/draw"
	"messup/journal/lookback"
	"messup/journal/text"
	"messup/journal/voice"
)

// Year prints a school year as a wall planner.
func Year(s Shell) *cobra.Command {
	var f flags
	return f.add(s.JSON(&cobra.Command{
		Use:   "year [YEAR]",
		Short: voice.Say("Show a year as a wall planner"),
		Long: voice.Say(`Show a school year (2026-27) or a calendar year (2026) as a wall planner: a row for
each month, a column for each day, and a mark on each day that has something. Without a
year it is this school year. Weekends and school breaks are left free; "messup settings"
has the breaks. What is marked heavy is left out, unless --heavy asks for it. On a
terminal of 128 columns or more the days of the week stand below one another.`),
		Example: voice.Say(`  messup year
  messup year 2025-26 --plain
  messup year --json`),
		Args:              usage.Takes(0, 1),
		ValidArgsFunction: years(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, asked, err := f.asked(cmd, s, args)
			if err != nil {
				return err
			}
			p, err := lookback.Days(cmd.Context(), b, asked)
			if err != nil {
				return err
			}
			aside(s, p.Aside)
			return s.Print(yearOf(p), func() { f.planner(s, p) })
		},
	}))
}

func (f *flags) planner(s Shell, p lookback.Planner) {
	s.Heading(voice.Months(p.Year.From, p.Year.To))
	head, months := p.Drawing(0).Draw(f.pen(s), width(s))
	for _, line := range slices.Concat([]string{""}, head, months, []string{""}, draw.Legend(f.pen(s), width(s))) {
		s.Say("%s", line)
	}
}

// The shape of what --json prints: only the days that have something.
type (
	jsonYear struct {
		Year string    `json:"year"`
		From date.Day  `json:"from"`
		To   date.Day  `json:"to"`
		Days []jsonDay `json:"days"`
	}
	jsonDay struct {
		Day      date.Day    `json:"day"`
		Entries  []jsonEntry `json:"entries,omitempty"`
		TakeTwos []jsonTake  `json:"take_twos,omitempty"`
		Lessons  []jsonUse   `json:"lessons_used,omitempty"`
	}
	jsonEntry struct {
		ID    journal.ID        `json:"id"`
		Kind  journal.EntryKind `json:"kind"`
		Title string            `json:"title"`
		Class string            `json:"class,omitempty"`
		Draft bool              `json:"draft,omitempty"`
		Heavy bool              `json:"heavy,omitempty"`
	}
	jsonTake struct {
		ID      journal.ID      `json:"id"`
		When    string          `json:"when,omitempty"`
		Will    string          `json:"will,omitempty"`
		Class   string          `json:"class,omitempty"`
		Outcome journal.Outcome `json:"outcome,omitempty"`
	}
	jsonUse struct {
		ID    journal.ID  `json:"id"`
		Text  string      `json:"lesson"`
		Class string      `json:"class,omitempty"`
		What  journal.Use `json:"use"`
	}
)

func yearOf(p lookback.Planner) jsonYear {
	v := jsonYear{Year: p.Year.Name, From: p.Year.From, To: p.Year.To, Days: []jsonDay{}}
	for day := p.Year.From; day <= p.Year.To; day++ {
		on, there := p.Days[day]
		if !there {
			continue
		}
		d := jsonDay{Day: day}
		for _, l := range on.Entries {
			d.Entries = append(d.Entries, jsonEntry{l.ID, l.Kind, text.CleanLine(l.Title), text.CleanLine(l.Class), l.Draft, l.Heavy})
		}
		for _, t := range on.Tried {
			d.TakeTwos = append(d.TakeTwos, jsonTake{t.ID, text.CleanLine(t.When), text.CleanLine(t.Will), text.CleanLine(t.Whom()), t.Outcome})
		}
		for _, u := range on.Used {
			d.Lessons = append(d.Lessons, jsonUse{u.Lesson, text.CleanLine(u.Text), text.CleanLine(u.Class), u.What})
		}
		v.Days = append(v.Days, d)
	}
	return v
}
