package look

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/text"
)

// A Line is one line of text set on a page.
type Line struct {
	Text string // styled; no wider than it was set for
	Bar  string // what stands in the gutter before it; empty for nothing
	Hit  bool   // it holds words that a search found
}

// Prose sets a person's text in lines of at most width columns: wrapped
// between words by what a terminal shows, with the few Markdown marks people
// type by hand understood (lists, quotes, headings, bold, italic, code) and
// every other character left as it is. No word is changed or lost; a word
// longer than a line is broken. spans are the bytes of the clean text (see
// text.Clean) to be marked as found.
func Prose(l Look, said string, spans []text.Span, width int) []Line {
	var lines []Line
	start, gap := 0, false
	for typed := range strings.SplitSeq(text.Clean(said), "\n") {
		if strings.TrimSpace(typed) == "" {
			gap = len(lines) > 0
		} else {
			if gap {
				lines = append(lines, Line{})
			}
			gap = false
			lines = append(lines, blockOf(typed).set(l, typed, within(spans, start, len(typed)), max(width, 2))...)
		}
		start += len(typed) + 1
	}
	return lines
}

// within returns the spans that touch a run of bytes, counted from its start.
func within(spans []text.Span, start, length int) []text.Span {
	var in []text.Span
	for _, s := range spans {
		if from, to := max(s.From-start, 0), min(s.To-start, length); from < to {
			in = append(in, text.Span{From: from, To: to})
		}
	}
	return in
}

// A block is what one typed line is: where its words begin, and what stands
// before them.
type block struct {
	from  int    // where the words begin
	lead  string // before the first line of it
	hang  string // before the others, as wide as lead
	quote bool
	bold  bool
}

const quoteBar = "│ "

// blockOf tells lists, quotes and headings by the mark they begin with.
func blockOf(typed string) block {
	rest := strings.TrimLeft(typed, " \t")
	indent := strings.Repeat(" ", min(len(typed)-len(rest), 8))
	word, _, _ := strings.Cut(rest, " ")
	after := len(typed) - len(rest) + len(word)
	words := strings.TrimLeft(typed[after:], " ")
	b := block{from: len(typed) - len(words)}
	switch {
	case word == strings.Repeat(">", len(word)) && word != "":
		b.quote, b.lead, b.hang = true, quoteBar, quoteBar
	case words == "":
		return block{from: len(typed) - len(rest), lead: indent, hang: indent}
	case word == "-" || word == "*" || word == "+":
		b.lead, b.hang = indent+"• ", indent+"  "
	case isNumber(word):
		b.lead, b.hang = indent+word+" ", indent+strings.Repeat(" ", len(word)+1)
	case len(word) <= 6 && word == strings.Repeat("#", len(word)):
		b.bold = true
	default:
		return block{from: len(typed) - len(rest), lead: indent, hang: indent}
	}
	return b
}

// isNumber tells the mark of a numbered list: 1. or 1)
func isNumber(word string) bool {
	digits := strings.TrimRight(word, ".)")
	return len(digits) > 0 && len(digits) <= 3 && len(word) == len(digits)+1 && strings.Trim(digits, "0123456789") == ""
}

// To wraps a block's words and puts its lead before them. A lead that would
// leave little room for words is given up, unless it has words of its own.
func (b block) set(l Look, typed string, spans []text.Span, width int) []Line {
	if strings.TrimSpace(b.lead) == "" && lipgloss.Width(b.lead) > width/4 {
		b.lead, b.hang = "", ""
	}
	if lipgloss.Width(b.hang) > width/2 {
		b.lead, b.hang = strings.TrimLeft(b.lead, " "), ""
	}
	kept, inks := emphasized(typed[b.from:], within(spans, b.from, len(typed)-b.from))
	base := l.Ink.Bold(b.bold)
	gs := glyphs(kept, inks)
	room := width - lipgloss.Width(b.hang)
	if b.hang == "" && b.lead != "" { // the lead is part of the first line
		gs = append(glyphs(b.lead, make([]ink, len(b.lead))), gs...)
		b.lead = ""
	}
	broken := breakLines(gs, room, room)
	lines := make([]Line, len(broken))
	for i, line := range broken {
		before := b.hang
		if i == 0 {
			before = b.lead
		}
		if len(line) == 0 {
			before = strings.TrimRight(before, " ")
		}
		if b.quote || strings.HasSuffix(before, "• ") {
			before = l.Pencil.Render(before)
		}
		s, hit := render(l, base, line)
		lines[i] = Line{Text: before + s, Hit: hit}
	}
	return lines
}

