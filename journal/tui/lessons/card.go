package lessons

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenCard opens page.Card.
func OpenCard(d *page.Env, to page.Card) page.Page {
	return &cardPage{Page: form.Page{Desk: d}, route: to}
}

type cardPage struct {
	form.Page
	route  page.Card
	piece  *Panel
	family family
}

// cardRead is what the page begins with.
type cardRead struct {
	card   journal.Card
	family family
}

func (p *cardPage) Init() tea.Cmd {
	env, id := p.Desk, p.route.ID
	return form.After(&p.Page, func(ctx context.Context) (r cardRead, err error) {
		r.card, err = env.Book.Lessons.Card(ctx, id)
		if err != nil {
			return cardRead{}, page.IgnoreMissing(err)
		}
		r.family, err = readFamily(ctx, env, r.card.Lesson, false)
		return r, err
	}, func(r cardRead) tea.Cmd {
		if r.card.ID == "" { // it was deleted, or joined another one, from here
			return page.Back
		}
		p.piece = &Panel{Env: p.Desk, On: &p.Page, Card: r.card, Class: p.route.Class, Said: p.said}
		p.family, p.Loaded = r.family, true
		return nil
	})
}

// listAside lists what is heavy too: it was asked for.
func (p *cardPage) listAside() tea.Cmd {
	env, l := p.Desk, p.piece.Card.Lesson
	return form.After(&p.Page, func(ctx context.Context) (family, error) {
		return readFamily(ctx, env, l, true)
	}, func(f family) tea.Cmd {
		p.family = f
		return nil
	})
}

// whole reports whether what belongs to the lesson is shown: it was asked for, and
// nothing is asked of the person.
func (p *cardPage) whole() bool { return p.route.Whole && p.piece.plain() }

// lines are those of the lesson and of what belongs to it; from and to are where the
// chosen row begins and ends.
func (p *cardPage) lines() (lines []string, from, to int) {
	set := p.Paper()
	p.piece.Set(set)
	from, to = p.family.set(set)
	return set.Rows, from, to
}

// said goes back, unless there is an offer.
func (p *cardPage) said(string) tea.Cmd {
	if p.piece.Offer != journal.NoOffer {
		return nil
	}
	return page.Back
}

func (p *cardPage) View() page.View {
	v := page.View{Title: voice.Say("Lesson")}
	if !p.Loaded {
		return v
	}
	switch {
	case p.Form != nil:
		return p.Show(v, nil)
	case p.whole():
		lines, _, _ := p.lines()
		v.Side = aside(p.Desk, p.piece.Card.Lesson, p.family.Stories, nil, p.Desk.SideWidth(page.ReadLeft))
		return p.Show(v, lines)
	}
	v.Middle = p.Desk.ThoughtWidth()
	return p.Ask(v, p.question())
}

// question is what is asked of the lesson, which can stay open.
func (p *cardPage) question() page.Question {
	q := p.piece.Question(p.Desk.ThoughtWidth())
	if p.piece.came == "" { // else there is one that skips it
		q.Answers = append(q.Answers, page.NothingNow(func() tea.Cmd { return page.Back }))
	}
	return q
}

func (p *cardPage) Actions() []page.Action {
	leave := func() tea.Cmd { return page.Back }
	switch {
	case !p.Loaded:
		return []page.Action{page.Act("esc", "back", leave, "esc")}
	case p.Form != nil:
		return p.FormKeys()
	}
	var all []page.Action
	if p.whole() { // what belongs to it has the page; of the lesson, nothing is asked
		all = append(p.piece.answers(), p.Scrolls()...)
	} else {
		all = p.Asks(p.question())
	}
	all = slices.Concat(all, p.piece.Actions(), p.belonging(), []page.Action{page.Act("esc", "back", leave, "esc")})
	if entry := p.piece.Card.Story; entry != "" {
		all = append(all, page.Act("o", "open where it came from", func() tea.Cmd { return page.GoTo(page.Read{ID: entry}) }, "o").Seldom())
	} else if p.Desk.Opts.Unname != nil { // else its entry is where that is done
		all = append(all, page.Act("@", "a role in place of a name", func() tea.Cmd { return page.GoTo(page.Names{ID: p.route.ID}) }, "@").Seldom())
	}
	return append(all, p.Desk.PictureKey(page.Picture{Lesson: p.route.ID}, "")...)
}

// belonging are the keys of what belongs to the lesson, or the one that shows it.
func (p *cardPage) belonging() []page.Action {
	switch {
	case p.whole():
		return p.family.actions(func() {
			lines, from, to := p.lines()
			p.Sight(lines, p.Desk.Size.Height, from, to)
		}, p.listAside)
	case p.piece.plain() && !p.family.empty():
		return []page.Action{page.Act("i", "all about it: where it comes from, what belongs to it", func() tea.Cmd {
			p.route.Whole = true
			return nil
		}, "i").Seldom()}
	}
	return nil
}

func (p *cardPage) Here() page.Place { return p.route }
