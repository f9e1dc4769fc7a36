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
