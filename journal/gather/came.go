package gather

import (
	"messup/journal"
	"messup/journal/date"
	"messup/journal/text"
)

// What came of a mess, where that is not what came of using its lesson.
const (
	NotTried  = "not-tried"
	TriedOnce = "tried-again"
)

// A Came is what came of a mess, by ids that are the same in every language.
type Came struct {
	What       string // NotTried, TriedOnce, or a journal.Use
	Outcome    journal.Outcome
	Seen       string // then, in one line
	Impression bool   // what was seen was no more than that
}

// CameOf is what came of a mess since a day: of its plans, and of its lesson, whatever was said last.
func CameOf(on date.Day, plans []journal.Plan, l journal.Lesson) Came {
	came := Came{What: NotTried}
	for _, p := range plans {
		if TriedAgain(p) && p.Answered >= on {
			on, came = p.Answered, Came{TriedOnce, p.Outcome, text.CleanLine(p.How), p.Impression}
		}
	}
	for _, a := range l.Answers {
		if Used(a) && a.Day >= on {
			on, came = a.Day, Came{What: string(a.What), Seen: text.CleanLine(a.Line)}
		}
	}
	return came
}

// TriedAgain reports whether a plan is a further take that was done, as it was meant or otherwise.
func TriedAgain(p journal.Plan) bool {
	return (p.Result == journal.Did || p.Result == journal.DidElse) && p.Take > 1
}

// Used reports whether an answer says what came of using a lesson.
func Used(a journal.LessonAnswer) bool {
	return a.What == journal.Helped || a.What == journal.Mixed || a.What == journal.NoHelp
}
