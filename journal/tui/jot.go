package tui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

func openJot(d *desk, to Jot) page {
	p := &jotPage{desk: d}
	p.form = newForm(d, newTextField(d.look, access{func() string { return p.words }, func(s string) { p.words = s }}))
	return p
}

type jotPage struct {
	plainPage
	desk  *desk
	form  *form
	words string
	busy  bool
}

func (p *jotPage) Init() tea.Cmd { return p.form.Init() }

func (p *jotPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case jottedMsg:
		p.words, p.busy = "", false
		return tea.Batch(msg.then, say("Kept. It waits on the desk, to be grown later."))
	case tea.WindowSizeMsg:
		p.form.fit(p.desk.textWidth(), min(8, p.desk.size.Height-1))
		return nil
	case restyleMsg:
		p.form.restyle(p.desk.look)
		return nil
	case failMsg:
		p.busy = false
		return nil
	}
	done, cmd := p.form.Update(msg)
	if done {
		return p.Leave(back)
	}
	return cmd
}

func (p *jotPage) View() view {
	l := p.desk.look
	v := view{title: "Jot", aside: "one line, to be grown later", body: l.ask.Render("What happened?") + "\n" + p.form.view(), cursor: p.form.cursor()}
	if v.cursor != nil {
		v.cursor.Y++
	}
	return v
}

func (p *jotPage) Actions() []action {
	return []action{
		act("enter", "keep", nil, "enter"),
		act("esc", "keep and leave", func() tea.Cmd { return p.Leave(back) }, "esc"),
		act("alt+enter or ctrl+j", "new line", nil, "alt+enter", "ctrl+j", "shift+enter").seldom(),
		act("ctrl+z", "undo", nil, "ctrl+z").seldom(),
	}
}

func (p *jotPage) Typing() bool { return true }
func (p *jotPage) Here() Place  { return Jot{} }

// Leave keeps the line first. With nothing typed there is nothing to keep.
func (p *jotPage) Leave(then tea.Cmd) tea.Cmd {
	words := p.words
	if strings.TrimSpace(words) == "" || p.busy {
		return then
	}
	p.busy = true
	book := p.desk.book
	keep := p.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		_, err := book.Jot(ctx, words)
		return jottedMsg{then}, err
	})
	return keep
}

// jottedMsg says that the line is on the disk.
type jottedMsg struct{ then tea.Cmd }

func (p *jotPage) Flush(ctx context.Context) error {
	if strings.TrimSpace(p.words) == "" {
		return nil
	}
	_, err := p.desk.book.Jot(ctx, p.words)
	if err == nil {
		p.words = ""
	}
	return err
}

func (p *jotPage) Unsaved() journal.Contents {
	e, err := p.desk.book.NewJot(p.words)
	if err != nil { // nothing typed
		return journal.Contents{}
	}
	e.Rev = 1
	return journal.Contents{Entries: []journal.Entry{e}}
}
