package search

import (
	"slices"
	"strings"

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

// InState takes the states that are asked for out of a query: they change with the day,
// and are in no text that is kept.
func (q Query) InState() (words, states Query) {
	words = q
	words.Terms = nil
	for _, t := range q.Terms {
		if t.Scope == inState {
			states.Terms = append(states.Terms, t)
		} else {
			words.Terms = append(words.Terms, t)
		}
	}
	return words, states
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

// AskedState returns which of some states the words of a search ask for by name.
func AskedState(words string, states []string) string {
	for _, w := range strings.Fields(words) {
		if name, is := strings.CutPrefix(strings.ToLower(w), inState+":"); is && slices.Contains(states, name) {
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
	for _, words := range []string{p.When, p.Will, p.Goal, p.Different, p.LookFor, p.Obstacle, p.Frees, p.By, p.Line, p.How, p.ForWhom, p.Changed, p.Unneeded, p.Sealed().Expect} {
		t.Add(inPlan, words)
	}
	return t
}
