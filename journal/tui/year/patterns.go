package year

import (
	"context"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/date"
	"messup/journal/draw"
	"messup/journal/lookback"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenPatterns opens page.Patterns.
func OpenPatterns(d *page.Env, to page.Patterns) page.Page {
	p := &patternsPage{env: d, cursor: to.Cursor, open: to.Open, asked: lookback.Asked{Year: date.SchoolYear(d.Today()), Class: to.Class, Heavy: to.Heavy}}
	if y, err := date.ParseYear(to.Year); err == nil { // no name is the present one
		p.asked.Year = y
	}
	return p
}

// patternsPage is what was marked in a year, and how often.
type patternsPage struct {
	page.Base
	env    *page.Env
	asked  lookback.Asked
	cursor int    // the item the hand is on
	open   string // the group that is shown whole
	on     lookback.Patterns
	loaded bool
	scroll page.Scroller
}

// countsMsg brings the counts of a year.
type countsMsg lookback.Patterns

func (p *patternsPage) Init() tea.Cmd {
	book, asked := p.env.Book, p.asked
	return p.env.Read(func(ctx context.Context) (tea.Msg, error) {
		on, err := lookback.Counts(ctx, book, asked)
		return countsMsg(on), err
	})
}

func (p *patternsPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case countsMsg:
		if lookback.Patterns(msg).Asked != p.asked { // something else was asked for meanwhile
			return nil
		}
		p.on, p.loaded = lookback.Patterns(msg), true
		p.cursor = min(p.cursor, max(0, len(p.items())-1))
	case page.FailMsg:
		if !p.loaded { // an empty page would say that nothing was marked
			return func() tea.Msg { return page.UnreadableMsg(msg) }
		}
	case openMsg:
		p.open = string(msg)
	case page.RefreshMsg:
		return p.Init()
	}
	return nil
}

// An item is one row the hand can be on.
type item struct {
	verb voice.Phrase
	do   tea.Cmd
}

// items are the rows of the page in the order they are gone through.
func (p *patternsPage) items() (all []item) {
	for _, g := range p.on.Groups {
		bars := p.bars(g)
		for _, c := range g.Counts[:bars.Shown()] {
			to := item{"its entries", page.GoTo(page.Browse{Query: c.Query})}
			if g.Plans {
				to = item{"its plans", page.GoTo(page.Plans{Query: c.Query})}
			}
			all = append(all, to)
		}
		if bars.More() > 0 {
			all = append(all, item{"show more", func() tea.Msg { return openMsg(g.Scope) }})
		}
	}
	if p.on.Lessons() > 0 {
		all = append(all, item{"on which days", page.GoTo(page.Year{Day: p.on.Until})})
	}
	return all
}

// openMsg has a group shown whole.
type openMsg string

// bars are the counts of a group, as many of them as there is room for on the screen, unless
// the group was asked for whole.
func (p *patternsPage) bars(g lookback.Group) draw.Bars {
	b := g.Bars()
	switch height := p.env.Size.Height; {
	case g.Scope == p.open:
	case height < 12:
		b.Most = 3
	case height < 22:
		b.Most = 4
	case height < 32:
		b.Most = 6
	}
	return b
}

// A setLine is a line of the page, and the items that stand on it, from 1; 0: none.
type setLine struct {
	text        string
	item, other int // the other one stands in the second column
}

// The widths of the page: from which two groups stand side by side, and beyond which bars
// would only be longer.
const (
	leastBeside = 64
	mostWide    = 96
	columnGap   = 2
)

