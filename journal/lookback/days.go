package lookback

import (
	"context"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/draw"
	"messup/journal/record"
	"messup/journal/school"
	"messup/journal/search"
)

// A Day is what there was on a day.
type Day struct {
	Entries []journal.Summary // that happened on it, in the order they did
	Tried   []journal.Plan
	Used    []Use
}

// A Use is a lesson that was used, and what came of it.
type Use struct {
	Lesson journal.ID
	Text   string
	Class  string // where, if that was said
	What   journal.Use
}

// Empty reports whether there was nothing, as on most days.
func (d Day) Empty() bool { return len(d.Entries)+len(d.Tried)+len(d.Used) == 0 }

// sign is the one mark of a day.
func (d Day) sign() draw.Sign {
	best := draw.Nothing
	see := func(s draw.Sign) {
		if s.Over(best) {
			best = s
		}
	}
	for _, l := range d.Entries {
		see(SignOf(l))
	}
	if len(d.Tried) > 0 {
		see(draw.TakeTwo)
	}
	if len(d.Used) > 0 {
		see(draw.LessonUsed)
	}
	return best
}

// SignOf is the mark of an entry.
func SignOf(l journal.Summary) draw.Sign {
	switch {
	case l.Kind == journal.Jot:
		return draw.Jot
	case l.Draft:
		return draw.Draft
	case l.Kind == journal.Win:
		return draw.Win
	}
	return draw.Mess
}

// A Planner is a year by its days.
type Planner struct {
	Year   date.Year
	Days   map[date.Day]Day // those on which there was something
	Aside  int              // how many heavy entries were left out
	School school.Year
	Begins time.Weekday // of a week
	Today  date.Day
}

// Days reads what there was on the days of a year.
func Days(ctx context.Context, j Journal, asked Asked) (Planner, error) {
	p := Planner{Year: asked.Year, Today: date.DayOf(j.Now())}
	err := j.View(ctx, "reading the year", func(tx record.Tx) error {
		r := reading{Asked: asked, tx: tx, sets: j.Sets()}
		p.Days = map[date.Day]Day{}
		s, err := record.GetSettings(tx)
		if err != nil {
			return err
		}
		p.School, p.Begins = s.Year(), s.WeekBegins()
		err = p.fill(&r)
		p.Aside = r.aside
		return err
	})
	if err != nil {
		return Planner{}, err
	}
	return p, nil
}

func (p *Planner) fill(r *reading) error {
	on := func(day date.Day, add func(*Day)) {
		d := p.Days[day]
		add(&d)
		p.Days[day] = d
	}
	err := r.entries(func(l journal.Summary) error {
		on(date.DayOf(l.Happened), func(d *Day) { d.Entries = append(d.Entries, l) })
		return nil
	})
	if err != nil {
		return err
	}
	for _, d := range p.Days { // they came newest first
		slices.Reverse(d.Entries)
	}
	err = r.tried(func(t journal.Plan) {
		on(search.PlanDay(t), func(d *Day) { d.Tried = append(d.Tried, t.Sealed()) })
	})
	if err != nil {
		return err
	}
	return r.used(func(c journal.Card, a journal.LessonAnswer) {
		on(a.Day, func(d *Day) { d.Used = append(d.Used, Use{c.ID, c.Text, a.Class, a.What}) })
	})
}

// IsSchool reports whether there is school on a day: from Monday to Friday, or on a day of
// the week that the timetable has a lesson on, and in no break.
func (p Planner) IsSchool(d date.Day) bool {
	day := d.Weekday()
	if day == time.Saturday || day == time.Sunday {
		meets := func(c school.Class) bool {
			return slices.ContainsFunc(c.Slots, func(s school.Slot) bool { return s.Cycle == 0 && s.Weekday == day })
		}
		if !slices.ContainsFunc(p.School.Classes, meets) {
			return false
		}
	}
	return p.School.IsOpen(d)
}

// Drawing is the year as it is drawn, with the hand on a day; on none if that is none.
func (p Planner) Drawing(chosen date.Day) draw.Year {
	signs := make(map[date.Day]draw.Sign, len(p.Days))
	for day, d := range p.Days {
		signs[day] = d.sign()
	}
	return draw.Year{
		From: p.Year.From, To: p.Year.To, Today: p.Today, Chosen: chosen, Begins: p.Begins, Signs: signs,
		Paper: func(d date.Day) bool { return !p.IsSchool(d) },
	}
}
