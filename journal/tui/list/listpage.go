package list

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A Page is what pages of rows share: the rows, a search field above them
// where they can be searched, what is said where there are none, and the way
// back for what was deleted from them.
type Page[T any] struct {
	page.Base
	Env      *page.Env
	List     list[T]
	start    int // the row to begin with
	title    voice.Phrase
	Aside    string
	none     voice.Phrase        // said where there are no rows
	Finder   *finder             // nil: its rows are not searched
	Tries    voice.Phrase        // what else to search for
	One      voice.Phrase        // what a row is called, where rows are found by their states
	States   []string            // those; none where they are not
	Beside   bool                // where there is room, something stands beside the rows
	undo     journal.ID          // what was deleted here last; empty if nothing was
	Returned func(string) string // what is said of something given back, by its title
}

// NewListPage has no search field.
func NewListPage[T any](d *page.Env, title, none voice.Phrase, start int, fetch func(context.Context, search.Query, int, int) (Batch[T], error), row func(int, bool) []string) Page[T] {
	return Page[T]{Env: d, title: title, none: none, start: start, List: list[T]{env: d, fetch: fetch, row: row}}
}

// Init is that of a page.Page.
func (p *Page[T]) Init() tea.Cmd { return p.List.find(p.query(), p.start) }

func (p *Page[T]) query() search.Query {
	if p.Finder == nil {
		return search.Query{}
	}
	return p.Finder.query
}

// Update takes what every page of rows knows.
func (p *Page[T]) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return p.Fit()
	case page.RestyleMsg:
		if p.Finder != nil {
			p.Finder.Input.SetStyles(p.Env.Look.Textinput())
		}
	case page.RefreshMsg:
		if p.List.unread != nil {
			return p.List.Ask(p.List.target)
		}
	case RowsMsg[T]:
		was := len(p.found()) + len(p.Below())
		cmd := p.List.take(msg)
		if p.Finder != nil {
			p.Finder.none = p.List.loaded && !p.List.open && p.List.Total() == 0
		}
		if len(p.found())+len(p.Below()) != was {
			cmd = tea.Batch(cmd, p.Fit())
		}
		return cmd
	case page.DeletedMsg:
		p.undo = msg.ID
		return tea.Batch(p.List.Ask(p.List.Cursor), page.Say(voice.TrashedNotice))
	case page.GivenBackMsg:
		p.undo = ""
		return tea.Batch(p.List.Ask(p.List.Cursor), page.Tell(p.Returned(msg.Title)))
	case page.FillMsg, page.OnwardMsg:
		if p.Typing() {
			p.Finder.told(msg)
			return p.Narrow()
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		if !p.Typing() {
			return nil
		}
		changed, cmd := p.Finder.Update(msg)
		if changed {
			return tea.Batch(cmd, p.Narrow())
		}
		return cmd
	}
	return nil
}

// Narrow shows the rows of the query as it is now.
func (p *Page[T]) Narrow() tea.Cmd {
	return tea.Batch(p.Fit(), p.List.find(p.query(), 0))
}

// Fit gives the rows the lines that the search field, and what is said below
// them, leave.
func (p *Page[T]) Fit() tea.Cmd {
	return p.List.fit(p.Env.Size.Height - len(p.found()) - len(p.Below()))
}

// Below are the quiet lines under the rows: how many are kept aside, and that they
// are rows of before where the disk gave no others.
func (p *Page[T]) Below() []string {
	var lines []string
	if n := p.List.Batch.Aside; n > 0 {
		lines = append(lines, p.Env.Look.Pencil.Render(voice.KeptAside(n)))
	}
	if err := p.List.unread; err != nil && p.List.loaded {
		lines = append(lines, look.WrapNotice(p.Env.Look.Ink, voice.Say("This was read earlier. Now: %s", voice.Sentence(err)), p.width(), 2)...)
	}
	if len(lines) == 0 || p.Env.Short() {
		return lines
	}
	return append([]string{""}, lines...)
}

// KeptAside is the key that leads to what is kept aside, if anything is.
func (p *Page[T]) KeptAside() []page.Action {
	if p.List.Batch.Aside == 0 {
		return nil
	}
	return []page.Action{page.Act("H", "what is kept aside", func() tea.Cmd {
		p.Finder.set(strings.TrimSpace(page.AskHeavy + " " + p.Finder.Text()))
		return p.Narrow()
	}, "H")}
}

