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

// What is said where it is about talking to somebody. The program guesses at
// nobody's mood and knows nobody's number: both would be wrong too often.

// TalkToSomeone names the key that leads there.
const TalkToSomeone Phrase = "talk to someone"

// NoTalk says what one might write down, where nothing is.
const NoTalk Phrase = "Nobody is written down here yet. It might be a colleague, your union, employee assistance or a crisis line: who, and how to reach them. e writes them down."

// NoTalkInShell is NoTalk where no key writes anybody down.
const NoTalkInShell Phrase = "Nobody is written down here yet. It might be a colleague, your union, employee assistance or a crisis line: who, and how to reach them. `messup talk --edit` writes them down, or `messup talk --line \"A colleague: Sam, room 12\"`."

// MightTalkTo returns whom many people have somewhere.
func MightTalkTo() []string {
	return []string{Say("A colleague"), Say("Union"), Say("Employee assistance"), Say("Crisis line")}
}

// TalkSayings returns what stands below, a sentence or two each.
func TalkSayings() []string {
	return []string{
		Say("You wrote these lines: messup ships no phone numbers. It keeps no track of moods and does not guess how you are; marking a mess heavy is yours alone."),
		Say("This journal is not a report. Where a student may not be safe, report it through the proper channel now."),
	}
}
