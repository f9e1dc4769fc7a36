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
	w.in.from, w.in.to, w.word.from, w.word.to = from.at, from.at, from.at, from.at
	for _, r := range s.text[from.at:] {
		var going bool
		switch {
		case r == '\n':
			going = w.endsLine() && each(row{w.word.to + 1, false})
			w.in, w.soft = span{from: w.word.to + 1, to: w.word.to + 1}, false
			w.word = w.in
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
	w.in, w.soft = span{from: w.word.from, to: w.word.from}, true
	return w.each(row{w.word.from, true})
}

// full reports whether the row has no place for the word and so many columns after it.
// Where a row is set anew from its beginning, it is settled that its first word is in it.
func (w *setting) full(more int) bool {
	return w.s.cells(w.in)+w.s.cells(w.word)+more > w.s.width && (!w.soft || w.in.from < w.in.to)
}

// joins puts the word into the row.
func (w *setting) joins() {
	w.in.join(w.word)
	w.word = span{from: w.in.to, to: w.in.to}
}

// endsLine ends the line with the word: the cursor has a column behind it.
func (w *setting) endsLine() bool { return !w.full(1) || w.breaks() }

// endsWord ends the word with a space, which goes with it.
func (w *setting) endsWord(size int) bool {
	going := !w.full(1) || w.breaks()
	w.word.take(' ', size)
	w.joins()
	return going
}

// takes puts a letter to the word, of which a row is full that has no more columns than
// it.
func (w *setting) takes(r rune) bool {
	w.word.take(r, utf8.RuneLen(r))
	if w.s.cells(w.word)+runewidth.RuneWidth(r) <= w.s.width {
		return true
	}
	going := w.in.from == w.in.to || w.breaks()
	w.joins()
	return going
}

// A span is words on their way into a row, with the columns they take as far as each of
// their letters takes its own.
type span struct {
	from, to int
	wide     int
	joins    bool // some do not
}

func (p *span) take(r rune, size int) {
	wide, alone := cells(r)
	p.wide, p.joins, p.to = p.wide+wide, p.joins || !alone, p.to+size
}

func (p *span) join(next span) {
	p.wide, p.joins, p.to = p.wide+next.wide, p.joins || next.joins, next.to
}

// cells is how many columns words take.
func (s *Sheet) cells(p span) int {
	if p.joins {
		return uniseg.StringWidth(seen(s.text[p.from:p.to]))
	}
	return p.wide
}

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
