package tui

import (
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

func openBefore(d *desk, to Before) page { return &beforePage{sheet: sheet{desk: d}, class: to.Class} }

type beforePage struct {
	sheet
	class string
	card  journal.Before
}

func (p *beforePage) Init() tea.Cmd {
	if p.class == "" {
		return p.askClass()
	}
	book, class := p.desk.book, p.class
	return after(&p.sheet, func(ctx context.Context) (journal.Before, error) { return book.Before(ctx, class) }, p.took)
}

func (p *beforePage) took(card journal.Before) tea.Cmd {
	p.card, p.class, p.loaded = card, card.Class, true
	return nil
}

// askClass asks for the class, with those there are as suggestions.
func (p *beforePage) askClass() tea.Cmd {
	book := p.desk.book
	return after(&p.sheet, func(ctx context.Context) (journal.Words, error) { return book.Words(ctx) }, func(w journal.Words) tea.Cmd {
		p.loaded = true
		return p.write(slip{
			ask: "Before which class?", hint: "A class or a tag; the beginning of it is enough.",
			blanks:   []blank{{label: "Class", hint: "9B", offers: append(w.Classes, w.Tags...)}},
			save:     saves(func(ctx context.Context, v values) (journal.Before, error) { return book.Before(ctx, v[0]) }, p.took),
			drop:     func() tea.Cmd { return back },
			fleeting: true,
		})
	})
}

func (p *beforePage) lines() []string {
	set := p.paper()
	part := func(lines []journal.Labelled) {
		for _, line := range lines {
			set.named(line.Label, line.Text)
		}
		set.gap()
	}
	for _, plan := range p.card.Plans {
		part(journal.SayBeforePlan(plan, p.desk.today()))
	}
	part(journal.SaySigns(p.card.Signs))
	p.setLessons(set)
	part(journal.SayAskFirst(p.card.Ask))
	if len(set.rows) == 0 {
		set.add(set.look.words, journal.NoBefore)
	}
	return set.rows
}

// setLessons sets the lessons, each with its bar.
func (p *beforePage) setLessons(set *paper) {
	if len(p.card.Lessons) == 0 {
		return
	}
	set.add(set.look.quiet, "Lessons")
	for _, l := range p.card.Lessons {
		set.lesson(l.Text)
	}
	set.gap()
}

func (p *beforePage) View() view {
	v := view{title: "Before"}
	if !p.loaded {
		return v
	}
	if p.slip == nil {
		v.title = "Before: " + journal.CleanLine(p.card.Class)
		v.aside = "ctrl+l hides"
		return p.show(v, p.lines())
	}
	return p.show(v, nil)
}

func (p *beforePage) Actions() []action {
	leave := func() tea.Cmd { return back }
	escape := act("esc", "back", leave, "esc", "enter")
	switch {
	case !p.loaded:
		return []action{escape}
	case p.slip != nil:
		return p.slipKeys()
	}
	all := []action{escape}
	lessons := make([]option, len(p.card.Lessons))
	for i, l := range p.card.Lessons {
		lessons[i] = option{strconv.Itoa(i + 1), "what came of this lesson", func() tea.Cmd { return goTo(Card{ID: l.ID}) }}
	}
	shown, help := "1", "what came of this lesson"
	if len(lessons) > 1 {
		shown, help = "1 – "+strconv.Itoa(len(lessons)), "what came of a lesson"
	}
	all = append(all, keyed(shown, help, lessons)...)
	if len(p.card.Plans) > 0 {
		all = append(all, act("t", "what happened with the plan", func() tea.Cmd { return goTo(TakeTwo{ID: p.card.Plans[0].ID}) }, "t"))
	}
	all = append(all, act("b", "another class", func() tea.Cmd { return swapTo(Before{}) }, "b"))
	return append(all, p.scrolls()...)
}

func (p *beforePage) Here() Place { return Before{Class: p.class} }
