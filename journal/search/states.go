package search

import (
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/date"
)

// A State is one that a record can be in on a day, and is found by: is:carried. Its
// name is a word that fits behind "is" in a sentence too.
type State[T any] struct {
	Name string
	Of   func(T, date.Day) bool
}

// EntryStates is what an entry can be.
func EntryStates() []State[journal.Entry] {
	return []State[journal.Entry]{
		{"draft", func(e journal.Entry, _ date.Day) bool { return e.Draft() }},
		{"finished", func(e journal.Entry, _ date.Day) bool { return !e.Draft() }},
		{"dropped", func(e journal.Entry, _ date.Day) bool { return e.LetGo != 0 }},
		{isHeavy, func(e journal.Entry, _ date.Day) bool { return e.Heavy }},
	}
}

// The states of a lesson that is carried.
const (
	carried = "carried"
	due     = "due"
)

// LessonStates is what a lesson can be, besides heavy.
func LessonStates() []State[journal.Lesson] {
	in := func(s journal.LessonState) func(journal.Lesson, date.Day) bool {
		return func(l journal.Lesson, _ date.Day) bool { return l.State == s }
	}
	return []State[journal.Lesson]{
		{carried, in(journal.Carried)},
		{due, func(l journal.Lesson, today date.Day) bool {
			return l.State == journal.Carried && !l.Due().IsZero() && l.Due() <= today
		}},
		{"shelved", in(journal.Shelf)},
		{"kept", in(journal.Kept)},
		{"retired", in(journal.Retired)},
	}
}

// PlanStates is what a plan can be, besides heavy.
func PlanStates() []State[journal.Plan] {
	return []State[journal.Plan]{
		{"open", func(p journal.Plan, _ date.Day) bool { return p.Waits() }},
		{"due", func(p journal.Plan, today date.Day) bool { return p.Waits() && !p.Day.IsZero() && p.Day <= today }},
		{"undated", func(p journal.Plan, _ date.Day) bool { return p.Waits() && p.Day.IsZero() }},
		{"done", func(p journal.Plan, _ date.Day) bool { return p.Result == journal.Did || p.Result == journal.DidElse }},
		{"dropped", func(p journal.Plan, _ date.Day) bool { return p.Result == journal.LetGo }},
	}
}

// Names are those of states, in their order.
func Names[T any](states []State[T]) []string {
	names := make([]string, len(states))
	for i, s := range states {
		names[i] = s.Name
	}
	return names
}

// AddStates adds the states that a record is in on a day.
func AddStates[T any](t *TextBuilder, states []State[T], of T, today date.Day) {
	for _, s := range states {
		if s.Of(of, today) {
			t.Add(inState, s.Name)
		}
	}
}

// AddHeavy adds that a record is from what is marked heavy.
func (t *TextBuilder) AddHeavy() { t.Add(inState, isHeavy) }

// InState takes out of a query for lessons what is in no text that is kept of them: the
// states that are asked for, which change with the day, and the class and the tags, which
// are those of the entries they come from.
func (q Query) InState() (words, states Query) {
	words = q
	words.Terms = nil
	for _, t := range q.Terms {
		if t.Scope == inState || t.Scope == inClass || t.Scope == inTag {
			states.Terms = append(states.Terms, t)
		} else {
			words.Terms = append(words.Terms, t)
		}
	}
	return words, states
}

// AsksEntries reports whether a query asks for what only entries have: a class, a tag.
func (q Query) AsksEntries() bool {
	return slices.ContainsFunc(q.Terms, func(t Term) bool { return t.Scope == inClass || t.Scope == inTag })
}

// AddHeading adds the class and the tags of an entry.
func (t *TextBuilder) AddHeading(class string, tags []string) {
	t.Add(inClass, class)
	for _, tag := range tags {
		t.Add(inTag, tag)
	}
}

// OnlyCarried reports whether a query asks for a state that no lesson can be in but one
// that is carried.
func (q Query) OnlyCarried() bool {
	others := slices.DeleteFunc(append(Names(LessonStates()), isHeavy), func(n string) bool { return n == carried || n == due })
	return slices.ContainsFunc(q.Terms, func(t Term) bool {
		fits := func(name string) bool { return strings.Contains(name, t.Text) }
		return t.Scope == inState && !slices.ContainsFunc(others, fits)
	})
}

// CutState returns what stands behind is:, in whichever language, and whether that is what a word is.
func CutState(word string) (state string, is bool) {
	scope, state, is := strings.Cut(strings.ToLower(word), ":")
	return state, is && scopeOf(scope, Scopes()) == inState
}

// AskedState returns which of some states the words of a search ask for by name.
func AskedState(words string, states []string) string {
	for _, w := range strings.Fields(words) {
		name, is := CutState(w)
		if is && !slices.Contains(states, name) {
			name = meant(name, states)
		}
		if is && slices.Contains(states, name) {
			return name
		}
	}
	return ""
}

// AskState returns the words of a search with one of some states asked for in place of
// another one; none of them if it is empty.
func AskState(words string, states []string, state string) string {
	kept := slices.DeleteFunc(strings.Fields(words), func(w string) bool { return AskedState(w, states) != "" })
	if state != "" {
		kept = append([]string{inState + ":" + state}, kept...)
	}
	return strings.Join(kept, " ")
}

// PlanText is what a plan is searched as on a day. What is expected of it is sealed.
func PlanText(p journal.Plan, heavy bool, today date.Day) []byte {
	var t TextBuilder
	AddStates(&t, PlanStates(), p, today)
	if heavy {
		t.AddHeavy()
	}
	t.Add(inClass, p.Class)
	t.Add(inClass, p.With)
	t.Add(Outcome, string(p.Outcome))
	for _, words := range []string{p.When, p.Will, p.Goal, p.Different, p.LookFor, p.Obstacle, p.Frees, p.By, p.Line, p.How, p.ForWhom, p.Changed, p.Unneeded, p.Sealed().Expect} {
		t.Add(inPlan, words)
	}
	return t
}

// AskOutcome is the search for what came of plans.
func AskOutcome(o journal.Outcome) string { return Outcome + ":" + string(o) }

// PlanDay is the day a plan is of: that on which it was done, as far as anybody said, else the
// one on which it was made.
func PlanDay(p journal.Plan) date.Day {
	switch {
	case p.Answered == 0:
		return date.DayOf(p.Made)
	case p.Result != journal.LetGo && p.Day != 0 && p.Day <= p.Answered:
		return p.Day
	}
	return p.Answered
}

// MatchesPlan reports whether a plan fits the query on a day: since and until are about the
// day it is of.
func (q Query) MatchesPlan(p journal.Plan, heavy bool, today date.Day) bool {
	at := p.Made
	if p.Answered != 0 {
		y, m, d := PlanDay(p).UTC().Date()
		at = time.Date(y, m, d, 12, 0, 0, 0, q.zone())
	}
	return q.Matches(at, PlanText(p, heavy, today))
}

// zone is where the days of the query begin.
func (q Query) zone() *time.Location {
	if q.Since.IsZero() {
		return q.Until.Location()
	}
	return q.Since.Location()
}
