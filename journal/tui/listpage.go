package tui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// A listPage is what pages of rows share: the rows, a search field above them
// where they can be searched, what is said where there are none, and the way
// back for what was deleted from them.
type listPage[T any] struct {
	plainPage
	desk     *desk
	list     list[T]
	start    int // the row to begin with
	title    string
	aside    string
	none     string              // said where there are no rows
	finder   *finder             // nil: its rows are not searched
	tries    string              // what else to search for
	beside   bool                // where there is room, something stands beside the rows
	undo     journal.ID          // what was deleted here last; empty if nothing was
	returned func(string) string // what is said of something given back, by its title
}

// newListPage has no search field.
func newListPage[T any](d *desk, title, none string, start int, fetch func(context.Context, journal.Query, int, int) (batch[T], error), draw func(int, bool) []string) listPage[T] {
	return listPage[T]{desk: d, title: title, none: none, start: start, list: list[T]{desk: d, fetch: fetch, draw: draw}}
}

func (p *listPage[T]) Init() tea.Cmd { return p.list.find(p.query(), p.start) }

func (p *listPage[T]) query() journal.Query {
	if p.finder == nil {
		return journal.Query{}
	}
	return p.finder.query
}

// Update takes what every page of rows knows.
func (p *listPage[T]) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return p.fit()
	case restyleMsg:
		if p.finder != nil {
			p.finder.input.SetStyles(p.desk.look.textinput())
		}
	case rowsMsg[T]:
		return p.list.take(msg)
	case deletedMsg:
		p.undo = msg.id
		return tea.Batch(p.list.ask(p.list.cursor), say(trashedNotice))
	case givenBackMsg:
		p.undo = ""
		return tea.Batch(p.list.ask(p.list.cursor), say(p.returned(msg.title)))
	case tea.KeyPressMsg, tea.PasteMsg:
		if !p.Typing() {
			return nil
		}
		changed, cmd := p.finder.Update(msg)
		if changed {
			return tea.Batch(cmd, p.narrow())
		}
		return cmd
	}
	return nil
}

// narrow shows the rows of the query as it is now.
func (p *listPage[T]) narrow() tea.Cmd {
	return tea.Batch(p.fit(), p.list.find(p.query(), 0))
}

// fit gives the rows the lines that the search field leaves.
func (p *listPage[T]) fit() tea.Cmd { return p.list.fit(p.desk.size.Height - len(p.found())) }

func (p *listPage[T]) found() []string {
	if p.finder == nil {
		return nil
	}
	return p.finder.lines(p.width())
}

func (p *listPage[T]) width() int {
	if p.beside {
		return listWidth(p.desk)
	}
	return p.desk.textWidth()
}

func (p *listPage[T]) View() view {
	v := view{title: p.title, aside: p.aside}
	if p.finder != nil {
		v.aside, v.cursor = p.finder.count(p.list.total(), p.list.batch.all), p.finder.cursor()
	}
	v.body = strings.Join(append(p.found(), p.lines()...), "\n")
	return v
}

// lines are the rows on the screen, or what is said where there are none.
func (p *listPage[T]) lines() []string {
	said := p.none
	switch {
	case !p.list.loaded || p.list.total() > 0:
		return p.list.lines()
	case p.finder != nil && p.finder.text() != "":
		said = journal.SayNoMatch(p.finder.text(), p.tries)
	}
	return fold(p.desk.look.words, said, p.width())
}

func (p *listPage[T]) Typing() bool { return p.finder != nil && p.finder.typing }

// keys are those of a page of rows: its own, then the way back, then those
// that move through the rows.
func (p *listPage[T]) keys(own ...action) []action {
	leave := act("esc", "back", func() tea.Cmd { return back }, "esc")
	if p.finder != nil {
		leave = p.finder.escape(p.narrow)
	}
	return append(append(own, leave), p.list.keys()...)
}

// searching is the key that lets one type in the search field.
func (p *listPage[T]) searching() action {
	return act("/", "search", func() tea.Cmd { return tea.Batch(p.finder.open(), p.fit()) }, "/")
}

// undoing is the key that gives back what was deleted here last, if anything
// was.
func (p *listPage[T]) undoing() []action {
	if p.undo == "" {
		return nil
	}
	return []action{act("u", "give it back", func() tea.Cmd { return giveBack(p.desk, p.undo) }, "u")}
}

// under is a quiet line below a row, where there is room for one.
func (p *listPage[T]) under(words string) []string {
	if words == "" || p.desk.short() {
		return nil
	}
	return []string{noBar + noBar + oneLine(p.desk.look, p.desk.look.quiet, words, nil, p.desk.textWidth()-4)}
}
