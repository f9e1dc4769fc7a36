package voice

import (
	"strings"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/text"
)

// AskForRoom asks the question.
func AskForRoom(c book.Choice) string {
	return Say("You're carrying %s lessons. Put one on the shelf, or shelve this one?", NumberWord(c.Limit))
}

// LessonState says where a lesson is, quietly.
func LessonState(l journal.Lesson, today date.Day) string {
	switch l.State {
	case journal.Carried:
		return Joined(Say("carried"), ComesBack(l, today))
	case journal.Shelf:
		return Say("on the shelf")
	case journal.Retired:
		return Say("retired")
	case journal.Kept:
		return Say("part of how I teach")
	}
	return ""
}

// ComesBack says when a lesson comes back: one whose day has come, now.
func ComesBack(l journal.Lesson, today date.Day) string {
	switch {
	case l.Due().IsZero():
		return ""
	case l.Due() <= today:
		return Say("comes back now")
	}
	return Say("comes back %s", Dated(l.Due(), "2 Jan", today))
}

// BackOn is the day a lesson comes back, as briefly as can be: one whose day has come, today.
func BackOn(l journal.Lesson, today date.Day) string {
	if l.Due() <= today {
		return Say("today")
	}
	return Dated(l.Due(), "2 Jan", today)
}

// BackIn says in how many weeks a lesson comes back, beside its ladder, which says when and
// not how good it is.
func BackIn(l journal.Lesson, today date.Day) string {
	if l.Due() <= today {
		return Say("back now")
	}
	return Say("back %s", InWeeks(l.Due()-today))
}

// UseWords says an answer.
func UseWords(u journal.Use) string {
	switch u {
	case journal.Helped:
		return Say("used, helped")
	case journal.Mixed:
		return Say("used, mixed")
	case journal.NoHelp:
		return Say("used, didn't help")
	case journal.NotYet:
		return Say("not yet")
	case journal.ChancePassed:
		return Say("a chance went by")
	case journal.Retire:
		return Say("retired")
	}
	return Word(u)
}

// LessonAbout is how a lesson is known and when it applies, and what else is
// to be said about it.
func LessonAbout(l journal.Lesson, more string) string {
	return Joined(Word(text.CleanLine(string(l.Basis))), When(l.When), more)
}

// RetireReasons returns the reasons offered for retiring a lesson.
func RetireReasons() []string {
	return []string{Say("habit now"), Say("didn't hold"), Say("not my work any more"), Say("too vague")}
}

// Returns is a lesson that comes back, on one line: by its when, where it has one,
// so that it can be recalled.
func Returns(c journal.Card) string {
	if when := BareWhen(c.When); when != "" {
		return Say("When %s …", when)
	}
	return text.CleanLine(c.Text)
}

// ForToday says of the lesson of a day that it is that, and when it applies.
func ForToday(when string) string { return Joined(Say("for today"), When(when)) }

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

// Unlabelled is a lesson without the word somebody wrote before it: "Lesson: wait" stands behind
// that word anyway.
func Unlabelled(lesson string) string {
	lesson = text.CleanLine(lesson)
	label, rest, is := strings.Cut(lesson, ":")
	rest = strings.TrimSpace(rest)
	switch text.Fold(label) {
	case "lesson", "the lesson", "my lesson", "lesson learned", "lesson learnt", "lecon", "la lecon", "ma lecon", "lecon apprise", "lecon retenue":
		if is && rest != "" {
			return SentenceCase(rest)
		}
	}
	return lesson
}

// Known is how a lesson is known, one of the words for that, with the line beside its entry that says
// more: those lines are called as the ways to know are.
func Known(e journal.Entry, basis string) (said, line string) {
	basis = text.CleanLine(basis)
	return Word(basis), text.CleanLine(e.Answer(basis).Detail(basis))
}

// Since says what came of a mess since a day, with what was seen then. Nothing said is said too.
func Since(on date.Day, plans []journal.Plan, l journal.Lesson) (said, line string) {
	came := gather.CameOf(on, plans, l)
	if line = came.Seen; came.Impression {
		line = text.CleanLine(Joined(line, Say(ImpressionOnly)))
	}
	switch o := Outcome(came.Outcome); {
	case came.What == gather.NotTried:
		return Say("not tried yet"), line
	case came.What != gather.TriedOnce:
		return UseWords(journal.Use(came.What)), line
	case o != "":
		return Say("tried again: %s", o), line
	}
	return Say("tried again"), line
}

// WithLine is what is said of something, with the line beside it; either may be nothing.
func WithLine(said, line string) string {
	if said == "" || line == "" {
		return said + line
	}
	return Say("%s: %s", said, line)
}

// MoreCarried says how many lessons are carried that are not shown, beyond others or all
// of them.
func MoreCarried(n int, others bool) string {
	switch {
	case others:
		return Say("%s more in Lessons", NumberWord(n))
	case n == 1:
		return Say("one carried lesson, in Lessons")
	}
	return Say("%s carried lessons, in Lessons", NumberWord(n))
}
