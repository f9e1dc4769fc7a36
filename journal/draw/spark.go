package draw

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// A Step is a stretch of time, and what was counted in each part of it.
type Step struct {
	Words string
	N     []int
}

// A Spark is counts over time, a small column for each. Up to eight of them a column is as
// high as it counts; of more, the highest is full.
type Spark []Step

// Draw draws every part where there is room for all, else one column for each step. What
// does not fit on a line goes on in the next.
func (s Spark) Draw(p Pen, width int) []string {
	if set := s.lines(p, width); len(set) == 1 {
		return set
	}
	whole := make(Spark, len(s))
	for i, step := range s {
		n := 0
		for _, part := range step.N {
			n += part
		}
		whole[i] = Step{step.Words, []int{n}}
	}
	return whole.lines(p, width)
}

func (s Spark) lines(p Pen, width int) (lines []string) {
	most := len(p.Marks.Steps) - 1
	highest := most
	for _, step := range s {
		for _, n := range step.N {
			highest = max(highest, n)
		}
	}
	var line strings.Builder
	used := 0
	for _, step := range s {
		var columns strings.Builder
		for _, n := range step.N {
			columns.WriteString(p.Marks.Steps[(n*most+highest-1)/highest])
		}
		w := ansi.StringWidth(step.Words) + 1 + ansi.StringWidth(columns.String())
		if used > 0 && used+2+w > width {
			lines = append(lines, strings.TrimRight(line.String(), " "))
			line.Reset()
			used = 0
		}
		if used > 0 {
			line.WriteString("  ")
			used += 2
		}
		drawn := strings.TrimRight(columns.String(), " ")
		line.WriteString(p.Pencil(step.Words) + " " + drawnIn(p.Chalk, drawn) + strings.Repeat(" ", ansi.StringWidth(columns.String())-ansi.StringWidth(drawn)))
		used += w
	}
	if used > 0 {
		lines = append(lines, strings.TrimRight(line.String(), " "))
	}
	return lines
}
