package share

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/share"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// doneMsg says that there is nothing more to be made.
type doneMsg struct{ said string }

// anewMsg says that what was begun is to be deleted, and something else begun.
type anewMsg struct{}

// giveUp deletes what was begun.
func (p *sharePage) giveUp() tea.Cmd {
	keeps := p.Desk.Opts.Sharing
	return page.Confirm(voice.Say("Delete what was chosen, typed and decided for this share? The journal stays as it is."), p.Desk.Ask(func(ctx context.Context) (tea.Msg, error) {
		return doneMsg{voice.Say("Deleted. The journal stays as it is.")}, keeps.Forget(ctx)
	}))
}

// askAnew asks whether what was begun before is to go, for what one came with alone.
func (p *sharePage) askAnew() tea.Cmd {
	return page.Confirm(voice.Say("Delete the share that you have begun, and begin a new one? The journal stays as it is."), func() tea.Msg { return anewMsg{} })
}

// anew gives up what was begun, or cannot be read, and begins again.
func (p *sharePage) anew() tea.Cmd {
	b, keeps, to := p.Desk.Book, p.Desk.Opts.Sharing, p.to
	return form.After(&p.Page, func(ctx context.Context) (begun, error) {
		if err := keeps.Forget(ctx); err != nil {
			return begun{}, err
		}
		return begin(ctx, b, keeps, to)
	}, func(on begun) tea.Cmd {
		p.stage, p.rest, p.met = overview, rest{}, map[share.Field]bool{}
		return p.begun(on)
	})
}

// wrote goes on once a file is written. Where it can be written in another form too, one need not
// read it all again for that: it is deleted when one leaves.
func (p *sharePage) wrote(said string) tea.Cmd {
	if p.card.ID != "" {
		return tea.Batch(page.Back, page.Tell(said))
	}
	p.written = true
	if len(p.out) > 1 {
		return page.Tell(said + " " + voice.Say("Another form can be written too, with its number. Leaving ends this share."))
	}
	return p.end(said)
}

// end deletes what was begun, and leaves. Where that cannot be, it is said behind what was done.
func (p *sharePage) end(said string) tea.Cmd {
	keeps := p.Desk.Opts.Sharing
	return p.Desk.Ask(func(ctx context.Context) (tea.Msg, error) {
		if err := keeps.Forget(ctx); err != nil {
			return endedMsg{said, err}, nil //nolint:nilerr // the page says it, behind what was done
		}
		return doneMsg{spaced(said, voice.Say("What was chosen and decided for it is deleted."))}, nil
	})
}

// endedMsg says why what was begun is still there, though the file is written.
type endedMsg struct {
	said string
	kept error
}

func (p *sharePage) ended(msg endedMsg) tea.Cmd {
	p.written = false
	return tea.Sequence(page.Back, page.Tell(msg.said), page.Fail(msg.kept))
}

// Leave ends a share that was written, wherever one goes from it.
func (p *sharePage) Leave(then tea.Cmd) tea.Cmd {
	if !p.written {
		return p.Page.Leave(then)
	}
	p.written = false
	keeps := p.Desk.Opts.Sharing
	return p.Page.Leave(tea.Sequence(p.Desk.Ask(func(ctx context.Context) (tea.Msg, error) {
		return nil, keeps.Forget(ctx)
	}), then))
}

// spaced are sentences behind each other; some may be empty.
func spaced(said ...string) string { return strings.TrimSpace(strings.Join(said, " ")) }
