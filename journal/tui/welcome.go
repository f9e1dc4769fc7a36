package tui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
)

func openWelcome(d *desk, to Welcome) page { return &welcomePage{desk: d, about: to.About} }

type welcomePage struct {
	plainPage
	desk  *desk
	about bool
	scroller
}

func (p *welcomePage) Init() tea.Cmd { return nil }

func (p *welcomePage) Update(tea.Msg) tea.Cmd { return nil }

func (p *welcomePage) lines() []string {
	d, l := p.desk, p.desk.look
	set := &paper{look: l, width: d.textWidth()}
	para := func(style lipgloss.Style, text string) { set.para(style, text, !d.short()) }
	para(l.words, "A journal for what went wrong and what it taught. Ten questions take one mess to one lesson and one next try.")
	para(l.words, "Nothing leaves this computer: there is no account and no network code. Your words are in one file, readable by whoever can open your files:")
	para(l.quiet, d.opts.Path)
	if p.about {
		para(l.quiet, d.sets().First().Credit)
		para(l.quiet, "ctrl+l hides the screen from anywhere, for when it is projected; any key brings it back.")
		para(l.quiet, "To take your words with you: messup export > journal.json")
		return set.rows
	}
	para(l.words, "Start with a real one, however small, or look at a worked example.")
	return set.rows
}

func (p *welcomePage) View() view {
	title := "messup"
	if p.about {
		title = "About messup"
	}
	return view{title: title, body: p.see(p.lines(), p.desk.size.Height)}
}

func (p *welcomePage) Actions() []action {
	scroll := func(by int) func() tea.Cmd {
		return func() tea.Cmd {
			p.scrollTo(p.top + by)
			return nil
		}
	}
	up, down := act("↑ ↓", "scroll", scroll(-1), "up").seldom(), act("↓", "scroll down", scroll(+1), "down").seldom()
	if p.about {
		return []action{act("esc", "back", func() tea.Cmd { return back }, "esc", "enter", "q"), up, down}
	}
	begin := func(to Place) func() tea.Cmd { return func() tea.Cmd { return goTo(to) } }
	_, others := p.desk.beginKeys()
	first := p.desk.sets().First()
	actions := []action{
		act(first.Key, "start with a real one", begin(Write{Set: first.ID}), first.Key, "enter"),
		act("e", "worked example", begin(Example{}), "e"),
		act("j", "jot one line", begin(Jot{}), "j"),
	}
	after := []action{
		act("esc", "to the desk", p.home, "esc"),
		act("q", "leave", func() tea.Cmd { return tea.Quit }, "q"),
		up, down,
	}
	return slices.Concat(actions, free(others, actions, after), after)
}

// home goes to the empty desk, and remembers that the person was welcomed.
func (p *welcomePage) home() tea.Cmd {
	book := p.desk.book
	return p.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		err := book.Remember(ctx, func(h *journal.Habits) { h.Welcomed = true })
		return homeMsg{}, err
	})
}

// Here is the first screen no longer, once something has been written: home
// knows which it is.
func (p *welcomePage) Here() Place {
	if p.about {
		return Welcome{About: true}
	}
	return Home{}
}
