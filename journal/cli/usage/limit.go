package usage

import (
	"github.com/spf13/cobra"

	"messup/journal/voice"
)

// AtOnce is how many rows a list that may be long shows on a terminal, where nobody says
// how many: a few screens.
const AtOnce = 50

// A Limit is how many rows of a list are asked for.
type Limit struct {
	cmd *cobra.Command
	n   int
}

// Limited gives a command the flag that says so.
func Limited(cmd *cobra.Command) *Limit {
	l := &Limit{cmd: cmd}
	cmd.Flags().IntVarP(&l.n, "limit", "n", 0, voice.Say("the first `N` only (0: all)"))
	return l
}

// Rows is how many are asked for, 0 is all; most is how many that are where nobody says.
// The error says that it is no number of rows.
func (l *Limit) Rows(most int) (int, error) {
	if !l.cmd.Flags().Changed("limit") {
		return most, nil
	}
	return l.n, Number(l.cmd, "limit", l.n, 0, -1)
}

// First are so many of a list, 0 is all.
func First[T any](list []T, n int) []T {
	if n > 0 && n < len(list) {
		return list[:n:n]
	}
	return list
}

// Rest says how many of a list are not shown, and how they are; empty if all are.
func Rest(shown, all int) string {
	if shown >= all {
		return ""
	}
	return voice.Say("%s of %s are shown; --limit %s shows more, --limit 0 all.", voice.Number(shown), voice.Number(all), voice.Number(2*max(shown, AtOnce)))
}
