package tui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/prompts"
)

func openLoose(d *desk, to Loose) page {
	p := &loosePage{desk: d, start: to.Cursor}
	p.list = list[journal.LooseEnd]{desk: d, draw: p.row, fetch: p.read}
	return p
}

type loosePage struct {
	plainPage
	desk  *desk
	list  list[journal.LooseEnd]
	start int
}

func (p *loosePage) Init() tea.Cmd { return p.list.find(journal.Query{}, p.start) }

func (p *loosePage) read(ctx context.Context, _ journal.Query, skip, limit int) (batch[journal.LooseEnd], error) {
	ends, err := p.desk.book.Loose(ctx)
	return cut(ends, skip, limit), err
}

func (p *loosePage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return p.list.fit(p.desk.size.Height)
	case rowsMsg[journal.LooseEnd]:
		return p.list.take(msg)
	}
	return nil
}

// row is one mess, and quietly what it lacks.
func (p *loosePage) row(i int, _ bool) []string {
	end, _ := p.list.row(i)
	lacks := make([]string, len(end.Lacks))
	for n, lack := range end.Lacks {
		lacks[n] = string(lack)
		if lack == journal.PutAway {
			lacks[n] = "put away until " + end.Line.Away.Format("2 Jan")
		}
	}
	lines := []string{listRow(p.desk, i == p.list.cursor, end.Line.Title, journal.CleanLine(end.Line.Class), end.Line.Happened.Format("2 Jan"))}
	if !p.desk.short() {
		l := p.desk.look
		lines = append(lines, noBar+noBar+oneLine(l, l.quiet, strings.Join(lacks, " · "), nil, p.desk.textWidth()-4))
	}
	return lines
}

func (p *loosePage) View() view {
	v := view{title: "Loose ends", body: strings.Join(p.list.lines(), "\n")}
	if p.list.loaded && p.list.total() == 0 {
		v.body = strings.Join(fold(p.desk.look.words, journal.NoLoose, p.desk.textWidth()), "\n")
	}
	return v
}

func (p *loosePage) Actions() []action {
	var all []action
	if end, ok := p.list.chosen(); ok {
		all = p.places(end)
	}
	return append(append(all, act("esc", "back", func() tea.Cmd { return back }, "esc")), p.list.keys()...)
}

// places are the keys to what a mess lacks.
func (p *loosePage) places(end journal.LooseEnd) []action {
	id := end.Line.ID
	to := func(r Place) func() tea.Cmd { return func() tea.Cmd { return goTo(r) } }
	has := func(lack journal.Lack) bool { return slices.Contains(end.Lacks, lack) }
	all := []action{act("enter", "read", to(Read{ID: id}), "enter")}
	if has(journal.IsDraft) {
		all = append(all, act("w", "go on writing", to(Write{ID: id}), "w"))
	}
	if has(journal.NoLesson) {
		all = append(all, act("l", "its lesson", to(Write{ID: id, Step: p.question(end), Single: true}), "l"))
	}
	if has(journal.Undated) && end.Plan != "" {
		all = append(all, act("p", "its plan", to(TakeTwo{ID: end.Plan}), "p"))
	}
	if has(journal.Unspoken) {
		all = append(all, act("c", "its people", to(People{On: end.Checkin}), "c"))
	}
	return all
}

// question is where a mess is asked for its lesson. A short set may have no
// question for it alone.
func (p *loosePage) question(end journal.LooseEnd) string {
	set, err := p.desk.sets().Find(end.Line.Set)
	i := slices.IndexFunc(set.Questions, func(q prompts.Question) bool { return q.Feeds == prompts.Lesson })
	if err != nil || i < 0 {
		return placeOverview
	}
	return set.Questions[i].ID
}

func (p *loosePage) Here() Place { return Loose{Cursor: p.list.cursor} }
