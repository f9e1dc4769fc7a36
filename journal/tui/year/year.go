package year

import (
	"context"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/draw"
	"messup/journal/lookback"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Open opens page.Year.
func Open(d *page.Env, to page.Year) page.Page {
	p := &yearPage{env: d, chosen: to.Day, row: to.Cursor, heavy: to.Heavy}
	if p.chosen == 0 {
		p.chosen = d.Today()
	}
	return p
}

// yearPage is a year as a wall planner, and below it what there was on the day chosen.
type yearPage struct {
	page.Base
	env    *page.Env
	chosen date.Day
	row    int // of those of the day
	heavy  bool
	on     lookback.Planner
	loaded bool
}

// daysMsg brings a year.
type daysMsg lookback.Planner

func (p *yearPage) Init() tea.Cmd {
	book, asked := p.env.Book, lookback.Asked{Year: date.SchoolYear(p.chosen), Heavy: p.heavy}
	return p.env.Read(func(ctx context.Context) (tea.Msg, error) {
		on, err := lookback.Days(ctx, book, asked)
		return daysMsg(on), err
	})
}

func (p *yearPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case daysMsg:
		if p.loaded = true; lookback.Planner(msg).Year.Has(p.chosen) { // else one has gone on meanwhile
			p.on = lookback.Planner(msg)
		}
		p.row = min(p.row, max(0, len(p.rows())-1))
	case page.FailMsg:
		if !p.loaded { // an empty year would say that there is nothing
			return func() tea.Msg { return page.UnreadableMsg(msg) }
		}
	case page.RefreshMsg:
		return p.Init()
	}
	return nil
}

// A dayRow is one thing of the day that can be opened.
type dayRow struct {
	sign                draw.Sign
	words, class, right string
	to                  page.Place
}

// rows are what there was on the day chosen.
func (p *yearPage) rows() []dayRow { return p.rowsOf(p.chosen) }

// rowsOf are what there was on a day.
func (p *yearPage) rowsOf(d date.Day) (rows []dayRow) {
	day := p.on.Days[d]
	for _, l := range day.Entries {
		row := dayRow{lookback.SignOf(l), l.Title, l.Class, voice.At(l.Happened, voice.Clock), page.Read{ID: l.ID}}
		if l.Draft {
			row.right = voice.RowState(p.env.Sets(), l, true)
		}
		if l.Draft && l.Kind != journal.Jot {
			row.to = page.Write{ID: l.ID}
		}
		rows = append(rows, row)
	}
	for _, t := range day.Tried {
		rows = append(rows, dayRow{draw.TakeTwo, voice.PlanSentence(t), t.Whom(), voice.Outcome(t.Outcome), page.Chain{ID: t.ID}})
	}
	for _, u := range day.Used {
		rows = append(rows, dayRow{draw.LessonUsed, u.Text, u.Class, voice.UseWords(u.What), page.Card{ID: u.Lesson, Whole: true}})
	}
	return rows
}

func (p *yearPage) View() page.View {
	v := page.View{Title: voice.Say("The year"), Aside: voice.Months(p.of().From, p.of().To)}
	if p.env.Narrow() {
		v.Aside = p.of().Name
	}
	size := p.env.Size
	switch beside := p.env.SideWidth(p.env.PageWidth()); {
	case !p.loaded:
	case p.env.Opts.Lines:
		if v.Rows = p.told(); v.Rows == nil {
			v.Body = voice.Say("Nothing is in the journal for this year.")
		}
	case beside > 0: // the day has a page of its own
		pen := penOf(p.env.Look)
		head, months := p.on.Drawing(p.chosen).Draw(pen, p.env.PageWidth())
		v.Body = strings.Join(slices.Concat(head, months, []string{""}, draw.Legend(pen, p.env.PageWidth())), "\n")
		v.Side = p.day(pen, beside, size.Height)
	default:
		v.Body = strings.Join(p.lines(size.Width, size.Height), "\n")
	}
	return v
}

// of is the year the day chosen is in.
func (p *yearPage) of() date.Year { return date.SchoolYear(p.chosen) }

// lines are the planner and the day below it. Where there is no room for both, what the
// marks stand for goes first, then the months that are furthest from the day.
func (p *yearPage) lines(width, room int) []string {
	pen := penOf(p.env.Look)
	drawing := p.on.Drawing(p.chosen)
	head, months := drawing.Draw(pen, width)
	gap := []string{""}
	if p.env.Short() {
		gap = nil
	}
	least := min(3, 1+max(1, len(p.rows())))
	free := room - len(head) - len(months) - len(gap)
	legend := draw.Legend(pen, width)
	switch {
	case free >= len(legend)+1+least:
		legend = append(legend, "")
	case free >= least:
		legend = nil
	default:
		legend, head, months = nil, head[:min(len(head), max(0, room-3))], p.near(drawing, months, width, max(1, room-len(head)-len(gap)-least))
	}
	above := slices.Concat(head, months, gap, legend)
	return append(above, p.day(pen, width, room-len(above))...)
}

// near are so many of the lines of the months, with those of the month chosen in the middle.
func (p *yearPage) near(drawing draw.Year, months []string, width, rows int) []string {
	from, to := drawing.Lines(p.chosen, width)
	top := max(0, min(from-(rows-(to-from))/2, len(months)-rows))
	if to-from > rows { // a month that takes more lines: that of the day
		top = from + min(to-from-1, (p.chosen.UTC().Day()-1)/max(1, 31/(to-from)))
	}
	return months[top:min(len(months), top+rows)]
}

