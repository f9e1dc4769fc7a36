package exchange

import (
	"messup/journal"
)

// A section is a kind of record beside the entries, as a file holds it.
type section struct {
	list string                      // the list of a document; for the settings the field
	line string                      // the one field of a line
	what string                      // as errors name one
	all  func(journal.Archive) []any // what is written
	take func(*parcel, *object)      // takes one that is read
}

// sections returns all there are beside the entries, in the order of a file.
func sections() []section {
	return []section{
		{"lessons", "lesson", "lesson", func(c journal.Archive) []any { return anyOf(c.Lessons) }, (*parcel).lesson},
		{"plans", "plan", "plan", func(c journal.Archive) []any { return anyOf(c.Plans) },
			func(p *parcel, o *object) { p.Plans = append(p.Plans, readPlan(o)) }},
		{"checkins", "checkin", "check-in", func(c journal.Archive) []any { return anyOf(c.Checkins) },
			func(p *parcel, o *object) { p.Checkins = append(p.Checkins, readCheckin(o)) }},
		{"reviews", "review", "review", func(c journal.Archive) []any { return anyOf(c.Reviews) },
			func(p *parcel, o *object) { p.Reviews = append(p.Reviews, readReview(o)) }},
		{settingsField, settingsField, settingsField, settingsOf, func(p *parcel, o *object) { p.Settings = readSettings(o) }},
	}
}

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
