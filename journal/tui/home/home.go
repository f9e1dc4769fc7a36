package home

import (
	"context"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/book"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Open opens page.Home.
func Open(d *page.Env, to page.Home) page.Page {
	return &homePage{env: d, cursor: form.Choice{At: to.Cursor}}
}

type homePage struct {
	page.Base
	env     *page.Env
	cursor  form.Choice
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

// homeRows is how many entries and lessons home asks for; a wide and tall
// screen shows that many, a small one fewer.
const homeRows = 8

func (h *homePage) Init() tea.Cmd {
	book := h.env.Book
	return h.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		on, err := book.Desk(ctx, homeRows)
		return deskMsg{on, begunShare(ctx, h.env)}, err
	})
}

// Loading makes keys wait for the page that comes instead.
func (h *homePage) Loading() bool { return h.leaving }

func (h *homePage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case deskMsg:
		h.on, h.share, h.loaded = msg.on, msg.share, true
		h.cursor.At = min(h.cursor.At, max(0, len(h.shown())-1))
		if h.on.Empty && !h.on.Habits.Welcomed {
			h.leaving = true
			return page.SwapTo(page.Welcome{})
		}
	case page.FailMsg:
		if !h.loaded { // an empty page would say that there is nothing
			return func() tea.Msg { return page.UnreadableMsg(msg) }
		}
	case page.RefreshMsg:
		return h.Init()
	}
	return nil
}

// A homeRow is one line that can be opened.
type homeRow struct {
	section voice.Phrase
	title   string
	whole   string // the title where there is room for it; empty if that is all
	class   string
	right   string
	lesson  bool
	to      page.Place
}

// The sections of the first page.
const (
	today   voice.Phrase = "Today"
	waiting voice.Phrase = "Waiting"
	aside   voice.Phrase = "Kept aside"
	old     voice.Phrase = "Long ago"
	focus   voice.Phrase = "Focus skill"
	latest  voice.Phrase = "Latest"
	carried voice.Phrase = "Carried"
)

// rows are what the cursor goes through, top to bottom.
func (h *homePage) rows() []homeRow {
	rows := make([]homeRow, 0, len(h.on.Due.Asked)+len(h.on.Drafts)+len(h.on.Latest)+len(h.on.Carried))
	for _, p := range h.on.Due.Now {
		rows = append(rows, h.begun(p.Entry, homeRow{section: today, title: voice.PlanSentence(p), class: p.Whom(), right: voice.UntilDay(p, h.env.Today()), to: page.TakeTwo{ID: p.ID}}))
	}
	for _, c := range h.on.Due.People {
		rows = append(rows, h.begun(c.Entry, homeRow{section: today, title: voice.SpeakTo(c), to: page.People{On: c.ID}}))
	}
	for _, c := range h.on.Due.Lessons {
		rows = append(rows, homeRow{section: today, title: voice.Returns(c), class: c.Class, lesson: true, to: page.Card{ID: c.ID}})
	}
	for _, p := range h.on.Due.Asked {
		rows = append(rows, h.asked(p))
	}
	if h.on.Due.More > 0 { // not asked for today, and not out of sight
		rows = append(rows, homeRow{section: waiting, title: voice.MorePlans(h.on.Due.More), to: page.Plans{}})
	}
	for _, l := range begunFirst(h.on.Drafts) {
		rows = append(rows, homeRow{section: waiting, title: l.Title, class: l.Class, right: voice.Stopped(h.env.Sets(), l, h.env.Book.Now(), h.env.Narrow()), to: page.Write{ID: l.ID}})
	}
	if h.share {
		rows = append(rows, homeRow{section: waiting, title: voice.Say("A share that you began"), to: page.Share{}})
	}
	if h.on.Focus != "" { // under what waits and above what is only kept: there it is always in sight
		rows = append(rows, homeRow{section: focus, title: voice.FocusLine(h.on.Focus), to: page.Skills{}})
	}
	for _, l := range h.on.Latest {
		rows = append(rows, homeRow{section: latest, title: l.Title, class: l.Class, right: voice.DayOf(l.Happened, h.env.Book.Now()), to: page.Read{ID: l.ID}})
	}
	for _, l := range h.on.Carried {
		rows = append(rows, homeRow{section: carried, title: l.Text, class: l.Class, lesson: true, to: page.Card{ID: l.ID}})
	}
	if h.on.Old > 0 && h.env.Opts.Purge != nil {
		row := homeRow{section: old, title: voice.Reducible(h.on.Old), to: page.Purge{Old: true}}
		if !h.env.Narrow() {
			row.right = voice.OlderThan(h.on.KeepYears)
		}
		rows = append(rows, row)
	}
	if h.on.Aside > 0 { // found by whoever looks for it, and in nobody's way
		rows = append(rows, homeRow{section: aside, title: voice.KeptAside(h.on.Aside), to: page.Browse{Query: page.AskHeavy}})
	}
	return rows
}

