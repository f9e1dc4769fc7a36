package page

import (
	"strings"

	"messup/journal/voice"
)

// Narrow and short say that there is no room for margin, rule and hints.
func (d *Env) Narrow() bool { return d.Screen.Width < 50 }

// Short reports that there is no room for hints.
func (d *Env) Short() bool { return d.Screen.Height < 14 }

// KeysStand reports that keys stand in the page as well, below what they are about: there is
// room for that, and they are not told by name in one place.
func (d *Env) KeysStand() bool { return !d.Short() && !d.Opts.Lines }

// Wide reports that two pages fit.
func (d *Env) Wide() bool { return d.Screen.Width >= 110 && !d.Opts.Lines }

// How wide things are, in columns.
const (
	Measure   = 72          // of a text at most: longer lines are hard to read
	Block     = 132         // of all there is on a screen at most: two pages
	ReadLeft  = Measure + 2 // of the left of two pages where that is what one reads or writes
	ListLeft  = 56          // of the left one where its rows are chosen, and the right one read
	FoldWidth = 5           // of the line between the two, with the room on both sides
	Thought   = 60          // of what stands in the middle
)

// PageWidth is how wide the page is that one works on: all there is, or the left of two.
func (d *Env) PageWidth() int {
	if d.Wide() {
		return ReadLeft
	}
	return d.Size.Width
}

// SideWidth is how wide the page beside one of so many columns is; 0 where there is none.
func (d *Env) SideWidth(left int) int {
	if !d.Wide() {
		return 0
	}
	return max(0, d.Size.Width-left-FoldWidth)
}

// TextWidth returns how wide a text is set.
func (d *Env) TextWidth() int {
	if d.Opts.Lines { // which are wrapped as they are told
		return d.Size.Width
	}
	return min(d.PageWidth(), Measure)
}

// ThoughtWidth is how wide one thought in the middle is.
func (d *Env) ThoughtWidth() int {
	if d.Opts.Lines {
		return d.Size.Width
	}
	return min(d.Size.Width, Thought)
}

// Unseen says how many rows are above those in sight, and how many below.
func (d *Env) Unseen(above, below int) string {
	var said []string
	if above > 0 {
		said = append(said, voice.Say("%s %d more", d.Look.Marks.Above, above))
	}
	if below > 0 {
		said = append(said, voice.Say("%s %d more", d.Look.Marks.Below, below))
	}
	return strings.Join(said, " · ")
}
