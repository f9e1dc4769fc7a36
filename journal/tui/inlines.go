package tui

import (
	"io"
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"messup/journal/draw"
	"messup/journal/text"
	"messup/journal/tui/home"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/plain"
	"messup/journal/voice"
)

// Told line by line, the program is the same router with the same pages (see package
// plain). They are laid out on a screen on which everything has room, which nobody sees.

// How large that is. A line is wrapped as it is told.
const (
	tellColumns = 4000
	tellRows    = 1000
)

// inLines is the router as it is told.
type inLines struct{ *router }

// newInLines is the router of a journal that is told.
func newInLines(d *page.Env, start page.Place) inLines {
	d.Opts.Hides = false
	d.Look = look.New(nil, colorprofile.NoTTY, draw.Told())
	d.Screen = tea.WindowSizeMsg{Width: tellColumns, Height: tellRows}
	r := newRouter(d, start)
	r.profile, r.idle.keys = colorprofile.NoTTY, 1 // nothing is told before somebody chose it
	return inLines{r}
}

// tell tells the program to whoever is there.
func (r inLines) tell(in io.Reader, out io.Writer) error {
	o := r.env.Opts
	defer voice.Reword(plain.Keyless())()
	_, menu := r.start.(page.Home)
	asked := r.env.Sets().Sets()
	sets := make([]plain.Start, 0, len(asked))
	for _, set := range asked {
		name := voice.Word(set.Name)
		if begins := page.Begins(set); !text.SameFolded(name, begins) {
			name = voice.WithLine(name, begins)
		}
		name = voice.Say("%s, about %d minutes", name, set.Minutes)
		sets = append(sets, plain.Start{Name: name, To: page.Write{Set: set.ID}})
	}
	return plain.Run(r, plain.Options{
		In: in, Out: out, Columns: o.Columns, Asker: o.Asker, Typed: o.Typed, Waits: o.Waits, Unended: o.Unended, Clears: o.Clears, Menu: menu, Sets: sets, Doors: doors(r.env),
	})
}

// doors are where the desk leads to, but for what is begun there, which is asked with what
// it takes.
func doors(d *page.Env) []page.Action {
	first, others := d.BeginKeys()
	return slices.DeleteFunc(home.Doors(d), func(a page.Action) bool {
		return slices.ContainsFunc(append(others, first), func(b page.Action) bool { return a.Key.Help() == b.Key.Help() })
	})
}

// Take takes what a command came to.
func (r inLines) Take(msg tea.Msg) tea.Cmd {
	_, cmd := r.Update(msg)
	return cmd
}

// Now is what there is to be told.
func (r inLines) Now() plain.Now {
	now := plain.Now{Page: r.page, Notice: r.notice, Working: r.working, Locked: r.relock.on, Refused: r.relock.said}
	if r.ask != nil {
		now.Asked = r.ask.Question
	}
	return now
}

// Do does what an action does.
func (r inLines) Do(a page.Action) tea.Cmd {
	r.closing = false
	return r.do(menuRow{Action: a})
}

// Reply answers the question that waits for yes or no.
func (r inLines) Reply(yes bool) tea.Cmd { return r.reply(yes) }

func (r *router) reply(yes bool) tea.Cmd {
	asked := r.ask
	r.ask = nil
	switch {
	case asked == nil:
		return nil
	case yes:
		return asked.Yes
	}
	return asked.No
}

// Leave keeps the words of the page, and then does something.
func (r inLines) Leave(then tea.Cmd) tea.Cmd { return r.page.Leave(then) }

// Typed says that somebody is there.
func (r inLines) Typed() {
	r.typed(tea.KeyPressMsg{})
	r.hidden = false
}

// Unlock tries a passphrase.
func (r inLines) Unlock(words string) tea.Cmd {
	r.relock.typed = words
	return r.check()
}
