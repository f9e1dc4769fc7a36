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
	p := &loosePage{}
	p.listPage = newListPage(d, "Loose ends", journal.NoLoose, to.Cursor, p.read, p.row)
	return p
}

type loosePage struct{ listPage[journal.LooseEnd] }

func (p *loosePage) read(ctx context.Context, _ journal.Query, skip, limit int) (batch[journal.LooseEnd], error) {
	ends, err := p.desk.book.Loose(ctx)
	return cut(ends, skip, limit), err
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
	row := listRow(p.desk, i == p.list.cursor, end.Line.Title, journal.CleanLine(end.Line.Class), end.Line.Happened.Format("2 Jan"))
	return append([]string{row}, p.under(strings.Join(lacks, " · "))...)
}

func (p *loosePage) Actions() []action {
	var all []action
	if end, ok := p.list.chosen(); ok {
		all = p.places(end)
	}
	return p.keys(all...)
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
