package home

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/list"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// OpenLoose opens page.Loose.
func OpenLoose(d *page.Env, to page.Loose) page.Page {
	p := &loosePage{}
	p.Page = list.NewListPage(d, "Loose ends", voice.NoLoose, to.Cursor, p.read, p.row)
	return p
}

type loosePage struct{ list.Page[gather.LooseEnd] }

func (p *loosePage) read(ctx context.Context, _ search.Query, skip, limit int) (list.Batch[gather.LooseEnd], error) {
	ends, err := p.Env.Book.Loose(ctx)
	return list.Cut(ends, skip, limit), err
}

// row is one mess, and quietly what it lacks.
func (p *loosePage) row(i int, _ bool) []string {
	end, _ := p.List.Row(i)
	lacks := voice.Joined(voice.Lacks(end, func(day date.Day) string { return voice.Dated(day, "2 Jan", p.Env.Today()) })...)
	if end.Line.ID == "" {
		return append([]string{list.Row(p.Env, i == p.List.Cursor, voice.PlanSentence(end.Plan), text.CleanLine(end.Plan.Whom()), "")}, p.Under(lacks)...)
	}
	row := list.Row(p.Env, i == p.List.Cursor, end.Line.Title, text.CleanLine(end.Line.Class), voice.DayOf(end.Line.Happened, p.Env.Book.Now()))
	return append([]string{row}, p.Under(lacks)...)
}

func (p *loosePage) Actions() []page.Action {
	var all []page.Action
	if end, ok := p.List.Chosen(); ok {
		all = p.places(end)
	}
	return p.Keys(all...)
}

// places are the keys to what a mess lacks.
func (p *loosePage) places(end gather.LooseEnd) []page.Action {
	id := end.Line.ID
	to := func(r page.Place) func() tea.Cmd { return func() tea.Cmd { return page.GoTo(r) } }
	letGo := page.Act("Z", "let it go", to(page.LetGo{Entry: id, Plan: end.Plan.ID}), "Z")
	has := func(lack gather.Lack) bool { return slices.Contains(end.Lacks, lack) }
	if id == "" {
		return []page.Action{page.Act("enter", "which day", to(page.WhichDay{ID: end.Plan.ID}), "enter"), page.Act("p", "what happened with the plan", to(page.TakeTwo{ID: end.Plan.ID}), "p"), letGo}
	}
	all := []page.Action{page.Act("enter", "read", to(page.Read{ID: id}), "enter")}
	if has(gather.IsDraft) {
		all = append(all, page.Act("e", "go on writing", to(page.Write{ID: id}), "e"))
	}
	if has(gather.NoLesson) {
		all = append(all, page.Act("l", "its lesson", to(page.Write{ID: id, Step: p.question(end), Single: true}), "l"))
	}
	if has(gather.Undated) && end.Plan.ID != "" {
		all = append(all,
			page.Act("D", "which day", to(page.WhichDay{ID: end.Plan.ID}), "D"),
			page.Act("p", "its plan", to(page.TakeTwo{ID: end.Plan.ID}), "p"))
	}
	if has(gather.Unspoken) {
		all = append(all, page.Act("c", "its people", to(page.People{On: end.Checkin}), "c"))
	}
	return append(all, letGo)
}

// question is where a mess is asked for its lesson. A short set may have no
// question for it alone.
func (p *loosePage) question(end gather.LooseEnd) string {
	set, err := p.Env.Sets().Find(end.Line.Set)
	i := slices.IndexFunc(set.Questions, func(q prompts.Question) bool { return q.Feeds == prompts.Lesson })
	if err != nil || i < 0 {
		return page.PlaceOverview
	}
	return set.Questions[i].ID
}

func (p *loosePage) Here() page.Place { return page.Loose{Cursor: p.List.Cursor} }
