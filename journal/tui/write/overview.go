package write

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/tui/facing"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// The overview shows what was said to each question, on one line under its number. Below
// them is what goes on to the card, or to the end; it is always in sight. What is in hand
// stands whole beside them, or below where there is room.

func (w *writePage) overview() string {
	width, asked := w.env.TextWidth(), w.set.Questions
	if w.env.Wide() {
		width = page.ListLeft
	}
	last := []string{w.overviewRow(len(asked), w.onward(), width)}
	if !w.env.Short() {
		last = append([]string{""}, last...)
	}
	told, free := w.inHand(width), w.env.Size.Height-len(asked)-len(last)
	if len(told) > 0 && free > 3 {
		last = append(append(last, ""), told[:min(len(told), free-1)]...)
	} else {
		told = nil
	}
	rows := make([]string, len(asked))
	for i, q := range asked {
		said := facing.Said(w.entry, q)
		if said == "" && i == w.cursor.At && told == nil && !w.env.Wide() { // else nothing says what it is
			said = w.env.Look.Hint.Bold(false).Render(voice.Word(q.Ask))
		}
		rows[i] = w.overviewRow(i, look.PadLeft(strconv.Itoa(i+1), 2)+"  "+said, width)
	}
	return strings.Join(append(w.fromTop(rows, max(1, w.env.Size.Height-len(last)), width), last...), "\n")
}

// inHand is the answer the cursor is on, whole, below the others; nothing where it stands
// beside them.
func (w *writePage) inHand(width int) []string {
	if w.env.Wide() || w.env.Short() || w.cursor.At >= len(w.set.Questions) {
		return nil
	}
	return w.sheet(width).Told(w.entry, w.cursor.At, w.set.Questions[w.cursor.At])
}

// fromTop are so many of the rows: those from the first on, unless the cursor is on one
// below them. A mark says where it goes on.
func (w *writePage) fromTop(rows []string, room, width int) []string {
	if len(rows) <= room {
		return rows
	}
	from := 0
	if at := w.cursor.At; at < len(rows) {
		from = max(0, at-room+1)
	}
	shown := slices.Clone(rows[from:min(len(rows), from+room)])
	mark := func(i int, sign string) {
		row := ansi.Truncate(shown[i], width-look.MarkWidth, "…")
		shown[i] = look.Spread(row, w.env.Look.Hint.Italic(false).Render(sign), width)
	}
	if from+room < len(rows) {
		mark(len(shown)-1, w.env.Look.Marks.Below)
	}
	if from > 0 {
		mark(0, w.env.Look.Marks.Above)
	}
	return shown
}

// overviewRows are the rows one by one.
func (w *writePage) overviewRows() *page.Rows {
	last := len(w.set.Questions)
	return w.cursor.Rows(nil, last+1, func(i int) []string {
		if i == last {
			return []string{w.onward()}
		}
		return []string{voice.Word(w.set.Questions[i].Ask), facing.Said(w.entry, w.set.Questions[i])}
	})
}

// overviewRow is one row: a number is in pencil, what was said in ink.
func (w *writePage) overviewRow(i int, words string, width int) string {
	bar, style := w.env.Look.Row(i == w.cursor.At)
	if i == len(w.set.Questions) {
		if i != w.cursor.At {
			style = w.env.Look.Pencil
		}
		return bar + style.Render(ansi.Truncate(words, width-2, "…"))
	}
	const number = 2
	before, said := ansi.Truncate(words[:number], width-2, ""), ansi.Truncate(words[number:], max(0, width-2-number), "…")
	return strings.TrimRight(bar+w.env.Look.Pencil.Render(before)+style.Render(said), " ")
}

// overviewSide is the answer in hand or, where one goes on, the card as it stands.
func (w *writePage) overviewSide() []string {
	if !w.env.Wide() {
		return nil
	}
	on, sets := w.sheet(w.env.SideWidth(page.ListLeft)), w.env.Sets()
	if at := w.cursor.At; at < len(w.set.Questions) {
		return on.Told(w.entry, at, w.set.Questions[at])
	}
	failure := ""
	if w.hasCard() {
		failure = w.entry.FailureText(sets)
	}
	if rows := on.Card(failure, w.entry.LessonText(sets)); len(rows) > 0 {
		return rows
	}
	return on.Asked(w.set)
}

func (w *writePage) onward() string {
	if w.hasCard() {
		return voice.Say("Go on to the card: Failure and Lesson")
	}
	return voice.Say("Finish")
}

func (w *writePage) overviewActions() []page.Action {
	at, last := w.cursor.At, len(w.set.Questions)
	move := func(to int) func() tea.Cmd { return w.cursor.To(to, last+1) }
	help := voice.Phrase("edit this answer")
	if at == last {
		help = "go on"
	}
	return []page.Action{
		page.Act("enter", help, w.choose, "enter"),
		page.Act("↑ ↓", "choose", move(at-1), "up", "k").OnScreen(),
		page.Act("↓", "next answer", move(at+1), "down", "j", "tab").OnScreen().Seldom(),
		page.Act("home", "first answer", move(0), "home").OnScreen().Seldom(),
		page.Act("end", "go on", move(last), "end").OnScreen().Seldom(),
		page.Act("shift+tab", "back", func() tea.Cmd { return w.step(-1) }, "shift+tab").OnScreen(),
		page.Act("h", "heading", func() tea.Cmd { w.after = page.PlaceOverview; return w.enter(page.PlaceHeading) }, "h").Seldom(),
		page.Act("esc", w.leaving(), func() tea.Cmd { return w.leaveFor(page.GoHome) }, "esc"),
	}
}

func (w *writePage) choose() tea.Cmd {
	if w.cursor.At >= len(w.set.Questions) {
		return w.step(+1)
	}
	w.after = page.PlaceOverview
	return w.enter(w.set.Questions[w.cursor.At].ID)
}
