package tui

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"messup/journal"
	"messup/journal/tui/page"
)

// A scene is a page as the README shows it: drawn by the program, and here made a picture.
type scene struct {
	name  string
	wide  int
	high  int
	place func(*driver) page.Place
	keys  []string
	fill  func(*driver) // nil: some journal
}

// scenes are the pictures of the README.
func scenes() []scene {
	to := func(p page.Place) func(*driver) page.Place { return func(*driver) page.Place { return p } }
	return []scene{
		{"desk", 120, 34, to(page.Home{}), nil, nil},
		{"writing", 80, 24, to(page.Write{Set: "ten"}), []string{"text:Food web jigsaw", "tab", "text:9B science", "ctrl+n", "text:That each student could say, without the card, what happens to a food web when one species goes."}, nil},
		{"reading", 120, 34, func(d *driver) page.Place { return page.Read{ID: d.entryNamed("Food web jigsaw").ID} }, nil, nil},
		{"lessons", 120, 30, to(page.Lessons{}), nil, nil},
		{"comesback", 80, 24, atStop(journal.StopLessons), []string{"enter"}, dueLessons},
		{"takes", 80, 24, thirdTake, nil, threeTakes},
		{"browse", 80, 24, to(page.Browse{}), nil, nil},
		{"year", 80, 24, to(page.Year{}), nil, anAutumn},
		{"patterns", 80, 24, to(page.Patterns{}), nil, anAutumn},
	}
}

// Each picture is what the program draws now, on dark paper and on light, and the README or
// docs/using.md shows it: go test ./journal/tui -run README -update makes them.
func TestTheREADMEsPicturesAreWhatTheProgramDraws(t *testing.T) {
	var shown []byte
	for _, path := range []string{"../../README.md", "../../docs/using.md"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		shown = append(shown, text...)
	}
	for _, s := range scenes() {
		for name, paper := range map[string]color.RGBA{"dark": {0x1E, 0x1E, 0x1E, 0xFF}, "light": {0xFD, 0xFB, 0xF7, 0xFF}} {
			drive(t, s.wide, s.high, func(d *driver) {
				if s.fill == nil {
					s.fill = someJournal
				}
				s.fill(d)
				d.open(page.Home{}).send(tea.BackgroundColorMsg{Color: paper})
				d.open(s.place(d)).keys(s.keys...)
				d.picture(s.name+"-"+name, paper)
			})
			if !strings.Contains(string(shown), s.name+"-"+name+".svg") {
				t.Errorf("neither the README nor the page on using shows %s on %s paper", s.name, name)
			}
		}
	}
}

// picture compares the screen with a picture; go test -update draws it.
func (d *driver) picture(name string, paper color.RGBA) {
	d.t.Helper()
	path := filepath.Join("..", "..", "docs", name+".svg")
	got := d.drawn(paper)
	if updating() {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			d.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatalf("%v: go test -update draws it", err)
	}
	if !bytes.Equal(got, want) {
		d.t.Errorf("%s is not what the program draws: go test ./journal/tui -run README -update", path)
	}
}

// A cell of a picture, in its units: wide and high as those of a common monospaced font.
const (
	cellWide = 9
	cellHigh = 20
	bleed    = 14 // paper around the screen
)

