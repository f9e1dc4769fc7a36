package read

import (
	"charm.land/lipgloss/v2"

	"messup/journal/book"
	"messup/journal/tui/list"
)

// more is what an entry shows beyond its least where rows would stay empty below the
// list: the rest of its title, and on a small screen the lesson of the chosen one.
type more struct {
	rows   int // of its title
	lesson bool
}

// more gives the rows that would stay empty to the titles that are cut, from the top;
// what is left of them then to the lessons, if there is enough for any that is chosen.
func (b *Browse) more(at int) (m more) {
	n := b.List.Total()
	m.rows = 1
	if n > b.List.Height() {
		return m
	}
	free, lessons, month := b.List.Height(), 0, ""
	for i := range n {
		f, _ := b.List.Row(i)
		free -= b.least(f, month)
		month = monthOf(f)
		if b.tellsLesson(f, true) {
			lessons = 1
		}
	}
	if !b.Env.Short() {
		free -= lessons
	}
	for i := 0; i < n && free > 0; i++ {
		f, _ := b.List.Row(i)
		rows := min(b.titleRows(f), 1+free)
		free -= rows - 1
		if i == at {
			m.rows = rows
		}
	}
	m.lesson = b.Env.Short() && lessons <= free
	return m
}

// least is how many lines an entry takes after one of a month, cut as it may be.
func (b *Browse) least(f book.Found, month string) int {
	n := 1
	if f.Hit.Text != "" || b.tellsLesson(f, false) {
		n++
	}
	if b.Env.Short() {
		return n
	}
	switch now := monthOf(f); {
	case month == "":
		n++
	case now != month:
		n += 2
	}
	return n
}

// titleRows is how many rows a title takes at the most. One in which words were found is
// marked, and stays in its row.
func (b *Browse) titleRows(f book.Found) int {
	width := list.Width(b.Env)
	c := b.columns(f, b.List.Shown, width)
	if lipgloss.Width(c.Words) <= c.Room(b.Env.Look, width) || len(c.Found) > 0 {
		return 1
	}
	return len(c.Rows(b.Env.Look, width, false, mostTitle))
}

// mostTitle is how many rows one title has.
const mostTitle = 3