// day is what there was on the day chosen, on at most so many lines: its name, and a row for
// each thing. It is all that would stand on a page beside the planner.
func (p *yearPage) day(pen draw.Pen, width, room int) []string {
	name := voice.Day(p.chosen, "Monday 2 January")
	if p.chosen == p.on.Today {
		name = voice.DayOffered(p.chosen, p.on.Today)
		name = strings.ToUpper(name[:1]) + name[1:]
	}
	rows := p.rows()
	kept, count := "", ""
	if p.on.Aside > 0 {
		kept = voice.KeptAside(p.on.Aside)
	}
	if len(rows) > room-1 { // some are out of sight
		count = voice.Say("%d of %d", min(p.row, len(rows)-1)+1, len(rows))
		if p.row < len(rows)-1 {
			count += " " + pen.Marks.Below
		}
	}
	aside, below := voice.Joined(kept, count), ""
	if cells(name)+2+cells(aside) > width {
		aside, below = count, kept
	}
	lines := []string{spread(pen.Pencil(fit(name, width-2-cells(aside))), pen.Pencil(aside), width)}
	top := max(0, min(p.row, len(rows)-1)-max(1, room-1)+1)
	spare := room - 1 - len(rows)
	for i := top; i < len(rows) && len(lines) < room; i++ {
		set := p.rowLines(pen, rows[i], i == p.row, width, min(mostWords, 1+max(0, spare)))
		lines, spare = append(lines, set...), spare-len(set)+1
	}
	if below != "" && len(lines)+2 <= room {
		lines = append(lines, "", pen.Pencil(below))
	}
	return lines[:min(len(lines), max(0, room))]
}

// leastClass is the width from which a row has room for the class.
const leastClass = 50

// mostWords is how many lines a row takes at most, where lines are free.
const mostWords = 3

// rowLines are a row: the hand, the mark, what it is, and at the right whom it is with and
// when.
func (p *yearPage) rowLines(pen draw.Pen, r dayRow, chosen bool, width, most int) []string {
	bar, style := p.env.Look.Row(chosen)
	right := fit(text.CleanLine(r.right), min(21, width/3))
	if class := text.CleanLine(r.class); class != "" && width >= leastClass {
		right = fit(class, 14) + strings.Repeat(" ", max(2, 12-cells(right))) + right
	}
	mark := mark(pen, r.sign)
	if r.sign == draw.LessonUsed { // a bar of one line, which ends there
		mark = pen.Chalk(pen.Marks.LessonEnd)
	}
	room := width - cells(bar) - cells(mark) - 1
	lines := look.FewRows(p.env.Look, style, r.words, most, max(1, room-cells(right)-2), max(1, room))
	for i, line := range lines {
		if i > 0 {
			lines[i] = bar + strings.Repeat(" ", cells(mark)+1) + line
			continue
		}
		lines[i] = spread(bar+mark+" "+line, pen.Pencil(right), width)
	}
	return lines
}

func (p *yearPage) Here() page.Place { return page.Year{Day: p.chosen, Cursor: p.row, Heavy: p.heavy} }

// move chooses another day; in another year that is read.
func (p *yearPage) move(to func(date.Day) date.Day) func() tea.Cmd {
	return func() tea.Cmd {
		was := p.of()
		p.chosen, p.row = to(p.chosen), 0
		if was != p.of() {
			return p.Init()
		}
		return nil
	}
}

// months is the same day some months later, or the last of that month.
func months(n int) func(date.Day) date.Day {
	return func(d date.Day) date.Day {
		y, m, day := d.UTC().Date()
		return min(date.NewDay(y, m+time.Month(n), day), date.NewDay(y, m+time.Month(n)+1, 0))
	}
}

func (p *yearPage) Actions() []page.Action {
	days := func(n date.Day) func() tea.Cmd { return p.move(func(d date.Day) date.Day { return d + n }) }
	to := func(r page.Place) func() tea.Cmd { return func() tea.Cmd { return page.GoTo(r) } }
	rows := p.rows()
	var actions []page.Action
	if p.row < len(rows) {
		verb := voice.Phrase("read")
		if _, writes := rows[p.row].to.(page.Write); writes {
			verb = "go on writing"
		}
		actions = append(actions, page.Act("enter", verb, to(rows[p.row].to), "enter"))
	}
	back := page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")
	beside := append([]page.Action{page.Act("P", "patterns of this year", to(page.Patterns{Year: p.of().Name}), "P").Seldom()},
		asideKey(p.heavy, p.on.Aside, func(heavy bool) tea.Cmd {
			p.heavy = heavy
			return p.Init()
		})...)
	if p.env.Opts.Lines {
		return slices.Concat(actions, p.toldYears(), []page.Action{back}, beside)
	}
	actions = append(actions, page.Act("← →", "day", days(-1), "left"), page.Act("↑ ↓", "month", p.move(months(-1)), "up"))
	if len(rows) > 1 {
		actions = append(actions, page.Act("tab", "next of this day", func() tea.Cmd {
			p.row = (p.row + 1) % len(rows)
			return nil
		}, "tab").Briefly("next"))
	}
	actions = append(actions, back,
		page.Act("→", "next day", days(+1), "right").Seldom(),
		page.Act("↓", "next month", p.move(months(+1)), "down").Seldom(),
		page.Act("home", "today", p.move(func(date.Day) date.Day { return p.env.Today() }), "home").Seldom(),
		page.Act("pgup", "the year before", p.move(months(-12)), "pgup").Seldom(),
		page.Act("pgdn", "the year after", p.move(months(+12)), "pgdown").Seldom(),
	)
	return append(actions, beside...)
}
