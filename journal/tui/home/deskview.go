package home

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// list shows the lesson of the day and the sections; what does not fit scrolls with the
// cursor, and a mark says that there is more below. The row that leads to lessons there is
// no room for cuts no other short.
func (h *homePage) list(rows []homeRow, width int) string {
	set := h.notice(width)
	above := set.Rows[:min(len(set.Rows), h.env.Size.Height/2)]
	room := h.env.Size.Height - len(above)
	lines, _ := h.lines(slices.DeleteFunc(slices.Clone(rows), homeRow.leadsToCarried), width, 0, mostRows)
	lines, at := h.lines(rows, width, max(0, room-len(lines)), mostRows)
	return strings.Join(append(above, scrolled(h.env.Look, lines, at, room, width)...), "\n")
}

// scrolled cuts lines to those there is room for, and marks the last where more lies below:
// at its end or, where something stands there, before it. So everything keeps its column.
func scrolled(l look.Look, lines []string, at, room, width int) []string {
	shown := slices.Clone(look.Window(lines, at, room))
	if n := len(shown); n > 0 && max(0, at+2-room)+n < len(lines) {
		mark, last := l.Pencil.Render(l.Marks.Below), shown[n-1]
		if used := lipgloss.Width(last); used+look.MarkWidth <= width {
			shown[n-1] = look.Spread(last, mark, width)
		} else {
			shown[n-1] = mark + " " + ansi.TruncateLeft(last, lipgloss.Width(look.NoBar), "")
		}
	}
	return shown
}

// told are rows one by one: each says which section it is in, and how far that is.
func (h *homePage) told(rows []homeRow, width int) *page.Rows {
	return &page.Rows{Above: h.notice(width).Rows, At: max(0, h.at), Total: len(rows), To: func(i int) tea.Cmd {
		h.at = i
		return nil
	}, Row: func(i int) []string {
		r := rows[i]
		return []string{voice.Joined(voice.WithLine(voice.Say(r.section), cmp.Or(r.whole, r.title)), classOf(r), r.right)}
	}}
}

// notice says where lines wait that the journal did not take.
func (h *homePage) notice(width int) *look.Lines {
	set := &look.Lines{Look: h.env.Look, Width: width}
	set.Para(set.Look.Ink, h.env.Waiting(), !h.env.Short())
	return set
}

// free is how many lines of the screen stay empty below some rows; with those whole, if that
// is asked.
func (h *homePage) free(rows []homeRow, whole bool) int {
	width := h.env.PageWidth()
	if h.env.Wide() {
		width = h.left()
	}
	spare := 0
	if whole {
		spare = len(rows)
	}
	lines, _ := h.lines(rows, width, spare, 2)
	return h.env.Size.Height - len(lines) - min(len(h.notice(width).Rows), h.env.Size.Height/2)
}

// sectionHead is how many lines stand above the rows of a section.
func (h *homePage) sectionHead(section voice.Phrase) int {
	if h.named(section) {
		return 2
	}
	return 0
}

// lines are the lines of the lesson of the day and of the sections, and which of them the
// cursor is on. As long as there are lines to spare, a row that would be cut goes on in a
// second and, where each of those below can as well, in more up to most.
func (h *homePage) lines(rows []homeRow, width, spare, most int) (lines []string, at int) {
	if h.headed() {
		lines = h.head(width)
	}
	section, columns := voice.Phrase(""), columnsOf(rows, width, h.env.Opts.Lines)
	for i, row := range rows {
		if row.section != section {
			if len(lines) > 0 && !h.env.Short() {
				lines = append(lines, "")
			}
			if section = row.section; h.named(section) {
				lines = append(lines, h.sectionLine(section, width))
			}
		}
		if i == h.at {
			at = len(lines)
		}
		may := h.most(row, spare)
		if more := spare - (len(rows) - i - 1); more > 1 {
			may = min(most, 1+more)
		}
		set := drawRow(h.env.Look, row, i == h.at, columns, may)
		lines, spare = append(lines, set...), spare-len(set)+1
	}
	return lines, at
}

// most is how many lines a row may take: two while there are lines to spare, and for what
// is planned for today also else, for what is to be done stands at its end.
func (h *homePage) most(r homeRow, spare int) int {
	if r.section == today && !r.lesson && h.env.Size.Height >= leastWhole {
		return 2
	}
	return min(2, 1+max(0, spare))
}

// mostRows is how many lines a row takes at most, where lines are free.
const mostRows = 3

// leastWhole is the height of a desk from which what is planned for today has two rows,
// if it needs them, whatever waits below it.
const leastWhole = 8

