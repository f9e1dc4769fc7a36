package plans

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenChain opens page.Chain.
func OpenChain(d *page.Env, to page.Chain) page.Page {
	return &chainPage{Page: form.Page{Desk: d}, route: to}
}

type chainPage struct {
	form.Page
	route page.Chain
	chain journal.Chain
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
		return nil
	})
}

// A takeCell is one thing said about one take.
type takeCell struct{ label, text string }

// takes are the takes, each as what is said about it. The story is the first.
func (p *chainPage) takes() (heads []string, cells [][]takeCell) {
	if s := p.chain.Story; s.ID != "" {
		heads = append(heads, voice.Say("Take one · %s", voice.DayOf(s.Happened, p.Desk.Book.Now())))
		cells = append(cells, []takeCell{
			{voice.Say("Goal"), p.goal()}, {voice.Say("Outcome"), ""}, {voice.Say("Evidence"), ""}, {voice.Say("On the day"), text.CleanLine(s.Title)},
		})
	}
	for _, t := range p.chain.Takes {
		head := voice.TakeTitle(t.Take)
		if day := voice.Dated(cmp.Or(t.Answered, t.Day), "2 Jan", p.Desk.Today()); day != "" {
			head += " · " + day
		}
		outcome := voice.Outcome(t.Outcome)
		switch {
		case t.Waits():
			outcome = "waits"
		case t.Result == journal.DidElse:
			outcome = strings.TrimSuffix(voice.Say("did instead, %s", outcome), ", ")
		case t.Result == journal.LetGo:
			outcome = voice.Result(t.Result)
		}
		evidence := strings.Trim(voice.Evidence(t)+" · "+t.ForWhom, " ·")
		heads = append(heads, head)
		cells = append(cells, []takeCell{
			{voice.Say("Goal"), text.CleanLine(t.Goal)},
			{voice.Say("Change"), text.CleanLine(cmp.Or(t.Different, voice.PlanSentence(t)))},
			{voice.Say("Obstacle"), text.CleanLine(voice.Obstacle(t))}, {voice.Say("That frees"), text.CleanLine(t.Frees)},
			{voice.Say("Expected"), text.CleanLine(t.Sealed().Expect)},
			{voice.Say("Outcome"), outcome}, {voice.Say("Evidence"), text.CleanLine(evidence)},
			{voice.Say("Unneeded"), text.CleanLine(t.Unneeded)},
			{voice.Say("On the day"), text.CleanLine(strings.Trim(t.Line+" · "+t.Changed, " ·"))},
		})
	}
	return heads, cells
}

func (p *chainPage) goal() string {
	if len(p.chain.Takes) == 0 {
		return ""
	}
	return text.CleanLine(p.chain.Takes[0].Goal)
}

const (
	leastTake  = 18 // columns a take wants beside others
	takeGap    = 2
	takeLabels = 11
)

// lines set the takes in columns where there is room, else one after another.
func (p *chainPage) lines() []string {
	heads, cells := p.takes()
	n := len(heads)
	if n == 0 { // what it began with is gone
		return nil
	}
	column := (p.Desk.Size.Width-takeLabels)/n - takeGap
	if column < leastTake {
		return p.stacked(heads, cells)
	}
	return p.columns(heads, cells, min(column, page.Measure/2))
}

func (p *chainPage) stacked(heads []string, cells [][]takeCell) []string {
	set := p.Paper()
	for i, head := range heads {
		set.Gap()
		set.Add(set.Look.Ask, head)
		for _, c := range cells[i] {
			set.Named(c.label, c.text)
		}
	}
	return set.Rows
}

func (p *chainPage) columns(heads []string, cells [][]takeCell, width int) []string {
	l := p.Desk.Look
	block := func(style lipgloss.Style, text string) string {
		return style.Width(width + takeGap).Render(style.Render(ansi.Wrap(text, width, "")))
	}
	row := func(label string, style lipgloss.Style, text func(i int) string) []string {
		blocks := make([]string, 0, 1+len(heads))
		blocks = append(blocks, lipgloss.NewStyle().Width(takeLabels).Render(l.Quiet.Render(label)))
		said := false
		for i := range heads {
			words := text(i)
			said = said || words != ""
			blocks = append(blocks, block(style, words))
		}
		if !said {
			return nil
		}
		lines := strings.Split(lipgloss.JoinHorizontal(lipgloss.Top, blocks...), "\n")
		for i := range lines {
			lines[i] = strings.TrimRight(lines[i], " ")
		}
		return append(lines, "")
	}
	lines := row("", l.Ask, func(i int) string { return heads[i] })
	longest := slices.MaxFunc(cells, func(a, b []takeCell) int { return len(a) - len(b) }) // the story has fewer
	for _, c := range longest {
		lines = append(lines, row(c.label, l.Words, func(i int) string {
			at := slices.IndexFunc(cells[i], func(other takeCell) bool { return other.label == c.label })
			if at < 0 {
				return ""
			}
			return cells[i][at].text
		})...)
	}
	return lines
}

func (p *chainPage) View() page.View {
	v := page.View{Title: voice.Say("How it went")}
	if !p.Loaded {
		return v
	}
	v.Aside = text.CleanLine(p.chain.Story.Title)
	return p.Show(v, p.lines())
}

func (p *chainPage) Actions() []page.Action {
	all := []page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")}
	if n := len(p.chain.Takes); n > 0 {
		last := p.chain.Takes[n-1]
		all = append(all, page.Act("enter", "the latest take", func() tea.Cmd { return page.GoTo(page.TakeTwo{ID: last.ID}) }, "enter"))
	}
	if id := p.chain.Story.ID; id != "" {
		all = append(all, page.Act("o", "open where it began", func() tea.Cmd { return page.GoTo(page.Read{ID: id}) }, "o"))
	}
	return append(all, p.Scrolls()...)
}

func (p *chainPage) Here() page.Place { return p.route }
