package journal

import (
	"context"
	"errors"
	"time"
)

// A Plan is one When …, I will …, and what came of it. The first plan of an
// entry bears the entry's id. Plans that try the same again form a chain.
type Plan struct {
	ID        ID     `json:"id"`
	Rev       int    `json:"rev"`
	Entry     ID     `json:"entry,omitempty"` // the story it was drawn from, if any
	Chain     ID     `json:"chain"`           // the first plan of the chain, itself if it is that
	Take      int    `json:"take"`            // 1 is the first time; of a story's plans the story itself was that
	Goal      string `json:"goal,omitempty"`
	When      string `json:"when,omitempty"`
	Will      string `json:"will,omitempty"`
	With      string `json:"with,omitempty"`     // whom with, as they said
	Class     string `json:"class,omitempty"`    // the class of the story
	By        string `json:"by,omitempty"`       // by when, as they said
	Day       Day    `json:"day,omitzero"`       // the same as a day; zero while it has none
	LookFor   string `json:"look_for,omitempty"` // what would show it
	Different string `json:"different,omitempty"`

	Result     Result  `json:"result,omitempty"` // empty while it waits
	Outcome    Outcome `json:"outcome,omitempty"`
	ForWhom    string  `json:"for_whom,omitempty"`
	How        string  `json:"how,omitempty"`        // how they know
	Impression bool    `json:"impression,omitempty"` // an impression only
	Changed    string  `json:"changed,omitempty"`    // what they changed on the day
	Line       string  `json:"line,omitempty"`       // what they did instead, or why they let it go
	Answered   Day     `json:"answered,omitzero"`
	Closed     Day     `json:"closed,omitzero"`
	Moves      []Move  `json:"moves,omitempty"` // oldest first
	Asked      bool    `json:"asked,omitempty"` // the question after three takes was put here

	Drawn  string    `json:"drawn,omitempty"` // the entry's words it was last drawn from
	Made   time.Time `json:"made"`
	Edited time.Time `json:"edited,omitzero"`
}

// A Result says what became of a plan. A plan that was moved still waits, and
// has no result.
type Result string

// The results.
const (
	Did     Result = "did"
	DidElse Result = "else" // a change that answered what they saw is a result too
	LetGo   Result = "let go"
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
	On   Day    `json:"on"`            // the day it was moved
	From Day    `json:"from,omitzero"` // the day it was meant for
	Why  string `json:"why,omitempty"`
}

// Telling is what a person says about a plan.
type Telling struct {
	Result     Result // Did or DidElse
	Line       string // for DidElse: what they did
	Outcome    Outcome
	ForWhom    string
	How        string
	Impression bool
	Changed    string
}

// Waits reports whether nothing has been said about the plan yet.
func (p Plan) Waits() bool { return p.Result == "" }

// Asks reports whether the plan's day is over and nobody has said what
// happened.
func (p Plan) Asks(today Day) bool { return p.Waits() && p.Day != 0 && p.Day < today }

// Whom returns with whom the plan is, as a list shows it: as they said, else
// the class of the story.
func (p Plan) Whom() string { return orElse(p.With, p.Class) }

// Tell returns the plan with what happened. Told again it takes the new words.
func (p Plan) Tell(t Telling, today Day) Plan {
	p.Result, p.Line, p.Answered = t.Result, t.Line, today
	p.Outcome, p.ForWhom, p.How, p.Impression, p.Changed = t.Outcome, t.ForWhom, t.How, t.Impression, t.Changed
	return p
}

// Move returns the plan meant for another day or occasion, read from by as
// ParseNext reads it. The error wraps ErrPast or ErrWhen.
func (p Plan) Move(by, why string, today Day) (Plan, error) { return p, errors.ErrUnsupported }

// LetGo returns the plan let go and closed.
func (p Plan) LetGo(why string, today Day) Plan { return p }

// Close returns the plan closed, at whatever outcome.
func (p Plan) Close(today Day) Plan { p.Closed = today; return p }

// Again returns the next take of the plan, under an id of its own: the same
// goal, words and class, without a day. different says what is different.
func (p Plan) Again(id ID, different string, now time.Time) Plan { return p }

// Sentence returns the plan as one sentence in the person's words: When …, I
// will …, or what they wrote.
func (p Plan) Sentence() string { return p.Will }

// HomeLine returns the line that asks about a plan whose day is over: "Take
// two, 9B, yesterday. What happened?"
func (p Plan) HomeLine(today Day) string { return "" }

// A Chain is the takes of one thing, in order.
type Chain struct {
	Story Line   // the entry it began with; zero if there is none
	Takes []Plan // by take
}

// Ask reports whether to ask now, after three takes without better, whether
// the goal is still right. It is asked once in a chain.
func (c Chain) Ask() bool { return false }

// Plan returns one plan. Its error wraps ErrNotFound.
func (b *Book) Plan(ctx context.Context, id ID) (Plan, error) { return Plan{}, errors.ErrUnsupported }

// FindPlan returns the plan whose id is or begins with prefix. The error wraps
// ErrNotFound or ErrAmbiguous.
func (b *Book) FindPlan(ctx context.Context, prefix string) (Plan, error) {
	return Plan{}, errors.ErrUnsupported
}

// Plans returns the plans that wait, by their day, those without one last; or
// with all set every plan, the newest first. Those of heavy entries are only
// among all.
func (b *Book) Plans(ctx context.Context, all bool) ([]Plan, error) {
	return nil, errors.ErrUnsupported
}

// NewPlan returns a plan that belongs to no entry, not kept yet.
func (b *Book) NewPlan() (Plan, error) { return Plan{}, errors.ErrUnsupported }

// NextTake returns the next take of a plan, not kept yet: see Plan.Again.
func (b *Book) NextTake(p Plan, different string) (Plan, error) {
	return Plan{}, errors.ErrUnsupported
}

// SavePlan keeps a plan. base is the copy the changes were made to (the zero
// Plan for a new one). What another window changed meanwhile stays, unless
// this one changed the same. Where By changed, Day is read from it anew. The
// error wraps ErrPast for a day that is over, ErrEmpty for a plan without
// words, and ErrAnswered if both windows said what happened: then nothing
// changes.
func (b *Book) SavePlan(ctx context.Context, base, p Plan) (Plan, error) {
	return Plan{}, errors.ErrUnsupported
}

// Chain returns all takes of the chain a plan belongs to.
func (b *Book) Chain(ctx context.Context, p Plan) (Chain, error) {
	return Chain{}, errors.ErrUnsupported
}
