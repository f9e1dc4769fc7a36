package tui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
)

func openHome(d *desk, to Home) page { return &homePage{desk: d, cursor: choice{to.Cursor}} }

type homePage struct {
	plainPage
	desk   *desk
	cursor choice
	loaded bool
	on     journal.Desk
}

// deskMsg brings what lies on the desk.
type deskMsg struct{ on journal.Desk }

// homeRows is how many entries and lessons home asks for; a wide and tall
// screen shows that many, a small one fewer.
const homeRows = 8

func (h *homePage) Init() tea.Cmd {
	book := h.desk.book
	return h.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		on, err := book.Desk(ctx, homeRows)
		return deskMsg{on}, err
	})
}

func (h *homePage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case deskMsg:
		h.on, h.loaded = msg.on, true
		h.cursor.at = min(h.cursor.at, max(0, len(h.shown())-1))
		if h.on.Total == 0 && !h.on.Habits.Welcomed {
			return swapTo(Welcome{})
		}
	case failMsg:
		if !h.loaded { // an empty desk would say that there is nothing
			return func() tea.Msg { return troubleMsg(msg) }
		}
	case refreshMsg:
		return h.Init()
	}
	return nil
}

// A homeRow is one line that can be opened.
type homeRow struct {
	section string
	title   string
	class   string
	right   string
	lesson  bool
	to      Place
}

// rows are what the cursor goes through, top to bottom.
func (h *homePage) rows() []homeRow {
	rows := make([]homeRow, 0, len(h.on.Plans)+len(h.on.Drafts)+len(h.on.Latest)+len(h.on.Carried))
	for _, p := range h.on.Plans {
		rows = append(rows, homeRow{section: "Waiting", title: p.HomeLine(h.desk.today()), to: TakeTwo{ID: p.ID}})
	}
	for _, l := range h.on.Drafts {
		rows = append(rows, homeRow{section: "Waiting", title: l.Title, class: l.Class, right: stopped(h.desk.sets(), l), to: Write{ID: l.ID}})
	}
	for _, l := range h.on.Latest {
		rows = append(rows, homeRow{section: "Latest", title: l.Title, class: l.Class, right: l.Happened.Format("2 Jan"), to: Read{ID: l.ID}})
	}
	for _, l := range h.on.Carried {
		rows = append(rows, homeRow{section: "Carried", title: l.Text, lesson: true, to: Card{ID: l.ID}})
	}
	return rows
}

func (h *homePage) View() view {
	v := view{title: "messup", aside: h.desk.book.Now().Format("Monday 2 January")}
	if !h.loaded {
		return v
	}
	width := min(h.desk.size.Width, measure)
	if h.desk.wide() {
		v.body = beside(h.list(width), h.keyColumn(), width)
		return v
	}
	v.body = h.list(width)
	keys := h.keyTable(width)
	if h.desk.narrow() {
		return v
	}
	if free := h.desk.size.Height - lipgloss.Height(v.body) - lipgloss.Height(keys); free > 0 {
		v.body += strings.Repeat("\n", free+1) + keys
	}
	return v
}

// keyTable lists the keys in columns, for the foot of a screen with room left.
func (h *homePage) keyTable(width int) string {
	const columns = 3
	keys := strings.Split(h.keyColumn(), "\n")
	perColumn := (len(keys) + columns - 1) / columns
	rows := make([]string, perColumn)
	for i, k := range keys {
		cell := ansi.Truncate(k, width/columns-1, "…")
		rows[i%perColumn] += cell + strings.Repeat(" ", max(0, width/columns-lipgloss.Width(cell)))
	}
	return strings.Join(rows, "\n")
}

// list shows the sections; what does not fit scrolls with the cursor.
func (h *homePage) list(width int) string {
	l := h.desk.look
	var lines []string
	at, section := 0, ""
	rows := h.shown()
	for i, row := range rows {
		if row.section != section {
			if section != "" && !h.desk.short() {
				lines = append(lines, "")
			}
			lines = append(lines, h.sectionLine(row.section, width))
			section = row.section
		}
		if i == h.cursor.at {
			at = len(lines)
		}
		if row.right != "" {
			row.right = padLeft(row.right, widestRight(rows, row.section))
		}
		lines = append(lines, h.row(row, i == h.cursor.at, width))
	}
	if len(lines) == 0 {
		lines = strings.Split(ansi.Wrap(journal.NoEntries, width, ""), "\n")
		for i := range lines {
			lines[i] = l.words.Render(lines[i])
		}
	}
	return strings.Join(window(lines, at, h.desk.size.Height), "\n")
}