func (p *patternsPage) View() page.View {
	v := page.View{Title: voice.Say("Patterns"), Aside: p.on.From(p.env.Today())}
	if !p.loaded {
		v.Aside = ""
		return v
	}
	if p.env.Opts.Lines {
		v.Rows = p.told()
	}
	width := min(p.env.Size.Width, mostWide)
	lines := p.lines(width)
	from, to := 0, 0
	text := make([]string, len(lines))
	for i, l := range lines {
		if text[i] = l.text; l.item == p.cursor+1 || l.other == p.cursor+1 {
			from, to = p.above(i, from, to), i+1
		}
	}
	p.scroll.Sight(text, p.env.Size.Height, from, to)
	v.Body = p.scroll.See(text, p.env.Size.Height)
	if p.env.Wide() { // in the middle, and from the top on
		v.Middle = width
		v.Body += strings.Repeat("\n", max(0, p.env.Size.Height-len(lines)))
	}
	return v
}

// above is the first line to be seen with the chosen one: the first item brings what stands
// over it along.
func (p *patternsPage) above(i, from, to int) int {
	switch {
	case to > 0:
		return from
	case p.cursor == 0 && i < p.env.Size.Height:
		return 0
	}
	return i
}

// lines are all there is.
func (p *patternsPage) lines(width int) (all []setLine) {
	pen := penOf(p.env.Look)
	say := func(words string) {
		for _, line := range look.Wrap(words, min(width, page.Measure)) {
			all = append(all, setLine{text: pen.Pencil(line)})
		}
	}
	gap := func() {
		if len(all) > 0 && !p.env.Short() {
			all = append(all, setLine{})
		}
	}
	say(p.on.Note())
	if p.on.Aside > 0 {
		say(voice.KeptAside(p.on.Aside))
	}
	blocks := p.blocks(pen, width)
	for len(blocks) > 0 {
		gap()
		n := 1
		if p.beside(width) {
			n = min(2, len(blocks))
		}
		all = append(all, sideBySide(blocks[:n], (width+columnGap)/2)...)
		blocks = blocks[n:]
	}
	if used := p.used(pen, width); len(used) > 0 {
		gap()
		all = append(all, used...)
	}
	whole := len(all)
	if len(p.on.Groups) > 0 {
		gap()
		say(voice.Say(lookback.Wrote))
	}
	if len(all) > p.env.Size.Height { // it is read where there is room for it
		all = all[:whole]
	}
	return all
}

// beside reports whether two groups stand side by side: not where they are told.
func (p *patternsPage) beside(width int) bool { return width >= leastBeside && !p.env.Opts.Lines }

// blocks are the groups, each with its name over its bars.
func (p *patternsPage) blocks(pen draw.Pen, width int) (blocks [][]setLine) {
	room := width
	if p.beside(width) {
		room = (width+columnGap)/2 - columnGap
	}
	n, scale := 0, p.on.Scale(room-2)
	for _, g := range p.on.Groups {
		bars := p.bars(g)
		bars.Scale = scale
		block := append(make([]setLine, 0, bars.Shown()+2), setLine{text: pen.Pencil(fit(voice.Say(g.Title), room))})
		if at := p.cursor + 1 - n; at <= bars.Shown()+min(1, bars.More()) {
			bars.Chosen = max(0, at)
		}
		for _, line := range bars.Draw(pen, room-2) {
			n++
			block = append(block, setLine{text: hand(pen, n == p.cursor+1) + line, item: n})
		}
		blocks = append(blocks, block)
	}
	return blocks
}

// used is the row of the lessons that were used.
func (p *patternsPage) used(pen draw.Pen, width int) (lines []setLine) {
	total := p.on.Lessons()
	if total == 0 {
		return nil
	}
	n := len(p.items())
	title, number := voice.Say(lookback.UsedTitle), strconv.Itoa(total)
	ink := pen.Ink
	if n == p.cursor+1 {
		ink = pen.Bold
	}
	lead := 2 + cells(title) + 2
	drawn := p.on.Spark().Draw(pen, width-lead-2-len(number))
	if len(drawn) != 1 { // below its name
		lines = append(lines, setLine{text: hand(pen, n == p.cursor+1) + ink(title) + "  " + pen.Ink(number), item: n})
		for _, line := range p.on.Spark().Draw(pen, width-2) {
			lines = append(lines, setLine{text: "  " + line, item: n})
		}
		return lines
	}
	return []setLine{{text: hand(pen, n == p.cursor+1) + ink(title) + "  " + drawn[0] + "  " + pen.Ink(number), item: n}}
}

