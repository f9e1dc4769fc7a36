package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/tui/look"
)

// A Sheet holds a text and the place one writes at.
type Sheet struct {
	text    string
	at      int // the byte the cursor stands before
	goal    int // the column that up and down keep to, once they have left it
	anchor  int // where the selection began; none if that is where head is
	head    int
	rows    []row
	top     int // the first row in sight
	width   int // columns of words
	height  int
	prompt  string // stands before each row
	oneLine bool
	focused bool
	look    look.Look
	drawn   string // what it looks like; empty if it may look otherwise by now
	fresh   []row  // rows being set: kept for its room
	keys    map[string]func(*Sheet)
}

// New is an empty sheet with so much before each of its rows. One that is one line has
// no key that makes another.
func New(l look.Look, prompt string, oneLine bool) *Sheet {
	s := &Sheet{look: l, prompt: prompt, oneLine: oneLine, height: 6}
	s.SetWidth(40)
	return s
}

// Text is the words there are.
func (s *Sheet) Text() string { return s.text }

// At is the byte of the text that the cursor stands before.
func (s *Sheet) At() int { return s.at }

// Set sets a text, with the cursor at its end.
func (s *Sheet) Set(words string) { s.Put(words, len(words)) }

// Put sets a text with the cursor at one of its bytes, and brings that into sight with
// as much of the text above it as there is room for.
func (s *Sheet) Put(words string, at int) {
	before := plainText(words[:at])
	if words = before + plainText(words[at:]); words != s.text || s.rows == nil {
		s.text = words
		s.setAll()
	}
	s.top, s.anchor, s.head = 0, 0, 0
	s.moveTo(len(before))
	s.follow()
}

// Insert puts words where the cursor is, in place of what is selected.
func (s *Sheet) Insert(words string) {
	from, to := s.at, s.at
	if s.Selects() {
		from, to = s.selection()
	}
	s.splice(from, to, plainText(words))
	s.follow()
}

// Cut takes what is selected out of the text.
func (s *Sheet) Cut() {
	if s.Selects() {
		s.Insert("")
	}
}

// Selected is what is selected.
func (s *Sheet) Selected() string {
	from, to := s.selection()
	return s.text[from:to]
}

// Selects reports whether anything is selected.
func (s *Sheet) Selects() bool { return s.anchor != s.head }

// deselect selects nothing.
func (s *Sheet) deselect() { s.anchor, s.head, s.drawn = 0, 0, "" }

func (s *Sheet) selection() (from, to int) { return min(s.anchor, s.head), max(s.anchor, s.head) }

// plainText is words as they may stand on a sheet: tabs are four spaces, other control
// characters and what is no character are none.
func plainText(words string) string {
	if strings.IndexFunc(words, unplain) < 0 {
		return words
	}
	words = strings.ReplaceAll(strings.ReplaceAll(words, "\r", "\n"), "\t", "    ")
	return strings.Map(func(r rune) rune {
		if unplain(r) {
			return -1
		}
		return r
	}, words)
}

func unplain(r rune) bool { return r != '\n' && (r == utf8.RuneError || unicode.IsControl(r)) }

// splice puts words in place of those between two bytes, and the cursor behind them.
// Nothing is selected then.
func (s *Sheet) splice(from, to int, words string) {
	s.deselect()
	s.text = s.text[:from] + words + s.text[to:]
	s.reset(from, to, len(words))
	s.moveTo(from + len(words))
}

// moveTo puts the cursor before a byte. Up and down keep to its column from there.
func (s *Sheet) moveTo(at int) { s.at, s.goal, s.drawn = at, 0, "" }

// SetWidth sets the text in so many columns, what stands before each row among them.
func (s *Sheet) SetWidth(columns int) {
	if columns = max(columns, lipgloss.Width(s.prompt)+1); columns != s.Columns() {
		s.width = columns - lipgloss.Width(s.prompt)
		s.setAll()
		s.follow()
	}
}

// Columns is how many there are, what stands before each row among them.
func (s *Sheet) Columns() int { return s.width + lipgloss.Width(s.prompt) }

// Width is how many of them there are for words.
func (s *Sheet) Width() int { return s.width }

// SetHeight shows so many rows.
func (s *Sheet) SetHeight(rows int) {
	s.height = max(1, rows)
	s.follow()
}

// Height is how many rows are shown.
func (s *Sheet) Height() int { return s.height }

// Rows is how many rows the text has.
func (s *Sheet) Rows() int { return len(s.rows) }

// Row is the row the cursor is in, counted from the first of the text.
func (s *Sheet) Row() int { return s.rowAt(s.at) }

// Above is how many rows are above those in sight.
func (s *Sheet) Above() int { return s.top }

// follow brings the cursor into sight, in a sheet one writes on.
func (s *Sheet) follow() {
	s.drawn = ""
	if !s.focused {
		return
	}
	row := s.Row()
	s.top = max(min(s.top, row), row-s.height+1)
}

// Focus begins to take keys.
func (s *Sheet) Focus() {
	s.focused = true
	s.follow()
}

// Blur takes no more keys, and selects nothing.
func (s *Sheet) Blur() {
	s.focused = false
	s.deselect()
}

// Restyle follows a change of the look.
func (s *Sheet) Restyle(l look.Look) { s.look, s.drawn = l, "" }

// lineStart is where the line begins that a byte is in.
func (s *Sheet) lineStart(at int) int { return s.rows[s.firstRow(s.rowAt(at))].at }

// lineEnd is where it ends: before its newline, or at the end of the text.
func (s *Sheet) lineEnd(at int) int { return s.rowEnd(s.lastRow(s.rowAt(at))) }

// before is the letter that ends at a byte, as people see it; the newline where a line
// begins.
func (s *Sheet) before(at int) string {
	line := s.text[s.lineStart(at):at]
	if line == "" {
		return s.text[max(0, at-1):at]
	}
	return lastLetter(line)
}

// after is the letter that begins at a byte; the newline where a line ends.
func (s *Sheet) after(at int) string {
	end := s.lineEnd(at)
	if end == at {
		return s.text[at:min(len(s.text), at+1)]
	}
	letter, _ := ansi.FirstGraphemeCluster(s.text[at:end], ansi.GraphemeWidth)
	return letter
}

// lastLetter is the last letter of a line, as people see it: a family of four is one, of
// seven code points. It is looked for from where a letter is sure to begin.
func lastLetter(line string) (last string) {
	_, size := utf8.DecodeLastRuneInString(line)
	from := len(line) - size
	for from > 0 {
		r, _ := utf8.DecodeRuneInString(line[from:])
		was, size := utf8.DecodeLastRuneInString(line[:from])
		if parts(was, r) {
			break
		}
		from -= size
	}
	for line = line[from:]; line != ""; line = line[len(last):] {
		last, _ = ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth)
	}
	return last
}

// parts reports whether a letter surely begins with r where was stands before it: both
// take their columns alone, or r is of ASCII and was none of the few signs that go with
// what follows them, in whatever script.
func parts(was, r rune) bool {
	const dotReph = '\u0d4e'
	if _, alone := cells(r); !alone {
		return false
	}
	_, alone := cells(was)
	return alone || r < utf8.RuneSelf && was <= 0xFFFF && was != dotReph && !unicode.Is(unicode.Cf, was)
}
