package lessons

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenCarryLimit opens page.CarryLimit.
func OpenCarryLimit(d *page.Env, to page.CarryLimit) page.Page {
	return &carryLimitPage{Page: form.Page{Desk: d}, route: to}
}

type carryLimitPage struct {
	form.Page
	route   page.CarryLimit
	lesson  journal.Lesson
	carried []journal.Card
	limit   int
	cursor  page.Choice
}

// carry carries a lesson, or asks what makes room for it.
func carry(on form.Host, id journal.ID, then func(journal.Lesson) tea.Cmd) tea.Cmd {
	type tried struct {
		lesson journal.Lesson
		full   bool
	}
	book := on.Env().Book
	return form.After(on, func(ctx context.Context) (tried, error) {
		l, err := book.Lessons.Move(ctx, id, journal.Carried, "")
		if errors.Is(err, journal.ErrFull) {
			return tried{full: true}, nil
		}
		return tried{lesson: l}, err
	}, func(t tried) tea.Cmd {
		if t.full {
			return page.GoTo(page.CarryLimit{ID: id})
		}
		return then(t.lesson)
	})
}

func (p *carryLimitPage) Init() tea.Cmd {
	b, id := p.Desk.Book, p.route.ID
	type read struct {
		lesson   journal.Lesson
		carried  []journal.Card
		settings journal.Settings
		choice   book.Choice
	}
	return form.After(&p.Page, func(ctx context.Context) (r read, err error) {
		if r.lesson, err = b.Lessons.Get(ctx, id); err != nil {
			return r, err
		}
		if r.carried, err = b.Lessons.Carried(ctx); err != nil {
			return r, err
		}
		if r.settings, err = b.Settings(ctx); err != nil {
			return r, err
		}
		r.choice, _, err = b.Lessons.Choice(ctx, id)
		return r, err
	}, func(r read) tea.Cmd {
		p.lesson, p.carried, p.limit, p.Loaded = r.lesson, r.carried, r.settings.Limit(), true
		for i, c := range p.carried {
			if c.ID == r.choice.Suggest.ID {
				p.cursor.At = i
			}
		}
		return nil
	})
}

func (p *carryLimitPage) lines() (lines []string, at int) {
	set := p.Paper()
	set.Add(set.Look.Bold, voice.AskForRoom(book.Choice{Limit: p.limit}))
	set.Gap()
	set.Lesson(p.lesson.Text)
	set.Gap()
	set.Add(set.Look.Pencil, voice.Say("Carried now"))
	for i, c := range p.carried {
		bar, style := set.Look.Row(i == p.cursor.At)
		if i == p.cursor.At {
			at = len(set.Rows)
		}
		set.Rows = append(set.Rows, bar+set.Look.Bar(true)+look.OneLine(set.Look, style, text.CleanLine(c.Text), nil, set.Width-4))
	}
	return set.Rows, at
}

func (p *carryLimitPage) View() page.View {
	v := page.View{Title: voice.Say("Room for one more")}
	if !p.Loaded {
		return v
	}
	lines, at := p.lines()
	v.Rows = p.cursor.Rows(lines[:len(lines)-len(p.carried)], len(p.carried), func(i int) []string { return []string{p.carried[i].Text} })
	return p.Show(v, look.Window(lines, at, p.Desk.Size.Height))
}

func (p *carryLimitPage) Actions() []page.Action {
	if !p.Loaded {
		return []page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")}
	}
	return []page.Action{
		page.Act("enter", "shelve the marked one", p.swap, "enter"),
		page.Act("s", "shelve the new one", p.shelve, "s"),
		page.Act("esc", "nothing now", func() tea.Cmd { return page.Back }, "esc"),
		page.Act("↑ k", "row before", p.cursor.To(p.cursor.At-1, len(p.carried)), "up", "k").OnScreen().Seldom(),
		page.Act("↓ j", "next row", p.cursor.To(p.cursor.At+1, len(p.carried)), "down", "j", "tab").OnScreen().Seldom(),
	}
}

// swap carries the new one in place of the marked one.
func (p *carryLimitPage) swap() tea.Cmd {
	if p.cursor.At >= len(p.carried) {
		return nil
	}
	book, id, instead := p.Desk.Book, p.route.ID, p.carried[p.cursor.At].ID
	return form.After(&p.Page, func(ctx context.Context) (journal.Lesson, error) {
		return book.Lessons.Move(ctx, id, journal.Carried, instead)
	}, func(journal.Lesson) tea.Cmd {
		return tea.Batch(page.Back, page.Say("Carried. The other one is on the shelf."))
	})
}

// shelve leaves the new one on the shelf, for good this time.
func (p *carryLimitPage) shelve() tea.Cmd {
	book, id := p.Desk.Book, p.route.ID
	return form.After(&p.Page, func(ctx context.Context) (journal.Lesson, error) {
		return book.Lessons.Move(ctx, id, journal.Shelf, "")
	}, func(journal.Lesson) tea.Cmd {
		return tea.Batch(page.Back, page.Say("On the shelf. It is still found, and shown before a class."))
	})
}

func (p *carryLimitPage) Here() page.Place { return p.route }
