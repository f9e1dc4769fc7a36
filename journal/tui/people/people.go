package people

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/gather"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/list"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/read"
	"messup/journal/voice"
)

// Open opens page.People.
func Open(d *page.Env, to page.People) page.Page {
	p := &peoplePage{Page: form.Page{Desk: d}, on: to.On, from: read.NewPreview(d)}
	p.all = list.NewListPage(d, "People", voice.NoPeople, to.Cursor, p.read, p.row)
	p.all.Beside, p.all.List.Moved = true, p.look
	return p
}

type peoplePage struct {
	form.Page
	whole
	all  list.Page[journal.Checkin]
	from read.Preview // where the chosen one came from
	on   journal.ID   // to be chosen once the rows are there
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
	if b.Aside, err = p.Desk.Book.AsideOpen(ctx, journal.CheckinsKind); err != nil {
		return b, err
	}
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
	p.from.Update(msg)
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return tea.Batch(p.Page.Update(msg), p.all.Update(msg), p.look())
	case list.RowsMsg[journal.Checkin]:
		p.Loaded = true
		return tea.Batch(p.all.Update(msg), p.choose())
	}
	return p.Page.Update(msg)
}

// look shows where the chosen one came from beside the rows.
func (p *peoplePage) look() tea.Cmd {
	c, _ := p.all.List.Chosen()
	return p.from.Show(c.Entry, search.Query{})
}

// side is the chosen one whole, and where it came from.
func (p *peoplePage) side() []string {
	c, ok := p.all.List.Chosen()
	if !ok || !p.Desk.Wide() {
		return nil
	}
	set := &look.Lines{Look: p.Desk.Look, Width: min(page.Measure, p.Desk.SideWidth(page.ListLeft))}
	p.panel(c).set(set)
	lines := slices.Concat(set.Rows, p.came(c))
	if story := p.from.Lines(); len(story) > 0 {
		lines = append(append(lines, ""), story...)
	}
	return lines
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
		state = strings.TrimSpace(voice.Status(c.Status) + " " + voice.Dated(c.Answered, "2 Jan", p.Desk.Today()))
	}
	row := list.Columns{
		Mark: look.Mark(p.Desk.Look.Slate, p.Desk.Look.Marks.Person), Words: c.Person, Class: voice.Word(string(c.Purpose)), When: state, Dated: list.MeantWidth(),
	}
	width := list.Width(p.Desk)
	lines = append(lines, row.Rows(p.Desk.Look, width, i == p.all.List.Cursor, 2)...)
	words := text.CleanLine(cmp.Or(c.Line, c.FirstWords))
	if i == p.all.List.Cursor {
		return append(lines, list.UnderWhole(p.Desk, width, words, p.all.List.Height()-len(lines))...)
	}
	return append(lines, p.all.Under(words)...)
}

func (p *peoplePage) View() page.View {
	v := page.View{Title: voice.Say("People")}
	if !p.Loaded {
		return v
	}
	if p.Form == nil && p.Desk.Wide() && p.all.List.Total() > 0 {
		v.Side, v.Left = p.side(), page.ListLeft
	}
	if c, ok := p.all.List.Chosen(); ok && p.opened && p.Form == nil {
		return p.Ask(v, p.question(c))
	}
	if p.Form == nil {
		v.Rows = p.all.Rows()
	}
	return p.Show(v, slices.Concat(p.all.Lines(), p.all.Below()))
}

// panel asks how it went with somebody.
func (p *peoplePage) panel(c journal.Checkin) *Panel {
	return &Panel{Env: p.Desk, On: &p.Page, Checkin: c, Said: func(string) tea.Cmd { return p.all.List.Ask(p.all.List.Cursor) }}
}

// question is what is asked of the one who is read whole, which can stay open.
func (p *peoplePage) question(c journal.Checkin) page.Question {
	q := p.panel(c).Question(min(page.Measure, list.Width(p.Desk)))
	q.About = append(q.About, p.came(c)...)
	if len(q.Answers) > 0 {
		q.Answers = append(q.Answers, page.NothingNow(p.back))
	}
	return q
}

// openRow shows the chosen one whole.
func (p *peoplePage) openRow() tea.Cmd {
	p.Rewind()
	return p.open()
}

// back goes back to the rows.
func (p *peoplePage) back() tea.Cmd {
	p.opened = false
	return nil
}

// keysOf are the keys of the one who is read whole.
func (p *peoplePage) keysOf(c journal.Checkin) []page.Action {
	q, leave := p.question(c), []string{"esc"}
	if len(q.Answers) == 0 && c.Entry == "" {
		leave = append(leave, "enter")
	}
	all := append(p.Asks(q), page.Act("esc", "back", p.back, leave...),
		page.Act("e", "edit", func() tea.Cmd { return page.GoTo(page.EditCheckin{ID: c.ID}) }, "e"))
	if c.Entry == "" {
		return all
	}
	from := func() tea.Cmd { return page.GoTo(page.Read{ID: c.Entry}) }
	if len(q.Answers) == 0 {
		return append(all, page.Act("enter", "where it came from", from, "enter"))
	}
	return append(all, page.Act("o", "open where it came from", from, "o"))
}

// came is what came of it, if anything was said.
func (p *peoplePage) came(c journal.Checkin) []string {
	set := p.Paper()
	if !c.Open() {
		set.Gap()
		set.Named(voice.SentenceCase(voice.Status(c.Status)), cmp.Or(c.Line, voice.Dated(c.Answered, "2 Jan", p.Desk.Today())))
	}
	return set.Rows
}

func (p *peoplePage) Actions() []page.Action {
	if p.Form != nil {
		return p.FormKeys()
	}
	var all []page.Action
	c, ok := p.all.List.Chosen()
	switch {
	case ok && p.opened:
		return p.keysOf(c)
	case ok:
		all = p.panel(c).answers()
		all = append(all, page.Act("e", "edit", func() tea.Cmd { return page.GoTo(page.EditCheckin{ID: c.ID}) }, "e"))
	}
	others := []page.Action{page.Act("n", "new", func() tea.Cmd {
		return AskCheckin(&p.Page, journal.Checkin{}, nil, func(journal.Checkin) tea.Cmd { return p.all.List.Ask(0) })
	}, "n")}
	opens := page.Act("enter", "read whole", p.openRow, "enter").Seldom()
	if c.Entry != "" {
		opens = page.Act("enter", "where it came from", func() tea.Cmd { return page.GoTo(page.Read{ID: c.Entry}) }, "enter")
	}
	if ok {
		others = append(others, page.On(page.AboutRow, opens)...)
	}
	return p.all.Keys(all, others...)
}

func (p *peoplePage) Here() page.Place { return page.People{Cursor: p.all.List.Cursor} }
