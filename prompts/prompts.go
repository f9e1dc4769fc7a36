// Package prompts holds the questions messup asks, as data: the ten, the quick
// three and the small win. What lives here is wording, order and what each
// question may be followed by. What does not: answers (package journal), how a
// question looks on a screen (package tui), and any logic about time.
//
// The wording of the ten questions is Chris Cluff's and fixed. Hints, examples
// and the other sets are this project's own, after the models named in each
// set's Credit.
//
// # Adding a set
//
// A set is a value, and nothing but this package knows one by name: write a
// function that returns it, and name it in [Shipped]. A set of a person's own
// is handed to [NewLibrary] beside the shipped ones. What the rest of the
// program does with a set is said in it:
//
//   - Set.Makes says what sort of entry it is answered in, Set.Key and
//     Set.Begin how home begins one. A key a page has already stays the page's.
//   - Feeds, of a question or better of a field, says what comes of an answer: a
//     question that feeds [Lesson] gives the entry its lesson, one that feeds
//     [PlanWill] its plan, one that feeds [Person] somebody to check in with.
//     The Failure half of the card is what was said to a question that feeds
//     [Failure], else [Sign], else [Goal]. All of it is optional.
//   - A set that makes [Light] is asked nowhere in a run: its lines stand beside
//     every entry.
//   - Again marks what a review asks of an entry that says nothing there, Apart
//     is the wording from further away, Grows the question of a longer set.
//
// An id is kept with every answer: it is never changed, and never used for
// another question. "heading", "overview", "card", "done", "note" and
// "kind-sentence" have a meaning already. Whenever wording or roles change the
// version is raised; give the library the older version too, and what was
// written with it is still asked and read as it was.
package prompts

import (
	"strings"
)

// A Set is a list of questions asked in order, one a page.
type Set struct {
	ID        string // short and stable, as typed in `messup write --set ID`
	Version   int    // raised when any wording changes; kept with each entry
	Name      string // as shown in menus
	Makes     Makes  // what sort of entry it is answered in
	Key       string // begins one at home; empty: it has no key
	Begin     string // what that key is called; empty: the set's name
	About     string // one or two sentences shown before the first question
	Credit    string // where the questions or their model come from
	Minutes   int    // what it usually takes; told once, never counted down
	Questions []Question
}

// Makes is the sort of entry a set is answered in.
type Makes string

// What a set makes. One that does not say tells a mess.
const (
	Mess  Makes = "mess"  // something that went wrong, at length
	Short Makes = "quick" // the same in a few questions: it can grow into a longer set
	Moved Makes = "win"   // something that moved
	// Light makes no entry: its lines stand beside those of any, a few on a
	// page, and are never asked in a run. Each of its questions has one field.
	Light Makes = "light"
)

// A Question is asked on a page of its own and answered in free text.
type Question struct {
	ID      string // never changes and is never reused: answers are kept under it
	Part    string // the quiet label above a run of questions; may be empty
	Ask     string // the question, word for word
	Hint    string // one line, always shown
	Example string // a worked example, from the lesson all examples share
	Also    string // a second, shorter example that is not about a lesson
	Fields  []Field
	Feeds   Role   // what the free text is used for beyond the entry
	Grows   string // in a short set: the question of a longer one its answer moves to
	Stays   bool   // it is never folded away
	Again   bool   // a review asks it of an entry that has no answer to it
	Apart   string // the same from further away, in the third person; may be empty
}

// A Field is an optional structured line asked after the free text, so that
// the thought comes first. Leaving it empty is always allowed.
type Field struct {
	ID      string // unique within its question
	Label   string
	Hint    string // shown inside the empty field
	Kind    FieldKind
	Options []string          // for Choice and Choices
	List    string            // the list its options begin as, which a person can edit; empty: they cannot
	Says    map[string]string // what is said where an option is chosen
	Asks    map[string]string // what a plan asks where an option was chosen
	Among   string            // for Choice: the Lines field whose lines are the options
	Offers  Completes         // what earlier words are offered while typing
	Feeds   Role
}

// FieldKind says how a Field is filled in.
type FieldKind int

// The kinds of field. Every value is text: several values are kept one a line.
const (
	Line    FieldKind = iota // one line of free text
	Choice                   // at most one of the options
	Choices                  // any number of the options
	Lines                    // up to MaxLines lines of free text
)

// MaxLines is how many lines a Lines field takes.
const MaxLines = 3

// Role says what an answer or a field is used for beyond its own entry.
type Role string

// The roles. Each is read by package journal when it draws an entry together.
const (
	NoRole      Role = ""
	Goal        Role = "goal"
	Failure     Role = "failure"
	LookFor     Role = "look-for"
	Moment      Role = "moment"
	Sign        Role = "sign"
	Reasons     Role = "reasons"
	StopWhen    Role = "stop-when"
	StopSwitch  Role = "stop-switch"
	Alternative Role = "alternative"
	WouldTry    Role = "would-try"
	Gap         Role = "gap"
	Strength    Role = "strength"
	AskEarlier  Role = "ask-earlier"
	Seen        Role = "seen"
	Person      Role = "person"
	Purpose     Role = "purpose"
	FirstWords  Role = "first-words"
	PersonWhen  Role = "person-when"
	PlanWhen    Role = "plan-when"
	PlanWill    Role = "plan-will"
	PlanWith    Role = "plan-with"
	PlanBy      Role = "plan-by"
	PlanLookFor Role = "plan-look-for"
	Lesson      Role = "lesson"
	LessonWhen  Role = "lesson-when"
	LessonArea  Role = "lesson-area"
	LessonBasis Role = "lesson-basis"
	Subject     Role = "subject"
	Thread      Role = "thread"
	Factor      Role = "factor"
	Counted     Role = "counted"
)

// Completes says which earlier words a field offers while one types.
type Completes string

// What can be completed.
const (
	NoWords  Completes = ""
	Classes  Completes = "classes"
	People   Completes = "people"
	Skills   Completes = "skills"
	Areas    Completes = "areas"
	Subjects Completes = "subjects"
	Threads  Completes = "threads"
)

// Question returns the question with this id and its place, counted from 0;
// false if the set has none.
func (s Set) Question(id string) (Question, int, bool) {
	for i, q := range s.Questions {
		if q.ID == id {
			return q, i, true
		}
	}
	return Question{}, 0, false
}

// Called returns the set's name as it stands in a sentence.
func (s Set) Called() string { return strings.ToLower(s.Name) }

// Feeding returns the first field that has a role, and its question; false if
// the set has none.
func (s Set) Feeding(role Role) (Question, Field, bool) {
	for _, q := range s.Questions {
		for _, f := range q.Fields {
			if f.Feeds == role {
				return q, f, true
			}
		}
	}
	return Question{}, Field{}, false
}

// Field returns the question's field with this id; false if there is none.
func (q Question) Field(id string) (Field, bool) {
	for _, f := range q.Fields {
		if f.ID == id {
			return f, true
		}
	}
	return Field{}, false
}
