package tui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/prompts"
)

func openGrow(d *desk, to Grow) page { return &growPage{keeping: keeping{desk: d}, route: to} }

type growPage struct {
	keeping
	route  Grow
	loaded bool
	cursor choice
}

func (g *growPage) Init() tea.Cmd {
	book, id := g.desk.book, g.route.ID
	return g.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		e, err := book.Entry(ctx, id)
		return loadedMsg{entry: e}, err
	})
}

func (g *growPage) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(loadedMsg); ok {
		g.begin(msg.entry)
		g.loaded = true
		return nil
	}
	_, cmd := g.keeping.Update(msg)
	return cmd
}

// sets are those the entry can grow into: not the one it has.
func (g *growPage) sets() []prompts.Set {
	var sets []prompts.Set
	have, _ := g.entry.AskedWith(g.desk.sets())
	longer := g.desk.sets().Longer(have)
	for _, s := range g.desk.sets().Sets() {
		if s.ID != have.ID && (g.entry.Kind == journal.Jot || s.ID == longer.ID) {
			sets = append(sets, s)
		}
	}
	return sets
}

// rows are the sets, and for a jot to leave it as the line it is.
func (g *growPage) rows() []string {
	var rows []string
	for _, s := range g.sets() {
		rows = append(rows, fmt.Sprintf("%s, about %d minutes", s.Name, s.Minutes))
	}
	return append(rows, "Keep it as it is")
}

func (g *growPage) View() view {
	l, width := g.desk.look, g.desk.textWidth()
	var lines []string
	if g.loaded {
		lines = strings.Split(ansi.Wrap(journal.Clean(g.entry.Name()), width, ""), "\n")
		lines = append(lines, "", l.quiet.Render("Grow it with"))
		for i, row := range g.rows() {
			bar, style := l.row(i == g.cursor.at)
			lines = append(lines, bar+style.Render(row))
		}
	}
	at := len(lines) - len(g.rows()) + g.cursor.at
	return view{title: "Grow", aside: g.entry.Happened.Format("2 Jan 2006"), body: strings.Join(window(lines, max(0, at), g.desk.size.Height), "\n")}
}

func (g *growPage) Actions() []action {
	rows := len(g.rows())
	return []action{
		act("enter", "choose", g.choose, "enter"),
		act("↑ ↓", "move", g.cursor.to(g.cursor.at-1, rows), "up", "k"),
		act("↓", "down", g.cursor.to(g.cursor.at+1, rows), "down", "j", "tab").seldom(),
		act("h", "change the line", func() tea.Cmd { return goTo(Write{ID: g.route.ID, Step: placeHeading, Single: true}) }, "h"),
		act("esc", "back", func() tea.Cmd { return back }, "esc"),
	}
}

// choose grows the entry and begins at its first question.
func (g *growPage) choose() tea.Cmd {
	sets := g.sets()
	if !g.loaded {
		return nil
	}
	if g.cursor.at >= len(sets) {
		if g.entry.Kind == journal.Jot {
			g.entry = g.desk.book.Finish(g.entry)
		}
		return g.onceKept(tea.Batch(back, say("Kept as it is.")))
	}
	set := sets[g.cursor.at]
	g.entry = journal.Grow(g.desk.sets(), g.entry, set)
	return g.onceKept(swapTo(Write{ID: g.entry.ID, Step: set.Questions[0].ID}))
}

func (g *growPage) Here() Place { return g.route }
