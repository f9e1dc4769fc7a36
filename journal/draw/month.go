package draw

import (
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/date"
	"messup/journal/voice"
)

// A Month is one month as a grid, a row for each week. Weekends and breaks are days like
// others, and a day without a mark is nothing missing.
type Month struct {
	Of     date.Day // any day of it
	Today  date.Day // marked, if it is in the month
	Begins time.Weekday
	Signs  map[date.Day]Sign // at most one for a day
}

// MonthWidth is how many columns a month takes.
const MonthWidth = 7 * dayColumn

// dayColumn is how wide a day is: the mark of today, two digits, and a mark.
const dayColumn = 5

// Draw draws the names of the days, and the weeks below them.
func (m Month) Draw(p Pen) []string {
	first := date.DayOf(time.Date(m.Of.UTC().Year(), m.Of.UTC().Month(), 1, 12, 0, 0, 0, time.UTC))
	next := date.DayOf(first.UTC().AddDate(0, 1, 0))
	var names strings.Builder
	for i := range date.Day(7) {
		names.WriteString(strings.Repeat(" ", dayColumn-4) + voice.Weekday((first.Week(m.Begins) + i).Weekday())[:2] + "  ")
	}
	lines := []string{p.Pencil(strings.TrimRight(names.String(), " "))}
	for monday := first.Week(m.Begins); monday < next; monday += 7 {
		var line strings.Builder
		blank := 0
		for day := monday; day < monday+7; day++ {
			if day < first || day >= next {
				blank += dayColumn
				continue
			}
			cell := m.day(p, day)
			line.WriteString(strings.Repeat(" ", blank) + cell)
			blank = dayColumn - ansi.StringWidth(cell)
		}
		lines = append(lines, line.String())
	}
	return lines
}

func (m Month) day(p Pen, day date.Day) string {
	number := fmt.Sprintf("%2d", day.UTC().Day())
	if day == m.Today {
		return p.Slate(p.Marks.Now+number) + m.Signs[day].Mark(p)
	}
	return " " + p.Ink(number) + m.Signs[day].Mark(p)
}
