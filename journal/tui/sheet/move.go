package sheet

import (
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// byRows goes up or down so many rows, in the column one came from.
func (s *Sheet) byRows(down int) {
	if down == 0 {
		return
	}
	from := s.Row()
	goal := max(s.goal, width(s.text[s.rows[from].at:s.at]))
	to := min(max(0, from+down), len(s.rows)-1)
	if down < 0 && to > 0 && s.rowEnd(to) == s.rows[to].at && !s.ends(to) { // one cannot stand there
		to--
	}
	s.moveTo(s.inRow(to, goal))
	s.goal = goal
}

// inRow is where a row has a column, or ends. A row that goes on in the next ends before
// its last letter: behind that is the next row.
func (s *Sheet) inRow(i, column int) int {
	at, end := s.rows[i].at, s.rowEnd(i)
	if !s.ends(i) {
		end -= len(lastLetter(s.text[at:end]))
	}
	for wide := 0; wide < column && at < end; {
		letter, _ := ansi.FirstGraphemeCluster(s.text[at:end], ansi.GraphemeWidth)
		wide += width(letter)
		at += len(letter)
	}
	return at
}

// pageUp goes to the first row in sight; from there, up by as many as are.
func (s *Sheet) pageUp() {
	if above := s.top - s.Row(); above < 0 {
		s.byRows(above)
		return
	}
	s.byRows(-s.height)
}

// pageDown goes to the last row in sight; from there, down by as many as are.
func (s *Sheet) pageDown() {
	if below := s.top + s.height - 1 - s.Row(); below > 0 {
		s.byRows(below)
		return
	}
	s.byRows(s.height)
}

// wordBack is where the word begins that ends before the cursor.
func (s *Sheet) wordBack() int {
	at := s.at
	for at > 0 && unicode.IsSpace(s.runeBefore(at)) {
		at -= utf8.RuneLen(s.runeBefore(at))
	}
	for at > 0 && !unicode.IsSpace(s.runeBefore(at)) {
		at -= utf8.RuneLen(s.runeBefore(at))
	}
	return at
}

// wordOn is where the next word begins and ends.
func (s *Sheet) wordOn() (from, to int) {
	from = s.at
	for from < len(s.text) && unicode.IsSpace(s.runeAfter(from)) {
		from += utf8.RuneLen(s.runeAfter(from))
	}
	to = from
	for to < len(s.text) && !unicode.IsSpace(s.runeAfter(to)) {
		to += utf8.RuneLen(s.runeAfter(to))
	}
	return from, to
}

func (s *Sheet) runeBefore(at int) rune {
	r, _ := utf8.DecodeLastRuneInString(s.text[:at])
	return r
}

func (s *Sheet) runeAfter(at int) rune {
	r, _ := utf8.DecodeRuneInString(s.text[at:])
	return r
}
