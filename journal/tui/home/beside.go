package home

import (
	"maps"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/draw"
	"messup/journal/lookback"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/voice"
)

// beside is the page at the right of the desk: the lesson of the day, the month with its
// marks, the days to come, and when one last looked back.
func (h *homePage) beside(width int) []string {
	set := &look.Lines{Look: h.env.Look, Width: width}
	h.setLesson(set)
	h.setMonth(set)
	h.setWeek(set)
	if day := h.on.Reviewed; !day.IsZero() {
		set.Gap()
		set.Add(set.Look.Pencil, voice.LastReview(date.DayOf(day.In(h.env.Book.Now().Location())), h.env.Today()))
	}
	return set.Rows
}

func (h *homePage) setLesson(set *look.Lines) {
	card := h.on.OfTheDay
	if card.ID == "" {
		return
	}
	set.Add(set.Look.Pencil, voice.Say("For today"))
	set.Gap()
	set.Lesson(card.Text)
	if when := voice.When(card.When); when != "" {
		l := set.Look
		set.Rows = l.Lengthen(set.Rows)
		under := look.Wrap(text.CleanLine(when), max(1, set.Width-2))
		for i, line := range under {
			set.Rows = append(set.Rows, l.Bar(i == len(under)-1)+l.Pencil.Render(line))
		}
	}
	set.Gap()
}

// setMonth sets the month of today, if there is room for it.
func (h *homePage) setMonth(set *look.Lines) {
	if set.Width < draw.MonthWidth {
		return
	}
	set.Gap()
	set.Add(set.Look.Pencil, voice.Day(h.env.Today(), "January"))
	set.Gap()
	month := draw.Month{Of: h.env.Today(), Today: h.env.Today(), Begins: h.on.Begins, Signs: h.signs()}
	set.Rows = append(set.Rows, month.Draw(set.Look.Pen())...)
	set.Gap()
}

// signs are the marks of the days of the month, what is planned among them.
func (h *homePage) signs() map[date.Day]draw.Sign {
	signs := map[date.Day]draw.Sign{}
	see := func(day date.Day, s draw.Sign) {
		if s.Over(signs[day]) {
			signs[day] = s
		}
	}
	for _, l := range h.on.Month {
		see(date.DayOf(l.Happened), lookback.SignOf(l))
	}
	for _, plans := range [][]journal.Plan{h.on.Due.Now, h.on.Due.Asked, h.on.Due.Ahead} {
		for _, p := range plans {
			see(p.Day, draw.TakeTwo)
		}
	}
	return signs
}

// setWeek sets the plans and people of the days to come, by day.
func (h *homePage) setWeek(set *look.Lines) {
	year, on := h.env.Year, map[date.Day][]line{}
	for _, p := range h.on.Due.Ahead {
		words := text.CleanLine(voice.HomeLine(p))
		if class := text.CleanLine(p.Whom()); class != "" {
			words += " (" + class + ")"
		}
		day := year.Comes(p.Meant())
		on[day] = append(on[day], line{h.plan(), words})
	}
	for _, c := range h.on.Due.Later {
		day := year.Open(c.Day)
		on[day] = append(on[day], line{h.person(), text.CleanLine(c.Person)})
	}
	if len(on) == 0 {
		return
	}
	set.Gap()
	set.Add(set.Look.Pencil, voice.Say("The days to come"))
	set.Gap()
	days := func(most int) (rows []string) {
		for _, day := range slices.Sorted(maps.Keys(on)) {
			for i, this := range on[day] {
				when := ""
				if i == 0 {
					when = voice.Day(day, "Mon _2")
				}
				rows = append(rows, this.set(set.Look, when, set.Width, most)...)
			}
		}
		return rows
	}
	most := mostRows
	for most > 2 && len(set.Rows)+len(days(most)) > h.env.Size.Height {
		most--
	}
	set.Rows = append(set.Rows, days(most)...)
}

// A line is one thing of a day, with its mark.
type line struct{ mark, words string }

// set sets it in a column beside its day, on so many rows at most.
func (t line) set(l look.Look, when string, width, most int) []string {
	const column = 8 // of the day, with two blanks
	room := max(1, width-column-lipgloss.Width(t.mark))
	rows := look.FewRows(l, l.Ink, t.words, most, room, room)
	for i, row := range rows {
		mark, day := strings.Repeat(" ", lipgloss.Width(t.mark)), ""
		if i == 0 {
			mark, day = t.mark, when
		}
		rows[i] = l.Pencil.Render(day) + strings.Repeat(" ", column-lipgloss.Width(day)) + mark + row
	}
	return rows
}
