package draw

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/voice"
)

// A Path is the takes of one thing in their order, each as high as what came of it. What
// went worse is a step like any other.
type Path struct {
	Heights []string // what a take can come to, the best first; one that none came to takes no row
	Takes   []Take
	Chosen  int // the take in hand; negative: none is
}

// A Take is one take.
type Take struct {
	Name string // take two
	Day  string // may be empty
	Said string // of an open one, what is to be said of it: that it waits, say
	At   int    // its height, as Path.Heights has it; of an open one that of the take before it
	Open bool   // there is nothing to compare: it waits, was let go, or nobody can tell
	Won  bool   // it was better
	Base bool   // it is what the others are compared with

	others bool // it stands for several that are not drawn
}

// aloud is a line for each take: its name, its day and what it came to.
func (d Path) aloud() []string {
	lines := make([]string, len(d.Takes))
	for i, t := range d.Takes {
		lines[i] = t.Name
		if t.Day != "" {
			lines[i] += ", " + t.Day
		}
		came := t.Said
		if !t.Open && !t.Base && len(d.Heights) > 0 {
			came = d.Heights[t.At]
		}
		if came != "" {
			lines[i] = voice.WithLine(lines[i], came)
		}
	}
	return lines
}

const (
	footGap    = 2  // columns between what stands under two takes
	mostColumn = 20 // columns from take to take: wider, a path is no line to the eye
	leastTakes = 3  // with room for fewer the path goes down the page
	mostDown   = 5  // takes of a path that goes down: what is told below it needs rows too
)

// Draw draws the path in at most so many columns: from left to right, better above; where
// there is room for few takes, from above to below, better at the right. Where there are
// more takes than fit the latest are drawn, or those up to the one in hand, and how many
// there are besides.
func (d Path) Draw(p Pen, width int) []string {
	if len(d.Takes) == 0 {
		return nil
	}
	d.Takes = slices.Clone(d.Takes)
	for i, s := range d.Takes {
		d.Takes[i].At = max(0, min(s.At, len(d.Heights)-1))
	}
	if p.Marks.Aloud {
		return d.aloud()
	}
	labels := d.labels()
	least := footGap
	for _, s := range d.Takes {
		least = max(least, footGap+max(ansi.StringWidth(s.Name), ansi.StringWidth(s.Day), ansi.StringWidth(s.Said)))
	}
	room := (width - labels + footGap) / least
	if n := len(d.Takes); room < n {
		least = max(least, footGap+ansi.StringWidth(earlier(n)), footGap+ansi.StringWidth(later(n)))
		room = (width - labels + footGap) / least
	}
	if room < min(leastTakes, len(d.Takes)) {
		return d.down(p, width)
	}
	shown := d.part(room)
	column := min(mostColumn, (width-labels+footGap)/len(shown.Takes))
	return (&across{shown, p, labels, column, shown.rows()}).lines()
}

// labels is how many columns the words of the heights take, with what parts them from the
// first take.
func (d Path) labels() int {
	widest := 0
	for _, at := range d.rows() {
		widest = max(widest, ansi.StringWidth(d.Heights[at]))
	}
	return widest + 3
}

// rows are the heights that occur, the best first.
func (d Path) rows() (rows []int) {
	for at := range d.Heights {
		if slices.ContainsFunc(d.Takes, func(s Take) bool { return s.At == at }) {
			rows = append(rows, at)
		}
	}
	return rows
}

// part is the path where there is room for so many takes. One of them says how many are
// earlier, or later, than those that are drawn.
func (d Path) part(room int) Path {
	n := len(d.Takes)
	if n <= room {
		return d
	}
	from, to := n-(room-1), n
	switch {
	case d.Chosen < 0 || d.Chosen >= from:
	case d.Chosen < room-1:
		from, to = 0, room-1
	default:
		from, to = d.Chosen-(room-3), d.Chosen+1
	}
	part := Path{Heights: d.Heights, Chosen: d.Chosen - from}
	if from > 0 {
		part.Takes = append(part.Takes, Take{Name: earlier(from), At: d.Takes[from-1].At, others: true})
		part.Chosen++
	}
	part.Takes = append(part.Takes, d.Takes[from:to]...)
	if to < n {
		part.Takes = append(part.Takes, Take{Name: later(n - to), At: d.Takes[to].At, others: true})
	}
	if d.Chosen < 0 {
		part.Chosen = -1
	}
	return part
}

func earlier(n int) string { return voice.Say("%d earlier", n) }

func later(n int) string { return voice.Say("%d later", n) }

// more stands where a path goes on.
const more = "…"

// mark is the sign of a take in its ink.
func (s Take) mark(p *Pen) touch {
	switch {
	case s.others:
		return touch{more, &p.Hint}
	case s.Open:
		return touch{p.Marks.Ahead, &p.Hint}
	case s.Won:
		return touch{p.Marks.Win, &p.Sage}
	}
	return touch{p.Marks.Reached, &p.Ink}
}

// across is a path that goes from left to right, as it is drawn.
type across struct {
	Path
	pen    Pen
	labels int // columns before the first take
	column int // from one take to the next
	rows   []int
}

