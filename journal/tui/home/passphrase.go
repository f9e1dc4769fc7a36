package home

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenPassphrase opens page.Passphrase.
func OpenPassphrase(d *page.Env) page.Page {
	p := &passphrasePage{form.AsidePage{Page: form.Page{Desk: d}, Route: page.Passphrase{}, Title: "Passphrase", Beside: passphraseHelp(d)}}
	p.Ask = func(s *form.Page) tea.Cmd {
		s.Loaded = true
		return s.Write(p.form())
	}
	return p
}

type passphrasePage struct{ form.AsidePage }

// takenOffMsg says that there is no passphrase any more.
type takenOffMsg struct{ then func() tea.Cmd }

func (p *passphrasePage) Update(msg tea.Msg) tea.Cmd {
	if off, is := msg.(takenOffMsg); is {
		return off.then()
	}
	return p.AsidePage.Update(msg)
}

// form asks for a passphrase twice, after the one there is.
func (p *passphrasePage) form() form.Form {
	fields := []form.Field{
		{Label: "New passphrase", Secret: true},
		{Label: "The same again", Secret: true},
	}
	asks := form.Form{
		Ask: "Seal the journal with a passphrase?", Hint: "It is asked for once, before the pages open. A jot from the shell needs none.",
		Below: func(set *look.Lines, _ form.Values) {
			set.Add(set.Look.Pencil, "")
			if p.Desk.Short() {
				set.Para(set.Look.Pencil, voice.NoWayAroundBriefly(), false)
				return
			}
			set.Para(set.Look.Pencil, voice.NoWayAround(), false)
			if p.Desk.Opts.Sealed {
				set.Para(set.Look.Pencil, voice.Say("`messup lock --remember` has the keyring of this computer keep it."), false)
			}
		},
		Doing: anew,
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			return p.typed(ctx, "", v[0], v[1])
		},
		Drop:     func() tea.Cmd { return page.Back },
		Fleeting: true,
	}
	if p.Desk.Opts.Sealed {
		fields = append([]form.Field{{Label: "Passphrase now", Secret: true}}, fields...)
		asks.Ask, asks.Hint = "Another passphrase?", "Without a new one, it is taken off."
		asks.Save = func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			return p.typed(ctx, v[0], v[1], v[2])
		}
	}
	asks.Fields = fields
	return asks
}

// typed sets what was typed, or asks whether to take off what there is.
func (p *passphrasePage) typed(ctx context.Context, now, first, again string) (then func() tea.Cmd, err error) {
	d := p.Desk
	if d.Opts.Sealed {
		if err := d.Opts.Knows(ctx, now); errors.Is(err, journal.ErrPassphrase) { // which file it is, is no question here
			return nil, journal.ErrPassphrase
		} else if err != nil {
			return nil, err
		}
	}
	switch first, again = strings.TrimSpace(first), strings.TrimSpace(again); {
	case first != again:
		return nil, fmt.Errorf("%w: these are two different passphrases", journal.ErrSetting)
	case first == "" && !d.Opts.Sealed:
		return func() tea.Cmd { return tea.Batch(page.Back, page.Say("There is no passphrase: nothing was changed.")) }, nil
	case first == "":
		return p.asksOff, nil
	}
	return locked(ctx, d, first)
}

// asksOff asks whether to take off the passphrase, over a form as it was at first.
func (p *passphrasePage) asksOff() tea.Cmd {
	off := p.Desk.Work(anew, func(ctx context.Context) (tea.Msg, error) {
		then, err := locked(ctx, p.Desk, "")
		return takenOffMsg{then}, err
	})
	ask := page.AskMsg{Question: voice.Say("Take the passphrase off? Whoever can read the file can then read the journal."), Yes: off}
	return tea.Batch(p.Write(p.form()), func() tea.Msg { return ask })
}

const anew voice.Phrase = "The journal and its backups are written anew …"

// locked gives the journal a passphrase, or none.
func locked(ctx context.Context, d *page.Env, words string) (then func() tea.Cmd, err error) {
	unread, err := d.Opts.Lock(ctx, words)
	said := voice.Unsealed()
	switch {
	case errors.Is(err, journal.ErrUnsealed): // which is no failure: it counts from now on
		what, hint := voice.Failure(err)
		said = what + " " + hint
	case err != nil:
		return nil, err
	case words != "":
		said = strings.Join(voice.Sealed(d.Opts.Sealed, unread), " ")
	}
	return func() tea.Cmd {
		d.Opts.Sealed = words != ""
		return tea.Batch(page.Back, page.Tell(said))
	}, nil
}
