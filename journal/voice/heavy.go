package voice

import (
	"strings"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
)

// talks are whom to talk to, each with when.
func talks(people []journal.Checkin, when func(school.Meant) string) []string {
	said := make([]string, len(people))
	for i, c := range people {
		said[i] = text.CleanLine(c.Person)
		if day := when(c.Meant()); day != "" {
			said[i] = Say("%s, %s", said[i], day)
		}
	}
	return said
}

// Talks are whom to talk to about an entry, and when.
func Talks(people []journal.Checkin, today date.Day) string {
	return Joined(talks(people, func(m school.Meant) string { return MeantFor(m, today) })...)
}

// HeavySaying says what it means that an entry is heavy, or no longer is: whom somebody
// meant to speak to about it is then brought up by nothing.
func HeavySaying(heavy bool, people []journal.Checkin) string {
	switch {
	case !heavy:
		return Say("No longer marked heavy.")
	case len(people) == 0:
		return Say("Marked heavy. It won't come up in reviews or exports.")
	}
	return Say("Marked heavy. It won't come up in reviews or exports, and nothing will remind you of the talk: %s.", strings.Join(talks(people, DayLine), "; "))
}
