package plans

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/draw"
	"messup/journal/pictures"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenChain opens page.Chain.
func OpenChain(d *page.Env, to page.Chain) page.Page {
	return &chainPage{Page: form.Page{Desk: d}, route: to}
}

// chainPage is the takes of one thing, drawn as a path, with the one in hand told below.
type chainPage struct {
	form.Page
	route page.Chain
	chain journal.Chain
	at    int // the step in hand: what it began with, if that is there, then the takes
}

func (p *chainPage) Init() tea.Cmd {
	book, id := p.Desk.Book, p.route.ID
	return form.After(&p.Page, func(ctx context.Context) (journal.Chain, error) {
		plan, err := book.Plans.Get(ctx, id)
		if err != nil {
			return journal.Chain{}, err
		}
		return book.Plans.Chain(ctx, plan)
	}, func(c journal.Chain) tea.Cmd {
		p.chain, p.Loaded = c, true
		p.at = p.first()
		return nil
	})
}

// began is how many steps stand before the takes: what they began with, or nothing.
func (p *chainPage) began() int {
	if p.chain.Story.ID == "" {
		return 0
	}
	return 1
}

// first is the step that is in hand when the page opens: the one it was left with, else the
// take it was opened from.
func (p *chainPage) first() int {
	if p.route.Take == 1 && p.began() == 1 {
		return 0
	}
	at := slices.IndexFunc(p.chain.Takes, func(t journal.Plan) bool { return t.Take == p.route.Take })
	if at < 0 {
		at = slices.IndexFunc(p.chain.Takes, func(t journal.Plan) bool { return t.ID == p.route.ID })
	}
	return max(0, at+p.began())
}

// take is the one at a step; none where that is what they began with.
func (p *chainPage) take(at int) (t journal.Plan, is bool) {
	at -= p.began()
	if at < 0 || at >= len(p.chain.Takes) {
		return t, false
	}
	return p.chain.Takes[at], true
}

// lines are the goal, the path, and what there is to say of the take in hand, unless that
// stands beside it. A small screen leaves the goal out.
func (p *chainPage) lines() (lines []string) {
	pen := p.Desk.Look.Pen()
	path := pictures.Path(p.chain, p.Desk.Today(), p.at)
	if len(path.Takes) == 0 { // what it began with is gone
		return nil
	}
	if goal := pictures.Goal(p.chain); goal != "" && !p.Desk.Short() {
		for _, line := range look.Wrap(goal, p.Desk.TextWidth()) {
			lines = append(lines, pen.Ink(line))
		}
		lines = append(lines, "")
	}
	lines = append(lines, path.Draw(pen, p.Desk.PageWidth())...)
	if p.Desk.Wide() {
		return lines
	}
	if p.Desk.Opts.Lines { // nobody sees which one is in hand: all of them are rows
		return lines
	}
	return append(append(lines, ""), p.told(pen, p.at, p.Desk.TextWidth())...)
}

// side is all takes one below the other, on the page beside the path; the one in hand is in
// sight.
func (p *chainPage) side() (lines []string) {
	width, from, to := p.Desk.SideWidth(p.Desk.PageWidth()), 0, 0
	if width == 0 {
		return nil
	}
	for at := range p.steps() {
		if at > 0 {
			lines = append(lines, "")
		}
		if at == p.at {
			from = len(lines)
		}
		lines = append(lines, p.told(p.Desk.Look.Pen(), at, width)...)
		if at == p.at {
			to = len(lines)
		}
	}
	var sight page.Scroller
	sight.Sight(lines, p.Desk.Size.Height, from, to)
	return lines[sight.Top:]
}

// told is what there is to say of a step, behind the room of the mark of the one in hand.
func (p *chainPage) told(pen draw.Pen, at, width int) []string {
	set := &look.Lines{Look: p.Desk.Look, Width: width - len(look.NoBar)}
	var name, day string
	if t, is := p.take(at); is {
		name, day = pictures.Title(t, p.Desk.Today())
		for _, line := range pictures.Told(t, pictures.Goal(p.chain)) {
			set.Named(line.Label, line.Text)
		}
	} else {
		name, day = pictures.Began(p.chain.Story, p.Desk.Today())
		set.Named(voice.Say("On the day"), p.chain.Story.Title)
	}
	head := look.NoBar + pen.Ink(name)
	if at == p.at {
		head = look.Hand + pen.Slate(pen.Marks.Chosen) + " " + pen.Bold(name)
	}
	if day != "" {
		head += "  " + pen.Pencil(day)
	}
	for i, row := range set.Rows {
		set.Rows[i] = look.NoBar + row
	}
	return append([]string{head}, set.Rows...)
}

// steps is how many there are on the path.
func (p *chainPage) steps() int { return p.began() + len(p.chain.Takes) }

// step takes another one in hand, with the path above it in sight.
func (p *chainPage) step(by int) func() tea.Cmd {
	return func() tea.Cmd {
		p.at = max(0, min(p.at+by, p.steps()-1))
		p.Rewind()
		return nil
	}
}

func (p *chainPage) View() page.View {
	v := page.View{Title: voice.Say("How it went")}
	if !p.Loaded {
		return v
	}
	v.Aside, v.Side = text.CleanLine(p.chain.Story.Title), p.side()
	lines := p.lines()
	if p.Desk.Opts.Lines && p.steps() > 0 {
		v.Rows = &page.Rows{Above: lines, At: -1, Total: p.steps(), Enter: true, Row: func(i int) []string {
			return p.told(p.Desk.Look.Pen(), i, p.Desk.TextWidth())
		}, To: func(i int) tea.Cmd { return p.step(i - p.at)() }}
	}
	return p.Show(v, lines)
}

func (p *chainPage) Actions() []page.Action {
	back := page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")
	if !p.Loaded || p.steps() == 0 {
		return append([]page.Action{back}, p.Scrolls()...)
	}
	var all []page.Action
	if p.steps() > 1 {
		all = append(all, page.Act("← →", "another take", p.step(-1), "left").OnScreen(),
			page.Act("→", "the take after it", p.step(+1), "right").OnScreen().Seldom())
	}
	story := page.GoTo(page.Read{ID: p.chain.Story.ID})
	if t, is := p.take(p.at); is {
		all = append(all, page.Act("enter", "open", func() tea.Cmd { return page.GoTo(page.TakeTwo{ID: t.ID}) }, "enter"))
		if p.began() == 1 {
			all = append(all, page.Act("o", "open where it began", func() tea.Cmd { return story }, "o"))
		}
	} else {
		all = append(all, page.Act("enter", "open where it began", func() tea.Cmd { return story }, "enter", "o").Briefly("open"))
	}
	return append(append(all, back), p.Scrolls()...)
}

func (p *chainPage) Here() page.Place {
	here := p.route
	if p.Loaded {
		here.Take = 1
		if t, is := p.take(p.at); is {
			here.Take = t.Take
		}
	}
	return here
}