// ink says how a byte of a text is shown.
type ink uint8

const (
	inkGone   ink = 1 << iota // a mark that was understood, and is not shown
	inkBold                   //
	inkItalic                 //
	inkTick                   // the ticks around code
	inkMatch                  // words that a search found
)

func mark(inks []ink, spans []text.Span) {
	for _, s := range spans {
		for i := max(s.From, 0); i < min(s.To, len(inks)); i++ {
			inks[i] |= inkMatch
		}
	}
}

// emphasized takes the marks of emphasis out of a line and returns what is
// left, with the ink of each byte.
func emphasized(line string, spans []text.Span) (string, []ink) {
	inks := make([]ink, len(line))
	mark(inks, spans)
	emphasize(line, inks, 0, len(line), 0)
	var kept strings.Builder
	n := 0
	for i := range len(line) {
		if inks[i]&inkGone == 0 {
			kept.WriteByte(line[i])
			inks[n] = inks[i]
			n++
		}
	}
	return kept.String(), inks[:n]
}

// How far apart and how deep in each other marks are understood, so that no
// text, however odd, takes long.
const (
	emphasisReach = 1000
	emphasisDepth = 4
)

// emphasize inks what stands between pairs of marks. A mark without its pair
// is a character like any other.
func emphasize(line string, inks []ink, from, to, depth int) {
	for i := from; i < to; {
		if line[i] != '*' && line[i] != '_' && line[i] != '`' {
			i++
			continue
		}
		run := runOf(line, i, to)
		m := opener(line, i, run)
		end := -1
		if m > 0 && depth < emphasisDepth {
			end = closer(line, i, m, to)
		}
		if end < 0 {
			i += run
			continue
		}
		style := map[int]ink{1: inkItalic, 2: inkBold}[m]
		marks := inkGone
		if line[i] == '`' {
			style, marks = 0, inkTick
		}
		for k := i; k < end+m; k++ {
			inks[k] |= style
			if k < i+m || k >= end {
				inks[k] |= marks
			}
		}
		if line[i] != '`' {
			emphasize(line, inks, i+m, end, depth+1)
		}
		i = end + m
	}
}

func runOf(line string, i, to int) int {
	n := 1
	for i+n < to && line[i+n] == line[i] {
		n++
	}
	return n
}

