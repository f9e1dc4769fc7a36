package tui

import (
	"image/color"
	"math"
	"testing"

	"messup/journal/tui/look"
)

// Every colour can be read on the background it is chosen for: 4.5 : 1 for
// text, 3 : 1 for decoration (WCAG 2.2, 1.4.3 and 1.4.11).
func TestColoursCanBeRead(t *testing.T) {
	for name, dark := range map[string]bool{"dark": true, "light": false} {
		ground := color.Gray{Y: 0xFF}
		if dark {
			ground = color.Gray{Y: 0x10} // terminals called black seldom are
		}
		p := look.NewLook(dark).Palette
		for what, c := range map[string]struct {
			color color.Color
			least float64
		}{
			"accent": {p.Accent, 4.5}, "cool": {p.Cool, 4.5}, "quiet": {p.Quiet, 4.5}, "loss": {p.Loss, 4.5}, "faint": {p.Faint, 3},
		} {
			if got := contrast(c.color, ground); got < c.least {
				t.Errorf("%s on %s has a contrast of %.1f, less than %.1f", what, name, got, c.least)
			}
		}
	}
}

// contrast is the ratio of WCAG 2.2 between two colours.
func contrast(a, b color.Color) float64 {
	light, dark := max(luminance(a), luminance(b)), min(luminance(a), luminance(b))
	return (light + 0.05) / (dark + 0.05)
}

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