// headed reports whether the lesson of the day stands above the rows: where there are two
// pages it stands on the other, told line by line it is one of those carried, and on a small screen nothing gives way to it.
func (h *homePage) headed() bool {
	if h.on.OfTheDay.ID == "" || h.env.Wide() || h.env.Opts.Lines {
		return false
	}
	if !h.env.Short() {
		return true
	}
	waits := len(h.ofToday()) + len(h.whatWaits()) + len(h.on.Latest) + len(h.on.Due.Ahead) + len(h.on.Due.Later)
	return waits+1 < h.env.Size.Height
}

// head is the lesson of the day: the one that messup remember prints.
func (h *homePage) head(width int) []string {
	l, card := h.env.Look, h.on.OfTheDay
	bar, style := l.Row(h.at == theLesson)
	width -= 2 * lipgloss.Width(look.NoBar)
	most, said := 2, l.Pencil.Render(ansi.Truncate(voice.ForToday(card.When), width, "…"))
	if h.env.Short() {
		most, said = 1, ""
	}
	set := look.FewRows(l, style, text.CleanLine(card.Text), most, width, width)
	if said != "" {
		set = append(set, said)
	}
	return barred(l, set, bar)
}

// barred sets the lines of a lesson beside its bar, and what tells of the cursor before
// each.
func barred(l look.Look, lines []string, before string) []string {
	for i, line := range lines {
		lines[i] = before + l.Bar(i == len(lines)-1) + line
	}
	return lines
}

// sectionLine is the name of a section, and beside what was written lately this week in
// its marks.
func (h *homePage) sectionLine(name voice.Phrase, width int) string {
	l, right := h.env.Look, ""
	if name == lately {
		right = h.week()
	}
	return look.Spread(l.Pencil.Render(voice.Say(name)), right, width)
}

// week is how much was written this week, a mark for each kind; nothing if nothing was.
func (h *homePage) week() string {
	l, on := h.env.Look, h.on.Week
	var parts []string
	for _, of := range []struct {
		n    int
		mark string
	}{{on.Messes, l.Pencil.Render(l.Marks.Mess)}, {on.Wins, l.Sage.Render(l.Marks.Win)}, {on.Drafts, l.Pencil.Render(l.Marks.Draft)}, {on.Jots, l.Pencil.Render(l.Marks.Jot)}} {
		if of.n > 0 {
			parts = append(parts, of.mark+" "+l.Pencil.Render(strconv.Itoa(of.n)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return l.Pencil.Render(voice.Say("this week")) + "  " + strings.Join(parts, "  ")
}

// How wide a page is from which rows say their class, and how much of that they say.
const (
	leastForClass = 60
	mostClass     = 16
)

// columns are where things stand in every row of the page.
type columns struct{ width, class, right int }

// columnsOf are wide enough for what the rows have, where there is room for that, and for all of
// it where it is told.
func columnsOf(rows []homeRow, width int, whole bool) columns {
	c, most := columns{width: width}, mostClass
	if whole {
		most = width
	}
	for _, r := range rows {
		c.right = max(c.right, lipgloss.Width(r.right))
		if width >= leastForClass {
			c.class = max(c.class, min(most, lipgloss.Width(classOf(r))))
		}
	}
	return c
}

// rowAside is what stands at the right end of a row. What it does not have gives its room to
// the title.
func rowAside(l look.Look, r homeRow, c columns) string {
	r.right = ansi.Truncate(r.right, c.right, "…")
	class := ansi.Truncate(classOf(r), c.class, "…")
	switch {
	case class == "" && r.right == "":
		return ""
	case class == "":
		return l.Pencil.Render(r.right)
	}
	if class += strings.Repeat(" ", c.class-lipgloss.Width(class)); c.right > 0 {
		class += "  " + look.PadLeft(r.right, c.right)
	}
	return l.Pencil.Render(class)
}

// drawRow is what is shown of a row, on so many lines at most.
func drawRow(l look.Look, r homeRow, chosen bool, c columns, most int) []string {
	bar, style := l.Row(chosen)
	width, aside := c.width-2*lipgloss.Width(look.NoBar), rowAside(l, r, c)
	room := width
	if aside != "" {
		room = max(4, width-lipgloss.Width(aside)-2)
	}
	if r.whole != "" && (most > 1 || lipgloss.Width(r.whole) <= room) {
		r.title = r.whole
	}
	title := look.FewRows(l, style, r.title, most, room, width)
	if aside != "" {
		title[0] = look.Spread(title[0], aside, width)
	}
	if r.lesson {
		return barred(l, title, bar)
	}
	before := slices.Repeat([]string{bar + look.NoBar}, len(title))
	if r.mark != "" {
		before[0] = bar + r.mark
	}
	for i := range title {
		title[i] = before[i] + title[i]
	}
	return title
}
