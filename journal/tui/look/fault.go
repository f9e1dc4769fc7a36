package look

import (
	"strings"

	"charm.land/lipgloss/v2"

	"messup/journal/text"
)

// WrapFault sets what went wrong and what can be done about it, in four lines
// where they fit. The advice is what one needs, and stays whole on any screen; of
// what went wrong the words after the first ones give way: there is the path.
func WrapFault(style lipgloss.Style, what, advice string, width int) []string {
	width = max(width, 1)
	wrap := func(s string) []string { return Wrap(s, width) }
	what, advice = text.CleanLine(what), text.CleanLine(advice)
	lines := wrap(what + " " + advice)
	if most := 4; len(lines) > most {
		own, least := wrap(advice), 1+min(1, 60/(width+1)) // two lines of a narrow screen
		room, begin := max(least, most-len(own)), ""
		if lead, rest, is := strings.Cut(what, ": "); is && len(lead) < 20 { // "Not saved" stays
			begin, what = lead+": ", rest
		}
		words := strings.Split(what, " ")
		for kept := begin + what; len(words) > 1 && len(wrap(kept)) > room; kept = begin + what {
			words = words[1:]
			what = "… " + strings.Join(words, " ")
		}
		what = begin + what
		lines = append(wrap(what), own...)
	}
	for i := range lines {
		lines[i] = style.Render(lines[i])
	}
	return lines
}
