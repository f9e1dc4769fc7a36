package draw

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/voice"
)

// A Bar is how often something was counted.
type Bar struct {
	Words string
	N     int
}

// Bars are counts of one sort, each with its bar and its number, in the order they are given
// in. The longest is in ink and the others in pencil: none is good or bad.
type Bars struct {
	Bars   []Bar
	Most   int // so many of them, and then how many more there are; 0: all
	Chosen int // where the hand is, from 1; 0: nowhere
	Scale  Scale
}

// A Scale is how long bars are, for all that stand on one page: the same number is as long
// in each of them. The zero Scale is that of the bars alone.
type Scale struct {
	full int // the number that fills the room for a bar
	room int // the columns of that
}

// leastFull is the least number that fills the room: one thing marked once is no long bar.
const leastFull = 5

// ScaleOf is the scale of bars that stand on one page, each drawn so many columns wide.
func ScaleOf(all []Bars, width int) Scale {
	s := Scale{full: leastFull, room: mostBar}
	for _, b := range all {
		_, room := b.columns(width)
		s.room = min(s.room, room)
		for _, bar := range b.Bars {
			s.full = max(s.full, bar.N)
		}
	}
	return s
}

// Shown is how many of the bars are drawn: all, where one row more would hold the last.
func (b Bars) Shown() int {
	if b.Most <= 0 || len(b.Bars) <= b.Most+1 {
		return len(b.Bars)
	}
	return b.Most
}

// More is how many bars are not drawn.
func (b Bars) More() int { return len(b.Bars) - b.Shown() }

// The widths of what stands in a row: words are cut before a bar is no bar any more.
const (
	leastBar = 4
	mostBar  = 24
)

// columns are how many the words and the bars have.
func (b Bars) columns(width int) (words, room int) {
	figures := 0
	for _, bar := range b.Bars {
		words, figures = max(words, ansi.StringWidth(bar.Words)), max(figures, len(strconv.Itoa(bar.N)))
	}
	free := max(0, width-2-figures) // a blank on either side of the bar
	words = max(1, min(words, free-min(leastBar, free/2), max(free*3/4, free-mostBar)))
	return words, max(0, min(free-words, mostBar))
}

// Draw draws a row for each bar that is shown, and one that says how many more there are.
func (b Bars) Draw(p Pen, width int) []string {
	longest := 0
	for _, bar := range b.Bars {
		longest = max(longest, bar.N)
	}
	words, room := b.columns(width)
	scale := b.Scale
	if scale.full == 0 {
		scale = ScaleOf([]Bars{b}, width)
	}
	room = min(room, scale.room)
	lines := make([]string, 0, b.Shown()+1)
	for i, bar := range b.Bars[:b.Shown()] {
		ink, said := p.Pencil, p.Ink
		if bar.N == longest {
			ink = p.Ink
		}
		if i+1 == b.Chosen {
			said = p.Bold
		}
		name := ansi.Truncate(bar.Words, words, "…")
		drawn := stroke(p.Marks, bar.N, scale.full, room)
		if drawn != "" {
			drawn = ink(drawn) + " "
		}
		gap := strings.Repeat(" ", words-ansi.StringWidth(name)+1)
		lines = append(lines, said(name)+gap+drawn+p.Ink(strconv.Itoa(bar.N)))
	}
	if n := b.More(); n > 0 {
		more := voice.Say("%d more", n)
		if b.Chosen > b.Shown() {
			return append(lines, p.Bold(more))
		}
		lines = append(lines, p.Pencil(more))
	}
	return lines
}

// stroke is a bar as long beside the one that fills the room as its number says, to half a
// column where there is a mark for that; what was counted at all is seen.
func stroke(m Marks, n, full, room int) string {
	if n <= 0 || full <= 0 {
		return ""
	}
	if m.BarEnd == "" {
		return strings.Repeat(m.Bar, max(1, n*room/full))
	}
	halves := max(1, 2*n*room/full)
	return strings.Repeat(m.Bar, halves/2) + strings.Repeat(m.BarEnd, halves%2)
}
