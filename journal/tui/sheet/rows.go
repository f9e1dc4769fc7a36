package sheet

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
	"github.com/rivo/uniseg"
)

// A row is where one begins. Soft rows go on with the line of the row above. A first row
// may have nothing in it: that is how a text area sets a word as wide as itself whose
// last sign makes it wider.
type row struct {
	at   int
	soft bool
}

// rowAt is the row that a byte is in; where one ends and the next begins, the next.
func (s *Sheet) rowAt(at int) int {
	return sort.Search(len(s.rows), func(i int) bool { return s.rows[i].at > at }) - 1
}

// firstRow is the first row of the line that a row is of.
func (s *Sheet) firstRow(i int) int {
	for s.rows[i].soft {
		i--
	}
	return i
}

// lastRow is the last one.
func (s *Sheet) lastRow(i int) int {
	for !s.ends(i) {
		i++
	}
	return i
}

// ends reports whether a row is the last of its line.
func (s *Sheet) ends(i int) bool { return i+1 == len(s.rows) || !s.rows[i+1].soft }

// rowEnd is where a row ends: at the next one, before its newline, or with the text.
func (s *Sheet) rowEnd(i int) int {
	switch {
	case i+1 == len(s.rows):
		return len(s.text)
	case s.rows[i+1].soft:
		return s.rows[i+1].at
	}
	return s.rows[i+1].at - 1
}

// setAll sets all rows.
func (s *Sheet) setAll() {
	s.drawn = ""
	s.rows = append(s.rows[:0], row{})
	s.set(s.rows[0], func(r row) bool {
		s.rows = append(s.rows, r)
		return true
	})
}

// reset sets the rows anew after what stood between two bytes of the text that was has
// become so many. A row's beginning is decided by the row itself and the one above it,
// so the rows before these stay; and from where a row begins below the change that began
// there before, all are as they were.
func (s *Sheet) reset(from, to, now int) {
	first := s.rowAt(from)
	if s.rows[first].soft {
		first--
	}
	moved, next := now-(to-from), first+1
	s.fresh = s.fresh[:0]
	whole := s.set(s.rows[first], func(r row) bool {
		if r.at >= from+now {
			was := row{r.at - moved, r.soft}
			for next < len(s.rows) && (s.rows[next].at < was.at || s.rows[next].at == was.at && !s.rows[next].soft && was.soft) {
				next++
			}
			if next < len(s.rows) && s.rows[next] == was {
				return false
			}
		}
		s.fresh = append(s.fresh, r)
		return true
	})
	if whole {
		next = len(s.rows)
	}
	s.rows = slices.Replace(s.rows, first+1, next, s.fresh...)
	for i := first + 1 + len(s.fresh); i < len(s.rows); i++ {
		s.rows[i].at += moved
	}
}

// set sets the text from the beginning of a row to its end, and tells of each row that
// begins after it; whole is false if that was not wanted any more. A word goes into the
// next row where it would reach the end of this one, as in a text area.
func (s *Sheet) set(from row, each func(row) bool) (whole bool) {
	w := setting{s: s, soft: from.soft, each: each}
	w.in, w.word = beginning(from.at), beginning(from.at)
	for _, r := range s.text[from.at:] {
		var going bool
		switch {
		case r == '\n':
			going = w.endsLine() && each(row{w.word.to + 1, false})
			w.in, w.word, w.soft = beginning(w.word.to+1), beginning(w.word.to+1), false
		case unicode.IsSpace(r):
			going = w.endsWord(utf8.RuneLen(r))
		default:
			going = w.takes(r)
		}
		if !going {
			return false
		}
	}
	return w.endsLine()
}

// A setting is where a row is being set: what is in it, and the word that is not yet.
type setting struct {
	s        *Sheet
	in, word span
	soft     bool
	each     func(row) bool
}

// breaks begins a row with the word.
func (w *setting) breaks() bool {
	w.in, w.soft = beginning(w.word.from), true
	return w.each(row{w.word.from, true})
}

