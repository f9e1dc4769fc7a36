package home

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenTakeIn opens page.TakeIn.
func OpenTakeIn(d *page.Env, _ page.TakeIn) page.Page {
	return &takeInPage{Page: form.Page{Desk: d, Loaded: true}}
}

// A takeInPage asks for a file, shows what it would bring, and takes it in once somebody says so; or
// takes the last import back.
type takeInPage struct {
	form.Page
	path  string         // the file that was looked at; empty: none yet
	found *page.Incoming // what it would bring
	said  []string       // what came of taking one in, or back
	undo  bool           // and that can be taken back
}

// What is said while it takes.
const (
	lookingInto voice.Phrase = "Looking into it …"
	takingIn    voice.Phrase = "Taking it in …"
	takingBack  voice.Phrase = "Taking it back …"
)

// tookMsg says what came of it.
type tookMsg struct {
	said []string
	undo bool
}

func (p *takeInPage) Init() tea.Cmd { return nil }

func (p *takeInPage) View() page.View {
	v := page.View{Title: voice.Say("Take in from a file")}
	set := p.Paper()
	quiet := func(words string) { set.Para(set.Look.Pencil, words, false) }
	switch {
	case p.said != nil:
		for _, words := range p.said {
			set.Para(set.Look.Ink, words, false)
		}
	case p.found != nil:
		set.Add(set.Look.Bold, text.CleanLine(p.path))
		if p.found.Whose != "" {
			set.Add(set.Look.Ink, p.found.Whose)
		}
		for _, line := range p.found.First {
			quiet(line)
		}
		if len(p.found.First) > 0 {
			set.Gap()
		}
		for _, words := range p.found.Said {
			set.Para(set.Look.Ink, words, false)
		}
	default:
		set.Para(set.Look.Ink, voice.Say("What messup took out comes in again, and so do the journals of other programs. You see what it is before anything is kept."), true)
		for _, f := range p.Desk.Opts.Inward.Reads() {
			set.Named(f.Name, voice.Word(f.About))
		}
		if !p.Desk.Short() {
			set.Gap()
			quiet(voice.Say("Each piece becomes an entry of its own, as it is. Pictures stay where they are."))
		}
	}
	v.Side = p.beside()
	return p.Show(v, set.Rows)
}

// beside says what such a file is like, as long as none was looked at.
func (p *takeInPage) beside() []string {
	if !p.Desk.Wide() || p.found != nil || p.said != nil {
		return nil
	}
	return helps(p.Desk, "What is in such a file", []voice.Phrase{
		"A text with a date before each piece, the notes of a folder, or what messup or another program wrote out.",
		"Nothing is kept before you have seen it, and an import can be taken back whole.",
	}, "[2026-11-19 14:10] Food web jigsaw.", "Expert groups copied the cards; nobody", "could explain them to the next table.", "", "[2026-11-23 08:40] Attendance took", "nine minutes again.")
}

func (p *takeInPage) Actions() []page.Action {
	if p.Form != nil {
		return p.FormKeys()
	}
	var all []page.Action
	switch {
	case p.said != nil && p.undo:
		all = append(all, page.Reply("take it back", p.back))
	case p.said != nil:
	case p.found != nil && !p.found.None:
		all = append(all, page.Reply("take it in", p.take), page.Reply("another file", p.ask))
	case p.found != nil:
		all = append(all, page.Reply("another file", p.ask))
	default:
		all = append(all, page.Reply("a file or a folder", p.ask).Briefly("a file"), page.Reply("take the last import back", p.back).Briefly("take back"))
	}
	all = page.Numbered(all...)
	return append(append(all, page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")), p.Scrolls()...)
}

// ask asks for the file. What was typed before stands there again.
func (p *takeInPage) ask() tea.Cmd {
	in := p.Desk.Opts.Inward
	type looked struct {
		path  string
		found page.Incoming
	}
	return p.Write(form.Form{
		Ask: "Which file or folder?", Hint: "~ is your own folder. A name in no folder is looked for where messup was started.",
		Fields: []form.Field{{Label: "File", Hint: "e.g. ~/journal.txt", Text: p.path, Offers: in.Offers(), Reads: func(v form.Values) string {
			if whole := in.Understood(v[0]); whole != v[0] {
				return whole
			}
			return ""
		}}},
		Save: form.Saves(func(ctx context.Context, v form.Values) (looked, error) {
			found, err := in.Look(ctx, v[0])
			return looked{v[0], found}, err
		}, func(l looked) tea.Cmd {
			p.path, p.found, p.said = l.path, &l.found, nil
			p.Rewind()
			return page.Tell("") // what was wrong with another file is no longer so
		}),
		Doing:    lookingInto,
		Fleeting: true,
	})
}

func (p *takeInPage) take() tea.Cmd {
	in, path := p.Desk.Opts.Inward, p.path
	return p.Desk.Work(takingIn, func(ctx context.Context) (tea.Msg, error) {
		said, err := in.Take(ctx, path)
		return tookMsg{said, true}, err
	})
}

// back says what taking the last import back would do, and does it once somebody says so.
func (p *takeInPage) back() tea.Cmd {
	in := p.Desk.Opts.Inward
	type rehearsed struct {
		said []string
		none bool
	}
	return form.After(&p.Page, func(ctx context.Context) (r rehearsed, err error) {
		r.said, r.none, err = in.Undo(ctx, true)
		return r, err
	}, func(r rehearsed) tea.Cmd {
		p.said, p.undo = r.said, !r.none
		p.Rewind()
		if r.none {
			return nil
		}
		return page.Confirm(voice.Say("Take it back?"), p.Desk.Work(takingBack, func(ctx context.Context) (tea.Msg, error) {
			said, _, err := in.Undo(ctx, false)
			return tookMsg{said, false}, err
		}))
	})
}

func (p *takeInPage) Update(msg tea.Msg) tea.Cmd {
	if took, is := msg.(tookMsg); is {
		p.said, p.undo = took.said, took.undo
		p.Rewind()
		return nil
	}
	return p.Page.Update(msg)
}

func (p *takeInPage) Here() page.Place { return page.TakeIn{} }