func (h *homePage) View() page.View {
	v := page.View{Title: "messup", Aside: h.env.Book.Now().Format("Monday 2 January")}
	if !h.loaded {
		return v
	}
	width := min(h.env.Size.Width, page.Measure)
	if h.env.Wide() {
		v.Body = look.Beside(h.list(width), h.keyColumn(), width)
		return v
	}
	v.Body = h.list(width)
	if h.env.Narrow() { // too narrow for columns
		return v
	}
	keys := h.keyTable()
	if free := h.env.Size.Height - lipgloss.Height(v.Body) - lipgloss.Height(keys); free > 0 {
		v.Body += strings.Repeat("\n", free+1) + keys
	}
	return v
}

// keyTable lists the keys in columns, for the foot of a screen with room left. A column is
// as wide as its widest key where there is room for that.
func (h *homePage) keyTable() string {
	const columns = 3
	keys := strings.Split(h.keyColumn(), "\n")
	perColumn := (len(keys) + columns - 1) / columns
	var wide [columns]int
	free := h.env.Size.Width
	for i, k := range keys {
		column := &wide[i/perColumn]
		if w := lipgloss.Width(k); w > *column {
			free, *column = free-(w-*column), w
		}
	}
	gap := free / (columns - 1)
	if gap < 1 {
		gap = 1
		for i := range wide {
			wide[i] = h.env.Size.Width/columns - gap
		}
	}
	rows := make([]string, perColumn)
	for i, k := range keys {
		room := wide[i/perColumn]
		cell := ansi.Truncate(k, room, "…")
		if i >= perColumn {
			rows[i%perColumn] += strings.Repeat(" ", min(gap, 4))
		}
		rows[i%perColumn] += cell
		if i+perColumn < len(keys) {
			rows[i%perColumn] += strings.Repeat(" ", room-lipgloss.Width(cell))
		}
	}
	return strings.Join(rows, "\n")
}

// list shows the sections; what does not fit scrolls with the cursor, and a mark in a
// column of its own says that there is more below.
func (h *homePage) list(width int) string {
	l := h.env.Look
	set := &look.Lines{Look: l, Width: width}
	set.Para(l.Notice, h.env.Waiting(), !h.env.Short())
	above := set.Rows[:min(len(set.Rows), h.env.Size.Height/2)]
	room := h.env.Size.Height - len(above)
	lines, at := h.lines(width, 0)
	switch spare := room - len(lines); {
	case spare < 0:
		lines, at = h.lines(width-look.MarkWidth, 0)
	case spare > 0:
		lines, at = h.lines(width, spare)
	}
	return strings.Join(append(above, look.Scrolled(l, lines, at, room, width)...), "\n")
}

