package draw

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/text"
)

// An OnCard is what stands on a card, a line each; what is empty takes no room.
type OnCard struct {
	Head   string // what it is called
	Aside  string // beside that: a class, a day
	Story  string // what failed, or what moved
	Lesson string
	When   string // when the lesson applies
}

// Card is a card in its box, so many columns wide: what failed, and under its bar what that
// taught. No word of it is cut, however long it is or narrow the box.
func Card(p Pen, c OnCard, columns int) []string {
	side, corners := 3, p.Marks.Corners
	if columns < 40 {
		side = 2
	}
	width := max(columns-2*side, 4)
	room := strings.Repeat(" ", side-1)
	row := func(words string) string {
		return p.Rule(p.Marks.Fold) + room + words + strings.Repeat(" ", max(0, width-ansi.StringWidth(words))) + room + p.Rule(p.Marks.Fold)
	}
	edge := strings.Repeat(p.Marks.Rule, width+2*side-2)
	lines := []string{p.Rule(corners[0] + edge + corners[1]), row("")}
	for _, part := range [][]string{cardHead(p, c, width), inked(p.Ink, c.Story, width), cardLesson(p, c, width)} {
		for _, words := range part {
			lines = append(lines, row(words))
		}
		if len(part) > 0 {
			lines = append(lines, row(""))
		}
	}
	return append(lines, p.Rule(corners[3]+edge+corners[2]))
}

// cardHead is what the card is called, with what stands beside that where there is room.
func cardHead(p Pen, c OnCard, width int) []string {
	head, aside := text.CleanLine(c.Head), text.CleanLine(c.Aside)
	if gap := width - ansi.StringWidth(head) - ansi.StringWidth(aside); head != "" && aside != "" && gap > 1 {
		return []string{p.Bold(head) + strings.Repeat(" ", gap) + p.Pencil(aside)}
	}
	return append(inked(p.Bold, head, width), inked(p.Pencil, aside, width)...)
}

// cardLesson is the lesson with when it applies, behind its bar.
func cardLesson(p Pen, c OnCard, width int) []string {
	bar := ansi.StringWidth(p.Marks.Lesson) + 1
	lines := append(inked(p.Bold, c.Lesson, width-bar), inked(p.Pencil, c.When, width-bar)...)
	for i, line := range lines {
		mark := p.Marks.Lesson
		if i == len(lines)-1 {
			mark = p.Marks.LessonEnd
		}
		lines[i] = p.Chalk(mark) + " " + line
	}
	return lines
}

// inked are words in lines of so many columns, in one ink.
func inked(ink func(string) string, words string, width int) []string {
	columns := func(glyph string) float64 { return float64(ansi.StringWidth(glyph)) }
	lines := Broken(text.CleanLine(words), float64(width), columns)
	for i, line := range lines {
		lines[i] = ink(strings.TrimSuffix(line, " "))
	}
	return lines
}

// Broken breaks words into lines that are no wider than width, each glyph as wide as wide says:
// at spaces, beside signs that a script without spaces sets two columns wide, and in the middle
// of what is wider than a line. A line that ends at a space keeps that one, so that all of them
// behind each other are the words again.
func Broken(words string, width float64, wide func(glyph string) float64) (lines []string) {
	var line strings.Builder
	used := 0.0
	end := func() {
		lines = append(lines, line.String())
		line.Reset()
		used = 0
	}
	for _, piece := range pieces(words) {
		solid := strings.TrimSuffix(piece, " ")
		w := widthOf(solid, wide)
		if used > 0 && used+w > width {
			end()
		}
		for w > width { // it is wider than a line: as much as there is room for
			n := beginning(solid, width, wide)
			line.WriteString(solid[:n])
			used = widthOf(solid[:n], wide)
			if solid, piece = solid[n:], piece[n:]; solid == "" {
				break
			}
			end()
			w = widthOf(solid, wide)
		}
		line.WriteString(piece)
		used += widthOf(piece, wide)
	}
	if line.Len() > 0 {
		end()
	}
	return lines
}

// neverFirst are signs that no line begins with.
const neverFirst = "、。，．！？：；」』）】》〉・ー々…"

// pieces are words in what may stand on lines of their own: each word with the space behind it,
// each sign of two columns with what may not begin a line.
func pieces(words string) (all []string) {
	begun := 0
	for i, before := 0, 0; i < len(words); {
		glyph, columns := ansi.FirstGraphemeCluster(words[i:], ansi.GraphemeWidth)
		if (columns > 1 || before > 1) && i > begun && !strings.Contains(neverFirst, glyph) && glyph != " " {
			all, begun = append(all, words[begun:i]), i
		}
		if i += max(len(glyph), 1); glyph == " " {
			all, begun = append(all, words[begun:i]), i
		}
		before = columns
	}
	if begun < len(words) {
		all = append(all, words[begun:])
	}
	return all
}

// beginning is how many bytes of a word there is room for: one glyph at least.
func beginning(word string, width float64, wide func(string) float64) (n int) {
	for used := 0.0; n < len(word); {
		glyph, _ := ansi.FirstGraphemeCluster(word[n:], ansi.GraphemeWidth)
		if used += wide(glyph); n > 0 && used > width {
			return n
		}
		n += max(len(glyph), 1)
	}
	return n
}

func widthOf(words string, wide func(string) float64) (all float64) {
	for i := 0; i < len(words); {
		glyph, _ := ansi.FirstGraphemeCluster(words[i:], ansi.GraphemeWidth)
		all += wide(glyph)
		i += max(len(glyph), 1)
	}
	return all
}
