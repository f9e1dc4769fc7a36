package read

import "messup/journal/voice"

// A story is read page by page. A page ends where a question does, if that leaves it not
// too empty; one can go line by line too.

// pages are the lines that pages of so many rows begin with.
func (s *story) pages(height int) []int {
	starts := []int{0}
	for from := 0; from+height < len(s.lines); {
		next := from + height
		if question := s.wholeUntil(from, from+height); question-from > height/3 {
			next = question
		}
		starts = append(starts, next)
		from = next
	}
	return starts
}

// wholeUntil is the last section that begins after one line, with all before it ended up
// to another; one beside which nothing is parted, if there is such a one. The line before
// a section is blank.
func (s *story) wholeUntil(from, to int) (at int) {
	parted := 0
	for _, part := range s.Sections {
		switch {
		case part.from <= from || part.from-1 > to:
		case s.clear(part.from):
			at = part.from
		default:
			parted = part.from
		}
	}
	if at-from > (to-from)/2 {
		return at
	}
	return max(at, parted)
}

// pageAt is the page that a line stands on.
func (p *Page) pageAt(line int) int {
	at := 0
	for i, from := range p.starts {
		if from <= line {
			at = i
		}
	}
	return at
}

// bottom is the line after the last on the screen: a page ends where the next begins.
func (p *Page) bottom() int {
	end := min(len(p.Story.lines), p.Top+p.env.Size.Height)
	if len(p.starts) == 0 { // nothing is set yet
		return end
	}
	if at := p.pageAt(p.Top); p.starts[at] == p.Top && at+1 < len(p.starts) {
		return min(end, p.starts[at+1])
	}
	return end
}

// to has a line as the first on the screen, as far as the last page goes.
func (p *Page) to(line int) {
	p.Top = min(max(0, line), max(p.Last(), p.starts[len(p.starts)-1]))
}

// turn goes so many pages on.
func (p *Page) turn(by int) {
	at := p.pageAt(p.Top)
	if by < 0 && p.Top > p.starts[at] { // the page one is in the middle of begins before
		at++
	}
	at = min(max(0, at+by), len(p.starts)-1)
	p.scroll(p.starts[at])
}

// place is which of the pages one is on, and whether more lies below; nothing where there
// is one.
func (p *Page) place() string {
	n := len(p.starts)
	if n < 2 || !p.loaded {
		return ""
	}
	if p.bottom() >= len(p.Story.lines) {
		return voice.Say("%d of %d", n, n)
	}
	return voice.Say("%d of %d %s", p.pageAt(p.Top)+1, n, p.env.Look.Marks.Below)
}
