package tui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
)

func openTrash(d *desk, to Trash) page {
	p := &trashPage{}
	p.listPage = newListPage(d, "Trash", journal.NoTrash, to.Cursor, p.read, p.row)
	p.aside = fmt.Sprintf("kept %d days", journal.TrashDays)
	p.returned = func(title string) string { return "Back in the journal: " + title }
	return p
}

type trashPage struct{ listPage[journal.Trashed] }

// read reads rows, in a command. The trash is small: it empties itself.
func (p *trashPage) read(ctx context.Context, _ journal.Query, skip, limit int) (batch[journal.Trashed], error) {
	all, err := p.desk.book.Trashed(ctx)
	return cut(all, skip, limit), err
}

// row is one thing: what it was, and until when it can be given back.
func (p *trashPage) row(i int, _ bool) []string {
	t, _ := p.list.row(i)
	l, width, now := p.desk.look, p.desk.textWidth()-2, p.desk.book.Now()
	bar, style := l.row(i == p.list.cursor)
	mark := ""
	if t.Entry == nil {
		mark = l.accent.Render(lessonBar)
	}
	right := "until " + dayOf(t.Until(), now)
	if width >= 50 {
		right = "deleted " + dayOf(t.Deleted, now) + "   " + right
	}
	room := max(1, width-lipgloss.Width(right)-lipgloss.Width(mark)-2)
	if room < 10 {
		right, room = "", width-lipgloss.Width(mark)
	}
	return []string{bar + spread(mark+oneLine(l, style, journal.CleanLine(t.Title), nil, room), l.quiet.Render(right), width)}
}

func (p *trashPage) Actions() []action {
	var actions []action
	if t, ok := p.list.chosen(); ok {
		actions = append(actions, act("u", "give it back", func() tea.Cmd { return giveBack(p.desk, t.ID) }, "u"))
	}
	return p.keys(actions...)
}

func (p *trashPage) Here() Place { return Trash{Cursor: p.list.cursor} }

// The pages that delete share the words and the way back.

// confirmDelete asks, then moves an entry to the trash; withLesson says that
// a lesson was drawn from it.
func confirmDelete(d *desk, id journal.ID, title string, withLesson bool) tea.Cmd {
	question := "Put " + journal.Quoted(title) + " in the trash?"
	if withLesson {
		question = "Put " + journal.Quoted(title) + " in the trash, with its lesson?"
	}
	return confirm(question, d.ask(func(ctx context.Context) (tea.Msg, error) {
		_, err := d.book.Delete(ctx, id)
		return deletedMsg{id}, err
	}))
}
