package look

import (
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/text"
)

// pathSigns stand between the folders of a path, on one system or another.
const pathSigns = `/\`

// Wrap sets words of the program in lines of at most width columns. A hyphen ends a
// line as a space does, but not in a path, between numbers or alone: that is to be
// typed, or found.
func Wrap(s string, width int) []string {
	const joined = "\ufdd0" // no character, so in no text of anybody's
	words := strings.Split(s, " ")
	for i, w := range words {
		if w == "-" || strings.ContainsAny(w, pathSigns) {
			words[i] = strings.ReplaceAll(w, "-", joined)
			continue
		}
		for n := 1; n < len(w)-1; n++ {
			if w[n] == '-' && isDigit(w[n-1]) && isDigit(w[n+1]) {
				w = w[:n] + joined + w[n+1:]
				n += len(joined)
			}
		}
		words[i] = w
	}
	set := ansi.Wrap(strings.Join(words, " "), max(width, 1), "")
	return strings.Split(strings.ReplaceAll(set, joined, "-"), "\n")
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// OneLine sets text on one line of at most width columns, in a style, cut
// with … if it is longer. Nothing in it is taken for Markdown.
func OneLine(l Look, base lipgloss.Style, text string, spans []text.Span, width int) string {
	inks := make([]ink, len(text))
	mark(inks, spans)
	gs := glyphs(text, inks)
	if n := fits(gs, width); n < len(gs) {
		gs = append(gs[:fits(gs, width-1):len(gs)], glyph{text: "…", width: 1})
	}
	s, _ := render(l, base, gs)
	return ansi.Truncate(s, max(width, 0), "")
}

// A glyph is what a terminal shows as one character: a letter with its
// accents, an emoji with its joiners.
type glyph struct {
	text  string
	width int
	ink   ink
}

func (g glyph) space() bool { return g.text == " " || g.text == "  " }

// glyphs takes a text apart. A tab is two spaces wide: what it would align to
// is not on this page.
func glyphs(s string, inks []ink) []glyph {
	gs := make([]glyph, 0, len(s))
	for i := 0; i < len(s); {
		g := glyph{text: s[i : i+1], width: 1, ink: inks[i]}
		switch {
		case s[i] == '\t' || s[i] == '\n':
			g.text, g.width = "  ", 2
			i++
		case s[i] < utf8.RuneSelf && (i+1 == len(s) || s[i+1] < utf8.RuneSelf):
			i++
		default:
			g.text, g.width = ansi.FirstGraphemeCluster(s[i:], ansi.GraphemeWidth)
			i += len(g.text)
		}
		gs = append(gs, g)
	}
	return gs
}

// fits returns how many glyphs there is room for in width columns.
func fits(gs []glyph, width int) int {
	used := 0
	for i, g := range gs {
		if used += g.width; used > width {
			return i
		}
	}
	return len(gs)
}

// breakLines cuts glyphs into lines: the first of at most first columns, the
// others of at most width.
func breakLines(gs []glyph, first, width int) [][]glyph {
	var lines [][]glyph
	for room := first; ; room = width {
		n := max(1, fits(gs, room)) // a column too narrow for a wide character still ends
		if n >= len(gs) {
			return append(lines, trimEnd(gs))
		}
		n = breakAt(gs, n)
		lines = append(lines, trimEnd(gs[:n]))
		for gs = gs[n:]; len(gs) > 0 && gs[0].space(); {
			gs = gs[1:]
		}
		if len(gs) == 0 {
			return lines
		}
	}
}

// breakAt returns the last place up to n where a line may end: at a space, or
// beside a wide character, as scripts without spaces have it. If there is
// none, the word is broken at n.
func breakAt(gs []glyph, n int) int {
	const neverFirst = "、。，．！？：；」』）】》〉・ー々…"
	for k := n; k > 0; k-- {
		if gs[k].space() {
			return k
		}
		wide := gs[k].width > 1 || gs[k-1].width > 1
		if gs[k-1].space() || wide && !strings.Contains(neverFirst, gs[k].text) {
			return k
		}
	}
	return n
}

func trimEnd(gs []glyph) []glyph {
	for len(gs) > 0 && gs[len(gs)-1].space() {
		gs = gs[:len(gs)-1]
	}
	return gs
}

// render shows glyphs in a style, each with its ink.
func render(l Look, base lipgloss.Style, gs []glyph) (s string, hit bool) {
	var out, run strings.Builder
	for i, g := range gs {
		run.WriteString(g.text)
		if i+1 < len(gs) && gs[i+1].ink == g.ink {
			continue
		}
		style := base
		switch {
		case g.ink&inkMatch != 0:
			style = l.Found.Bold(base.GetBold())
			hit = true
		case g.ink&inkTick != 0:
			style = l.Pencil
		}
		if g.ink&inkBold != 0 {
			style = style.Bold(true)
		}
		if g.ink&inkItalic != 0 {
			style = style.Italic(true)
		}
		out.WriteString(style.Render(run.String()))
		run.Reset()
	}
	return out.String(), hit
}

// InRows sets names in rows behind what is said before them, each whole, as far as there
// are so many rows.
func InRows(before string, names []string, width, most int) []string {
	if len(names) == 0 {
		return nil
	}
	rows, indent := []string{before + names[0]}, strings.Repeat(" ", ansi.StringWidth(before))
	for _, name := range names[1:] {
		last := &rows[len(rows)-1]
		if ansi.StringWidth(*last+" · "+name+" ·") > width && len(rows) < most {
			*last += " ·"
			rows = append(rows, indent+name)
			continue
		}
		*last += " · " + name
	}
	return rows
}

// Widest is how wide the widest of some labels is.
func Widest(labels []string) int {
	widest := 0
	for _, l := range labels {
		widest = max(widest, lipgloss.Width(l))
	}
	return widest
}
