package read

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/tui/list"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenTrash opens page.Trash.
func OpenTrash(d *page.Env, to page.Trash) page.Page {
	p := &trashPage{preview: NewPreview(d)}
	p.Page = list.NewListPage(d, "Trash", voice.NoTrash, to.Cursor, p.read, p.row)
	p.Aside = voice.Say("kept %d days", journal.TrashDays)
	p.Beside, p.List.Moved = true, p.look
	p.Returned = func(title string) string { return voice.Say("Back in the journal: %s", title) }
	return p
}

type trashPage struct {
	list.Page[journal.Trashed]
	preview Preview
}

func (p *trashPage) Update(msg tea.Msg) tea.Cmd {
	p.preview.Update(msg)
	return p.Page.Update(msg)
}

// look shows the chosen thing whole beside the rows: it is there already.
func (p *trashPage) look() tea.Cmd {
	if t, ok := p.List.Chosen(); ok && t.Entry != nil {
		p.preview.Put(*t.Entry, t.Lessons)
		return nil
	}
	return p.preview.Show("", p.List.Shown)
}

// side is the entry, or the lesson, that is chosen.
func (p *trashPage) side() []string {
	t, ok := p.List.Chosen()
	if !ok || t.Entry != nil || t.Lesson == nil {
		return p.preview.Lines()
	}
	set := &look.Lines{Look: p.Env.Look, Width: min(page.Measure, p.Env.SideWidth(page.ListLeft))}
	set.Lesson(t.Lesson.Text)
	set.Under(voice.LessonAbout(*t.Lesson, ""))
	return set.Rows
}

func (p *trashPage) View() page.View {
	v := p.Page.View()
	if p.Env.Wide() && p.List.Total() > 0 {
		v.Side, v.Left = p.side(), page.ListLeft
	}
	return v
}

// read reads rows, in a command. The trash is small: it empties itself.
func (p *trashPage) read(ctx context.Context, _ search.Query, skip, limit int) (list.Batch[journal.Trashed], error) {
	all, err := p.Env.Book.Trash.All(ctx)
	return list.Cut(all, skip, limit), err
}

// row is one thing: what it was, of which class, and until when it can be given back.
func (p *trashPage) row(i int, _ bool) []string {
	t, _ := p.List.Row(i)
	l, now := p.Env.Look, p.Env.Book.Now()
	mark, class := l.Bar(true), t.Class
	if t.Entry != nil {
		mark, class = list.Mark(l, t.Entry.Kind, t.Entry.Draft()), t.Entry.Class
	}
	until := voice.Say("until %s", voice.DayOf(t.Until(), now))
	switch {
	case t.Unsure:
		until = voice.Say(voice.UnsureTrash)
	case !now.Before(t.Until()):
		until = voice.Say(voice.LeavesTrash)
	}
	c := list.Columns{Mark: mark, Words: t.Title, Class: class, When: until, Dated: voice.InRoom(len("until 24 Dec"), len("jusqu'au 24 dec."))}
	if !p.Env.Wide() {
		c.State = voice.Say("deleted %s", voice.DayOf(t.Deleted, now))
	}
	return []string{c.Row(l, list.Width(p.Env), i == p.List.Cursor)}
}

func (p *trashPage) Actions() []page.Action {
	t, is := p.List.Chosen()
	if !is {
		return p.Keys(nil)
	}
	ofRow := append([]page.Action{page.Act("u", "give it back", func() tea.Cmd { return page.GiveBack(p.Env, t.ID) }, "u")},
		purgeKey(p.Env, "delete it for good", func() tea.Cmd { return page.GoTo(page.Purge{ID: t.ID}) })...)
	if p.Env.Opts.Empty == nil {
		return p.Keys(ofRow)
	}
	return p.Keys(ofRow, page.Act("x", "empty the trash", func() tea.Cmd { return page.GoTo(page.Purge{Trash: true}) }, "x"))
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
