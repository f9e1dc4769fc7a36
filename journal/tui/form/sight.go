package form

import "strings"

// What of a text is out of sight is told in a row below it.

// spread lays the text out in so many rows, all in all: with one below it that is
// empty, if that is wanted, and tells what is out of sight.
func (f *TextField) spread(rows int, gap bool) {
	f.below = gap || rows > shortText && f.sheet.Rows() > rows
	if f.below {
		rows--
	}
	f.WithHeight(max(1, rows))
}

// wants is how many rows the text has, and one to go on in.
func (f *TextField) wants() int { return max(shortText, f.sheet.Rows()+1) }

// mostText is how many rows a text has at most that does not need more: below it the page
// is free.
const mostText = 16

// shortText is how many rows a text must have more than for one of them to tell of
// what is out of sight.
const shortText = 3

// unseen says how many rows are above those in sight, and how many below.
func (f *TextField) unseen() string {
	above := f.sheet.Above()
	below := f.sheet.Rows() - above - f.sheet.Height()
	indent := strings.Repeat(" ", f.sheet.Columns()-f.sheet.Width())
	return f.env.Look.Pencil.Render(indent + f.env.Unseen(above, below))
}
