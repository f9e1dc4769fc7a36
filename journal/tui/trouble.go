package tui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// A troublePage is shown instead of home when the journal cannot be read: what
// is known, what was not done to the file, and the one way on. There is no
// Place for it: it is nowhere to go to.
type troublePage struct {
	plainPage
	desk *desk
	err  error
}

func (p *troublePage) Init() tea.Cmd          { return nil }
func (p *troublePage) Update(tea.Msg) tea.Cmd { return nil }

func (p *troublePage) View() view {
	d, l := p.desk, p.desk.look
	what, hint := sentence(p.err)
	style := l.words
	if errors.Is(p.err, journal.ErrDamaged) {
		style = l.loss
	}
	set, spaced := &paper{look: l, width: d.textWidth()}, !d.short()
	set.para(style, what+".", spaced)
	set.para(l.words, hint, spaced)
	set.para(l.quiet, d.opts.Path, spaced)
	return view{title: "The journal cannot be opened", body: strings.Join(set.rows, "\n")}
}

func (p *troublePage) Actions() []action {
	return []action{
		act("r", "try again", func() tea.Cmd { return goHome }, "r", "enter"),
		act("q", "leave messup", func() tea.Cmd { return tea.Quit }, "q", "esc"),
	}
}

// Here is home: what leads back is the attempt to open the journal again.
func (p *troublePage) Here() Place { return Home{} }
