package home

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// An aboutPage says what messup is, and where all of the words are.
type aboutPage struct {
	form.Page
	backups page.Backups
	err     error // why nobody knows of the backups
}

// backupsMsg brings what there is of backups.
type backupsMsg struct {
	backups page.Backups
	err     error
}

// checkedMsg brings what was found when all was read through.
type checkedMsg struct {
	said []string
	err  error
}

func (p *aboutPage) Init() tea.Cmd {
	p.Loaded = true
	d := p.Desk
	if d.Opts.Backups == nil {
		return nil
	}
	return d.Ask(func(ctx context.Context) (tea.Msg, error) {
		found, err := d.Opts.Backups(ctx)
		return backupsMsg{found, err}, nil
	})
}

func (p *aboutPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case backupsMsg:
		p.backups, p.err = msg.backups, msg.err
		return nil
	case checkedMsg:
		p.Desk.Checked = page.Checked{At: p.Desk.Book.Now(), Said: msg.said}
		p.Rewind()
		if msg.err != nil {
			return page.Fail(msg.err)
		}
		return page.Say("All was read through.")
	}
	return p.Page.Update(msg)
}

func (p *aboutPage) View() page.View {
	d, l := p.Desk, p.Desk.Look
	set := &look.Lines{Look: l, Width: d.ThoughtWidth()}
	spaced := !d.Short()
	p.checked(set)
	set.Para(l.Ink, voice.Say(whatItIs), spaced)
	where := whereWordsAre
	if d.Opts.Sealed {
		where = whereSealed
	}
	set.Para(l.Ink, voice.Say(where), spaced)
	p.kept(set)
	if len(d.Opts.Scratch) > 0 {
		set.Add(l.Ink, voice.Say("While the journal takes nothing, what you type waits here:"))
		set.Para(l.Pencil, d.Opts.Scratch[0], spaced)
	}
	if d.Opts.Sealed {
		set.Add(l.Pencil, voice.Say("The passphrase is asked for again after half an hour without a key; f9 in the settings changes it."))
	} else if d.Opts.Lock != nil {
		set.Add(l.Pencil, voice.Say("f9 in the settings seals the journal with a passphrase."))
	}
	set.Para(l.Pencil, voice.Say("In a shell: messup sync for two computers, messup report for a year."), spaced)
	set.Para(l.Pencil, voice.Say("ctrl+l hides the screen from anywhere, for when it is projected, and so do some minutes without a key; any key brings it back."), spaced)
	set.Para(l.Pencil, voice.Word(d.Sets().First().Credit), spaced)
	set.Add(l.Pencil, d.Opts.Path)
	v := p.Show(page.View{Title: voice.Say("About messup"), Middle: d.ThoughtWidth()}, set.Rows)
	v.Foot = below(l, p.Scroller)
	return v
}

// checked says what was found when all was last read through, in this sitting.
func (p *aboutPage) checked(set *look.Lines) {
	found := p.Desk.Checked
	if found.At.IsZero() {
		return
	}
	set.Add(set.Look.Ink, voice.Say("Read through at %s:", voice.At(found.At, voice.Clock)))
	for _, line := range found.Said {
		set.Add(set.Look.Pencil, line)
	}
	set.Gap()
}

// kept says how many backups there are, and where.
func (p *aboutPage) kept(set *look.Lines) {
	l, spaced, b := set.Look, !p.Desk.Short(), p.backups
	switch {
	case p.err != nil:
		set.Para(l.Ink, voice.Say("What backups there are cannot be told: %s.", voice.Sentence(p.err)), spaced)
	case p.Desk.Opts.Backups == nil:
	case b.Count == 0:
		set.Para(l.Ink, voice.Say("There are no backups yet. One is made by itself on each day you write."), spaced)
	default:
		newest := ""
		if !b.Newest.IsZero() {
			newest = voice.Say(", the newest of %s", voice.DayOf(b.Newest, p.Desk.Book.Now())+" "+voice.At(b.Newest, voice.Clock))
		}
		set.Add(l.Ink, voice.Say("Backups are made by themselves on each day you write. Here now: %d%s:", b.Count, newest))
		set.Para(l.Pencil, b.Folder, spaced)
	}
}

func (p *aboutPage) Actions() []page.Action {
	d := p.Desk
	all := []page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc", "enter", "q")}
	for _, a := range d.TakeOutKey(page.TakeOut{}) {
		a.More = false
		all = append(all, a)
	}
	if d.Opts.Check != nil {
		all = append(all, page.Act("r", "read all through again", p.check, "r").Briefly("check"))
	}
	return slices.Concat(all, d.TakeInKey(), p.Scrolls())
}

// check reads the journal and its backups through.
func (p *aboutPage) check() tea.Cmd {
	d := p.Desk
	return d.Work("Reading all through …", func(ctx context.Context) (tea.Msg, error) {
		said, err := d.Opts.Check(ctx)
		return checkedMsg{said, err}, nil
	})
}

func (p *aboutPage) Here() page.Place { return page.Welcome{About: true} }
