package tui

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A screen that is left for long, or a computer that slept, may wake up for somebody else. A
// journal with a passphrase asks for it again then, before anything of it is to be seen.

// asksAfter is how long nobody has typed when it asks: longer than a break between two lessons.
const asksAfter = 30 * time.Minute

// relock is the question for the passphrase over the page.
type relock struct {
	on       bool
	typed    string
	checking bool
	said     string // why what was typed did not open it
}

// relockedMsg is what a passphrase came to.
type relockedMsg struct{ err error }

// leftLong reports whether the page was left for so long that it is asked who is back. Who
// never wants it hidden is not asked.
func (r *router) leftLong() bool {
	i := r.idle
	return r.env.Opts.Sealed && r.env.Opts.Knows != nil && i.after > 0 && !i.last.IsZero() && !r.env.Away.Load() &&
		r.env.Book.Now().Sub(i.last) >= asksAfter
}

// asksWho takes keys and pastes while it is asked who is back, and what came of it.
func (r *router) asksWho(msg tea.Msg) (taken bool, cmd tea.Cmd) {
	if !r.relock.on {
		return false, nil
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		r.hidden = false
		r.relock.typed += text.OneLine(msg.Content)
	case tea.KeyPressMsg:
		cmd = r.answers(msg)
	case relockedMsg:
		r.relocked(msg.err)
	default:
		return false, nil
	}
	return true, cmd
}

// answers takes a key of the passphrase.
func (r *router) answers(msg tea.KeyPressMsg) tea.Cmd {
	switch k := msg.String(); {
	case k == "ctrl+c":
		return r.quit()
	case k == "ctrl+l":
		r.hidden = true
	case r.hidden:
		r.hidden = false
	case r.relock.checking:
	case k == "enter":
		return r.check()
	case k == "backspace":
		b := []rune(r.relock.typed)
		r.relock.typed = string(b[:max(0, len(b)-1)])
	case k == "esc" || k == "ctrl+u":
		r.relock.typed = ""
	default:
		r.relock.typed += text.OneLine(msg.Text)
	}
	return nil
}

// check tries what was typed, beside the screen: it takes a second.
func (r *router) check() tea.Cmd {
	words, knows := r.relock.typed, r.env.Opts.Knows
	if words == "" {
		return nil
	}
	r.relock = relock{on: true, checking: true}
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), page.DiskTime)
		defer cancel()
		return relockedMsg{knows(ctx, words)}
	}
}

func (r *router) relocked(err error) {
	switch {
	case err == nil:
		r.relock = relock{}
	case errors.Is(err, journal.ErrPassphrase):
		r.relock = relock{on: true, said: voice.Say("This is not its passphrase. Nothing is lost; try again.")}
	default:
		r.relock = relock{on: true, said: voice.Sentence(err)}
	}
}

// asking is the question on the screen.
func (r *router) asking() string {
	l, margin := r.env.Look, strings.Repeat(" ", r.frame().margin)
	room := max(1, r.env.Screen.Width-2*len(margin))
	line := voice.Say("Passphrase:") + " "
	dots := min(lipgloss.Width(r.relock.typed), max(0, room-len(line)))
	rows := []string{l.Pencil.Render(line) + l.Ink.Render(strings.Repeat("•", dots))}
	switch {
	case r.relock.checking:
		rows = append(rows, l.Pencil.Render(voice.Say("One moment …")))
	case r.relock.said != "":
		for row := range strings.Lines(lipgloss.Wrap(r.relock.said, room, "")) {
			rows = append(rows, l.Pencil.Render(strings.TrimSuffix(row, "\n")))
		}
	}
	return margin + strings.Join(rows, "\n"+margin)
}
