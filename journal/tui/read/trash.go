package read

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/list"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenTrash opens page.Trash.
func OpenTrash(d *page.Env, to page.Trash) page.Page {
	p := &trashPage{}
	p.Page = list.NewListPage(d, "Trash", voice.NoTrash, to.Cursor, p.read, p.row)
	p.Aside = voice.Say("kept %d days", journal.TrashDays)
	p.Returned = func(title string) string { return voice.Say("Back in the journal: %s", title) }
	return p
}

type trashPage struct{ list.Page[journal.Trashed] }

// read reads rows, in a command. The trash is small: it empties itself.
func (p *trashPage) read(ctx context.Context, _ search.Query, skip, limit int) (list.Batch[journal.Trashed], error) {
	all, err := p.Env.Book.Trash.All(ctx)
	return list.Cut(all, skip, limit), err
}

// row is one thing: what it was, and until when it can be given back.
func (p *trashPage) row(i int, _ bool) []string {
	t, _ := p.List.Row(i)
	l, width, now := p.Env.Look, p.Env.TextWidth()-2, p.Env.Book.Now()
	bar, style := l.Row(i == p.List.Cursor)
	mark := ""
	if t.Entry == nil {
		mark = l.Accent.Render(look.LessonBar)
	}
	right := "until " + voice.DayOf(t.Until(), now)
	switch {
	case t.Unsure:
		right = voice.Say(voice.UnsureTrash)
	case !now.Before(t.Until()):
		right = voice.Say(voice.LeavesTrash)
	}
	if width >= 50 {
		right = "deleted " + voice.DayOf(t.Deleted, now) + "   " + right
	}
	room := max(1, width-lipgloss.Width(right)-lipgloss.Width(mark)-2)
	if room < 10 {
		right, room = "", width-lipgloss.Width(mark)
	}
	return []string{bar + look.Spread(mark+look.OneLine(l, style, text.CleanLine(t.Title), nil, room), l.Quiet.Render(right), width)}
}

func (p *trashPage) Actions() []page.Action {
	var actions []page.Action
	if t, ok := p.List.Chosen(); ok {
		actions = append(actions, page.Act("u", "give it back", func() tea.Cmd { return page.GiveBack(p.Env, t.ID) }, "u"))
	}
	if t, is := p.List.Chosen(); is {
		actions = append(actions, purgeKey(p.Env, "delete it for good", func() tea.Cmd { return page.GoTo(page.Purge{ID: t.ID}) })...)
	}
	if _, is := p.List.Chosen(); is && p.Env.Opts.Empty != nil {
		actions = append(actions, page.Act("x", "empty the trash", func() tea.Cmd { return page.GoTo(page.Purge{Trash: true}) }, "x"))
	}
	return p.Keys(actions...)
}

func (p *trashPage) Here() page.Place { return page.Trash{Cursor: p.List.Cursor} }

// The pages that delete share the words and the way back.

// confirmDelete asks, then moves an entry to the trash, with the lessons that come from
// it alone.
func confirmDelete(d *page.Env, id journal.ID, title string) tea.Cmd {
	yes := d.Ask(func(ctx context.Context) (tea.Msg, error) {
		_, err := d.Book.Trash.Delete(ctx, id)
		return page.DeletedMsg{ID: id}, err
	})
	return d.Ask(func(ctx context.Context) (tea.Msg, error) {
		lessons, err := d.Book.Lessons.AllOf(ctx, id)
		return page.AskMsg{Question: voice.AskDelete(title, lessons), Yes: yes}, err
	})
}
