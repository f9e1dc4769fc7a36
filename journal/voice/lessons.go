package voice

import (
	"fmt"
	"strings"

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
	when := text.CleanLine(l.When)
	if when != "" {
		when = "when " + strings.TrimPrefix(when, "when ")
	}
	return Joined(text.CleanLine(l.Basis), when, more)
}

// AlsoFrom says where else a lesson comes from; nothing if from nowhere.
func AlsoFrom(stories []journal.Summary) string {
	if len(stories) == 0 {
		return ""
	}
	names := make([]string, len(stories))
	for i, s := range stories {
		names[i] = StoryName(s)
	}
	return Say("Also from %s", Joined(names...))
}

// FromStory says where a lesson comes from, and from how many more.
func FromStory(name string, more int) string {
	name = text.CleanLine(name)
	switch {
	case name == "":
		return ""
	case more == 1:
		return Say("from %s and one more", name)
	case more > 1:
		return Say("from %s and %s more", name, text.NumberWord(more))
	}
	return Say("from %s", name)
}

// StoryName is what one of a lesson's stories is called, and where it happened.
func StoryName(s journal.Summary) string {
	name := text.CleanLine(s.Title)
	if class := text.CleanLine(s.Class); class != "" {
		name += " (" + class + ")"
	}
	return name
}

// WordedHere says what a lesson was in one of its stories.
func WordedHere(s journal.Story) string {
	return Say("Here it was: %s", LessonWords(s.Text, s.When))
}

// LessonWords is a lesson, and when it applies, as one text.
func LessonWords(words, when string) string {
	words = text.CleanLine(words)
	if when = text.CleanLine(when); when != "" {
		words = Joined(words, "when "+strings.TrimPrefix(when, "when "))
	}
	return words
}

// AskDelete asks whether to put an entry in the trash, with the lessons that come from it
// alone.
func AskDelete(title string, lessons []book.Taught) string {
	alone := 0
	for _, l := range lessons {
		if len(l.Entries()) < 2 {
			alone++
		}
	}
	switch alone {
	case 0:
		return Say("Put %s in the trash?", Quoted(title))
	case 1:
		return Say("Put %s in the trash, with its lesson?", Quoted(title))
	}
	return Say("Put %s in the trash, with its %s lessons?", Quoted(title), text.NumberWord(alone))
}

// RetireReasons returns the reasons offered for retiring a lesson.
func RetireReasons() []string {
	return []string{"habit now", "didn't hold", "not my work any more", "too vague"}
}

// Returns is a lesson that comes back, on one line: by its when, where it has one,
// so that it can be recalled.
func Returns(c journal.Card) string {
	if when := text.CleanLine(c.When); when != "" {
		return "When " + strings.TrimPrefix(strings.TrimPrefix(when, "When "), "when ") + " …"
	}
	return text.CleanLine(c.Text)
}
