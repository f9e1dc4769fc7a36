package journal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
	"messup/prompts"
)

// A Plan is one When …, I will …, and what came of it. The first plan of an
// entry bears the entry's id. Plans that try the same again form a chain.
type Plan struct {
	ID    ID  `json:"id"`
	Rev   int `json:"rev"`
	Entry ID  `json:"entry,omitempty"` // the story it was drawn from, if any
	Chain ID  `json:"chain"`           // the first plan of the chain, itself if it is that
	Take  int `json:"take"`            // 1 is the first time; where there is a story, that was it

	Goal      string   `json:"goal,omitempty"`
	When      string   `json:"when,omitempty"`
	Will      string   `json:"will,omitempty"`
	With      string   `json:"with,omitempty"`     // whom with, as they said
	Class     string   `json:"class,omitempty"`    // the class of the story
	By        string   `json:"by,omitempty"`       // by when, as they said
	From      date.Day `json:"from,omitzero"`      // the first day of a range that ends on Day; zero if Day is all
	Day       date.Day `json:"day,omitzero"`       // the same as a day; zero while it has none
	LookFor   string   `json:"look_for,omitempty"` // what would show it
	Different string   `json:"different,omitempty"`

	Obstacle    string `json:"obstacle,omitempty"`     // what they have ready for what kept them going the last time
	ObstacleAsk string `json:"obstacle_ask,omitempty"` // what they were asked for that, word for word
	Frees       string `json:"frees,omitempty"`        // what it frees, if it is to stop something
	Expect      string `json:"expect,omitempty"`       // what they expect to see: see Sealed

	Report
	Answered date.Day `json:"answered,omitzero"`
	Closed   date.Day `json:"closed,omitzero"`
	Moves    []Move   `json:"moves,omitempty"` // oldest first
	Asked    bool     `json:"asked,omitempty"` // the question after three takes was put here

	Drawn  string    `json:"drawn,omitempty"` // the entry's words it was last drawn from
	Made   time.Time `json:"made"`
	Edited time.Time `json:"edited,omitzero"`
}

// A Report is what a person says about a plan; empty while it waits.
type Report struct {
	Result     Result  `json:"result,omitempty"`
	Line       string  `json:"line,omitempty"` // what they did instead, or why they let it go
	Outcome    Outcome `json:"outcome,omitempty"`
	ForWhom    string  `json:"for_whom,omitempty"`   // groups, not names
	How        string  `json:"how,omitempty"`        // how they know
	Impression bool    `json:"impression,omitempty"` // an impression only
	Changed    string  `json:"changed,omitempty"`    // what they changed on the day
	Unneeded   string  `json:"unneeded,omitempty"`   // what nobody would miss, if it was to stop something
}

// A Result says what became of a plan. A plan that was moved still waits, and
// has no result.
type Result string

// The results.
const (
	Did     Result = "did"
	DidElse Result = "else" // a change that answered what they saw is a result too
	LetGo   Result = "let-go"
)

// An Outcome is what came of trying.
type Outcome string

// The outcomes.
const (
	Better      Outcome = "better"
	NotThereYet Outcome = "close" // better, not there yet
	AsBefore    Outcome = "same"
	Worse       Outcome = "worse"
	CannotTell  Outcome = "unclear"
)

// A Move is one change of the day something was meant for.
type Move struct {
	On   date.Day `json:"on"`            // the day it was moved
	From date.Day `json:"from,omitzero"` // the day it was meant for
	Why  string   `json:"why,omitempty"`
}

// Waits reports whether nothing has been said about the plan yet.
func (p Plan) Waits() bool { return p.Result == "" }

// Ungraded reports whether it was tried and nobody has said what came of it.
func (p Plan) Ungraded() bool {
	return (p.Result == Did || p.Result == DidElse) && p.Outcome == "" && p.Closed == 0
}

// Whom returns with whom the plan is, as a list shows it: as they said, else
// the class of the story.
func (p Plan) Whom() string { return cmp.Or(p.With, p.Class) }

// Tell returns the plan with what happened. Told again it takes the new words.
func (p Plan) Tell(t Report, today date.Day) Plan {
	p.Report, p.Answered = t, today
	return p
}

// Move returns the plan meant for another day or occasion, read from by as
// ParseNext reads it; a timetable gives an occasion its day once the plan is kept.
// The error wraps ErrPast or ErrWhen.
func (p Plan) Move(by, why string, today date.Day) (Plan, error) {
	to, err := date.ParseNext(by, today)
	if err != nil {
		return p, fmt.Errorf("moving a plan: %w", err)
	}
	p.Moves = append(slices.Clone(p.Moves), Move{On: today, From: p.Day, Why: text.CleanLine(why)})
	p.By, p.From, p.Day = text.CleanLine(by), to.From, to.Day
	return p, nil
}

