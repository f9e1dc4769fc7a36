package home

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenWelcome opens page.Welcome.
func OpenWelcome(d *page.Env, to page.Welcome) page.Page {
	return &welcomePage{env: d, about: to.About}
}

type welcomePage struct {
	page.Base
	env   *page.Env
	about bool
	page.Scroller
}

func (p *welcomePage) Init() tea.Cmd { return nil }

func (p *welcomePage) Update(tea.Msg) tea.Cmd { return nil }

func (p *welcomePage) lines() []string {
	d, l := p.env, p.env.Look
	set := &look.Lines{Look: l, Width: d.TextWidth()}
	para := func(style lipgloss.Style, text string) { set.Para(style, text, !d.Short()) }
	para(l.Words, voice.Say("A journal for what went wrong and what it taught. Ten questions take one mess to one lesson and one next try."))
	para(l.Words, voice.Say("Nothing leaves this computer: there is no account and no network code. Your words are in one file, readable by whoever can open your files:"))
	para(l.Quiet, d.Opts.Path)
	if p.about {
		para(l.Quiet, d.Sets().First().Credit)
		para(l.Quiet, voice.Say("ctrl+l hides the screen from anywhere, for when it is projected; any key brings it back."))
		para(l.Quiet, voice.Say("To take your words with you: messup export > journal.json"))
		return set.Rows
	}
	para(l.Words, voice.Say("Start with a real one, however small, or look at a worked example."))
	return set.Rows
}

func (p *welcomePage) View() page.View {
	title := "messup"
	if p.about {
		title = voice.Say("About messup")
	}
	return page.View{Title: title, Body: p.See(p.lines(), p.env.Size.Height)}
}

func (p *welcomePage) Actions() []page.Action {
	scroll := func(by int) func() tea.Cmd {
		return func() tea.Cmd {
			p.ScrollTo(p.Top + by)
			return nil
		}
	}
	up, down := page.Act("↑", "up", scroll(-1), "up").Seldom(), page.Act("↓", "down", scroll(+1), "down").Seldom()
	if p.about {
		return []page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc", "enter", "q"), up, down}
	}
	begin := func(to page.Place) func() tea.Cmd { return func() tea.Cmd { return page.GoTo(to) } }
	_, others := p.env.BeginKeys()
	first := p.env.Sets().First()
	actions := []page.Action{
		page.Act(first.Key, "start with a real one", begin(page.Write{Set: first.ID}), first.Key, "enter"),
		page.Act("E", "worked example", begin(page.Example{}), "E"),
		page.Act("j", "jot one line", begin(page.Jot{}), "j"),
	}
	after := []page.Action{
		page.Act("esc", "to the desk", p.home, "esc"),
		page.Act("q", "leave", func() tea.Cmd { return tea.Quit }, "q"),
		up, down,
	}
	return slices.Concat(actions, page.Free(others, actions, after), after)
}

// home goes to the empty first page, and remembers that the person was welcomed.
func (p *welcomePage) home() tea.Cmd {
	book := p.env.Book
	return p.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		err := book.Remember(ctx, func(h *journal.Habits) { h.Welcomed = true })
		return page.HomeMsg{}, err
	})
}

// Here is the first screen no longer, once something has been written: home
// knows which it is.
func (p *welcomePage) Here() page.Place {
	if p.about {
		return page.Welcome{About: true}
	}
	return page.Home{}
}
