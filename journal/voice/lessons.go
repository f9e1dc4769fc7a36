package voice

import (
	"fmt"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/text"
)

// AskForRoom asks the question.
func AskForRoom(c book.Choice) string {
	return fmt.Sprintf("You're carrying %s lessons. Put one on the shelf, or shelve this one?", text.NumberWord(c.Limit))
}

// LessonState says where a lesson is, quietly.
func LessonState(l journal.Lesson, today date.Day) string {
	switch l.State {
	case journal.Carried:
		return Joined("carried", ComesBack(l, today))
	case journal.Shelf:
		return "on the shelf"
	case journal.Retired:
		return "retired"
	case journal.Kept:
		return "part of how I teach"
	}
	return ""
}

// ComesBack says when a lesson comes back: one whose day has come, now.
func ComesBack(l journal.Lesson, today date.Day) string {
	switch {
	case l.Due().IsZero():
		return ""
	case l.Due() <= today:
		return "comes back now"
	}
	return "comes back " + Dated(l.Due(), "2 Jan", today)
}

// UseWords says an answer.
func UseWords(u journal.Use) string {
	switch u {
	case journal.Helped:
		return "used, helped"
	case journal.Mixed:
		return "used, mixed"
	case journal.NoHelp:
		return "used, didn't help"
	case journal.ChancePassed:
		return "a chance went by"
	case journal.Retire:
		return "retired"
	}
	return string(u)
}

// LessonAbout is how a lesson is known and when it applies, and what else is
// to be said about it.
func LessonAbout(l journal.Lesson, more string) string {
	return Joined(text.CleanLine(l.Basis), When(l.When), more)
}

// RetireReasons returns the reasons offered for retiring a lesson.
func RetireReasons() []string {
	return []string{"habit now", "didn't hold", "not my work any more", "too vague"}
}

// Returns is a lesson that comes back, on one line: by its when, where it has one,
// so that it can be recalled.
func Returns(c journal.Card) string {
	if when := BareWhen(c.When); when != "" {
		return "When " + when + " …"
	}
	return text.CleanLine(c.Text)
}

// LessonLength says how long a lesson being typed is, and how long one is easily
// carried.
func LessonLength(words string) string {
	return Say("%d of %d", text.LineLength(words), journal.LessonSoftLimit)
}

// Taught is a lesson with when it applies, for others to read.
func Taught(lesson, when string) string {
	lesson = text.CleanLine(lesson)
	if when = When(when); lesson == "" || when == "" {
		return lesson
	}
	return Say("%s Applies %s", text.Ended(lesson), text.Ended(when))
}

// Known is how a lesson is known, one of the words for that, with the line beside its entry that says
// more: those lines are called as the ways to know are.
func Known(e journal.Entry, basis string) (said, line string) {
	said = text.CleanLine(basis)
	return said, text.CleanLine(e.Answer(said).Detail(said))
}

// Since says what came of a mess since a day: of its plans, and of its lesson, whatever was said last,
// with what was seen then. Nothing said is said too.
func Since(on date.Day, plans []journal.Plan, l journal.Lesson) (said, line string) {
	said = Say("not tried yet")
	for _, p := range plans {
		if !TriedAgain(p) || p.Answered < on {
			continue
		}
		on, said, line = p.Answered, Say("tried again"), text.CleanLine(Evidence(p))
		if o := Outcome(p.Outcome); o != "" {
			said = Say("tried again: %s", o)
		}
	}
	for _, a := range l.Answers {
		if Used(a) && a.Day >= on {
			on, said, line = a.Day, UseWords(a.What), text.CleanLine(a.Line)
		}
	}
	return said, line
}

// TriedAgain reports whether a plan is a further take that was done, as it was meant or otherwise.
func TriedAgain(p journal.Plan) bool {
	return (p.Result == journal.Did || p.Result == journal.DidElse) && p.Take > 1
}

// Used reports whether an answer says what came of using a lesson.
func Used(a journal.LessonAnswer) bool {
	return a.What == journal.Helped || a.What == journal.Mixed || a.What == journal.NoHelp
}

// WithLine is what is said of something, with the line beside it; either may be nothing.
func WithLine(said, line string) string {
	if said == "" || line == "" {
		return said + line
	}
	return Say("%s: %s", said, line)
}
