package write

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/jotted"
	"messup/journal/text"
	"messup/journal/tui/facing"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// OpenGrow opens page.Grow.
func OpenGrow(d *page.Env, to page.Grow) page.Page {
	return &growPage{autosave: autosave{env: d}, route: to}
}

type growPage struct {
	autosave
	route  page.Grow
	words  book.Suggestions
	loaded bool
	cursor page.Choice
}

func (g *growPage) Init() tea.Cmd {
	book, id := g.env.Book, g.route.ID
	return g.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		e, err := book.Entries.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		words, err := book.Words(ctx)
		return loadedMsg{entry: e, words: words}, err
	})
}

func (g *growPage) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(loadedMsg); ok {
		g.begin(msg.entry)
		g.loaded, g.words = true, msg.words
		return nil
	}
	_, cmd := g.autosave.Update(msg)
	return cmd
}

// sets are those the entry can grow into: not the one it has.
func (g *growPage) sets() []prompts.Set {
	var sets []prompts.Set
	have, _ := g.entry.AskedWith(g.env.Sets())
	longer := g.env.Sets().Longer(have)
	for _, s := range g.env.Sets().Sets() {
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
		rows = append(rows, voice.Say("%s, about %d minutes", voice.Word(s.Name), s.Minutes))
	}
	return append(rows, voice.Say("Keep it as it is"))
}

func (g *growPage) View() page.View {
	l, width := g.env.Look, g.env.TextWidth()
	if g.env.Wide() {
		width = page.ListLeft
	}
	var lines, rows []string
	if g.loaded {
		rows = g.rows()
		lines = strings.Split(ansi.Wrap(text.Clean(g.entry.Name()), width, ""), "\n")
		lines = append(lines, "", l.Bold.Render(voice.Say("Grow it with")))
		for i, row := range rows {
			bar, style := l.Row(i == g.cursor.At)
			lines = append(lines, bar+style.Render(row))
		}
	}
	above := len(lines) - len(rows)
	return page.View{
		Rows:  g.cursor.Rows(lines[:above], len(rows), func(i int) []string { return rows[i : i+1] }),
		Title: voice.Say("Grow"), Asks: true, Aside: voice.At(g.entry.Happened, "2 Jan 2006"), Left: page.ListLeft, Side: g.side(),
		Body: strings.Join(look.Window(lines, above+g.cursor.At, g.env.Size.Height), "\n"),
	}
}

// side is what the set in hand asks.
func (g *growPage) side() []string {
	if !g.loaded || !g.env.Wide() {
		return nil
	}
	on := facing.Sheet{Look: g.env.Look, Width: g.env.SideWidth(page.ListLeft), Height: g.env.Size.Height}
	if sets := g.sets(); g.cursor.At < len(sets) {
		return on.Asked(sets[g.cursor.At])
	}
	return look.Wrap(voice.Say("It stays the line it is, and is found like everything else."), on.Width)
}

func (g *growPage) Actions() []page.Action {
	rows := len(g.rows())
	return []page.Action{
		page.Act("enter", "choose", g.choose, "enter"),
		page.Act("↑ ↓", "move", g.cursor.To(g.cursor.At-1, rows), "up", "k").OnScreen(),
		page.Act("↓", "down", g.cursor.To(g.cursor.At+1, rows), "down", "j", "tab").OnScreen().Seldom(),
		page.Act("h", "heading: change the line", func() tea.Cmd { return page.GoTo(page.Write{ID: g.route.ID, Step: page.PlaceHeading, Single: true}) }, "h"),
		page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc"),
	}
}

// choose grows the entry and begins at its first question.
func (g *growPage) choose() tea.Cmd {
	sets := g.sets()
	if !g.loaded {
		return nil
	}
	if g.cursor.At >= len(sets) {
		if g.entry.Kind == journal.Jot {
			g.entry = g.env.Book.Entries.Finish(g.entry)
		}
		return g.onceKept(tea.Batch(page.Back, page.Say("Kept as it is.")))
	}
	set := sets[g.cursor.At]
	named, said := g.named()
	g.entry = journal.Grow(g.env.Sets(), named, set)
	on := page.SwapTo(page.Write{ID: g.entry.ID, Step: set.Questions[0].ID})
	if said != "" {
		return g.onceKept(tea.Batch(on, page.Say("Kept: %s. The heading has it.", said)))
	}
	return g.onceKept(on)
}

// named is a jot with the class and the day that its line names for certain, and what
// those are: a line has no heading to say them in. What was said there stays.
func (g *growPage) named() (e journal.Entry, said string) {
	if g.entry.Kind != journal.Jot {
		return g.entry, ""
	}
	return jotted.Named(g.entry, g.words.Classes)
}

func (g *growPage) Here() page.Place { return g.route }