// full reports whether the row has no place for the word and so many columns after it.
// Where a row is set anew from its beginning, it is settled that its first word is in it.
func (w *setting) full(more int) bool {
	return w.s.cells(w.in)+w.s.cells(w.word)+more > w.s.width && (!w.soft || w.in.from < w.in.to)
}

// joins puts the word into the row.
func (w *setting) joins() {
	w.s.join(&w.in, w.word)
	w.word = beginning(w.in.to)
}

// endsLine ends the line with the word: the cursor has a column behind it.
func (w *setting) endsLine() bool { return !w.full(1) || w.breaks() }

// endsWord ends the word with a space, which goes with it.
func (w *setting) endsWord(size int) bool {
	going := !w.full(1) || w.breaks()
	w.s.take(&w.word, ' ', size)
	w.joins()
	return going
}

// takes puts a letter to the word, of which a row is full that has no more columns than
// it.
func (w *setting) takes(r rune) bool {
	w.s.take(&w.word, r, utf8.RuneLen(r))
	if w.s.cells(w.word)+runewidth.RuneWidth(r) <= w.s.width && w.word.to-w.word.from < mostInRow {
		return true
	}
	going := w.in.from == w.in.to || w.breaks()
	w.joins()
	return going
}

// mostInRow is how many bytes of a word are one row, be they signs that take no column:
// at each of them it is measured.
const mostInRow = 2_000

// A span is words on their way into a row. What columns they take is known as far as
// letters surely part; of what follows, it is found out each time.
type span struct {
	from, to int
	known    int  // up to where
	wide     int  // how many
	last     rune // before to
}

// take puts a letter to the words. Each space is shown as one column, see seen.
func (s *Sheet) take(p *span, r rune, size int) {
	if p.from < p.to && parts(p.last, r) {
		p.wide, p.known = s.cells(*p), p.to
	}
	p.to, p.last = p.to+size, r
}

// join puts the words that follow to the words.
func (s *Sheet) join(p *span, next span) {
	if p.from == p.to {
		*p = next
		return
	}
	if next.from == next.to {
		return
	}
	if first, _ := utf8.DecodeRuneInString(s.text[next.from:]); parts(p.last, first) {
		*p = span{from: p.from, to: next.to, known: next.known, wide: s.cells(*p) + next.wide, last: next.last}
		return
	}
	for _, r := range s.text[next.from:next.to] {
		s.take(p, r, utf8.RuneLen(r))
	}
}

// cells is how many columns words take.
func (s *Sheet) cells(p span) int { return p.wide + width(s.text[p.known:p.to]) }

// beginning is no words yet, from a byte on.
func beginning(at int) span { return span{from: at, to: at, known: at} }

// width is how many columns a piece of the text takes.
func width(words string) int {
	wide := 0
	for _, r := range words {
		w, alone := cells(r)
		if !alone {
			return uniseg.StringWidth(seen(words))
		}
		wide += w
	}
	return wide
}

// seen is words as they are shown: each space is one column.
func seen(words string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, words)
}

// cells is how many columns a letter takes, of those that never join with one of their
// like to one: most of what people write. Of the rest it is not sure, and uniseg knows.
func cells(r rune) (wide int, sure bool) {
	if r < 0x7F {
		return 1, r >= ' '
	}
	for _, of := range [...]struct {
		from, to rune
		wide     int
	}{
		{'À', 'ɏ', 1},
		{'Α', 'Ω', 1}, {'α', 'ω', 1},
		{'А', 'я', 1},
		{'א', 'ת', 1},
		{'ก', 'ะ', 1}, {'า', 'า', 1}, {'เ', 'ๆ', 1},
		{'–', '—', 1}, {'‘', '”', 1}, {'…', '…', 1},
		{'ぁ', 'ゖ', 2}, {'ァ', 'ヺ', 2},
		{'一', '鿿', 2},
		{'가', '힣', 2},
	} {
		if r <= of.to {
			return of.wide, r >= of.from
		}
	}
	return 0, false
}
