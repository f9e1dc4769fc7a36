package home

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/lookback"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/list"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// OpenLoose opens page.Loose.
func OpenLoose(d *page.Env, to page.Loose) page.Page {
	p := &loosePage{}
	p.Page = list.NewListPage(d, "Loose ends", voice.NoLoose, to.Cursor, p.read, p.row)
	p.Beside, p.List.Moved = true, p.look
	return p
}

type loosePage struct {
	list.Page[gather.LooseEnd]
	wanted journal.ID // the entry the cursor is on
	shown  journal.Entry
}

// entryMsg brings the entry of a row.
type entryMsg struct{ entry journal.Entry }

// look reads the entry the cursor rests on, where there is a page beside the rows. Until it
// is there the one before stays.
func (p *loosePage) look() tea.Cmd {
	end, ok := p.List.Chosen()
	if !ok || !p.Env.Wide() || end.Line.ID == p.wanted {
		return nil
	}
	p.wanted = end.Line.ID
	if p.wanted == "" { // a plan that comes from none
		p.shown = journal.Entry{}
		return nil
	}
	b, id := p.Env.Book, p.wanted
	return p.Env.Ask(func(ctx context.Context) (tea.Msg, error) {
		e, err := b.Entries.Get(ctx, id)
		return entryMsg{e}, page.IgnoreMissing(err)
	})
}

func (p *loosePage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case entryMsg:
		if msg.entry.ID == p.wanted {
			p.shown = msg.entry
		}
		return nil
	case tea.WindowSizeMsg:
		return tea.Batch(p.Page.Update(msg), p.look())
	}
	return p.Page.Update(msg)
}

func (p *loosePage) View() page.View {
	v := p.Page.View()
	if p.Env.Wide() {
		v.Left, v.Side = page.ListLeft, p.beside()
	}
	return v
}

// beside is what is known of the row: what it lacks, and the entry.
func (p *loosePage) beside() []string {
	end, ok := p.List.Chosen()
	if !ok {
		return nil
	}
	l := p.Env.Look
	set := &look.Lines{Look: l, Width: min(page.Measure, p.Env.SideWidth(page.ListLeft))}
	missing, means := p.lacks(end)
	lacks := voice.SentenceCase(voice.Joined(missing, means)) + "."
	if end.Line.ID == "" {
		set.Add(l.Bold, voice.PlanSentence(end.Plan))
		set.Add(l.Pencil, text.CleanLine(end.Plan.Whom()))
		set.Gap()
		set.Add(l.Ink, lacks)
		set.Named(voice.Say("Look for"), end.Plan.LookFor)
		return set.Rows
	}
	set.Add(l.Bold, text.CleanLine(end.Line.Title))
	set.Add(l.Pencil, voice.Joined(text.CleanLine(end.Line.Class), voice.DayOf(end.Line.Happened, p.Env.Book.Now())))
	set.Gap()
	set.Add(l.Ink, lacks)
	e := p.shown
	if e.ID != end.Line.ID {
		return set.Rows
	}
	for _, a := range e.Answers {
		if a.Empty() {
			continue
		}
		set.Gap()
		if a.Ask != "" {
			set.Add(l.Pencil, voice.Word(text.CleanLine(a.Ask)))
		}
		for _, line := range look.Prose(l, text.Clean(a.Text), nil, set.Width) {
			set.Rows = append(set.Rows, line.Text)
		}
	}
	if height := p.Env.Size.Height; len(set.Rows) > height {
		set.Rows = append(set.Rows[:height-1], l.Pencil.Render(l.Marks.Below))
	}
	return set.Rows
}

func (p *loosePage) read(ctx context.Context, _ search.Query, skip, limit int) (list.Batch[gather.LooseEnd], error) {
	ends, err := p.Env.Book.Loose(ctx)
	b := list.Cut(ends, skip, limit)
	if err != nil || len(ends) > 0 {
		return b, err
	}
	c, err := p.Env.Book.Archive.Counts(ctx)
	if c.Entries == 0 { // there is nothing that could lack anything
		b.None = voice.NothingYet
	}
	return b, err
}

// lacks says what a loose end lacks, and what a draft means to do besides.
func (p *loosePage) lacks(end gather.LooseEnd) (lacks, means string) {
	all := voice.Lacks(end, func(day date.Day) string { return voice.Dated(day, "2 Jan", p.Env.Today()) })
	n := len(end.Lacks)
	return voice.Joined(all[:n]...), voice.Joined(all[n:]...)
}

// row is one mess with its mark, and at its right what it lacks. When it was stands below
// the row chosen, or on the page beside.
func (p *loosePage) row(i int, _ bool) []string {
	end, _ := p.List.Row(i)
	chosen, l := i == p.List.Cursor, p.Env.Look
	lacks, means := p.lacks(end)
	r := homeRow{mark: look.Mark(l.Ink, lookback.SignOf(end.Line).Mark(l.Pen())), title: end.Line.Title, class: end.Line.Class, right: lacks}
	under := voice.Joined(voice.DayOf(end.Line.Happened, p.Env.Book.Now()), means)
	if end.Line.ID == "" {
		r.mark, r.title, r.class, under = look.Mark(l.Slate, l.Marks.Plan), voice.PlanSentence(end.Plan), end.Plan.Whom(), ""
	}
	c := p.columns()
	if lipgloss.Width(lacks) > c.right {
		under = voice.Joined(lacks, under)
	}
	lines := drawRow(l, r, chosen, c, 1)
	if chosen && !p.Env.Wide() {
		lines = append(lines, p.Under(under)...)
	}
	return lines
}

// columns are where things stand in every row. Beside a page that tells it there is no
// class, and on a narrow one what is missing gives way to the title.
func (p *loosePage) columns() columns {
	const mostLacks = 34
	c := columns{width: list.Width(p.Env)}
	for _, end := range p.List.Batch.Rows {
		lacks, _ := p.lacks(end)
		c.right = max(c.right, lipgloss.Width(lacks))
		if c.width >= leastForClass {
			c.class = max(c.class, min(mostClass, lipgloss.Width(classOf(homeRow{class: cmp.Or(end.Line.Class, end.Plan.Whom())}))))
		}
	}
	c.right = min(c.right, mostLacks, c.width/2)
	return c
}

func (p *loosePage) Actions() []page.Action {
	var all []page.Action
	if end, ok := p.List.Chosen(); ok {
		all = p.places(end)
	}
	return p.Keys(all)
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