func (p *Page[T]) found() []string {
	if p.Finder == nil {
		return nil
	}
	field := p.Finder.lines(p.width())
	chips := p.chips()
	switch {
	case len(chips) == 0:
		return field
	case len(field) == 0:
		return append(chips, "")
	}
	return slices.Concat(field[:1], chips, field[1:])
}

func (p *Page[T]) width() int {
	if p.Beside {
		return Width(p.Env)
	}
	return p.Env.PageWidth()
}

// Reading reports that the first rows are still on their way.
func (p *Page[T]) Reading() bool { return !p.List.loaded && p.List.unread == nil }

// View is that of a page.Page.
func (p *Page[T]) View() page.View {
	v := page.View{Title: voice.Say(p.title), Aside: p.Aside}
	if p.Finder != nil {
		v.Cursor = p.Finder.cursor()
		v.Aside = p.Finder.count(p.List.Total(), p.List.Batch.All, p.List.loaded && !p.List.open)
	}
	v.Body = strings.Join(slices.Concat(p.found(), p.Lines(), p.Below()), "\n")
	v.Rows = p.Rows()
	if p.Typing() {
		v.Filling = p.Finder.filling
	}
	return v
}

// Rows are the rows to be chosen from; nil if there are none.
func (p *Page[T]) Rows() *page.Rows {
	if p.List.Total() == 0 {
		return nil
	}
	return &page.Rows{At: p.List.Cursor, Total: p.List.Total(), Over: p.List.over, Row: p.List.alone, To: p.List.MoveTo}
}

// Lines are the rows on the screen, or what is said where there are none: nothing
// there is another thing than nothing read.
func (p *Page[T]) Lines() []string {
	said := voice.Say(cmp.Or(p.List.Batch.None, p.none))
	switch {
	case p.List.unread != nil && !p.List.loaded:
		what, hint := voice.Failure(p.List.unread)
		set := &look.Lines{Look: p.Env.Look, Width: p.width()}
		set.Para(set.Look.Ink, strings.TrimSuffix(what, ".")+".", !p.Env.Short())
		set.Add(set.Look.Ink, hint)
		return set.Rows
	case !p.List.loaded || p.List.Total() > 0:
		return p.List.lines()
	case p.Finder != nil && p.Finder.Text() != "":
		said = p.noMatch()
	case p.List.Batch.Aside > 0: // there is something here
		return nil
	}
	return look.WrapNotice(p.Env.Look.Ink, said, p.width(), 3)
}

// Typing is that of a page.Page.
func (p *Page[T]) Typing() bool { return p.Finder != nil && p.Finder.Typing }

// Keys are those of a page of rows: its own, about the row in hand and then about all of them,
// then the way back, then those that move through the rows.
func (p *Page[T]) Keys(ofRow []page.Action, ofAll ...page.Action) []page.Action {
	return page.On(page.AboutPage, p.keys(append(page.On(page.AboutRow, ofRow...), ofAll...))...)
}

func (p *Page[T]) keys(own []page.Action) []page.Action {
	leave := page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")
	if p.Finder != nil {
		leave = p.Finder.escape(p.Narrow)
	}
	if p.List.unread == nil {
		return slices.Concat(own, p.byState(), []page.Action{leave}, p.List.keys())
	}
	again := []page.Action{page.Act("r", "read again", func() tea.Cmd { return p.List.Ask(p.List.target) }, "r"), leave}
	if !p.List.loaded { // there is nothing the others could be for
		return again
	}
	return slices.Concat(again[:1], page.Free(own, again), again[1:], p.List.keys())
}

// Searching is the key that lets one type in the search field.
func (p *Page[T]) Searching() page.Action {
	return page.Act("/", "search", func() tea.Cmd { return tea.Batch(p.Finder.open(), p.Fit()) }, "/")
}

// Undoing is the key that gives back what was deleted here last, if anything
// was.
func (p *Page[T]) Undoing() []page.Action {
	if p.undo == "" {
		return nil
	}
	return []page.Action{page.Act("u", "give it back", func() tea.Cmd { return page.GiveBack(p.Env, p.undo) }, "u")}
}

// Under is a quiet line below a row, where there is room for one.
func (p *Page[T]) Under(words string) []string {
	if words == "" || p.Env.Short() {
		return nil
	}
	return []string{look.NoBar + look.NoBar + look.OneLine(p.Env.Look, p.Env.Look.Pencil, words, nil, p.width()-4)}
}
