// Package slip is what is good to know before a class as a slip of paper: four
// lines at the width of a margin, to print or to copy, because nobody looks at a
// terminal in the middle of a lesson. It picks and sets; what there is to know is
// found by package book, and how it is said is package voice.
package slip

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/text"
	"messup/journal/voice"
)

// Width is how many columns a slip has.
const Width = 40

// indent is how far a line that goes on stands in, so that the next thing is
// seen at once.
const indent = 2

// A Slip is what stands on the paper. What is empty has no line.
type Slip struct {
	Class  string   `json:"class"`
	Sign   string   `json:"when_you_see,omitempty"`
	Switch string   `json:"switch_to,omitempty"`
	Plan   string   `json:"plan,omitempty"` // as a sentence
	Day    date.Day `json:"day,omitzero"`   // the day the plan comes up on
	More   int      `json:"more,omitempty"` // how many other plans are meant for that day
	Lines  []string `json:"lines"`          // as they are printed

	today date.Day
	over  date.Day // of the plan that waits to be told of, where that is all there is
}

// Of takes one sign and one plan from what is good to know: the first sign that
// says what to switch to, else the first, and the first plan whose day is not over.
func Of(b book.Before, today date.Day) Slip {
	s := Slip{Class: text.CleanLine(b.Class), today: today}
	if len(b.Signs) > 0 {
		sign := b.Signs[max(0, slices.IndexFunc(b.Signs, func(s book.Sign) bool { return s.Switch != "" }))]
		s.Sign, s.Switch = text.CleanLine(sign.Sign), text.CleanLine(sign.Switch)
	}
	on := func(p journal.Plan) date.Day { return b.Year.Comes(p.Meant()) }
	ahead := slices.DeleteFunc(slices.Clone(b.Plans), func(p journal.Plan) bool { return p.Day != 0 && on(p) < today })
	if len(ahead) > 0 {
		s.Plan, s.Day = text.CleanLine(voice.PlanSentence(ahead[0])), on(ahead[0])
		for _, p := range ahead[1:] {
			if s.Day != 0 && on(p) == s.Day {
				s.More++
			}
		}
	}
	if s.Lines = s.Set(Width); s.Empty() && len(b.Plans) > 0 {
		s.over = b.Plans[0].Day
	}
	return s
}

// Empty reports whether nothing is on it.
func (s Slip) Empty() bool { return len(s.Lines) == 0 }

// Nothing says of an empty slip what it would take, and what there is beside that.
func (s Slip) Nothing() string { return voice.NoSlip(s.over, s.today) }

// Set returns the lines of the slip, none wider than so many columns. What is
// longer goes on in the next line, a little to the right.
func (s Slip) Set(width int) []string {
	lines := []string{}
	for _, said := range voice.OnSlip(s.Sign, s.Switch, s.Plan, s.More, s.Day, s.today) {
		margin := ""
		for line := range strings.SplitSeq(ansi.Wrap(said, max(1, width-indent), ""), "\n") {
			lines = append(lines, margin+strings.TrimSpace(line))
			margin = strings.Repeat(" ", indent)
		}
	}
	return lines
}
