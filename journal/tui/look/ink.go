package look

import (
	"image/color"
	"math"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// A Role is who speaks in a colour.
type Role int

// The roles that have a colour. Ink has none: it is the terminal's own.
const (
	Pencil Role = iota
	Hint
	Rule
	Chalk
	Slate
	Sage
	Loss
)

// A tone is what a role looks like: as true colours on dark and on light paper, among
// 256 and among 16. Greys have no colour of their own: they hold a contrast.
type tone struct {
	dark, light       string
	dark256, light256 uint8
	dark16, light16   uint8
	holds             float64 // the least contrast with the paper; of greys it is what they have
	grey              bool
}

// tones is the one table of colours. Contrast is that of WCAG 2.2, 1.4.3: text that is
// read, hints among it, has at least 4.5 : 1. A rule is decoration, and the calmer the
// lighter it is.
func tones() [Loss + 1]tone {
	return [...]tone{
		Pencil: {holds: 5.5, grey: true},
		Hint:   {holds: 4.6, grey: true},
		Rule:   {holds: 1.9, grey: true},
		Chalk:  {dark: "#E3B15A", light: "#7E5200", dark256: 179, light256: 94, dark16: 3, light16: 3, holds: 4.5},
		Slate:  {dark: "#93B4E0", light: "#31558A", dark256: 110, light256: 60, dark16: 12, light16: 4, holds: 4.5},
		Sage:   {dark: "#A3C79B", light: "#3B6640", dark256: 150, light256: 22, dark16: 2, light16: 2, holds: 4.5},
		Loss:   {dark: "#FF8578", light: "#AB1A1A", dark256: 210, light256: 124, dark16: 1, light16: 1, holds: 4.5},
	}
}

// Greys are blended from the paper towards a warm tint.
const (
	darkTint  = "#D8D2C6"
	lightTint = "#3A362F"
)

// usualPaper stands for a paper that is not known: what most editors and terminals have
// that are dark.
const usualPaper = "#1E1E1E"

// inks are the colours there are on one paper.
type inks struct {
	paper   color.Color
	dark    bool
	profile colorprofile.Profile
}

func inksOn(paper color.Color, profile colorprofile.Profile) inks {
	if paper == nil {
		paper = lipgloss.Color(usualPaper)
	}
	return inks{paper: paper, dark: luminance(paper) < 0.18, profile: profile} // 0.18: black and white stand out from it alike
}

// grey is a grey that holds its contrast; where there are 16 colours or none it is
// faint, which is no colour, and plain where a terminal does not know that.
func (c inks) grey(r Role) lipgloss.Style {
	if c.profile < colorprofile.ANSI256 {
		return lipgloss.NewStyle().Faint(true)
	}
	return lipgloss.NewStyle().Foreground(c.color(r))
}

func (c inks) style(r Role) lipgloss.Style {
	if c.profile < colorprofile.ANSI {
		return lipgloss.NewStyle()
	}
	return lipgloss.NewStyle().Foreground(c.color(r))
}

// color is the colour of a role. None is left to be rounded: among 16 colours rounding
// makes lessons and losses one red.
func (c inks) color(r Role) color.Color {
	t := tones()[r]
	switch {
	case t.grey && c.profile == colorprofile.ANSI256:
		return c.step(t.holds)
	case t.grey:
		return hold(c.paper, lipgloss.Color(c.tint()), t.holds)
	case c.profile == colorprofile.ANSI && c.dark:
		return ansi.BasicColor(t.dark16)
	case c.profile == colorprofile.ANSI:
		return ansi.BasicColor(t.light16)
	case c.profile == colorprofile.ANSI256 && c.dark:
		return lipgloss.ANSIColor(t.dark256)
	case c.profile == colorprofile.ANSI256:
		return lipgloss.ANSIColor(t.light256)
	case c.dark:
		return lipgloss.Color(t.dark)
	}
	return lipgloss.Color(t.light)
}

func (c inks) tint() string {
	if c.dark {
		return darkTint
	}
	return lightTint
}

// step is the first of the 24 greys among 256 colours that holds a contrast.
func (c inks) step(least float64) color.Color {
	const first, last = 232, 255
	from, to, by := first, last, 1
	if !c.dark {
		from, to, by = last, first, -1
	}
	for i := from; i != to; i += by {
		grey := lipgloss.ANSIColor(uint8(i))
		if beyond := (luminance(grey) > luminance(c.paper)) == c.dark; beyond && Contrast(grey, c.paper) >= least {
			return grey
		}
	}
	return lipgloss.ANSIColor(uint8(to))
}

// hold is the first colour on the way from a paper to a tint that has so much contrast.
func hold(paper, tint color.Color, least float64) color.Color {
	for _, c := range lipgloss.Blend1D(64, paper, tint) {
		if Contrast(c, paper) >= least {
			return c
		}
	}
	return tint
}

// Contrast is how much two colours stand out from each other, from 1 to 21 (WCAG 2.2).
func Contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is how light a colour is, from 0 to 1 (WCAG 2.2).
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