// hand is what stands before a row.
func hand(pen draw.Pen, chosen bool) string {
	if chosen {
		return look.Hand + pen.Slate(pen.Marks.Chosen) + " "
	}
	return "  "
}

// sideBySide sets two blocks beside each other, the second from a column on.
func sideBySide(blocks [][]setLine, column int) []setLine {
	if len(blocks) == 1 {
		return blocks[0]
	}
	set := make([]setLine, max(len(blocks[0]), len(blocks[1])))
	for i := range set {
		if i < len(blocks[0]) {
			set[i] = blocks[0][i]
		}
		if i < len(blocks[1]) {
			right := blocks[1][i]
			set[i].text += strings.Repeat(" ", max(0, column-cells(set[i].text))) + right.text
			set[i].other = right.item
		}
	}
	return set
}

func (p *patternsPage) Here() page.Place {
	return page.Patterns{Year: p.asked.Year.Name, Class: p.asked.Class, Open: p.open, Cursor: p.cursor, Heavy: p.asked.Heavy}
}

// ask reads what is asked for now.
func (p *patternsPage) ask(change func(*lookback.Asked)) func() tea.Cmd {
	return func() tea.Cmd {
		change(&p.asked)
		p.cursor, p.open = 0, ""
		return p.Init()
	}
}

// byClass goes to the next of the classes of the year, and after the last to all.
func (p *patternsPage) byClass(by int) func() tea.Cmd {
	return p.ask(func(a *lookback.Asked) {
		all := append([]string{""}, p.on.Classes...)
		a.Class = all[(max(0, slices.Index(all, a.Class))+by+len(all))%len(all)]
	})
}

func (p *patternsPage) Actions() []page.Action {
	move := func(to func(n int) int) func() tea.Cmd {
		return func() tea.Cmd {
			n := len(p.items())
			p.cursor = max(0, min(to(p.cursor), n-1))
			return nil
		}
	}
	class, year := voice.Phrase("class"), voice.Phrase("year")
	if p.env.Opts.Lines { // where each of the two ways is called by what it leads to
		class, year = "the class after", "the year before"
	}
	var actions []page.Action
	if items := p.items(); p.cursor < len(items) {
		chosen := items[p.cursor]
		actions = append(actions, page.Act("enter", chosen.verb, func() tea.Cmd { return chosen.do }, "enter"))
	}
	if len(p.on.Classes) > 0 {
		actions = append(actions, page.Act("tab", class, p.byClass(+1), "tab"))
	}
	step := func(by int) func() tea.Cmd {
		return p.ask(func(a *lookback.Asked) { a.Year, a.Class = a.Year.Step(by), "" })
	}
	actions = append(actions,
		page.Act("← →", year, step(-1), "left"),
		page.Act("y", "the year", func() tea.Cmd { return page.GoTo(page.Year{Day: min(p.env.Today(), p.asked.Year.To)}) }, "y"),
		page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc"),
		page.Act("→", "the year after", step(+1), "right").Seldom(),
		page.Act("shift+tab", "the class before", p.byClass(-1), "shift+tab").Seldom(),
		page.Act("↑ k", "row before", move(func(n int) int { return n - 1 }), "up", "k").OnScreen().Seldom(),
		page.Act("↓ j", "next row", move(func(n int) int { return n + 1 }), "down", "j").OnScreen().Seldom(),
		page.Act("home", "first row", move(func(int) int { return 0 }), "home").OnScreen().Seldom(),
		page.Act("end", "last row", move(func(int) int { return len(p.items()) - 1 }), "end").OnScreen().Seldom(),
	)
	return append(actions, asideKey(p.asked.Heavy, p.on.Aside, func(heavy bool) tea.Cmd {
		return p.ask(func(a *lookback.Asked) { a.Heavy = heavy })()
	})...)
}
