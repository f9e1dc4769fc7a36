package tui

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A unreadablePage is shown instead of home when the journal cannot be read: what
// is known, what was not done to the file, and the ways on. There is no
// Place for it: it is nowhere to go to.
type unreadablePage struct {
	page.Base
	env    *page.Env
	err    error
	asking bool // the disk is asked what can be brought back
}

func (p *unreadablePage) Init() tea.Cmd { return nil }

// openedMsg says what made the journal one that can be opened.
type openedMsg struct{ said string }

// rehearsedMsg asks whether to bring back what can be.
type rehearsedMsg struct{ question string }

// lookedMsg says whether the journal can be read by now.
type lookedMsg struct{ err error }

func (p *unreadablePage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.RefreshMsg: // it may have been brought back in another window
		return p.look()
	case lookedMsg:
		if msg.err == nil && !p.asking {
			return page.GoHome
		}
	case rehearsedMsg:
		p.asking = false
		return page.Confirm(msg.question, p.mend("Bringing it back …", func(ctx context.Context) (string, error) { return p.env.Opts.Restore(ctx, false) }))
	case page.FailMsg:
		p.asking = false
	case openedMsg:
		return tea.Sequence(page.Tell(msg.said), page.GoHome)
	}
	return nil
}

// look finds out whether the journal can be read, and shows nothing of that.
func (p *unreadablePage) look() tea.Cmd {
	return p.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		_, err := p.env.Book.Settings(ctx)
		return lookedMsg{err}, nil
	})
}

// Loading makes keys wait for the question they may be meant for.
func (p *unreadablePage) Loading() bool { return p.asking }

func (p *unreadablePage) View() page.View {
	d, l := p.env, p.env.Look
	what, then := voice.Broken(p.err)
	set, spaced := &look.Lines{Look: l, Width: d.ThoughtWidth()}, !d.Short()
	if voice.FaultOf(p.err).Loss { // only the mark is red: what is read is said calmly
		set.Width -= lipgloss.Width(look.NoBar)
		set.Add(l.Ink, what)
		for i, row := range set.Rows {
			before := look.NoBar
			if i == 0 {
				before = look.Mark(l.Loss, lossMark)
			}
			set.Rows[i] = before + row
		}
		set.Width += lipgloss.Width(look.NoBar)
	} else {
		set.Add(l.Ink, what)
	}
	if spaced {
		set.Gap()
	}
	set.Para(l.Ink, then, spaced)
	set.Para(l.Ink, d.Waiting(), spaced)
	detail := voice.Detail(p.err)
	set.Add(l.Pencil, detail)
	if !strings.Contains(detail, d.Opts.Path) {
		set.Add(l.Pencil, d.Opts.Path)
	}
	return page.View{Title: voice.Say("The journal cannot be opened"), Middle: d.ThoughtWidth(), Body: strings.Join(set.Rows[:min(len(set.Rows), d.Size.Height)], "\n")}
}

// lossMark stands before what is said of words that may be lost.
const lossMark = "!"

func (p *unreadablePage) Actions() []page.Action {
	actions := []page.Action{page.Act("r", "try again", func() tea.Cmd { return page.GoHome }, "r", "enter")}
	opts, gone, displaced := p.env.Opts, errors.Is(p.err, journal.ErrGone), errors.Is(p.err, journal.ErrDisplaced)
	if opts.Restore != nil && (gone || displaced || errors.Is(p.err, journal.ErrDamaged) || errors.Is(p.err, journal.ErrOlder)) {
		actions = append(actions, page.Act("u", "bring it back", p.rehearse, "u"))
	}
	if opts.Anew != nil && gone {
		actions = append(actions, page.Act("n", "begin a new one", func() tea.Cmd {
			return page.Confirm(voice.Say("Begin a new journal? What is left of the old one is set aside."), p.mend("Beginning a new one …", opts.Anew))
		}, "n"))
	}
	if opts.Rescue != nil && (displaced || !errors.Is(p.err, journal.ErrNotJournal)) {
		actions = append(actions, page.Act("j", "jot a line", func() tea.Cmd { return page.GoTo(page.Jot{}) }, "j"))
	}
	return append(actions, page.Act("q", "leave messup", func() tea.Cmd { return tea.Quit }, "q", "esc"))
}

// rehearse finds out what would be brought back, and asks.
func (p *unreadablePage) rehearse() tea.Cmd {
	p.asking = true
	return p.env.Work("Looking what can be brought back …", func(ctx context.Context) (tea.Msg, error) {
		question, err := p.env.Opts.Restore(ctx, true)
		return rehearsedMsg{question}, err
	})
}

func (p *unreadablePage) mend(doing voice.Phrase, how func(context.Context) (string, error)) tea.Cmd {
	return p.env.Work(doing, func(ctx context.Context) (tea.Msg, error) {
		said, err := how(ctx)
		return openedMsg{said}, err
	})
}

// Here is home: what leads back is the attempt to open the journal again.
func (p *unreadablePage) Here() page.Place { return page.Home{} }
