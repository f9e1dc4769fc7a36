package review

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/gather"
	"messup/journal/text"
	"messup/journal/tui/form"
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

func (s *nextWeekStop) Question(width int) page.Question {
	if s.plan.ID != "" {
		set := s.paper(width)
		set.Add(set.Look.Pencil, voice.Say("Read your plan through once, slowly"))
		set.Gap()
		set.Add(set.Look.Bold, voice.PlanSentence(s.plan))
		set.Add(set.Look.Pencil, voice.PlanLacks(s.plan))
		set.Named(voice.Say("By"), voice.Joined(voice.MeantFor(s.plan.Meant(), s.env.Today()), voice.AfterBreak(s.plan.Meant(), s.env.Today(), s.env.Year)))
		set.Named(voice.Say("Look for"), s.plan.LookFor)
		set.Gap()
		setHalves(set, s.weighed())
		return page.Question{About: set.Rows, Width: width}
	}
	q := page.Question{Ask: voice.Say("One thing to try next week"), Width: width}
	for _, idea := range s.ideas() {
		q.Answers = append(q.Answers, page.Named("", text.CleanLine(voice.Idea(idea)), func() tea.Cmd { return s.take(idea) }))
		q.Beside = append(q.Beside, voice.Say(voice.Phrase(idea.From)))
	}
	q.Answers = append(page.Numbered(q.Answers...), page.Act("n", "write a new one: When …, I will …", s.writeNew, "n"))
	return q
}

func (s *nextWeekStop) writeNew() tea.Cmd { return s.ask(journal.Plan{}) }

func (s *nextWeekStop) Actions() []page.Action {
	if s.plan.ID == "" {
		return nil
	}
	both := page.Act("a", "answer both", s.weigh, "a")
	if x := s.weighed(); x.See+x.People != "" || s.env.Size.Width < 36 {
		both = both.Seldom()
	}
	return []page.Action{both, page.Act("n", "write a new one", s.writeNew, "n").Seldom()}
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