// opener returns how many characters of the run at i open an emphasis; 0 if
// they are no mark: after a letter (5*3, snake_case) or before a space.
func opener(line string, i, run int) int {
	m := run
	switch {
	case line[i] == '*' && run == 3: // bold, and italic inside
		m = 2
	case line[i] == '*' && run > 3, line[i] != '*' && run > 1:
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(line[:i])
	after, _ := utf8.DecodeRuneInString(line[i+run:])
	if i > 0 && isWord(before) || i+run == len(line) || unicode.IsSpace(after) {
		return 0
	}
	return m
}

// closer returns where the pair of the mark of m characters at i begins; -1
// if it has none.
func closer(line string, i, m, to int) int {
	limit := min(to, i+emphasisReach)
	for j := i + m; j < limit; {
		if line[j] != line[i] {
			j++
			continue
		}
		run := runOf(line, j, to)
		at := j + run - m
		before, _ := utf8.DecodeLastRuneInString(line[:j])
		after, _ := utf8.DecodeRuneInString(line[j+run:])
		ends := !unicode.IsSpace(before) && (j+run == len(line) || !isWord(after))
		if (run == m || run == 3 && line[i] == '*') && at > i+m && (ends || line[i] == '`') {
			return at
		}
		j += run
	}
	return -1
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// Window cuts a page's lines to the rows there are, with the line that matters
// and the one below it in sight.
func Window(lines []string, at, rows int) []string {
	from := min(max(0, at+2-rows), max(0, len(lines)-rows))
	return lines[from:min(len(lines), from+rows)]
}

// MarkWidth is how many columns the mark takes that says there is more below.
const MarkWidth = 2

// WrapNotice sets a sentence in at most so many lines, so that it never crowds out
// what it is about. Where it does not fit, the folders of a path give way first:
// its name is what one looks for.
func WrapNotice(style lipgloss.Style, s string, width, most int) []string {
	words := strings.FieldsFunc(text.Clean(s), func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }) // a no-break space stays one
	lines := Wrap(strings.Join(words, " "), width)
	for i := range words {
		cut := strings.LastIndexAny(words[i], pathSigns)
		if cut > 1 && cut < len(words[i])-1 && (len(lines) > most || ansi.StringWidth(words[i]) > width) {
			words[i] = "…" + words[i][cut:]
			lines = Wrap(strings.Join(words, " "), width)
		}
	}
	if most = max(1, most); len(lines) > most {
		lines = append(lines[:most-1], ansi.Truncate(strings.Join(lines[most-1:], " "), max(width, 1), "…"))
	}
	for i := range lines {
		lines[i] = style.Render(lines[i])
	}
	return lines
}

// Spread sets one text at the left and one at the right of a line. The right
// one gives way.
func Spread(left, right string, width int) string {
	left = ansi.Truncate(left, width, "…")
	gap := width - lipgloss.Width(left) - lipgloss.Width(right)
	if gap < 2 {
		right = ansi.Truncate(right, max(0, width-lipgloss.Width(left)-2), "…")
		gap = width - lipgloss.Width(left) - lipgloss.Width(right)
	}
	return left + strings.Repeat(" ", max(0, gap)) + right
}

// PadLeft sets a text at the right end of a width.
func PadLeft(s string, width int) string {
	return strings.Repeat(" ", max(0, width-lipgloss.Width(s))) + s
}

// FirstLine is what a long answer is called in a few words.
func FirstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return text.CleanLine(line)
}

// LessonLines sets a lesson, its bar before each line: at most so many lines,
// or all of it with 0. The bar ends on the last line, and where something is said below
// it (see [Lines.Under]) one line later.
func LessonLines(l Look, text string, spans []text.Span, width, most int) []Line {
	kept, inks := emphasized(text, spans)
	set := breakLines(glyphs(kept, inks), width, width)
	if most > 0 && len(set) > most {
		last := set[most-1]
		n := len(last)
		if fits(last, width-2) < n {
			n = breakAt(last, fits(last, width-2))
		}
		set = append(set[:most-1], append(trimEnd(last[:n:n]), glyphs(" …", make([]ink, len(" …")))...))
	}
	lines := make([]Line, len(set))
	for i, gs := range set {
		s, hit := render(l, l.Ink, gs)
		lines[i] = Line{Text: s, Bar: l.Bar(i == len(set)-1), Hit: hit}
	}
	return lines
}

// Labelled sets a quiet label and what was said to it. Labels are set in a
// column so wide; without one, or without the room, the words follow theirs.
func Labelled(l Look, label, value string, spans []text.Span, column, width int) []Line {
	hang := column
	if column == 0 || column > width/3 {
		column, hang = lipgloss.Width(label)+2, 2
	}
	inks := make([]ink, len(value))
	mark(inks, spans)
	if room := column - lipgloss.Width(label); room < 1 && column <= width/2 { // it is longer than the others
		column = lipgloss.Width(label) + 2
	}
	before := l.Pencil.Render(label) + strings.Repeat(" ", max(0, column-lipgloss.Width(label)))
	var lines []Line
	if column > width/2 { // the label has a line of its own
		lines = append(lines, Line{Text: l.Pencil.Render(ansi.Truncate(label, width, "…"))})
		before, column = strings.Repeat(" ", hang), hang
	}
	for _, line := range breakLines(glyphs(value, inks), width-column, width-hang) {
		s, hit := render(l, l.Ink, line)
		lines = append(lines, Line{Text: before + s, Hit: hit})
		before = strings.Repeat(" ", hang)
	}
	return lines
}