// LetGo returns the plan let go and closed.
func (p Plan) LetGo(why string, today date.Day) Plan {
	p.Report = Report{Result: LetGo, Line: why}
	p.Answered, p.Closed = today, today
	return p
}

// Close returns the plan closed, at whatever outcome.
func (p Plan) Close(today date.Day) Plan {
	p.Closed = today
	return p
}

// Again returns the next take of the plan, under an id of its own: the same
// goal, words and class, without a day and with nothing expected of it yet.
// different says what is different.
func (p Plan) Again(id ID, different string, now time.Time) Plan {
	return Plan{
		ID: id, Entry: p.Entry, Chain: p.Chain, Take: p.Take + 1, Made: now,
		Goal: p.Goal, When: p.When, Will: p.Will, With: p.With, Class: p.Class, LookFor: p.LookFor, Different: different,
		Obstacle: p.Obstacle, ObstacleAsk: p.ObstacleAsk, Frees: p.Frees,
	}
}

// Corrected returns the plan with the words, the class, the person and the day
// of another copy of it; what became of it stays, and no move is counted. Once
// that has been said the day is over and the outcome may be known: the error
// wraps ErrAnswered for another day, or another expectation, of such a plan.
func (p Plan) Corrected(to Plan) (Plan, error) {
	if !p.Waits() && (to.By != p.By || to.Expect != p.Expect) {
		return p, fmt.Errorf("the day, and what was expected: %w", ErrAnswered)
	}
	p.Goal, p.When, p.Will, p.With, p.Class, p.By = to.Goal, to.When, to.Will, to.With, to.Class, to.By
	p.LookFor, p.Different, p.Frees, p.Expect = to.LookFor, to.Different, to.Frees, to.Expect
	p.Obstacle, p.ObstacleAsk = to.Obstacle, to.ObstacleAsk
	return p, nil
}

// Sealed returns the plan as it may be shown: without what is expected of it
// until there is an outcome, because whoever knows how it came out no longer
// knows what they thought (Fischhoff 1975). Only an export, which must lose
// nothing, holds it before.
func (p Plan) Sealed() Plan {
	if p.Outcome == "" {
		p.Expect = ""
	}
	return p
}

// Stops reports whether the plan is to stop something: I will stop …
func (p Plan) Stops() bool {
	words := strings.Fields(text.FoldWords(p.Will))
	if len(words) > 2 && words[0] == "i" && words[1] == "will" { // an answer in a sentence
		words = words[2:]
	}
	return len(words) > 0 && words[0] == "stop"
}

// manyTakes is after how many takes without better the goal itself is asked
// about.
const manyTakes = 3

// Ask reports whether to ask now, after three takes without better, whether
// the goal is still right. It is asked once in a chain.
func (c Chain) Ask() bool {
	for _, p := range c.Takes {
		if p.Asked || p.Outcome == Better || p.Outcome == NotThereYet {
			return false
		}
	}
	n := len(c.Takes)
	return n > 0 && c.Takes[n-1].Take >= manyTakes && c.Takes[n-1].Outcome != ""
}

// PlanParts is what a plan is made of.
func PlanParts() []Part[Plan] {
	return []Part[Plan]{
		plainPart[Plan, ID](func(p *Plan) *ID { return &p.ID }),
		aLine("the id of its entry", func(p *Plan) *ID { return &p.Entry }),
		aLine("the id of the first take", func(p *Plan) *ID { return &p.Chain }),
		plainPart[Plan, int](func(p *Plan) *int { return &p.Take }),
		aLine("the goal", func(p *Plan) *string { return &p.Goal }),
		aLine("the when", func(p *Plan) *string { return &p.When }),
		aLine("the plan", func(p *Plan) *string { return &p.Will }),
		aLine("with whom", func(p *Plan) *string { return &p.With }),
		coded(aLine("the class", func(p *Plan) *string { return &p.Class })),
		aLine("by when", func(p *Plan) *string { return &p.By }),
		plainPart[Plan, date.Day](func(p *Plan) *date.Day { return &p.From }),
		plainPart[Plan, date.Day](func(p *Plan) *date.Day { return &p.Day }),
		aLine("what to look for", func(p *Plan) *string { return &p.LookFor }),
		aLine("what is different", func(p *Plan) *string { return &p.Different }),
		aLine("the obstacle", func(p *Plan) *string { return &p.Obstacle }),
		aLine("what was asked about the obstacle", func(p *Plan) *string { return &p.ObstacleAsk }),
		aLine("what it frees", func(p *Plan) *string { return &p.Frees }),
		aLine("what is expected", func(p *Plan) *string { return &p.Expect }),
		aLine("what happened", func(p *Plan) *string { return &p.Line }),
		aLine("what became of it", func(p *Plan) *Result { return &p.Result }),
		aLine("what came of it", func(p *Plan) *Outcome { return &p.Outcome }),
		aLine("for whom", func(p *Plan) *string { return &p.ForWhom }),
		aLine("how it is known", func(p *Plan) *string { return &p.How }),
		plainPart[Plan, bool](func(p *Plan) *bool { return &p.Impression }),
		aLine("what changed", func(p *Plan) *string { return &p.Changed }),
		aLine("what was not needed", func(p *Plan) *string { return &p.Unneeded }),
		plainPart[Plan, date.Day](func(p *Plan) *date.Day { return &p.Answered }),
		plainPart[Plan, date.Day](func(p *Plan) *date.Day { return &p.Closed }),
		plainPart[Plan, bool](func(p *Plan) *bool { return &p.Asked }),
		drawnWords(planWordCount*(MaxLine+1), func(p *Plan) *string { return &p.Drawn }),
		listPart[Plan, Move]{func(p *Plan) *[]Move { return &p.Moves }, moveParts},
	}
}

