package write

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenJot opens page.Jot.
func OpenJot(d *page.Env) page.Page { return &jotPage{form.Page{Desk: d, Loaded: true}} }

type jotPage struct{ form.Page }

func (p *jotPage) Init() tea.Cmd {
	return p.Write(form.Form{
		Ask: "What happened?", Fields: []form.Field{{Long: true}},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			if strings.TrimSpace(v[0]) == "" {
				return func() tea.Cmd { return page.Back }, nil
			}
			said, waits, err := keepJot(ctx, p.Desk, v[0])
			return func() tea.Cmd {
				if waits != "" {
					p.Desk.Waits = append(p.Desk.Waits, waits)
				}
				return tea.Batch(page.Back, page.Tell(said))
			}, err
		},
		Drop: func() tea.Cmd { return page.Back },
	})
}

// keepJot keeps a line in the journal or, while that takes none, where the next
// start finds it. It says which, and where it waits.
func keepJot(ctx context.Context, d *page.Env, words string) (said, waits string, err error) {
	e, err := d.Book.Entries.NewJot(words)
	if err != nil {
		return "", "", err
	}
	if _, _, err = d.Book.Entries.Save(ctx, journal.Entry{}, e); err == nil {
		return voice.Say("Kept. It waits on the desk, to be grown later."), "", nil
	}
	if d.Opts.Rescue == nil || errors.Is(err, journal.ErrTooLong) {
		return "", "", err
	}
	e.Rev = 1
	where, rescueErr := d.Opts.Rescue(ctx, journal.Archive{Entries: []journal.Entry{e}})
	if rescueErr != nil {
		return "", "", errors.Join(err, rescueErr)
	}
	return voice.Say("Not in the journal yet: %s. The line waits in %s.", voice.Sentence(err), where), where, nil
}

func (p *jotPage) View() page.View {
	return p.Show(page.View{Title: voice.Say("Jot"), Aside: voice.Say("one line, to be grown later")}, nil)
}

func (p *jotPage) Actions() []page.Action {
	leave := page.Act("esc", "keep and leave", p.Escape, "esc")
	return slices.Concat(p.Form.Selected(), p.Form.Enter("keep"), []page.Action{leave, p.Saving()}, p.AloneKey(), p.Form.Keys())
}

func (p *jotPage) Here() page.Place { return page.Jot{} }
