package tui

import (
	"cmp"
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

func openPeople(d *desk, to People) page {
	p := &peoplePage{sheet: sheet{desk: d}, start: to.Cursor, on: to.On}
	p.list = list[journal.Checkin]{desk: d, draw: p.row, fetch: p.read}
	return p
}

type peoplePage struct {
	sheet
	list  list[journal.Checkin]
	start int
	on    journal.ID // to be chosen once the rows are there
}

func (p *peoplePage) Init() tea.Cmd { return p.list.find(journal.Query{}, p.start) }

// read reads the check-ins, in a command.
func (p *peoplePage) read(ctx context.Context, _ journal.Query, skip, limit int) (b batch[journal.Checkin], err error) {
	people, err := p.desk.book.Checkins(ctx, false)
	if err != nil {
		return b, err
	}
	all, err := p.desk.book.Checkins(ctx, true)
	if err != nil {
		return b, err
	}
	for _, c := range all {
		if !c.Open() {
			people = append(people, c)
		}
	}
	return cut(people, skip, limit), nil
}

func (p *peoplePage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return tea.Batch(p.sheet.Update(msg), p.list.fit(p.desk.size.Height))
	case rowsMsg[journal.Checkin]:
		p.loaded = true
		return tea.Batch(p.list.take(msg), p.choose())
	}
	return p.sheet.Update(msg)
}

// choose goes to the check-in one came for.
func (p *peoplePage) choose() tea.Cmd {
	on := p.on
	p.on = ""
	for i := range p.list.total() {
		if c, ok := p.list.row(i); ok && on != "" && c.ID == on {
			return p.list.moveTo(i)
		}
	}
	return nil
}

// row is one person: what for, when, and below it the first words.
func (p *peoplePage) row(i int, top bool) []string {
	c, _ := p.list.row(i)
	var lines []string
	if before, ok := p.list.row(i - 1); i > 0 && !top && ok && before.Open() != c.Open() {
		lines = append(lines, "")
	}
	state := c.Day.Format("Mon 2 Jan")
	switch {
	case !c.Open():
		state = strings.TrimSpace(string(c.Status) + " " + c.Answered.Format("2 Jan"))
	case c.Day.IsZero():
		state = journal.CleanLine(c.When)
	}
	lines = append(lines, listRow(p.desk, i == p.list.cursor, c.Person, journal.CleanLine(c.Purpose), state))
	if words := journal.CleanLine(cmp.Or(c.Line, c.FirstWords)); words != "" && !p.desk.short() {
		l := p.desk.look
		lines = append(lines, noBar+noBar+oneLine(l, l.quiet, words, nil, p.desk.textWidth()-4))
	}
	return lines
}

func (p *peoplePage) View() view {
	v := view{title: "People"}
	if !p.loaded {
		return v
	}
	lines := p.list.lines()
	if p.list.total() == 0 {
		lines = fold(p.desk.look.words, journal.NoPeople, p.desk.textWidth())
	}
	return p.show(v, lines)
}

func (p *peoplePage) Actions() []action {
	if p.slip != nil {
		return p.slipKeys()
	}
	var all []action
	if c, ok := p.list.chosen(); ok {
		piece := &checkinPiece{desk: p.desk, on: &p.sheet, checkin: c, said: func(string) tea.Cmd { return p.list.ask(p.list.cursor) }}
		all = piece.actions()
		if c.Entry != "" {
			all = append(all, act("enter", "where it came from", func() tea.Cmd { return goTo(Read{ID: c.Entry}) }, "enter"))
		}
	}
	all = append(all,
		act("n", "new", func() tea.Cmd {
			return askCheckin(&p.sheet, journal.Checkin{}, nil, func(journal.Checkin) tea.Cmd { return p.list.ask(0) })
		}, "n"),
		act("esc", "back", func() tea.Cmd { return back }, "esc"))
	return append(all, p.list.keys()...)
}

func (p *peoplePage) Here() Place { return People{Cursor: p.list.cursor} }