// lines are the lines of the sections, and which of them the cursor is on. As long as
// there are rows to spare, one that would be cut goes on in a second row.
func (h *homePage) lines(width, spare int) (lines []string, at int) {
	l, section := h.env.Look, voice.Phrase("")
	rows := h.shown()
	for i, row := range rows {
		if row.section != section {
			if section != "" && !h.env.Short() {
				lines = append(lines, "")
			}
			if section = row.section; section != aside && section != focus { // their rows say it all
				lines = append(lines, h.sectionLine(section, width))
			}
		}
		if i == h.cursor.At {
			at = len(lines)
		}
		if row.right != "" {
			row.right = look.PadLeft(row.right, widestRight(rows, row.section))
		}
		set := h.row(row, i == h.cursor.At, width, h.most(row, spare))
		lines, spare = append(lines, set...), spare-len(set)+1
	}
	if len(lines) == 0 {
		lines = strings.Split(ansi.Wrap(voice.Nothing(h.on.Empty), width, ""), "\n")
		for i := range lines {
			lines[i] = l.Words.Render(lines[i])
		}
	}
	return lines, at
}

// most is how many lines a row may take: two while there are rows to spare, and for what
// is planned for today also else, for what is to be done stands at its end.
func (h *homePage) most(r homeRow, spare int) int {
	if r.section == today && !r.lesson && h.env.Size.Height >= leastWhole {
		return 2
	}
	return min(2, 1+spare)
}

// leastWhole is the height of a desk from which what is planned for today has two rows,
// if it needs them, whatever waits below it.
const leastWhole = 8

func (h *homePage) sectionLine(name voice.Phrase, width int) string {
	l := h.env.Look
	right := ""
	if name == latest {
		right = voice.WeekLine(h.on.Week)
	}
	return look.Spread(l.Quiet.Render(voice.Say(name)), l.Quiet.Render(right), width)
}

// row is what is shown of a row, on so many lines at most.
func (h *homePage) row(r homeRow, chosen bool, width, most int) []string {
	l := h.env.Look
	bar, style := l.Row(chosen)
	width -= lipgloss.Width(look.CursorBar)
	if r.lesson {
		return beneath(h.lesson(r, style, width-lipgloss.Width(look.LessonBar), most), bar+l.Accent.Render(look.LessonBar), look.NoBar+l.Accent.Render(look.LessonBar))
	}
	right := l.Quiet.Render(r.right)
	room := width - lipgloss.Width(right) - 2
	class := ""
	if r.class != "" && room >= 40 {
		class = l.Quiet.Render(ansi.Truncate(text.CleanLine(r.class), 16, "…"))
		class += strings.Repeat(" ", max(0, 18-lipgloss.Width(class)))
	}
	room = max(4, room-lipgloss.Width(class))
	if r.whole != "" && (most > 1 || lipgloss.Width(r.whole) <= room) {
		r.title = r.whole
	}
	title := look.FewRows(l, style, r.title, most, room, width)
	title[0] = look.Spread(title[0], class+right, width)
	return beneath(title, bar, look.NoBar)
}

// lesson is a lesson and, where there is room, the class it is from; never its
// story.
func (h *homePage) lesson(r homeRow, style lipgloss.Style, width, most int) []string {
	class := ""
	if r.class != "" && width >= 50 {
		class = h.env.Look.Quiet.Render(ansi.Truncate(text.CleanLine(r.class), 16, "…"))
		width -= lipgloss.Width(class) + 2
	}
	words := look.FewRows(h.env.Look, style, r.title, most, width, width)
	if class != "" {
		words[0] = look.Spread(words[0], class, width+2+lipgloss.Width(class))
	}
	return words
}

// keyColumn lists the keys beside the list, where there is room.
func (h *homePage) keyColumn() string {
	l := h.env.Look
	var lines []string
	for _, a := range h.Actions() {
		shown := a.Key.Help()
		if shown.Desc == "" || strings.ContainsAny(shown.Key, "↑↓") {
			continue
		}
		key := shown.Key + strings.Repeat(" ", max(0, 5-lipgloss.Width(shown.Key)))
		lines = append(lines, l.Key.Render(key)+" "+l.Quiet.Render(shown.Desc))
	}
	return strings.Join(lines, "\n")
}

