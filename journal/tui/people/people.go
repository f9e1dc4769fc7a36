package people

import (
	"cmp"
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/gather"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/list"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Open opens page.People.
func Open(d *page.Env, to page.People) page.Page {
	p := &peoplePage{Page: form.Page{Desk: d}, on: to.On}
	p.all = list.NewListPage(d, "People", voice.NoPeople, to.Cursor, p.read, p.row)
	return p
}

type peoplePage struct {
	form.Page
	whole
	all list.Page[journal.Checkin]
	on  journal.ID // to be chosen once the rows are there
}

func (p *peoplePage) Init() tea.Cmd { return p.all.Init() }

// read reads the check-ins, in a command.
func (p *peoplePage) read(ctx context.Context, _ search.Query, skip, limit int) (b list.Batch[journal.Checkin], err error) {
	people, err := p.Desk.Book.People.All(ctx, false)
	if err != nil {
		return b, err
	}
	all, err := p.Desk.Book.People.All(ctx, true)
	if err != nil {
		return b, err
	}
	for _, c := range all {
		if !c.Open() {
			people = append(people, c)
		}
	}
	b = list.Cut(people, skip, limit)
	if b.Total == 0 {
		means, err := p.Desk.Book.DraftMeans(ctx, gather.Intent.Names)
		if means {
			b.None = voice.DraftNames
		}
		return b, err
	}
	return b, nil
}

func (p *peoplePage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return tea.Batch(p.Page.Update(msg), p.all.Update(msg))
	case list.RowsMsg[journal.Checkin]:
		p.Loaded = true
		return tea.Batch(p.all.Update(msg), p.choose())
	}
	return p.Page.Update(msg)
}

// choose goes to the check-in one came for.
func (p *peoplePage) choose() tea.Cmd {
	on := p.on
	p.on = ""
	for i := range p.all.List.Total() {
		if c, ok := p.all.List.Row(i); ok && on != "" && c.ID == on {
			return p.all.List.MoveTo(i)
		}
	}
	return nil
}

// row is one person: what for, when, and below it the first words.
func (p *peoplePage) row(i int, top bool) []string {
	c, _ := p.all.List.Row(i)
	var lines []string
	if before, ok := p.all.List.Row(i - 1); i > 0 && !top && ok && before.Open() != c.Open() {
		lines = append(lines, "")
	}
	state := voice.MeantBriefly(c.Meant(), p.Desk.Today())
	if !c.Open() {
		state = strings.TrimSpace(string(c.Status) + " " + voice.Dated(c.Answered, "2 Jan", p.Desk.Today()))
	}
	lines = append(lines, list.Row(p.Desk, i == p.all.List.Cursor, c.Person, text.CleanLine(c.Purpose), state))
	words := text.CleanLine(cmp.Or(c.Line, c.FirstWords))
	if i == p.all.List.Cursor {
		return append(lines, list.UnderWhole(p.Desk, words, p.all.List.Height()-len(lines))...)
	}
	return append(lines, p.all.Under(words)...)
}

func (p *peoplePage) View() page.View {
	v := page.View{Title: voice.Say("People")}
	if !p.Loaded {
		return v
	}
	if c, ok := p.all.List.Chosen(); ok && p.opened && p.Form == nil {
		piece := &Panel{Env: p.Desk, Checkin: c}
		v.Body = p.whole.See(append(piece.Lines(p.Desk.TextWidth()), p.came(c)...), p.Desk.Size.Height)
		return v
	}
	return p.Show(v, p.all.Lines())
}

// came is what came of it, if anything was said.
func (p *peoplePage) came(c journal.Checkin) []string {
	set := p.Paper()
	if !c.Open() {
		set.Gap()
		set.Named(voice.SentenceCase(string(c.Status)), cmp.Or(c.Line, voice.Dated(c.Answered, "2 Jan", p.Desk.Today())))
	}
	return set.Rows
}

func (p *peoplePage) Actions() []page.Action {
	if p.Form != nil {
		return p.FormKeys()
	}
	var all []page.Action
	if c, ok := p.all.List.Chosen(); ok {
		piece := &Panel{Env: p.Desk, On: &p.Page, Checkin: c, Said: func(string) tea.Cmd { return p.all.List.Ask(p.all.List.Cursor) }}
		all = piece.Actions()
		all = append(all, page.Act("e", "edit", func() tea.Cmd { return page.GoTo(page.EditCheckin{ID: c.ID}) }, "e"))
	}
	if c, ok := p.all.List.Chosen(); ok && p.opened {
		return append(all, p.close(p.Desk, c.Entry)...)
	}
	all = append(all, page.Act("n", "new", func() tea.Cmd {
		return AskCheckin(&p.Page, journal.Checkin{}, nil, func(journal.Checkin) tea.Cmd { return p.all.List.Ask(0) })
	}, "n"))
	if c, ok := p.all.List.Chosen(); ok {
		if c.Entry != "" {
			all = append(all, page.Act("enter", "where it came from", func() tea.Cmd { return page.GoTo(page.Read{ID: c.Entry}) }, "enter"))
		} else {
			all = append(all, page.Act("enter", "read whole", p.open, "enter").Seldom())
		}
	}
	return p.all.Keys(all...)
}

func (p *peoplePage) Here() page.Place { return page.People{Cursor: p.all.List.Cursor} }
