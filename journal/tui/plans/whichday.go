package plans

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenWhichDay opens page.WhichDay.
func OpenWhichDay(d *page.Env, to page.WhichDay) page.Page {
	return &whichDayPage{Page: form.Page{Desk: d}, route: to}
}

// A whichDayPage asks for the day of a plan that has none. Not to know it yet is
// an answer: the review asks again.
type whichDayPage struct {
	form.Page
	route page.WhichDay
	plan  journal.Plan
}

func (p *whichDayPage) Init() tea.Cmd {
	book, id := p.Desk.Book, p.route.ID
	return form.After(&p.Page, func(ctx context.Context) (journal.Plan, error) { return book.Plans.Get(ctx, id) }, func(plan journal.Plan) tea.Cmd {
		p.plan, p.Loaded = plan, true
		return nil
	})
}

// How many days have a key: as many as a week of school, the next lessons of the
// plan's class first, where a timetable knows them.
const (
	daysOffered    = 5
	lessonsOffered = 3
	noon           = 12 * 60 // until then a lesson without a bell is taken to be still to come
)

func (p *whichDayPage) answers() []page.Action {
	today := p.Desk.Today()
	var all []page.Action
	offer := func(day date.Day, help string) {
		all = append(all, page.Named("", help, func() tea.Cmd { return p.take(day) }))
	}
	class, now := p.plan.Meant().Class, date.MomentOf(p.Desk.Book.Now())
	meets := p.Desk.Year.Meets(class, today, lessonsOffered)
	for _, l := range p.Desk.Year.Of(class, today) { // one of today that is still to come is the next to some
		if l.Bell > now.Minute || l.Bell < 0 && now.Minute < noon {
			meets = slices.Insert(meets, 0, l)[:min(lessonsOffered, len(meets)+1)]
			break
		}
	}
	for _, l := range meets {
		offer(l.Day, voice.LessonOffered(l, today))
	}
	for _, day := range p.Desk.Year.Days(today, daysOffered) {
		if len(all) < daysOffered && !slices.ContainsFunc(meets, func(l school.Lesson) bool { return l.Day == day }) {
			offer(day, voice.DayOffered(day, today))
		}
	}
	return append(page.Numbered(all...), page.Act("D", "another day", p.ask, "D"), page.Act("0", "don't know yet", p.leave, "0"))
}

func (p *whichDayPage) leave() tea.Cmd {
	return tea.Batch(page.Back, page.Say("Kept. The review asks again."))
}

// take gives the plan its day.
func (p *whichDayPage) take(day date.Day) tea.Cmd {
	book, base, dated := p.Desk.Book, p.plan, p.plan
	dated.Day = day
	return form.After(&p.Page, func(ctx context.Context) (journal.Plan, error) {
		return book.Plans.Save(ctx, base, dated)
	}, func(kept journal.Plan) tea.Cmd {
		return tea.Batch(page.Back, page.Tell(voice.PlanSet(kept, p.Desk.Today(), p.Desk.Year)))
	})
}

// ask takes a day that has no key.
func (p *whichDayPage) ask() tea.Cmd {
	return p.Write(form.Form{
		Ask: "Which day is that?",
		Fields: []form.Field{{Label: "Day", Hint: "next friday · 4 dec · 1 dec to 18 dec", Reads: func(v form.Values) string {
			dated := p.plan
			dated.By, dated.When, dated.Will = v[0], "", ""
			return meant(p.Desk, dated)
		}}},
		Save: form.Saves(func(ctx context.Context, v form.Values) (journal.Plan, error) {
			to, err := date.ParseNext(v[0], p.Desk.Today())
			if err != nil {
				return journal.Plan{}, err
			}
			dated := p.plan
			dated.From, dated.Day = to.From, to.Day
			return p.Desk.Book.Plans.Save(ctx, p.plan, dated)
		}, func(kept journal.Plan) tea.Cmd {
			return tea.Batch(page.Back, page.Tell(voice.PlanSet(kept, p.Desk.Today(), p.Desk.Year)))
		}),
	})
}

func (p *whichDayPage) View() page.View {
	v := page.View{Title: voice.Say("Which day?"), Aside: text.CleanLine(p.plan.Whom())}
	switch {
	case !p.Loaded:
		return v
	case p.Form != nil:
		return p.Show(v, nil)
	}
	return p.Ask(v, p.question())
}

// question is which day the plan is for; not to know it yet is an answer.
func (p *whichDayPage) question() page.Question {
	set := p.Paper()
	set.Add(set.Look.Ink, voice.PlanSentence(p.plan))
	set.Add(set.Look.Pencil, voice.PlanLacks(p.plan))
	asked := voice.Say("Which day will that be?")
	if by := text.CleanLine(p.plan.By); by != "" {
		asked = voice.Say("Which day is “%s”?", by)
	}
	return page.Question{About: set.Rows, Ask: asked, Answers: p.answers(), Width: set.Width}
}

func (p *whichDayPage) Actions() []page.Action {
	escape := page.Act("esc", "don't know yet", p.leave, "esc")
	switch {
	case !p.Loaded:
		return []page.Action{escape}
	case p.Form != nil:
		return p.FormKeys()
	}
	return append(p.Asks(p.question()), escape)
}

func (p *whichDayPage) Here() page.Place { return p.route }
