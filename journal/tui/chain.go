package tui

import (
	"cmp"
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
)

func openChain(d *desk, to Chain) page { return &chainPage{sheet: sheet{desk: d}, route: to} }

type chainPage struct {
	sheet
	route Chain
	chain journal.Chain
}

func (p *chainPage) Init() tea.Cmd {
	book, id := p.desk.book, p.route.ID
	return after(&p.sheet, func(ctx context.Context) (journal.Chain, error) {
		plan, err := book.Plan(ctx, id)
		if err != nil {
			return journal.Chain{}, err
		}
		return book.Chain(ctx, plan)
	}, func(c journal.Chain) tea.Cmd {
		p.chain, p.loaded = c, true
		return nil
	})
}

// A takeCell is one thing said about one take.
type takeCell struct{ label, text string }

// takes are the takes, each as what is said about it. The story is the first.
func (p *chainPage) takes() (heads []string, cells [][]takeCell) {
	if s := p.chain.Story; s.ID != "" {
		heads = append(heads, "Take one · "+s.Happened.Format("2 Jan"))
		cells = append(cells, []takeCell{
			{"Goal", p.goal()}, {"Change", journal.CleanLine(s.Title)}, {"Outcome", ""}, {"Evidence", ""},
		})
	}
	for _, t := range p.chain.Takes {
		head := takeTitle(t.Take)
		if day := cmp.Or(t.Answered.Format("2 Jan"), t.Day.Format("2 Jan")); day != "" {
			head += " · " + day
		}
		outcome := journal.SayOutcome(t.Outcome)
		switch {
		case t.Waits():
			outcome = "waits"
		case t.Result == journal.DidElse:
			outcome = strings.TrimSuffix("did instead, "+outcome, ", ")
		case t.Result == journal.LetGo:
			outcome = journal.SayResult(t.Result)
		}
		evidence := strings.Trim(evidence(t)+" · "+t.ForWhom, " ·")
		heads = append(heads, head)
		cells = append(cells, []takeCell{
			{"Goal", journal.CleanLine(t.Goal)},
			{"Change", journal.CleanLine(cmp.Or(t.Different, t.Sentence()))},
			{"Outcome", outcome}, {"Evidence", journal.CleanLine(evidence)},
			{"On the day", journal.CleanLine(strings.Trim(t.Line+" · "+t.Changed, " ·"))},
		})
	}
	return heads, cells
}

func (p *chainPage) goal() string {
	if len(p.chain.Takes) == 0 {
		return ""
	}
	return journal.CleanLine(p.chain.Takes[0].Goal)
}

const (
	leastTake  = 18 // columns a take wants beside others
	takeGap    = 2
	takeLabels = 11
)

// lines set the takes in columns where there is room, else one after another.
func (p *chainPage) lines() []string {
	heads, cells := p.takes()
	n := max(1, len(heads))
	column := (p.desk.size.Width-takeLabels)/n - takeGap
	if column < leastTake {
		return p.stacked(heads, cells)
	}
	return p.columns(heads, cells, min(column, measure/2))
}

func (p *chainPage) stacked(heads []string, cells [][]takeCell) []string {
	set := p.paper()
	for i, head := range heads {
		set.gap()
		set.add(set.look.ask, head)
		for _, c := range cells[i] {
			set.named(c.label, c.text)
		}
	}
	return set.rows
}

func (p *chainPage) columns(heads []string, cells [][]takeCell, width int) []string {
	l := p.desk.look
	block := func(style lipgloss.Style, text string) string {
		return style.Width(width + takeGap).Render(style.Render(ansi.Wrap(text, width, "")))
	}
	row := func(label string, style lipgloss.Style, text func(i int) string) []string {
		blocks := make([]string, 0, 1+len(heads))
		blocks = append(blocks, lipgloss.NewStyle().Width(takeLabels).Render(l.quiet.Render(label)))
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
	lines := row("", l.ask, func(i int) string { return heads[i] })
	for r, label := range []string{"Goal", "Change", "Outcome", "Evidence", "On the day"} {
		lines = append(lines, row(label, l.words, func(i int) string {
			if r >= len(cells[i]) {
				return ""
			}
			return cells[i][r].text
		})...)
	}
	return lines
}

func (p *chainPage) View() view {
	v := view{title: "How it went"}
	if !p.loaded {
		return v
	}
	v.aside = journal.CleanLine(p.chain.Story.Title)
	return p.show(v, p.lines())
}

func (p *chainPage) Actions() []action {
	all := []action{act("esc", "back", func() tea.Cmd { return back }, "esc")}
	if n := len(p.chain.Takes); n > 0 {
		last := p.chain.Takes[n-1]
		all = append(all, act("enter", "the latest take", func() tea.Cmd { return goTo(TakeTwo{ID: last.ID}) }, "enter"))
	}
	if id := p.chain.Story.ID; id != "" {
		all = append(all, act("o", "open where it began", func() tea.Cmd { return goTo(Read{ID: id}) }, "o"))
	}
	return append(all, p.scrolls()...)
}

func (p *chainPage) Here() Place { return p.route }
