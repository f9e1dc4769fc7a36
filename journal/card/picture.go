package card

import (
	"fmt"
	"html"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/draw"
	"messup/journal/text"
)

// The sheet a picture is drawn on, in points: cream paper, ink, pencil, and chalk for the bar of
// a lesson.
const (
	wide, high = 1200, 675
	rim        = 34 // from the edge of the paper to the line around it
	inset      = 96 // from the edge of the paper to the words

	paper  = "#FAF7F0"
	ink    = "#1F2328"
	pencil = "#66625B"
	chalk  = "#7E5200"
	rule   = "#B9B5AE"

	// serifs are letters that one computer or another has; the last is any with serifs.
	serifs fonts = `ui-serif, 'Iowan Old Style', Georgia, 'Source Serif 4', 'Noto Serif', 'DejaVu Serif', serif`
)

// fonts are names of fonts, the one that is wanted most first.
type fonts string

// A lettering is a text of a card as a picture sets it.
type lettering struct {
	words   string
	size    float64 // of its letters, before all is made to fit
	colour  string
	style   string // further attributes
	bold    bool
	barred  bool    // the bar of the lesson stands before it
	gap     float64 // above it, in its own size
	leading float64
	lines   []string
}

// letterings are the texts of a card, from the top.
func (c Card) letterings() (all []lettering) {
	lesson := lettering{words: c.Lesson, size: 46, colour: ink, style: ` font-weight="bold"`, bold: true, barred: true, gap: 1, leading: 1.32}
	if c.Story == "" {
		lesson.size = 58
	}
	for _, l := range []lettering{
		{words: c.Head, size: 34, colour: ink, style: ` font-weight="bold"`, bold: true, gap: 1, leading: 1.3},
		{words: c.Aside, size: 26, colour: pencil, gap: .4, leading: 1.3},
		{words: c.Story, size: 38, colour: ink, gap: 1.1, leading: 1.4},
		lesson,
		{words: c.When, size: 30, colour: pencil, style: ` font-style="italic"`, barred: true, gap: .45, leading: 1.35},
	} {
		if l.words = plain(l.words); l.words != "" {
			all = append(all, l)
		}
	}
	return all
}

// plain are words as an XML text may have them.
func plain(words string) string {
	return strings.Map(func(r rune) rune {
		if r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, text.CleanLine(words))
}

// barRoom is how far the words of a lesson stand in, behind its bar.
const barRoom = 34

// set breaks all texts into lines for letters so many times as large as they would be, and says
// how high they stand together.
func set(all []lettering, times float64) (height float64) {
	for i := range all {
		l := &all[i]
		size, room := l.size*times, float64(wide-2*inset)
		if l.barred {
			room -= barRoom
		}
		l.lines = draw.Broken(l.words, room/size, func(glyph string) float64 { return glyphWidth(glyph, l.bold) })
		if i > 0 {
			height += l.gap * size
		}
		height += float64(len(l.lines)) * l.leading * size
	}
	return height
}

// The letters of a short card are a little larger than usual; those of a long one become smaller
// step by step, and from the smallest on the paper becomes longer: nothing is left out.
const (
	largest, smallest = 1.2, .44
	step              = .94
)

// Picture writes the card as an SVG picture. It holds nothing but shapes and words: it loads and
// runs nothing. How wide letters are is estimated, as nobody knows which font will draw them.
func (c Card) Picture(w io.Writer) error {
	all := c.letterings()
	times := largest
	const room = high - 2*(rim+30)
	height := set(all, times)
	for height > room && times > smallest {
		times = max(times*step, smallest)
		height = set(all, times)
	}
	paperHigh := high
	if height > room {
		paperHigh = int(height) + high - room
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %[1]d %[2]d\" font-family=\"%[3]s\">\n", wide, paperHigh, serifs)
	fmt.Fprintf(&b, "<rect width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", wide, paperHigh, paper)
	fmt.Fprintf(&b, "<rect x=\"%[1]d\" y=\"%[1]d\" width=\"%d\" height=\"%d\" rx=\"18\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n", rim, wide-2*rim, paperHigh-2*rim, rule)
	drawn(&b, all, times, (float64(paperHigh)-height)/2)
	b.WriteString("</svg>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// drawn draws the texts from so far down on, and the bar of the lesson.
func drawn(b *strings.Builder, all []lettering, times, y float64) {
	barFrom, barTo := 0.0, 0.0
	for i, l := range all {
		size, x := l.size*times, float64(inset)
		if i > 0 {
			y += l.gap * size
		}
		if l.barred {
			x += barRoom
			if barTo == 0 {
				barFrom = y
			}
			barTo = y + float64(len(l.lines))*l.leading*size
		}
		fmt.Fprintf(b, "<text font-size=\"%.1f\" fill=\"%s\"%s>", size, l.colour, l.style)
		for _, line := range l.lines {
			fmt.Fprintf(b, "<tspan x=\"%.0f\" y=\"%.1f\">%s</tspan>", x, y+l.leading*size*.74, html.EscapeString(line))
			y += l.leading * size
		}
		b.WriteString("</text>\n")
	}
	if barTo > 0 {
		fmt.Fprintf(b, "<rect x=\"%d\" y=\"%.1f\" width=\"7\" height=\"%.1f\" rx=\"3\" fill=\"%s\"/>\n", inset, barFrom, barTo-barFrom, chalk)
	}
}

// glyphWidth is how wide a glyph is at most, as a part of the size of its letters: rather too
// wide than over the edge, with the widest of the usual fonts.
func glyphWidth(glyph string, bold bool) (of float64) {
	r, _ := utf8.DecodeRuneInString(glyph)
	switch columns := ansi.StringWidth(glyph); {
	case columns > 1:
		return float64(columns) * .52
	case columns == 0:
		return 0
	case r == ' ':
		of = .32
	case r == '\x21' || strings.ContainsRune("iljI.,:;'|()[]‘’", r):
		of = .4
	case strings.ContainsRune("ftrs-\"“”/J", r):
		of = .52
	case strings.ContainsRune("mwMWQ@%—…&", r):
		of = 1.03
	case unicode.IsUpper(r):
		of = .8
	default:
		of = .65
	}
	if bold {
		of *= 1.08
	}
	return of
}
