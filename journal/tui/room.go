package tui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

func openRoom(d *desk, to Room) page { return &roomPage{sheet: sheet{desk: d}, route: to} }

type roomPage struct {
	sheet
	route   Room
	lesson  journal.Lesson
	carried []journal.Card
	limit   int
	cursor  choice
}

// carry carries a lesson, or asks what makes room for it.
func carry(on host, id journal.ID, then func(journal.Lesson) tea.Cmd) tea.Cmd {
	type tried struct {
		lesson journal.Lesson
		full   bool
	}
	book := on.env().book
	return after(on, func(ctx context.Context) (tried, error) {
		l, err := book.MoveLesson(ctx, id, journal.Carried, "")
		if errors.Is(err, journal.ErrFull) {
			return tried{full: true}, nil
		}
		return tried{lesson: l}, err
	}, func(t tried) tea.Cmd {
		if t.full {
			return goTo(Room{ID: id})
		}
		return then(t.lesson)
	})
}

func (p *roomPage) Init() tea.Cmd {
	book, id := p.desk.book, p.route.ID
	type read struct {
		lesson   journal.Lesson
		carried  []journal.Card
		settings journal.Settings
		choice   journal.Choice
	}
	return after(&p.sheet, func(ctx context.Context) (r read, err error) {
		if r.lesson, err = book.Lesson(ctx, id); err != nil {
			return r, err
		}
		if r.carried, err = book.Carried(ctx); err != nil {
			return r, err
		}
		if r.settings, err = book.Settings(ctx); err != nil {
			return r, err
		}
		r.choice, _, err = book.Choice(ctx, id)
		return r, err
	}, func(r read) tea.Cmd {
		p.lesson, p.carried, p.limit, p.loaded = r.lesson, r.carried, r.settings.Limit(), true
		for i, c := range p.carried {
			if c.ID == r.choice.Suggest.ID {
				p.cursor.at = i
			}
		}
		return nil
	})
}

func (p *roomPage) lines() (lines []string, at int) {
	set := p.paper()
	set.add(set.look.ask, journal.Choice{Limit: p.limit}.Say())
	set.gap()
	set.lesson(p.lesson.Text)
	set.gap()
	set.add(set.look.quiet, "Carried now")
	for i, c := range p.carried {
		bar, style := set.look.row(i == p.cursor.at)
		if i == p.cursor.at {
			at = len(set.rows)
		}
		set.rows = append(set.rows, bar+set.look.accent.Render(lessonBar)+oneLine(set.look, style, journal.CleanLine(c.Text), nil, set.width-4))
	}
	return set.rows, at
}

func (p *roomPage) View() view {
	v := view{title: "Room for one more"}
	if !p.loaded {
		return v
	}
	lines, at := p.lines()
	return p.show(v, window(lines, at, p.desk.size.Height))
}

func (p *roomPage) Actions() []action {
	if !p.loaded {
		return []action{act("esc", "back", func() tea.Cmd { return back }, "esc")}
	}
	return []action{
		act("enter", "shelve the marked one", p.swap, "enter"),
		act("s", "shelve the new one", p.shelve, "s"),
		act("esc", "nothing now", func() tea.Cmd { return back }, "esc"),
		act("↑ k", "row before", p.cursor.to(p.cursor.at-1, len(p.carried)), "up", "k").seldom(),
		act("↓ j", "next row", p.cursor.to(p.cursor.at+1, len(p.carried)), "down", "j", "tab").seldom(),
	}
}

// swap carries the new one in place of the marked one.
func (p *roomPage) swap() tea.Cmd {
	if p.cursor.at >= len(p.carried) {
		return nil
	}
	book, id, instead := p.desk.book, p.route.ID, p.carried[p.cursor.at].ID
	return after(&p.sheet, func(ctx context.Context) (journal.Lesson, error) {
		return book.MoveLesson(ctx, id, journal.Carried, instead)
	}, func(journal.Lesson) tea.Cmd { return tea.Batch(back, say("Carried. The other one is on the shelf.")) })
}

// shelve leaves the new one on the shelf, for good this time.
func (p *roomPage) shelve() tea.Cmd {
	book, id := p.desk.book, p.route.ID
	return after(&p.sheet, func(ctx context.Context) (journal.Lesson, error) {
		return book.MoveLesson(ctx, id, journal.Shelf, "")
	}, func(journal.Lesson) tea.Cmd {
		return tea.Batch(back, say("On the shelf. It is still found, and shown before a class."))
	})
}

func (p *roomPage) Here() Place { return p.route }
