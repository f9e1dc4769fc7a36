package home

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal/habits"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenWelcome opens page.Welcome.
func OpenWelcome(d *page.Env, to page.Welcome) page.Page {
	if to.About {
		return &aboutPage{Page: form.Page{Desk: d}}
	}
	return &welcomePage{env: d}
}

type welcomePage struct {
	page.Base
	env *page.Env
	page.Scroller
}

// What is said of messup on the first screen, and later on the page about it.
const (
	whatItIs      voice.Phrase = "A journal for what went wrong and what it taught. Ten questions take one mess to one lesson and one next try."
	whereWordsAre voice.Phrase = "Nothing leaves this computer: there is no account and no network code. Your words are in one file, readable by whoever can open your files."
	whereSealed   voice.Phrase = "Nothing leaves this computer: there is no account and no network code. Your words are in one file, sealed with your passphrase, and so are its backups."
)

func (p *welcomePage) Init() tea.Cmd { return nil }

// Update leads to the desk once something is there: what a killed start left was taken in,
// or another window wrote.
func (p *welcomePage) Update(msg tea.Msg) tea.Cmd {
	if _, is := msg.(page.RefreshMsg); !is {
		return nil
	}
	book := p.env.Book
	return p.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		on, err := book.Desk(ctx, 1)
		if err != nil || on.Empty {
			return nil, err
		}
		return page.SwapMsg{To: page.Home{}}, nil
	})
}

func (p *welcomePage) lines() []string {
	d, l := p.env, p.env.Look
	set := &look.Lines{Look: l, Width: d.ThoughtWidth()}
	para := func(style lipgloss.Style, text string) { set.Para(style, text, !d.Short()) }
	para(l.Ink, voice.Say(whatItIs))
	para(l.Ink, voice.Say("Start with a real one, however small, or look at a worked example."))
	para(l.Ink, voice.Say(whereWordsAre))
	if d.Opts.Lock != nil && !d.Opts.Sealed && !d.Short() {
		para(l.Pencil, voice.Say("A passphrase seals it: f9 in the settings."))
	}
	set.Add(l.Pencil, d.Opts.Path)
	return set.Rows
}

func (p *welcomePage) View() page.View {
	v := page.View{Name: true, Middle: p.env.ThoughtWidth(), Body: p.See(p.lines(), p.env.Size.Height)}
	v.Foot = below(p.env.Look, p.Scroller)
	return v
}

func (p *welcomePage) Actions() []page.Action {
	begin := func(to page.Place) func() tea.Cmd { return func() tea.Cmd { return page.GoTo(to) } }
	_, others := p.env.BeginKeys()
	first := p.env.Sets().First()
	actions := []page.Action{
		page.Act(first.Key, "start one", begin(page.Write{Set: first.ID}), first.Key, "enter"),
		page.Act("E", "worked example", begin(page.Example{}), "E"),
		page.Act("j", "jot a line", begin(page.Jot{}), "j"),
	}
	after := []page.Action{
		page.Act("esc", "to the desk", p.home, "esc"),
		page.Act("q", "leave", func() tea.Cmd { return tea.Quit }, "q").OnScreen(),
	}
	more := p.Scrolls(p.env.Size.Height)
	all := slices.Concat(actions, page.Free(others, actions, after), after, more)
	for _, a := range page.Free(Doors(p.env), all) { // what leads on from the desk does here too
		all = append(all, a.Seldom())
	}
	return all
}

// home goes to the empty first page, and remembers that the person was welcomed.
func (p *welcomePage) home() tea.Cmd {
	book := p.env.Book
	return p.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		err := book.Remember(ctx, func(h *habits.Habits) { h.Welcomed = true })
		return page.HomeMsg{}, err
	})
}

// Here is the first screen no longer, once something has been written: home
// knows which it is.
func (p *welcomePage) Here() page.Place { return page.Home{} }
