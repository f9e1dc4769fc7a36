package tui

import (
	"cmp"
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

func openPeople(d *desk, to People) page {
	p := &peoplePage{sheet: sheet{desk: d}, on: to.On}
	p.all = newListPage(d, "People", journal.NoPeople, to.Cursor, p.read, p.row)
	return p
}

type peoplePage struct {
	sheet
	all listPage[journal.Checkin]
	on  journal.ID // to be chosen once the rows are there
}

func (p *peoplePage) Init() tea.Cmd { return p.all.Init() }

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
		return tea.Batch(p.sheet.Update(msg), p.all.Update(msg))
	case rowsMsg[journal.Checkin]:
		p.loaded = true
		return tea.Batch(p.all.Update(msg), p.choose())
	}
	return p.sheet.Update(msg)
}

// choose goes to the check-in one came for.
func (p *peoplePage) choose() tea.Cmd {
	on := p.on
	p.on = ""
	for i := range p.all.list.total() {
		if c, ok := p.all.list.row(i); ok && on != "" && c.ID == on {
			return p.all.list.moveTo(i)
		}
	}
	return nil
}

// row is one person: what for, when, and below it the first words.
func (p *peoplePage) row(i int, top bool) []string {
	c, _ := p.all.list.row(i)
	var lines []string
	if before, ok := p.all.list.row(i - 1); i > 0 && !top && ok && before.Open() != c.Open() {
		lines = append(lines, "")
	}
	state := c.Day.Format("Mon 2 Jan")
	switch {
	case !c.Open():
		state = strings.TrimSpace(string(c.Status) + " " + c.Answered.Format("2 Jan"))
	case c.Day.IsZero():
		state = journal.CleanLine(c.When)
	}
	lines = append(lines, listRow(p.desk, i == p.all.list.cursor, c.Person, journal.CleanLine(c.Purpose), state))
	return append(lines, p.all.under(journal.CleanLine(cmp.Or(c.Line, c.FirstWords)))...)
}

func (p *peoplePage) View() view {
	v := view{title: "People"}
	if !p.loaded {
		return v
	}
	return p.show(v, p.all.lines())
}

func (p *peoplePage) Actions() []action {
	if p.slip != nil {
		return p.slipKeys()
	}
	var all []action
	if c, ok := p.all.list.chosen(); ok {
		piece := &checkinPiece{desk: p.desk, on: &p.sheet, checkin: c, said: func(string) tea.Cmd { return p.all.list.ask(p.all.list.cursor) }}
		all = piece.actions()
		if c.Entry != "" {
			all = append(all, act("enter", "where it came from", func() tea.Cmd { return goTo(Read{ID: c.Entry}) }, "enter"))
		}
	}
	return p.all.keys(append(all, act("n", "new", func() tea.Cmd {
		return askCheckin(&p.sheet, journal.Checkin{}, nil, func(journal.Checkin) tea.Cmd { return p.all.list.ask(0) })
	}, "n"))...)
}

func (p *peoplePage) Here() Place { return People{Cursor: p.all.list.cursor} }