// drawn is the screen as a picture that scales. Lines are drawn as lines: fonts leave
// gaps between them.
func (d *driver) drawn(paper color.RGBA) []byte {
	width, height := d.router.env.Screen.Width, d.router.env.Screen.Height
	screen := uv.NewScreenBuffer(width, height)
	uv.NewStyledString(d.router.View().Content).Draw(screen, screen.Bounds())
	ink := color.RGBA{0xD9, 0xD6, 0xD0, 0xFF}
	if paper.R > 0x80 {
		ink = color.RGBA{0x1F, 0x23, 0x28, 0xFF}
	}
	var p bytes.Buffer
	fmt.Fprintf(&p, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="ui-monospace,'JetBrains Mono','SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="15">`+"\n",
		width*cellWide+2*bleed, height*cellHigh+2*bleed)
	fmt.Fprintf(&p, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", hex(paper))
	for y := range height {
		for x := 0; x < width; {
			cell := screen.CellAt(x, y)
			if cell == nil || cell.Content == "" || cell.Content == " " {
				x++
				continue
			}
			if lines := strokes(cell.Content, x, y); lines != "" {
				fmt.Fprintf(&p, `<path d="%s" fill="%s"/>`+"\n", lines, hex(inked(cell.Style.Fg, ink)))
				x++
				continue
			}
			words, cells := run(screen, x, y, width)
			style, on := cell.Style, ink
			if style.Attrs&uv.AttrReverse != 0 {
				fmt.Fprintf(&p, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n",
					bleed+x*cellWide, bleed+y*cellHigh, cells*cellWide, cellHigh, hex(inked(style.Fg, ink)))
				style.Fg, on = nil, paper
			}
			setWords(&p, words, x, y, cells, style, on)
			x += cells
		}
	}
	p.WriteString("</svg>\n")
	return p.Bytes()
}

// run are the letters from a cell on that look alike, up to two blanks.
func run(screen uv.ScreenBuffer, x, y, width int) (words string, cells int) {
	first := screen.CellAt(x, y)
	for at := x; at < width; {
		cell := screen.CellAt(at, y)
		if cell == nil || !cell.Style.Equal(&first.Style) || strokes(cell.Content, at, y) != "" {
			break
		}
		words += cell.Content
		at += max(1, cell.Width)
		if strings.HasSuffix(words, "  ") {
			break
		}
		if !strings.HasSuffix(words, " ") {
			cells = at - x
		}
	}
	return strings.TrimRight(words, " "), max(1, cells)
}

func setWords(p *bytes.Buffer, words string, x, y, cells int, style uv.Style, ink color.RGBA) {
	fmt.Fprintf(p, `<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="%s"`,
		bleed+x*cellWide, bleed+y*cellHigh+15, cells*cellWide, hex(inked(style.Fg, ink)))
	if style.Attrs&uv.AttrBold != 0 {
		p.WriteString(` font-weight="bold"`)
	}
	if style.Attrs&uv.AttrItalic != 0 {
		p.WriteString(` font-style="italic"`)
	}
	if style.Attrs&uv.AttrFaint != 0 {
		p.WriteString(` opacity="0.6"`)
	}
	if style.Underline != uv.UnderlineNone {
		p.WriteString(` text-decoration="underline"`)
	}
	p.WriteByte('>')
	_ = xml.EscapeText(p, []byte(words)) // a buffer takes everything
	p.WriteString("</text>\n")
}

// strokes is a sign of boxes and bars as a path that fills; empty for letters.
func strokes(sign string, x, y int) string {
	left, top := bleed+x*cellWide, bleed+y*cellHigh
	box := func(x, y, w, h int) string { return fmt.Sprintf("M%d %dh%dv%dh-%dz", left+x, top+y, w, h, w) }
	switch sign {
	case "─":
		return box(0, 10, cellWide, 1)
	case "│":
		return box(4, 0, 1, cellHigh)
	case "┃":
		return box(3, 0, 3, cellHigh)
	case "╹":
		return box(3, 0, 3, cellHigh/2)
	case "▌":
		return box(0, 0, 4, cellHigh)
	case "━":
		return box(0, 8, cellWide, 4)
	case "╸":
		return box(0, 8, cellWide/2, 4)
	case "╭":
		return box(4, 10, 5, 1) + box(4, 10, 1, 10)
	case "╮":
		return box(0, 10, 5, 1) + box(4, 10, 1, 10)
	case "╰":
		return box(4, 10, 5, 1) + box(4, 0, 1, 10)
	case "╯":
		return box(0, 10, 5, 1) + box(4, 0, 1, 10)
	}
	return ""
}

func inked(c color.Color, ink color.RGBA) color.Color {
	if c == nil {
		return ink
	}
	return c
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8)
}