// widestRight is the width of a section's right column.
func widestRight(rows []homeRow, section string) int {
	widest := 0
	for _, r := range rows {
		if r.section == section {
			widest = max(widest, lipgloss.Width(r.right))
		}
	}
	return widest
}

// shown is every row on a tall screen; otherwise the sections share the room,
// and what is waiting comes first.
func (h *homePage) shown() []homeRow {
	rows := h.rows()
	limit := map[string]int{"Waiting": 5, "Latest": 5, "Carried": 4}
	if h.desk.size.Height >= 28 {
		limit = map[string]int{"Waiting": 8, "Latest": 8, "Carried": 9}
	}
	var shown []homeRow
	for _, r := range rows {
		if limit[r.section]--; limit[r.section] >= 0 {
			shown = append(shown, r)
		}
	}
	return shown
}

func (h *homePage) sectionLine(name string, width int) string {
	l := h.desk.look
	right := ""
	if name == "Latest" {
		right = weekLine(h.on.Week)
	}
	return spread(l.quiet.Render(name), l.quiet.Render(right), width)
}

func (h *homePage) row(r homeRow, chosen bool, width int) string {
	l := h.desk.look
	bar, style := l.row(chosen)
	width -= lipgloss.Width(cursorBar)
	if r.lesson {
		return bar + l.accent.Render(lessonBar) + style.Render(ansi.Truncate(journal.CleanLine(r.title), width-2, "…"))
	}
	right := l.quiet.Render(r.right)
	room := width - lipgloss.Width(right) - 2
	class := ""
	if r.class != "" && room >= 40 {
		class = l.quiet.Render(ansi.Truncate(journal.CleanLine(r.class), 16, "…"))
		class += strings.Repeat(" ", max(0, 18-lipgloss.Width(class)))
	}
	title := style.Render(ansi.Truncate(journal.CleanLine(r.title), max(4, room-lipgloss.Width(class)), "…"))
	return bar + spread(title, class+right, width)
}

// keyColumn lists the keys beside the list, where there is room.
func (h *homePage) keyColumn() string {
	l := h.desk.look
	var lines []string
	for _, a := range h.Actions() {
		shown := a.key.Help()
		if shown.Desc == "" || strings.ContainsAny(shown.Key, "↑↓") {
			continue
		}
		key := shown.Key + strings.Repeat(" ", max(0, 5-lipgloss.Width(shown.Key)))
		lines = append(lines, l.key.Render(key)+" "+l.quiet.Render(shown.Desc))
	}
	return strings.Join(lines, "\n")
}

func (h *homePage) Actions() []action {
	to := func(r Place) func() tea.Cmd { return func() tea.Cmd { return goTo(r) } }
	move := func(by int) func() tea.Cmd { return h.cursor.to(h.cursor.at+by, len(h.shown())) }
	var actions []action
	if len(h.shown()) > 0 {
		actions = append(actions, act("enter", "open", h.openRow, "enter"))
	}
	first, others := h.desk.beginKeys()
	actions = append(actions,
		first,
		act("/", "search", to(Browse{Search: true}), "/"),
		act("l", "lessons", to(Lessons{}), "l"),
		act("r", "review", to(Review{}), "r"),
		act("j", "jot a line", to(Jot{}), "j").seldom(),
		act("b", "before a class", to(Before{}), "b").seldom(),
		act("p", "people", to(People{}), "p").seldom(),
		act("t", "plans, take two", to(Plans{}), "t").seldom(),
		act("o", "loose ends", to(Loose{}), "o").seldom(),
		act("m", "messes and wins", to(Browse{}), "m").seldom(),
		act("v", "past reviews", to(Reviews{}), "v").seldom(),
	)
	after := []action{
		act("e", "worked example", to(Example{}), "e").seldom(),
		act("x", "trash", to(Trash{}), "x").seldom(),
		act("s", "settings", to(Settings{}), "s").seldom(),
		act("a", "about messup", to(Welcome{About: true}), "a").seldom(),
		act("↑ k", "row before", move(-1), "up", "k").seldom(),
		act("↓", "next row", move(+1), "down", "tab").seldom(),
		act("q", "leave messup", func() tea.Cmd { return tea.Quit }, "q").seldom(),
	}
	return slices.Concat(actions, free(others, actions, after), after)
}

func (h *homePage) openRow() tea.Cmd {
	rows := h.shown()
	if h.cursor.at >= len(rows) {
		return nil
	}
	return goTo(rows[h.cursor.at].to)
}

func (h *homePage) Here() Place { return Home{Cursor: h.cursor.at} }
