package voice

import (
	"strings"

	"messup/journal"
	"messup/journal/text"
)

// named is how many things a question names; the others are counted.
const named = 3

// AskEmpty asks whether to empty the trash of all that is in it, and names it.
func AskEmpty(all []journal.Trashed) string {
	var lessons, plans, people, notes int
	titles := make([]string, 0, named)
	for i, t := range all {
		if i < named {
			titles = append(titles, Quoted(text.ClipLine(t.Title, 40)))
		}
		if t.Lesson != nil && t.Entry != nil {
			lessons++
		}
		lessons, plans = lessons+len(t.Lessons), plans+len(t.Plans)
		people, notes = people+len(t.Checkins), notes+len(t.Heard)
	}
	what := strings.Join(titles, ", ")
	if more := len(all) - named; more > 0 {
		what = Say("%s and %d more", what, more)
	}
	var with []string
	for _, of := range []struct {
		n         int
		one, many Phrase
	}{{lessons, "lesson", "lessons"}, {plans, "plan", "plans"}, {people, "person to talk to", "people to talk to"}, {notes, "note of feedback", "notes of feedback"}} {
		if of.n > 0 {
			with = append(with, Count(of.n, Say(of.one), Say(of.many)))
		}
	}
	if len(with) > 0 {
		what = Say("%s (with %s)", what, strings.Join(with, ", "))
	}
	return Say("Delete for good, also from the backups: %s?", what)
}
