package tui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

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
	l, width := p.desk.look, p.desk.textWidth()
	what, hint := sentence(p.err)
	style := l.words
	if errors.Is(p.err, journal.ErrDamaged) {
		style = l.loss
	}
	var lines []string
	para := func(render func(...string) string, text string) {
		if text == "" {
			return
		}
		for line := range strings.SplitSeq(ansi.Wrap(text, width, ""), "\n") {
			lines = append(lines, render(line))
		}
		if !p.desk.short() {
			lines = append(lines, "")
		}
	}
	para(style.Render, what+".")
	para(l.words.Render, hint)
	para(l.quiet.Render, p.desk.opts.Path)
	return view{title: "The journal cannot be opened", body: strings.Join(lines, "\n")}
}

func (p *troublePage) Actions() []action {
	return []action{
		act("r", "try again", func() tea.Cmd { return goHome }, "r", "enter"),
		act("q", "leave messup", func() tea.Cmd { return tea.Quit }, "q", "esc"),
	}
}

// Here is home: what leads back is the attempt to open the journal again.
func (p *troublePage) Here() Place { return Home{} }
