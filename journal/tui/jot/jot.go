package jot

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/jotted"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Open opens page.Jot.
func Open(d *page.Env, to page.Jot) page.Page {
	return &jotPage{Page: form.Page{Desk: d, Loaded: true}, typed: to.Words}
}

// A jotPage keeps one line. The class and the day that it names for certain are shown
// below it and kept with it, unless they are waved off.
type jotPage struct {
	form.Page
	classes []string // those that a line may name
	waved   bool     // what is read from this line is not wanted
	typed   string   // where nobody could take it
	read    *heardLine
	waiting []journal.Summary // what was jotted before, and is not grown
}

// A heardLine is a line, what is read from it, and the same as it would be kept.
type heardLine struct {
	line, says string
	kept       journal.Entry
}

// namesMsg brings the classes that a line may name, and the lines that wait.
type namesMsg struct {
	classes []string
	waiting []journal.Summary
}

func (p *jotPage) Init() tea.Cmd {
	book := p.Desk.Book
	asked := p.ask()
	if p.typed != "" {
		asked = tea.Batch(asked, p.Page.Update(tea.PasteMsg{Content: p.typed}))
	}
	return tea.Batch(asked, p.Desk.Ask(func(ctx context.Context) (tea.Msg, error) {
		classes, err := book.Classes.Named(ctx)
		if err != nil {
			return nil, err
		}
		desk, err := book.Desk(ctx, 0)
		jots := slices.DeleteFunc(desk.Drafts, func(s journal.Summary) bool { return s.Kind != journal.Jot })
		return namesMsg{classes, jots}, err
	}))
}

// Update waves off what is read, where delete has no words to delete.
func (p *jotPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case namesMsg:
		p.classes, p.waiting, p.read = msg.classes, msg.waiting, nil
		p.hear()
		return nil
	case tea.KeyPressMsg:
		if msg.String() == "delete" && p.Form.AtEnd() && p.reads() != "" {
			p.waved = true
			p.hear()
			return nil
		}
	}
	return p.Page.Update(msg)
}

// hear has the line kept with what is known of it now.
func (p *jotPage) hear() {
	if p.Form != nil {
		p.Form.Save = p.save()
	}
}

// reads is what is read from the line; nothing once it was waved off. It is read once, as
// long as the line stays the same.
func (p *jotPage) reads() string {
	if p.waved || p.Form == nil {
		return ""
	}
	if words := p.Form.First(); p.read == nil || p.read.line != words {
		p.read = &heardLine{line: words}
		if line := p.Page.Unsaved().Entries; len(line) > 0 {
			p.read.kept, p.read.says = told(p.Desk, words, line[0], p.classes)
		}
	}
	return p.read.says
}

// told is a line with what it names taken from it, as the shell takes it: also when it was, where it begins
// with that and a colon. whole is the line as it stands.
func told(d *page.Env, words string, whole journal.Entry, classes []string) (e journal.Entry, says string) {
	e = whole
	if at, day, rest, ok := jotted.Dated(words, d.Book.Now()); ok {
		if of, err := d.Book.Entries.NewJot(rest); err == nil { // there are words in it
			e.Title, e.Answers, e.Happened = of.Title, of.Answers, at
			says = voice.Happened(day, e.Started)
		}
	}
	e, named := jotted.Named(e, classes)
	return e, voice.Joined(says, named)
}

// Unsaved is the line with what is read from it, as it would be kept.
func (p *jotPage) Unsaved() journal.Archive {
	if p.reads() != "" {
		return journal.Archive{Entries: []journal.Entry{p.read.kept}}
	}
	return p.Page.Unsaved()
}

// under is what stands under the line: what is read, and where the footer has no room for
// it, which key waves it off.
func (p *jotPage) under() string {
	said := p.reads()
	if said != "" && p.Desk.Narrow() && p.Form.AtEnd() {
		return voice.Joined(said, voice.Say("delete waves off"))
	}
	return said
}

// save keeps the line, with the names as they are known now: it runs outside Update.
func (p *jotPage) save() form.SaveFunc {
	classes, waved := p.classes, p.waved
	return func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
		if strings.TrimSpace(v[0]) == "" {
			return func() tea.Cmd { return page.Back }, nil
		}
		said, waits, err := keepJot(ctx, p.Desk, v[0], func(e journal.Entry) (journal.Entry, string) {
			if waved {
				return e, ""
			}
			return told(p.Desk, v[0], e, classes)
		})
		return func() tea.Cmd {
			if waits != "" {
				p.Desk.Waits = append(p.Desk.Waits, waits)
			}
			return tea.Batch(page.Back, page.Tell(said))
		}, err
	}
}

func (p *jotPage) ask() tea.Cmd {
	return p.Write(form.Form{
		Ask: "What happened?", Fields: []form.Field{{Long: true}},
		Below: func(set *look.Lines, _ form.Values) { set.Under(p.under()) },
		Save:  p.save(),
		Drop:  func() tea.Cmd { return page.Back },
	})
}

// keepJot keeps a line in the journal or, while that takes none, where the next
// start finds it. It says which, where it waits, and what it took from the line.
func keepJot(ctx context.Context, d *page.Env, words string, take func(journal.Entry) (journal.Entry, string)) (said, waits string, err error) {
	e, err := d.Book.Entries.NewJot(words)
	if err != nil {
		return "", "", err
	}
	e, took := take(e)
	if _, _, err = d.Book.Entries.Save(ctx, journal.Entry{}, e); err == nil && took != "" {
		return voice.Say("Kept, with %s. It waits on the desk, to be grown later.", took), "", nil
	}
	if err == nil {
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
	v := p.Show(page.View{Title: voice.Say("Jot"), Aside: voice.Say("one line, to be grown later"), Side: p.side()}, nil)
	if filling := v.Filling; filling != nil {
		v.Filling = func() page.Filling {
			f := filling()
			for i := range f.Blanks {
				f.Blanks[i].Once = true
			}
			return f
		}
	}
	return v
}

// side is what was jotted before and waits to be grown, the newest first.
func (p *jotPage) side() []string {
	d := p.Desk
	if !d.Wide() {
		return nil
	}
	set := &look.Lines{Look: d.Look, Width: d.SideWidth(d.PageWidth())}
	if len(p.waiting) == 0 {
		set.Add(d.Look.Pencil, voice.Say("One line is enough. It waits on the desk, and grows into questions when there is time."))
		return set.Rows
	}
	set.Para(d.Look.Pencil, voice.Say("Waiting to be grown"), true)
	const rows = 2 // of each
	for _, line := range p.waiting {
		if len(set.Rows)+rows+1 > d.Size.Height {
			break
		}
		set.Few(d.Look.Ink, line.Title, rows)
		set.Add(d.Look.Pencil, voice.Dated(date.DayOf(line.Happened), "Mon 2 Jan", d.Today()))
		set.Gap()
	}
	return set.Rows
}

func (p *jotPage) Actions() []page.Action {
	leave := page.Act("esc", "keep and leave", p.Escape, "esc")
	enter := p.Form.Enter("keep")
	if p.Form.AtEnd() && p.reads() != "" { // new lines can wait: what is read is here now
		enter = slices.Insert(enter, min(1, len(enter)), page.Act("delete", "wave them off", nil, "delete"))
	}
	return slices.Concat(p.Form.Selected(), enter, []page.Action{leave, p.Saving()}, p.AloneKey(), p.Form.Keys())
}

func (p *jotPage) Here() page.Place { return page.Jot{} }
