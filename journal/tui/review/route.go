package review

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/tui/look"
	"messup/journal/voice"
)

// A route is the stops of a review, and at which of them one is. It is drawn as one line
// of words over every stop: the whole way, and where one is on it.
type route struct {
	stops []journal.Stop
	at    int
}

func routeOf(r journal.Review) route {
	return route{r.Stops, slices.Index(r.Stops, r.At)}
}

// draw draws it in so many columns: those passed in pencil, the present one in slate, those
// to come as a hint. Empty where it has no room.
func (r route) draw(l look.Look, width int) string {
	for _, between := range []string{" " + l.Marks.Between + " ", l.Marks.Between} {
		words := make([]string, len(r.stops))
		for i, s := range r.stops {
			words[i] = r.style(l, i).Render(voice.StopWord(s))
		}
		if line := strings.Join(words, l.Rule.Render(between)); lipgloss.Width(line) <= width {
			return line
		}
	}
	return ""
}

func (r route) style(l look.Look, stop int) lipgloss.Style {
	switch {
	case stop < r.at:
		return l.Pencil
	case stop == r.at: // and in bold, where there are no colours
		return l.Slate.Bold(true)
	}
	return l.Hint.Italic(false)
}

// place is the same in few words; empty at a stop that the review does not have.
func (r route) place() string {
	if r.at < 0 {
		return ""
	}
	return voice.Say("%d of %d", r.at+1, len(r.stops))
}
