package tui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A unreadablePage is shown instead of home when the journal cannot be read: what
// is known, what was not done to the file, and the one way on. There is no
// Place for it: it is nowhere to go to.
type unreadablePage struct {
	page.Base
	env *page.Env
	err error
}

func (p *unreadablePage) Init() tea.Cmd { return nil }

func (p *unreadablePage) Update(tea.Msg) tea.Cmd { return nil }

func (p *unreadablePage) View() page.View {
	d, l := p.env, p.env.Look
	what, hint := voice.Failure(p.err)
	style := l.Words
	if errors.Is(p.err, journal.ErrDamaged) {
		style = l.Loss
	}
	set, spaced := &look.Lines{Look: l, Width: d.TextWidth()}, !d.Short()
	set.Para(style, what+".", spaced)
	set.Para(l.Words, hint, spaced)
	set.Para(l.Quiet, d.Opts.Path, spaced)
	return page.View{Title: voice.Say("The journal cannot be opened"), Body: strings.Join(set.Rows, "\n")}
}

func (p *unreadablePage) Actions() []page.Action {
	return []page.Action{
		page.Act("r", "try again", func() tea.Cmd { return page.GoHome }, "r", "enter"),
		page.Act("q", "leave messup", func() tea.Cmd { return tea.Quit }, "q", "esc"),
	}
}

// Here is home: what leads back is the attempt to open the journal again.
func (p *unreadablePage) Here() page.Place { return page.Home{} }
