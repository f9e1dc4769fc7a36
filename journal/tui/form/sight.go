package form

import (
	"strings"

	"charm.land/bubbles/v2/textarea"
	"charm.land/lipgloss/v2"

	"messup/journal/voice"
)

// What of a text is out of sight is told in a row below it: a bubbles text area does
// not say how many rows its text has.

// A ruler counts the rows of lines, as a text area of some width sets them. It keeps
// what it counted: of a long text one line changes a key.
type ruler struct {
	area   textarea.Model
	width  int
	counts map[string]int
}

// mostCounts is how many lines a ruler knows by heart.
const mostCounts = 20_000

func newRuler() *ruler {
	area := textarea.New()
	area.MaxHeight, area.CharLimit, area.ShowLineNumbers, area.Prompt = 0, 0, false, ""
	return &ruler{area: area}
}

// rows counts the rows of a text.
func (r *ruler) rows(text string, width int) int {
	if r.width != width || len(r.counts) > mostCounts {
		r.area.SetWidth(width)
		r.width, r.counts = width, map[string]int{}
	}
	total := 0
	for line := range strings.SplitSeq(text, "\n") {
		total += r.rowsOf(line)
	}
	return total
}

func (r *ruler) rowsOf(line string) int {
	if len(line) < r.width { // in whatever script: no letter is wider than its bytes
		return 1
	}
	if n, known := r.counts[line]; known {
		return n
	}
	r.area.SetValue(line)
	n := max(1, r.area.LineInfo().Height)
	r.counts[line] = n
	return n
}

// spread lays the text out in so many rows, all in all: with one below it that is
// empty, if that is wanted, and tells what is out of sight.
func (f *TextField) spread(rows int, gap bool) {
	f.below = gap || rows > shortText && f.ruler.rows(f.shown, f.area.Width()) > rows
	if f.below {
		rows--
	}
	f.WithHeight(max(1, rows))
}

// wants is how many rows the text has, and one to go on in.
func (f *TextField) wants() int { return max(shortText, f.ruler.rows(f.shown, f.area.Width())+1) }

// shortText is how many rows a text must have more than for one of them to tell of
// what is out of sight.
const shortText = 3

// unseen says how many rows are above those in sight, and how many below.
func (f *TextField) unseen() string {
	above := f.area.ScrollYOffset()
	below := f.ruler.rows(f.shown, f.area.Width()) - above - f.area.Height()
	var said []string
	if above > 0 {
		said = append(said, voice.Say("↑ %d more", above))
	}
	if below > 0 {
		said = append(said, voice.Say("↓ %d more", below))
	}
	indent := strings.Repeat(" ", lipgloss.Width(f.area.Prompt))
	return f.env.Look.Faint.Render(indent + strings.Join(said, " · "))
}