// The groups of what leads on from the desk.
const (
	writing  voice.Phrase = "Write"
	lookBack voice.Phrase = "Look back"
	tryAgain voice.Phrase = "Try again"
	keeping  voice.Phrase = "Keep"
)

// Doors are the actions that lead on from the desk. The menu of every page has them.
func Doors(d *page.Env) []page.Action {
	to := func(r page.Place) func() tea.Cmd { return func() tea.Cmd { return page.GoTo(r) } }
	first, others := d.BeginKeys()
	actions := []page.Action{
		first.In(writing),
		page.Act("j", "jot a line", to(page.Jot{}), "j").Briefly("jot").In(writing),
		page.Act("b", "before a class", to(page.Before{}), "b").Briefly("class").In(tryAgain),
		page.Act("/", "search", to(page.Browse{Search: true}), "/").In(lookBack),
		page.Act("l", "lessons", to(page.Lessons{}), "l").In(lookBack),
		page.Act("r", "review", to(page.Review{}), "r").In(lookBack),
		page.Act("c", "people to check in with", to(page.People{}), "c").Seldom().Found("colleague, talk").In(tryAgain),
		page.Act("p", "plans, take two", to(page.Plans{}), "p").Seldom().In(tryAgain),
		page.Act("f", "feedback heard", to(page.Heard{}), "f").Seldom().In(tryAgain),
		page.Act("L", "loose ends", to(page.Loose{}), "L").Seldom().In(tryAgain),
		page.Act("S", "skills", to(page.Skills{}), "S").Seldom().In(lookBack),
		page.Act("m", "messes and wins", to(page.Browse{}), "m").Seldom().In(lookBack),
		page.Act("R", "past reviews", to(page.Reviews{}), "R").Seldom().In(lookBack),
	}
	after := []page.Action{
		page.Act("E", "worked example", to(page.Example{}), "E").Seldom().In(keeping),
		page.Act("x", "trash", to(page.Trash{}), "x").Seldom().Found("undo, deleted, give back").In(keeping),
		page.Act(",", "settings", to(page.Settings{}), ",").Seldom().Found("timetable, school breaks, holidays, cycle").In(keeping),
		page.Act("i", "about messup", to(page.Welcome{About: true}), "i").Seldom().In(keeping),
	}
	for _, a := range slices.Concat(d.ShareKey(page.Share{}), d.TakeOutKey(page.TakeOut{}), d.TakeInKey()) {
		after = slices.Insert(after, len(after)-1, a.In(keeping))
	}
	for i := range others {
		others[i] = others[i].In(writing)
	}
	rows := []page.Action{{Key: key.NewBinding(key.WithKeys("enter", "k", "tab", "q"))}} // what the desk has besides
	return slices.Concat(actions, page.Free(others, actions, after, rows), after)
}

func (h *homePage) Actions() []page.Action {
	move := func(by int) func() tea.Cmd {
		return func() tea.Cmd { return h.cursor.To(h.cursor.At+by, len(h.shown()))() }
	}
	var actions []page.Action
	if len(h.rows()) > 0 {
		actions = append(actions, page.Act("enter", "open", h.openRow, "enter"))
	}
	doors := Doors(h.env)
	if h.env.Narrow() { // what the row under the cursor is for is known; the doors are not
		actions, doors = slices.Concat(doors[:3], actions), doors[3:]
	}
	return slices.Concat(actions, doors, []page.Action{
		page.Act("↑ k", "row before", move(-1), "up", "k").Seldom(),
		page.Act("↓", "next row", move(+1), "down", "tab").Seldom(),
		page.Act("q", "leave messup", func() tea.Cmd { return tea.Quit }, "q").Seldom(),
	})
}

func (h *homePage) openRow() tea.Cmd {
	rows := h.shown()
	if h.cursor.At >= len(rows) {
		return nil
	}
	return page.GoTo(rows[h.cursor.At].to)
}

func (h *homePage) Here() page.Place { return page.Home{Cursor: h.cursor.At} }