// A touch is what stands in one column of a row, in one of the inks of a pen.
type touch struct {
	sign string
	ink  *func(string) string
}

func (a *across) lines() (lines []string) {
	grid := a.touches()
	for i, at := range a.rows {
		label := a.Heights[at]
		line := a.pen.Pencil(label) + strings.Repeat(" ", a.labels-ansi.StringWidth(label))
		lines = append(lines, line+row(grid[i]))
	}
	lines = append(lines, "")
	for _, foot := range []func(Take) string{
		func(s Take) string { return s.Name },
		func(s Take) string { return s.Day },
		func(s Take) string { return s.Said },
	} {
		if line := a.foot(foot, len(lines) == len(grid)+1); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// touches are the takes and the ways between them: a row for each height that occurs, a
// column after the other. Of two columns before a take the first is where a way turns.
func (a *across) touches() [][]touch {
	grid := make([][]touch, len(a.rows))
	for i := range grid {
		grid[i] = make([]touch, a.column*len(a.Takes)+2)
	}
	for i, s := range a.Takes {
		x, y := a.column*i+1, slices.Index(a.rows, s.At)
		grid[y][x] = s.mark(&a.pen)
		if i > 0 {
			a.way(grid, i)
		}
	}
	return grid
}

// way draws the way to a take from the one before it.
func (a *across) way(grid [][]touch, to int) {
	before, s := a.Takes[to-1], a.Takes[to]
	from, turn := a.column*(to-1)+3, a.column*to-1
	y0, y1 := slices.Index(a.rows, before.At), slices.Index(a.rows, s.At)
	along, ink := a.pen.Marks.Between, &a.pen.Pencil
	if s.Open || s.others || before.others {
		along, ink = a.pen.Marks.Yet, &a.pen.Hint
	}
	for x := from; x < turn; x++ {
		grid[y0][x] = touch{along, ink}
	}
	bends := a.pen.Marks.Bends
	switch {
	case y0 == y1:
		grid[y0][turn] = touch{along, ink}
	case y0 < y1:
		grid[y0][turn], grid[y1][turn] = touch{bends[1], ink}, touch{bends[3], ink}
	default:
		grid[y0][turn], grid[y1][turn] = touch{bends[2], ink}, touch{bends[0], ink}
	}
	for y := min(y0, y1) + 1; y < max(y0, y1); y++ {
		grid[y][turn] = touch{a.pen.Marks.Upright, ink}
	}
}

// row sets touches, with nothing after the last of them.
func row(touches []touch) string {
	var line strings.Builder
	for len(touches) > 0 {
		n := 1
		for n < len(touches) && touches[n].ink == touches[0].ink {
			n++
		}
		var run strings.Builder
		for _, s := range touches[:n] {
			run.WriteString(s.sign)
		}
		switch {
		case run.Len() > 0:
			line.WriteString((*touches[0].ink)(run.String()))
		case n < len(touches):
			line.WriteString(strings.Repeat(" ", n))
		}
		touches = touches[n:]
	}
	return line.String()
}

// foot is one line of what stands under the takes; the one in hand is marked on the line
// of names.
func (a *across) foot(said func(Take) string, names bool) string {
	var line strings.Builder
	blank := a.labels
	for i, s := range a.Takes {
		words, ink := said(s), a.pen.Pencil
		if i == a.Chosen && names {
			ink = a.pen.Slate
			line.WriteString(strings.Repeat(" ", blank-1) + ink(a.pen.Marks.Chosen))
			blank = 0
		}
		if words != "" {
			line.WriteString(strings.Repeat(" ", blank) + ink(words))
			blank = 0
		}
		blank += a.column - ansi.StringWidth(words)
	}
	return line.String()
}

// down draws the path from above to below, a line for each take.
func (d Path) down(p Pen, width int) (lines []string) {
	d = d.part(mostDown)
	rows, names, days := d.rows(), 0, 0
	for _, s := range d.Takes {
		names = max(names, ansi.StringWidth(s.Name))
		days = max(days, ansi.StringWidth(s.Day))
	}
	for i, s := range d.Takes {
		var line strings.Builder
		name := p.Pencil
		switch {
		case i == d.Chosen:
			name = p.Slate
			line.WriteString(name(p.Marks.Chosen))
		case d.Chosen >= 0:
			line.WriteString(" ")
		}
		came := d.Heights[s.At]
		if s.Open || s.others {
			came = s.Said
		}
		mark, x := s.mark(&p), len(rows)-1-slices.Index(rows, s.At)
		line.WriteString(strings.Repeat(" ", x) + (*mark.ink)(mark.sign) + strings.Repeat(" ", len(rows)-x))
		line.WriteString(cell(name, s.Name, names+footGap) + cell(p.Pencil, s.Day, days+footGap) + cell(p.Pencil, came, 0))
		lines = append(lines, ansi.Truncate(strings.TrimRight(line.String(), " "), width, more))
	}
	return lines
}

// cell is words in an ink, and blanks up to so many columns.
func cell(ink func(string) string, words string, width int) string {
	blank := strings.Repeat(" ", max(0, width-ansi.StringWidth(words)))
	if words == "" {
		return blank
	}
	return ink(words) + blank
}
