// Package prompts holds the questions messup asks, as data: the ten, the quick
// three and the small win. What lives here is wording, order and what each
// question may be followed by. What does not: answers (package journal), how a
// question looks on a screen (package tui), and any logic about time.
//
// The wording of the ten questions is Chris Cluff's and fixed. Hints, examples
// and the other sets are this project's own, after the models named in each
// set's Credit.
package prompts

import (
	"errors"
	"fmt"
	"strings"
)

// ErrNoSet says that no question set has the name that was asked for.
var ErrNoSet = errors.New("no such question set")

// A Set is a list of questions asked in order, one a page.
type Set struct {
	ID        string // short and stable, as typed in `messup write --set ID`
	Version   int    // raised when any wording changes; kept with each entry
	Name      string // as shown in menus
	About     string // one or two sentences shown before the first question
	Credit    string // where the questions or their model come from
	Minutes   int    // what it usually takes; told once, never counted down
	Questions []Question
}

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
	Grows   string // in a short set: the question of the ten its answer moves to
}

// A Field is an optional structured line asked after the free text, so that
// the thought comes first. Leaving it empty is always allowed.
type Field struct {
	ID      string // unique within its question
	Label   string
	Hint    string // shown inside the empty field
	Kind    FieldKind
	Options []string  // for Choice and Choices
	Among   string    // for Choice: the Lines field whose lines are the options
	Offers  Completes // what earlier words are offered while typing
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
)

// Completes says which earlier words a field offers while one types.
type Completes string

// What can be completed.
const (
	NoWords Completes = ""
	Classes Completes = "classes"
	People  Completes = "people"
	Skills  Completes = "skills"
	Areas   Completes = "areas"
)

// Sets returns the shipped sets, in menu order.
func Sets() []Set { return []Set{Ten(), Quick(), Win()} }

// Find returns the shipped set with this id, in any case. The error wraps
// ErrNoSet and names the sets there are.
func Find(id string) (Set, error) {
	var ids []string
	for _, s := range Sets() {
		if strings.EqualFold(s.ID, id) {
			return s, nil
		}
		ids = append(ids, s.ID)
	}
	return Set{}, fmt.Errorf("%w: %q (there are: %s)", ErrNoSet, id, strings.Join(ids, ", "))
}

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

// Field returns the question's field with this id; false if there is none.
func (q Question) Field(id string) (Field, bool) {
	for _, f := range q.Fields {
		if f.ID == id {
			return f, true
		}
	}
	return Field{}, false
}
