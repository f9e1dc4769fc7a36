package tui

import (
	"cmp"
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

// nextWeekStop chooses one thing to try, and has it read through once:
// rehearsing an if-then plan is part of what makes it work.
type nextWeekStop struct {
	stopEnv
	plan journal.Plan // the one thing, once it is there
}

func (s *nextWeekStop) next() bool    { return false }
func (s *nextWeekStop) aside() string { return "" }

// begin shows the thing chosen before, if there is one.
func (s *nextWeekStop) begin() tea.Cmd {
	here := s.recorded()
	if len(here) == 0 || here[len(here)-1].ID == "" {
		return nil
	}
	book, id := s.desk.book, here[len(here)-1].ID
	return after(s.host, func(ctx context.Context) (journal.Plan, error) {
		p, err := book.Plan(ctx, id)
		return p, ignoreMissing(err)
	}, func(p journal.Plan) tea.Cmd {
		s.plan = p
		return nil
	})
}

// mostIdeas is how many keys there are for ideas.
const mostIdeas = 5

func (s *nextWeekStop) ideas() []journal.Idea {
	return s.agenda.Ideas[:min(len(s.agenda.Ideas), mostIdeas)]
}

func (s *nextWeekStop) lines(int) []string {
	set := s.paper()
	if s.plan.ID != "" {
		set.add(set.look.quiet, "Read it through once")
		set.gap()
		set.add(set.look.ask, s.plan.Sentence())
		set.named("By", journal.SayWhen(s.plan.Day, s.plan.By))
		set.named("Look for", s.plan.LookFor)
		set.gap()
		set.add(set.look.quiet, "What would you see? · What about the people?")
		return set.rows
	}
	set.add(set.look.ask, "One thing to try next week")
	set.gap()
	for i, idea := range s.ideas() {
		key := set.look.key.Render(strconv.Itoa(i+1)) + " "
		right := set.look.quiet.Render(idea.From)
		set.rows = append(set.rows, spread(key+oneLine(set.look, set.look.words, journal.CleanLine(journal.SayIdea(idea)), nil, max(4, set.width-22)), right, set.width))
	}
	if len(s.ideas()) == 0 {
		set.add(set.look.quiet, "w writes one: When …, I will … Nothing now is an answer too.")
	}
	return set.rows
}

func (s *nextWeekStop) actions() []action {
	own := act("w", "write one", func() tea.Cmd { return s.ask(planWords{}) }, "w")
	if s.plan.ID != "" {
		return []action{own.seldom()}
	}
	ideas := s.ideas()
	options := make([]option, len(ideas))
	for i, idea := range ideas {
		options[i] = option{strconv.Itoa(i + 1), "this one: " + journal.CleanLine(journal.SayIdea(idea)), func() tea.Cmd { return s.take(idea) }}
	}
	shown := "1 …"
	if len(ideas) == 1 {
		shown = "1"
	}
	return append(keyed(shown, "choose", options), own)
}

// take takes an idea up: a plan that was moved is there already.
func (s *nextWeekStop) take(idea journal.Idea) tea.Cmd {
	if idea.Plan.ID == "" {
		return s.ask(planWords{will: idea.Text, class: idea.Line.Class, entry: idea.Line.ID})
	}
	book := s.desk.book
	return after(s.host, func(ctx context.Context) (journal.Plan, error) { return book.Plan(ctx, idea.Plan.ID) }, s.chosen)
}

func (s *nextWeekStop) ask(w planWords) tea.Cmd {
	on := planSlip(s.desk, w, s.chosen)
	on.skip = s.goOn
	return s.write(on)
}

// chosen notes the one thing and shows it, large.
func (s *nextWeekStop) chosen(p journal.Plan) tea.Cmd {
	s.plan = p
	return s.record(p.ID, cmp.Or(p.Will, p.Sentence()), nil)
}
