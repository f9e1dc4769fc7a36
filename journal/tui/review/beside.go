package review

import (
	"context"
	"slices"
	"time"

	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// Where two pages fit, the right one has what a stop is about: what was written in the
// week, the entry something comes from, what is meant already. What a stop shows there is
// read with the stop.

// besideRead is what the right page of a stop shows.
type besideRead struct {
	week   []book.Found   // what was written since the last review, newest first
	from   journal.Entry  // where what the stop is about comes from; zero if it is about nothing
	lesson string         // what was learned there
	meant  []journal.Plan // what is meant for the days to come
}

// Most of what stands on the right page.
const (
	mostOfWeek = 12
	mostMeant  = 8
	daysAhead  = 7
)

// readBeside reads what the right page of a stop shows.
func readBeside(ctx context.Context, b *book.Book, read reviewRead) (r besideRead, err error) {
	switch today := date.DayOf(b.Now()); read.review.At {
	case journal.StopWin, journal.StopSweep, journal.StopMess:
		since := read.agenda.Since.UTC()
		r.week, err = b.Entries.Newest(ctx, search.Query{Since: since}, mostOfWeek)
	case journal.StopNextWeek:
		plans, err := b.Plans.All(ctx, false)
		if err != nil {
			return r, err
		}
		for _, p := range plans {
			if day := p.Meant().Day; p.Waits() && day != nil && *day >= today && *day <= today+daysAhead && len(r.meant) < mostMeant {
				r.meant = append(r.meant, p)
			}
		}
		slices.SortStableFunc(r.meant, func(a, b journal.Plan) int { return int(*a.Meant().Day - *b.Meant().Day) })
	}
	return r, err
}

// readFrom reads the entry that what a stop is about comes from, and its lesson. One that is
// heavy stays aside, also here.
func readFrom(ctx context.Context, b *book.Book, id journal.ID) (r besideRead, err error) {
	if id == "" {
		return r, nil
	}
	if r.from, err = b.Entries.Get(ctx, id); err != nil || r.from.Heavy {
		return besideRead{}, page.IgnoreMissing(err)
	}
	l, err := b.Lessons.Of(ctx, id)
	r.lesson = l.Text
	return r, err
}

// side is the right page of a stop.
func (p *reviewPage) side() []string {
	width := min(page.Measure, p.Desk.SideWidth(page.ReadLeft))
	if width == 0 {
		return nil
	}
	set := &look.Lines{Look: p.Desk.Look, Width: width}
	p.stop.beside(set)
	if len(set.Rows) == 0 {
		p.setSoFar(set)
	}
	return set.Rows[:min(len(set.Rows), p.Desk.Size.Height)]
}

// setSoFar sets what the review has kept so far; at its beginning, what there is.
func (p *reviewPage) setSoFar(set *look.Lines) {
	if lines := p.review.CloseLines(); len(lines) > 0 {
		set.Add(set.Look.Pencil, voice.Say("So far"))
		for _, x := range lines {
			set.Gap()
			setLeft(set, x)
		}
		return
	}
	set.Add(set.Look.Pencil, voice.Arrival(p.agenda))
}

// beside sets the right page of a stop that has nothing of its own there.
func (e stopEnv) beside(*look.Lines) {}

func (s *winStop) beside(set *look.Lines) { s.setWeek(set) }

func (s *sweepStop) beside(set *look.Lines) { s.setWeek(set) }

// setWeek sets what was written since the last review.
func (e stopEnv) setWeek(set *look.Lines) {
	if len(e.side.week) == 0 {
		return
	}
	set.Add(set.Look.Pencil, voice.Say("Since the last review"))
	for _, f := range e.side.week {
		setWritten(set, f.Summary, e.env.Book.Now())
	}
}

// setWritten sets one thing written in the week.
func setWritten(set *look.Lines, s journal.Summary, now time.Time) {
	l := set.Look
	mark := look.Mark(l.Pencil, l.Marks.Mess)
	switch {
	case s.Kind == journal.Win:
		mark = look.Mark(l.Sage, l.Marks.Win)
	case s.Kind == journal.Jot:
		mark = look.Mark(l.Pencil, l.Marks.Jot)
	case s.Draft:
		mark = look.Mark(l.Pencil, l.Marks.Draft)
	}
	setRow(set, mark, s.Title, voice.Dated(date.DayOf(s.Happened), "2 Jan", date.DayOf(now)))
}

// setRow sets a thing with its mark and its day, on at most two rows.
func setRow(set *look.Lines, mark, name, day string) {
	l, room := set.Look, max(4, set.Width-ansi.StringWidth(mark)-ansi.StringWidth(day)-2)
	for i, row := range look.FewRows(l, l.Ink, text.CleanLine(name), 2, room, room) {
		if i == 0 {
			set.Rows = append(set.Rows, look.Spread(mark+row, l.Pencil.Render(day), set.Width))
			continue
		}
		set.Rows = append(set.Rows, look.NoBar+row)
	}
}

func (s *messStop) beside(set *look.Lines) {
	if s.entry.ID == "" {
		s.setWeek(set)
		return
	}
	set.Add(set.Look.Bold, s.entry.Name())
	set.Add(set.Look.Pencil, voice.WhereAndWhen(s.entry, s.env.Book.Now()))
	asked, _ := s.entry.AskedWith(s.env.Sets())
	for _, q := range asked.Questions {
		if said := s.entry.Answer(q.ID).Text; said != "" {
			set.Gap()
			set.Add(set.Look.Pencil, voice.Word(q.Ask))
			set.Add(set.Look.Ink, said)
		}
	}
}

func (s *takeTwoStop) beside(set *look.Lines) {
	if s.piece == nil || s.side.from.ID == "" {
		return
	}
	set.Add(set.Look.Pencil, voice.Say("Where it began"))
	set.Add(set.Look.Ink, s.side.from.Name())
	set.Add(set.Look.Pencil, voice.WhereAndWhen(s.side.from, s.env.Book.Now()))
	if s.side.lesson != "" {
		set.Gap()
		set.Lesson(s.side.lesson)
	}
	if sign := s.side.from.Said(s.env.Sets(), prompts.Sign); sign != "" {
		set.Gap()
		set.Named(voice.Say("Sign"), sign)
	}
}

func (s *peopleStop) beside(set *look.Lines) {
	if s.piece == nil || s.side.from.ID == "" {
		return
	}
	set.Add(set.Look.Pencil, voice.Say("Where it came from"))
	set.Add(set.Look.Ink, s.side.from.Name())
	set.Add(set.Look.Pencil, voice.WhereAndWhen(s.side.from, s.env.Book.Now()))
	set.Gap()
	set.Add(set.Look.Ink, s.side.from.FailureText(s.env.Sets()))
	if s.side.lesson != "" {
		set.Gap()
		set.Lesson(s.side.lesson)
	}
}

func (s *nextWeekStop) beside(set *look.Lines) {
	if len(s.side.meant) == 0 {
		return
	}
	set.Add(set.Look.Pencil, voice.Say("Meant already"))
	for _, p := range s.side.meant {
		setRow(set, look.Mark(set.Look.Slate, set.Look.Marks.Plan), voice.HomeLine(p), voice.MeantBriefly(p.Meant(), s.env.Today()))
	}
}
