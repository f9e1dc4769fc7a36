package voice

import (
	"strings"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/text"
)

// Talks are whom to talk to about an entry, and when.
func Talks(people []journal.Checkin, today date.Day) string {
	said := make([]string, len(people))
	for i, c := range people {
		said[i] = text.CleanLine(c.Person)
		if day := MeantFor(c.Meant(), today); day != "" {
			said[i] = Say("%s, %s", said[i], day)
		}
	}
	return Joined(said...)
}

// HeavySaying says what it means that an entry is heavy, or no longer is: whom somebody
// meant to speak to about it is then brought up by nothing.
func HeavySaying(heavy bool, people []journal.Checkin) string {
	if !heavy {
		return Say("No longer marked heavy.")
	}
	var names []string
	for _, c := range people {
		name := text.CleanLine(c.Person)
		if day := DayLine(c.Meant()); day != "" {
			name += ", " + day
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return Say("Marked heavy. It won't come up in reviews or exports.")
	}
	return Say("Marked heavy. It won't come up in reviews or exports, and nothing will remind you of the talk: %s.", strings.Join(names, "; "))
}