func moveParts() []Part[Move] {
	return []Part[Move]{
		aLine("why it was moved", func(m *Move) *string { return &m.Why }),
		plainPart[Move, date.Day](func(m *Move) *date.Day { return &m.On }),
		plainPart[Move, date.Day](func(m *Move) *date.Day { return &m.From }),
	}
}

// Check returns an error that wraps ErrEmpty or ErrTooLong if the plan cannot
// be kept.
func (p Plan) Check() error {
	if p.When == "" && p.Will == "" {
		return fmt.Errorf("the plan: %w", ErrEmpty)
	}
	return CheckParts(PlanParts(), &p, "the plan")
}

// A Chain is the takes of one thing, in order.
type Chain struct {
	Story Summary // the entry it began with; zero if there is none
	Takes []Plan  // by take
}

// planWordCount is how many words a plan is drawn from, and planByWord the
// place of its day among them.
const (
	planWordCount = 6
	planByWord    = 4
)

// PlanWords is what a plan is drawn from, in the order Plan.Drawn keeps it.
func (e Entry) PlanWords(sets prompts.Library) []string {
	return e.saidLines(sets, planRoles()...)
}

// planRoles is what the words a plan is drawn from feed, in their order.
func planRoles() []prompts.Role {
	return []prompts.Role{prompts.Goal, prompts.PlanWhen, prompts.PlanWill, prompts.PlanWith, prompts.PlanBy, prompts.PlanLookFor}
}

// Corrections returns the lines of the plan that say something else than the
// words it was drawn from, by what those feed; a line that was emptied is empty.
func (p Plan) Corrections() map[prompts.Role]string {
	return corrections(p.Drawn, planRoles(), p.Goal, p.When, p.Will, p.With, p.By, p.LookFor)
}

// ObstacleAsk is what a plan drawn from the entry asks about what kept the
// person going: that of the first reason they gave which has a question. Empty
// if none has.
func (e Entry) ObstacleAsk(sets prompts.Library) string {
	set, _ := e.AskedWith(sets)
	q, f, _ := set.Feeding(prompts.Reasons)
	chosen := strings.Split(e.Answer(q.ID).Detail(f.ID), "\n")
	for _, option := range f.Options {
		if ask := f.Asks[option]; ask != "" && slices.Contains(chosen, option) {
			return ask
		}
	}
	return ""
}

// DerivePlan brings the entry's first plan up to date with the entry's words. A
// line changed in the plan since stays as it is until the words themselves
// change; what became of a plan is never touched.
func (e Entry) DerivePlan(sets prompts.Library, p Plan, now date.Moment, year school.Year) Plan {
	words, before := e.PlanWords(sets), drawnParts(p.Drawn, planWordCount)
	if words[1] == "" && words[2] == "" || slices.Equal(words, before) || !p.Waits() {
		return p
	}
	had := p
	p.ID, p.Entry, p.Chain, p.Take = e.ID, e.ID, e.ID, 2 // the mess was the first
	if p.Class == "" || p.Rev == 0 {
		p.Class = text.ClipLine(text.CleanLine(e.Class), MaxLine)
	}
	redrawn(words, before, &p.Goal, &p.When, &p.Will, &p.With, &p.By, &p.LookFor)
	if p.LookFor == "" && p.Rev == 0 {
		p.LookFor = text.ClipLine(text.CleanLine(e.Said(sets, prompts.LookFor)), MaxLine)
	}
	if !slices.Equal(words[1:5], before[1:5]) && len(p.Moves) == 0 {
		meant := p.Meant()
		meant.Said = e.SaidAt(sets, now, PlanDayRoles()...)
		meant.ReadAnew(now, year)
	}
	if had.By != before[planByWord] && words[planByWord] == before[planByWord] { // its day was corrected
		p.By, p.From, p.Day = had.By, had.From, had.Day
	}
	p.Drawn = PackParts(words)
	return p
}

// Meant is what the plan is meant for.
func (p *Plan) Meant() school.Meant {
	return school.Meant{Words: &p.By, Also: p.When + " " + p.Will, Class: p.Whom(), From: &p.From, Day: &p.Day}
}
