package exchange

import (
	"messup/journal"
)

// A section is a kind of record beside the entries, as a file holds it.
type section struct {
	kind journal.Kind
	list string                      // the list of a document; for the settings the field
	line string                      // the one field of a line
	what string                      // as errors name one
	all  func(journal.Archive) []any // where an archive holds them
	take func(*parcel, *object)      // takes one that is read; nil for entries, which are made beside that
}

// sections returns all there are beside the entries, in the order of a file.
func sections() []section {
	return []section{
		{journal.Lessons, "lessons", "lesson", "lesson", func(c journal.Archive) []any { return anyOf(c.Lessons) }, (*parcel).lesson},
		listed(journal.PlansKind, "plans", "plan", "plan", func(c *journal.Archive) *[]journal.Plan { return &c.Plans }, readPlan),
		listed(journal.CheckinsKind, "checkins", "checkin", "check-in", func(c *journal.Archive) *[]journal.Checkin { return &c.Checkins }, readCheckin),
		listed(journal.HeardKind, "feedback", "heard", "heard", func(c *journal.Archive) *[]journal.Heard { return &c.Heard }, readHeard),
		listed(journal.ReviewsKind, "reviews", "review", "review", func(c *journal.Archive) *[]journal.Review { return &c.Reviews }, readReview),
		{journal.SettingsKind, settingsField, settingsField, settingsField, settingsOf, func(p *parcel, o *object) { p.Settings = readSettings(o) }},
	}
}

// listed is the section of a kind that has a list in an archive.
func listed[T any](kind journal.Kind, list, line, what string, in func(*journal.Archive) *[]T, read func(*object) T) section {
	return section{
		kind: kind, list: list, line: line, what: what,
		all:  func(c journal.Archive) []any { return anyOf(*in(&c)) },
		take: func(p *parcel, o *object) { *in(&p.Archive) = append(*in(&p.Archive), read(o)) },
	}
}

// bare reports whether a document says nothing of a list that is empty: the first files
// did not have it, and what they held is written as it was.
func (s section) bare() bool { return s.kind == journal.HeardKind || s.list == settingsField }

// settingsField holds the settings, of which there is one.
const settingsField = "settings"

func settingsOf(c journal.Archive) []any {
	if c.Settings.Rev == 0 {
		return nil
	}
	return []any{c.Settings}
}

func anyOf[T any](list []T) []any {
	all := make([]any, len(list))
	for i, v := range list {
		all[i] = v
	}
	return all
}
