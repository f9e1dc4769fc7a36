package read

import (
	"charm.land/lipgloss/v2"

	"messup/journal/book"
	"messup/journal/text"
	"messup/journal/tui/list"
)

// more is what an entry shows beyond its least where rows would stay empty below the
// list: the rest of its title, and on a small screen its lesson.
type more struct{ title, lesson bool }

// more gives the rows that would stay empty to the titles that are cut, from the top;
// what is left of them then to the lessons, if there is enough for each.
func (b *Browse) more(at int) (m more) {
	n := b.List.Total()
	if n > b.List.Height() {
		return m
	}
	free, lessons, month := b.List.Height(), 0, ""
	for i := range n {
		f, _ := b.List.Row(i)
		free -= b.least(f, month)
		month = f.Happened.Format("January 2006")
		if text.CleanLine(f.Lesson) != "" {
			lessons++
		}
	}
	for i := 0; i < n && free > 0; i++ {
		if f, _ := b.List.Row(i); b.cut(f) {
			free--
			m.title = m.title || i == at
		}
	}
	m.lesson = b.Env.Short() && lessons <= free
	return m
}

// least is how many lines an entry takes after one of a month, cut as it may be.
func (b *Browse) least(f book.Found, month string) int {
	n := 1
	if f.Hit.Text != "" {
		n++
	}
	if b.Env.Short() {
		return n
	}
	if text.CleanLine(f.Lesson) != "" {
		n++
	}
	switch now := f.Happened.Format("January 2006"); {
	case month == "":
		n++
	case now != month:
		n += 2
	}
	return n
}

// cut reports whether there is no room for a title in one row. One in which words were
// found is marked, and stays in its row.
func (b *Browse) cut(f book.Found) bool {
	title := text.CleanLine(f.Title)
	_, room := b.tail(f, b.List.Shown, list.Width(b.Env))
	return lipgloss.Width(title) > room && len(b.List.Shown.Spans("title", title)) == 0
}
