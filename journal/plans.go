package journal

import (
	"slices"

	"messup/journal/date"
	"messup/journal/text"
	"messup/prompts"
)

func (p Plan) OfEntry() ID { return p.Entry }

func (p Plan) OnDay() date.Day { return p.Day }

// A Chain is the takes of one thing, in order.
type Chain struct {
	Story Summary // the entry it began with; zero if there is none
	Takes []Plan  // by take
}

// planWordCount is how many words a plan is drawn from.
const planWordCount = 6

// PlanWords is what a plan is drawn from, in the order Plan.Drawn keeps it.
func (e Entry) PlanWords(sets prompts.Library) []string {
	return e.saidLines(sets, prompts.Goal, prompts.PlanWhen, prompts.PlanWill, prompts.PlanWith, prompts.PlanBy, prompts.PlanLookFor)
}

// DerivePlan brings the entry's first plan up to date with the entry's words. A
// line changed in the plan since stays as it is until the words themselves
// change; what became of a plan is never touched.
func (e Entry) DerivePlan(sets prompts.Library, p Plan, today date.Day) Plan {
	words, before := e.PlanWords(sets), drawnParts(p.Drawn, planWordCount)
	if words[1] == "" && words[2] == "" || slices.Equal(words, before) || !p.Waits() {
		return p
	}
	p.ID, p.Entry, p.Chain, p.Take = e.ID, e.ID, e.ID, 2 // the mess was the first
	if p.Class == "" || p.Rev == 0 {
		p.Class = text.ClipLine(text.CleanLine(e.Class), MaxLine)
	}
	redrawn(words, before, &p.Goal, &p.When, &p.Will, &p.With, &p.By, &p.LookFor)
	if p.LookFor == "" {
		p.LookFor = text.ClipLine(text.CleanLine(e.Said(sets, prompts.LookFor)), MaxLine)
	}
	if !slices.Equal(words[1:5], before[1:5]) && len(p.Moves) == 0 {
		p.Day = firstDay(today, words[4], words[1]+" "+words[2])
	}
	p.Drawn = PackParts(words)
	return p
}

// firstDay returns the day the first of the texts that names one is for.
func firstDay(today date.Day, texts ...string) date.Day {
	for _, t := range texts {
		to, err := date.ParseNext(t, today)
		if err == nil && (to.Day != 0 || to.Occasion != "") {
			return to.Day
		}
	}
	return 0
}
