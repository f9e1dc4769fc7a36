package review

import (
	"cmp"
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/gather"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/plans"
	"messup/journal/voice"
)

// nextWeekStop chooses one thing to try, and has it read through once:
// rehearsing an if-then plan is part of what makes it work.
type nextWeekStop struct {
	stopEnv
	plan journal.Plan // the one thing, once it is there
}

func (s *nextWeekStop) next() bool { return false }

func (s *nextWeekStop) aside() string { return "" }

// begin shows the thing chosen before, if there is one.
func (s *nextWeekStop) begin() tea.Cmd {
	here := s.recorded()
	if len(here) == 0 || here[len(here)-1].ID == "" {
		return nil
	}
	book, id := s.env.Book, here[len(here)-1].ID
	return form.After(s.Host, func(ctx context.Context) (journal.Plan, error) {
		p, err := book.Plans.Get(ctx, id)
		return p, page.IgnoreMissing(err)
	}, func(p journal.Plan) tea.Cmd {
		s.plan = p
		return nil
	})
}

// mostIdeas is how many keys there are for ideas.
const mostIdeas = 5

func (s *nextWeekStop) ideas() []gather.Idea {
	return s.agenda.Ideas[:min(len(s.agenda.Ideas), mostIdeas)]
}

func (s *nextWeekStop) Lines(int) []string {
	set := s.paper()
	if s.plan.ID != "" {
		set.Add(set.Look.Quiet, voice.Say("Read it through once"))
		set.Gap()
		set.Add(set.Look.Ask, voice.PlanSentence(s.plan))
		set.Add(set.Look.Quiet, voice.PlanLacks(s.plan))
		set.Named(voice.Say("By"), voice.Joined(voice.MeantFor(s.plan.Meant(), s.env.Today()), voice.AfterBreak(s.plan.Meant(), s.env.Today(), s.env.Year)))
		set.Named(voice.Say("Look for"), s.plan.LookFor)
		set.Gap()
		setHalves(set, s.weighed())
		return set.Rows
	}
	set.Add(set.Look.Ask, voice.Say("One thing to try next week"))
	set.Gap()
	for i, idea := range s.ideas() {
		bar, style := set.Look.Row(false)
		key := bar + set.Look.Key.Render(strconv.Itoa(i+1)) + " "
		right := set.Look.Quiet.Render(voice.Say(voice.Phrase(idea.From)))
		set.Rows = append(set.Rows, look.Spread(key+look.OneLine(set.Look, style, text.CleanLine(voice.Idea(idea)), nil, max(4, set.Width-24)), right, set.Width))
	}
	if len(s.ideas()) == 0 {
		set.Add(set.Look.Quiet, voice.Say("n writes one: When …, I will … Nothing now (0) is an answer too."))
		return set.Rows
	}
	bar, style := set.Look.Row(true)
	set.Rows = append(set.Rows, bar+set.Look.Key.Render("0")+" "+style.Render(voice.Say("nothing now")))
	return set.Rows
}

func (s *nextWeekStop) Actions() []page.Action {
	own := page.Act("n", "write a new one", func() tea.Cmd { return s.ask(journal.Plan{}) }, "n")
	if s.plan.ID != "" {
		both := page.Act("a", "answer both", s.weigh, "a")
		if x := s.weighed(); x.See+x.People != "" || s.env.Size.Width < 36 {
			both = both.Seldom()
		}
		return []page.Action{both, own.Seldom()}
	}
	ideas := s.ideas()
	options := make([]form.Option, len(ideas))
	for i, idea := range ideas {
		options[i] = form.Option{Key: strconv.Itoa(i + 1), Help: voice.Say("this one: %s", text.CleanLine(voice.Idea(idea))), Take: func() tea.Cmd { return s.take(idea) }}
	}
	return append(form.Keyed("choose", options), own)
}

// take takes an idea up: a plan that was moved is there already, and where its day went by
// it needs one of the days to come.
func (s *nextWeekStop) take(idea gather.Idea) tea.Cmd {
	if idea.Plan.ID == "" {
		return s.ask(journal.Plan{Will: idea.Text, Class: idea.Line.Class, Entry: idea.Line.ID})
	}
	book := s.env.Book
	return form.After(s.Host, func(ctx context.Context) (journal.Plan, error) { return book.Plans.Get(ctx, idea.Plan.ID) }, func(p journal.Plan) tea.Cmd {
		if p.Waits() && p.Day != 0 && s.env.Year.Comes(p.Meant()) < s.env.Today() {
			return plans.AskAnew(s.Host, p, s.chosen)
		}
		return s.chosen(p)
	})
}

func (s *nextWeekStop) ask(begun journal.Plan) tea.Cmd {
	return plans.AskPlan(s.Host, plans.Begun{Plan: begun, Skip: s.goOn}, s.chosen)
}

// chosen notes the one thing and shows it, large.
func (s *nextWeekStop) chosen(p journal.Plan) tea.Cmd {
	s.plan = p
	return plans.OnItsDay(p, s.record(p.ID, voice.Joined(cmp.Or(p.Will, voice.PlanSentence(p)), voice.MeantBriefly(p.Meant(), s.env.Today())), nil))
}
