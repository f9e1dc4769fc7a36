package tui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/page"
)

// A beginning is what is due at a start: among other things, words that wait are
// taken in. Where the journal cannot be had then, or takes no line later on, it is
// due again each time the desk is opened.
type beginning struct {
	done    bool // it was done whole
	running bool
	told    bool // it was said why it could not be done
}

// begunMsg brings what there is to say about a start.
type begunMsg struct {
	said  []string
	err   error
	lines []string // those that waited when it began
}

// begin does what is due at a start, beside the frame.
func (r *router) begin() tea.Cmd {
	due := r.env.Opts.Begin
	if due == nil || r.due.running || r.due.done && len(r.env.Waits) == 0 {
		return nil
	}
	r.due.running = true
	lines := slices.Clone(r.env.Waits)
	return func() tea.Msg {
		said, err := due(context.Background()) // which may write a large journal anew: see page.Env.Work
		return begunMsg{said, err, lines}
	}
}

// begun says what came of it, beside what was said just now.
func (r *router) begun(msg begunMsg) tea.Cmd {
	r.due.running = false
	if msg.err != nil {
		if r.trouble == nil && !r.due.told && len(msg.lines) == 0 { // else the desk says it
			r.due.told = true
			r.tell(page.FailNotice(msg.err))
		}
	} else {
		r.due.done = true
		r.env.Waits = slices.DeleteFunc(r.env.Waits, func(path string) bool { return slices.Contains(msg.lines, path) })
	}
	if len(msg.said) == 0 {
		return nil
	}
	said := strings.Join(msg.said, " ")
	if now := r.notice; now.Text != "" && !now.Loss && now.Hint == "" && r.env.Book.Now().Sub(now.At) <= page.NoticeTime {
		said += " " + now.Text // which may end in a path
	}
	r.tell(page.Notice{Text: said})
	return r.page.Update(page.RefreshMsg{})
}
