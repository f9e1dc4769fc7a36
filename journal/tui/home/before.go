package home

import (
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"messup/journal/book"
	"messup/journal/school"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/people"
	"messup/journal/voice"
)

// OpenBefore opens page.Before.
func OpenBefore(d *page.Env, to page.Before) page.Page {
	return &beforePage{Page: form.Page{Desk: d}, class: to.Class, ask: to.Ask}
}

type beforePage struct {
	form.Page
	class string
	ask   bool
	card  book.Before
	heard people.Beside
}

func (p *beforePage) Init() tea.Cmd {
	b, class := p.Desk.Book, p.class
	switch {
	case p.ask:
		return p.askClass()
	case class == "":
		type coming struct {
			book.Before
			known bool
		}
		return form.After(&p.Page, func(ctx context.Context) (next coming, err error) {
			next.Before, next.known, err = b.Classes.Coming(ctx)
			return next, err
		}, func(next coming) tea.Cmd {
			if !next.known {
				return p.askClass()
			}
			return p.took(next.Before)
		})
	}
	return form.After(&p.Page, func(ctx context.Context) (book.Before, error) { return b.Classes.Before(ctx, class) }, p.took)
}

func (p *beforePage) took(card book.Before) tea.Cmd {
	p.card, p.class, p.Loaded = card, card.Class, true
	p.heard = people.Beside{On: &p.Page, Heard: card.Heard, Plan: card.Beside}
	return nil
}

// askClass asks for the class, with those there are as suggestions.
func (p *beforePage) askClass() tea.Cmd {
	b := p.Desk.Book
	return form.After(&p.Page, func(ctx context.Context) (book.Suggestions, error) { return b.Words(ctx) }, func(w book.Suggestions) tea.Cmd {
		p.Loaded = true
		return p.Write(form.Form{
			Ask: "Before which class?", Hint: "A class or a tag; the beginning of it is enough.",
			Fields:   []form.Field{{Label: "Class", Hint: "9B", Offers: append(w.Classes, w.Tags...)}},
			Save:     p.look,
			Drop:     func() tea.Cmd { return page.Back },
			Fleeting: true,
		})
	})
}

// look looks up what there is before the class that was named.
func (p *beforePage) look(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
	if v[0] == "" {
		return func() tea.Cmd {
			return tea.Batch(p.askClass(), page.Say("Name a class first; its beginning is enough."))
		}, nil
	}
	b := p.Desk.Book
	return form.Saves(func(ctx context.Context, v form.Values) (book.Before, error) { return b.Classes.Before(ctx, v[0]) }, p.took)(ctx, v)
}

func (p *beforePage) lines() []string {
	set := p.Paper()
	part := func(lines []voice.Labelled) {
		for _, line := range lines {
			set.Named(line.Label, line.Text)
		}
		set.Gap()
	}
	for _, plan := range p.card.Plans {
		setPlan(set, voice.PlanBefore(plan, p.Desk.Today(), p.card.Year))
	}
	part(voice.MoreBefore(p.card.More))
	p.heard.Set(set)
	set.Gap()
	part(voice.Signs(p.card.Signs))
	p.setLessons(set)
	part(voice.AskFirst(p.card.Ask))
	if len(set.Rows) == 0 {
		set.Add(set.Look.Ink, voice.Say(voice.NoBefore))
	}
	return set.Rows
}

// setPlan sets a plan: what one will do is read at a glance, and what else is known of it
// stands in pencil below.
func setPlan(set *look.Lines, lines []voice.Labelled) {
	for i, line := range lines {
		from := len(set.Rows)
		set.Named(line.Label, line.Text)
		for n := from; i > 0 && n < len(set.Rows); n++ {
			set.Rows[n] = set.Look.Pencil.Render(set.Rows[n])
		}
	}
	set.Gap()
}

// setLessons sets the lessons, each with its bar.
func (p *beforePage) setLessons(set *look.Lines) {
	if len(p.card.Lessons) == 0 {
		return
	}
	set.Add(set.Look.Pencil, voice.Say("Lessons"))
	for _, l := range p.card.Lessons {
		set.Lesson(l.Text)
	}
	set.Gap()
}

func (p *beforePage) View() page.View {
	v := page.View{Title: voice.Say("Before")}
	if !p.Loaded {
		return v
	}
	if p.Form == nil {
		v.Title = voice.Say("Before: %s", text.CleanLine(p.card.Class))
		v.Aside = voice.Say("ctrl+l hides")
		if p.card.Next.Class != "" {
			v.Aside = voice.ComesNext(p.card.Next, p.Desk.Today())
		}
		v.Aside = voice.Joined(voice.Joined(p.card.Also...), v.Aside)
		if p.Desk.Wide() { // it may be projected: one thing, where the eye falls
			v.Middle = page.ReadLeft
		}
		v = p.Show(v, p.lines())
		v.Foot = below(p.Desk.Look, p.Scroller)
		return v
	}
	v = p.Show(v, nil)
	if p.Desk.Wide() {
		v.Side = helps(p.Desk, "What it shows", []voice.Phrase{
			"What you planned for the class, the signs you know by now and what to switch to, its lessons, and whom to ask first.",
			"With a timetable in the settings it knows which class comes next.",
		})
	}
	return v
}

func (p *beforePage) Actions() []page.Action {
	leave := func() tea.Cmd { return page.Back }
	escape := page.Act("esc", "back", leave, "esc", "enter")
	switch {
	case !p.Loaded:
		return []page.Action{escape}
	case p.Form != nil:
		return p.FormKeys()
	}
	all := []page.Action{escape}
	used := p.classNamed()
	lessons := make([]page.Option, len(p.card.Lessons))
	for i, l := range p.card.Lessons {
		lessons[i] = page.Option{Key: strconv.Itoa(i + 1), Help: voice.Say("what came of this lesson"), Take: func() tea.Cmd { return page.GoTo(page.Card{ID: l.ID, Class: used}) }}
	}
	help := voice.Phrase("what came of this lesson")
	if len(lessons) > 1 {
		help = "what came of a lesson"
	}
	all = append(all, page.Keyed(help, lessons)...)
	if len(p.card.Plans) > 0 {
		all = append(all, page.Act("p", "what happened with the plan", func() tea.Cmd { return page.GoTo(page.TakeTwo{ID: p.card.Plans[0].ID}) }, "p"))
	}
	all = append(all, p.heard.Actions()...)
	all = append(all, page.Act("P", "slip of paper", func() tea.Cmd { return page.GoTo(page.Slip{Class: p.class}) }, "P"))
	all = append(all, page.Act("b", "another class", func() tea.Cmd { return page.SwapTo(page.Before{Ask: true}) }, "b"))
	return append(all, p.Scrolls()...)
}

// classNamed is the class the card is about, as it is written elsewhere; empty if it is
// about a tag.
func (p *beforePage) classNamed() string {
	for _, c := range p.Desk.Year.Classes {
		if school.Same(c.Name, p.class) {
			return text.CleanLine(c.Name)
		}
	}
	for _, l := range p.card.Lessons {
		if school.Same(l.Class, p.class) {
			return text.CleanLine(l.Class)
		}
	}
	for _, plan := range p.card.Plans {
		if school.Same(plan.Class, p.class) {
			return text.CleanLine(plan.Class)
		}
	}
	return ""
}

func (p *beforePage) Here() page.Place { return page.Before{Class: p.class} }
