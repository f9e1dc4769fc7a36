package home

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/draw"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Open opens page.Home.
func Open(d *page.Env, to page.Home) page.Page { return &homePage{env: d, at: to.Cursor} }

type homePage struct {
	page.Base
	env     *page.Env
	at      int // the row the cursor is on; above the first is the lesson of the day
	loaded  bool
	leaving bool // another page comes instead
	on      book.Overview
	share   bool // one was begun
}

// deskMsg brings what the first page shows.
type deskMsg struct {
	on    book.Overview
	share bool
}

// homeRows is how many entries home asks for; a wide and tall screen shows that many, a
// small one fewer.
const homeRows = 8

func (h *homePage) Init() tea.Cmd {
	book := h.env.Book
	return h.env.Read(func(ctx context.Context) (tea.Msg, error) {
		on, err := book.Desk(ctx, homeRows)
		return deskMsg{on, begunShare(ctx, h.env)}, err
	})
}

// Loading makes keys wait for the page that comes instead.
func (h *homePage) Loading() bool { return h.leaving }

func (h *homePage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case deskMsg:
		on, is := h.onRow()
		h.on, h.share, h.loaded = msg.on, msg.share, true
		if h.recalled(h.on.OfTheDay.ID) {
			h.on.OfTheDay = journal.Card{}
		}
		if is { // the hand stays on what it was on, whatever came above it
			if at := slices.IndexFunc(h.shown(), func(r homeRow) bool { return r.to == on.to }); at >= 0 {
				h.at = at
			}
		}
		h.move(0)
		if h.on.Empty && !h.on.Habits.Welcomed {
			h.leaving = true
			return page.SwapTo(page.Welcome{})
		}
	case tea.WindowSizeMsg:
		h.move(0)
	case page.FailMsg:
		if !h.loaded { // an empty page would say that there is nothing
			return func() tea.Msg { return page.UnreadableMsg(msg) }
		}
	case page.RefreshMsg:
		return h.Init()
	}
	return nil
}

func (h *homePage) View() page.View {
	v := page.View{Name: true, Aside: voice.At(h.env.Book.Now(), "Monday 2 January")}
	if !h.loaded {
		return v
	}
	rows := h.shown()
	if len(rows) == 0 && !h.headed() {
		return h.nothing(v)
	}
	width := h.env.PageWidth()
	if h.env.Wide() {
		v.Left = h.left()
		width = v.Left
		v.Side = h.beside(h.env.SideWidth(v.Left))
	}
	v.Body, v.Rows = h.list(rows, width), h.told(rows, width)
	return v
}

// left is how wide the list is where there are two pages: as much as leaves room for a
// month.
func (h *homePage) left() int {
	return min(page.ReadLeft, h.env.Size.Width-page.FoldWidth-draw.MonthWidth)
}

// nothing says in the middle that nothing is here yet, and with which keys one begins.
func (h *homePage) nothing(v page.View) page.View {
	l := h.env.Look
	v.Middle = h.env.ThoughtWidth()
	set := &look.Lines{Look: l, Width: v.Middle}
	set.Para(l.Ink, h.env.Waiting(), !h.env.Short())
	set.Para(l.Ink, voice.Nothing(h.on.Empty), true)
	var keys [2]string
	for i, a := range Doors(h.env)[:len(keys)] {
		shown := a.Key.Help()
		keys[i] = l.Slate.Render(shown.Key) + " " + l.Pencil.Render(shown.Desc)
	}
	set.Rows = append(set.Rows, strings.Join(keys[:], "   "))
	v.Body = strings.Join(set.Rows, "\n")
	return v
}

func (h *homePage) Actions() []page.Action {
	move := func(by int) func() tea.Cmd {
		return func() tea.Cmd {
			h.move(by)
			return nil
		}
	}
	var actions []page.Action
	if len(h.rows()) > 0 || h.headed() {
		actions = append(actions, page.Act("enter", "open", h.openRow, "enter"))
	}
	doors := Doors(h.env)
	if h.env.Narrow() { // what the row under the cursor is for is known; the doors are not
		actions, doors = slices.Concat(doors[:3], actions), doors[3:]
	}
	return slices.Concat(actions, doors, []page.Action{
		page.Act("↑ k", "row before", move(-1), "up", "k").OnScreen().Seldom(),
		page.Act("↓", "next row", move(+1), "down", "tab").OnScreen().Seldom(),
		page.Act("q", "leave messup", func() tea.Cmd { return tea.Quit }, "q").Seldom().OnScreen(),
	})
}

// move moves the cursor by so many rows.
func (h *homePage) move(by int) {
	least, last := 0, len(h.shown())-1
	if h.headed() {
		least = theLesson
	}
	h.at = max(least, min(h.at+by, last))
}

// theLesson is where the cursor is on the lesson of the day: above all rows, so that what
// waits is what one comes to.
const theLesson = -1

func (h *homePage) openRow() tea.Cmd {
	if h.at == theLesson && h.headed() {
		return page.GoTo(page.Card{ID: h.on.OfTheDay.ID})
	}
	row, is := h.onRow()
	if !is {
		return nil
	}
	return page.GoTo(row.to)
}

// onRow is the row that the cursor is on; false if it is on none.
func (h *homePage) onRow() (homeRow, bool) {
	rows := h.shown()
	if h.at < 0 || h.at >= len(rows) {
		return homeRow{}, false
	}
	return rows[h.at], true
}

func (h *homePage) Here() page.Place { return page.Home{Cursor: h.at} }
