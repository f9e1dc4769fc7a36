package home

import (
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// What stands on the page beside those of this room that ask for something: what comes of
// it, and how it is written.

// below is the mark that more lies below what is on the screen; nothing where all is.
func below(l look.Look, s page.Scroller) string {
	if s.Top < s.Last() {
		return l.Marks.Below
	}
	return ""
}

// side are lines for the page beside another.
func side(d *page.Env) *look.Lines {
	return &look.Lines{Look: d.Look, Width: min(page.Measure, d.SideWidth(page.ReadLeft))}
}

// helps says a few things under a title, and shows samples below.
func helps(d *page.Env, title voice.Phrase, says []voice.Phrase, samples ...voice.Phrase) []string {
	set := side(d)
	set.Add(d.Look.Pencil, voice.Say(title))
	set.Gap()
	for _, s := range says {
		set.Para(d.Look.Ink, voice.Say(s), true)
	}
	for _, s := range samples {
		set.Add(d.Look.Hint, voice.Say(s))
	}
	return set.Rows
}

// effects are what comes of each choice of the settings, by its label.
func effects() map[voice.Phrase]voice.Phrase {
	return map[voice.Phrase]voice.Phrase{
		"Lessons carried":          "So many lessons come back to you by and by. Where there are more, you choose which one goes to the shelf: nothing is lost there.",
		"Weeks begin on":           "The first day of the week on the desk and in a review, and of the month beside it.",
		"Review, minutes":          "How long a weekly review is to be. A shorter one has fewer stops; what it leaves out is asked about the next time.",
		"School breaks":            "In a break nothing is asked, and what was planned for one of its days comes back after it. A comma between two.",
		"Most important this year": "A review begins with this line.",
		"Focus skill":              "It stands on the desk, and first among your skills, for as long as you practise it.",
		"Enter in a text":          "Whichever you choose, ctrl+j makes a new line.",
		"Hide after, minutes":      "The screen goes blank after so long without a key, for when it is projected. The first key brings it back, and does nothing else.",
		"At the start":             "With nothing before a key, whoever looks over your shoulder at the start sees an empty screen.",
		"Keep a mess for":          "After that long you are asked whether a mess can be reduced to its lessons. Nothing goes by itself.",
		"Words that are no names":  "Before you share something you are asked about words that may be names. These are none. A comma between two.",
		"Questions folded away":    "Questions that you folded away while you wrote. They can be asked again.",
	}
}

// effect says what comes of the choice one is at.
func effect(d *page.Env, asked []choice, at int) []string {
	if at < 0 || at >= len(asked) {
		return nil
	}
	return helps(d, asked[at].Label, []voice.Phrase{effects()[asked[at].Label]})
}

// timetableHelp says how each part of a timetable is written.
func timetableHelp(d *page.Env) func(int, int) []string {
	return func(_, field int) []string {
		switch field {
		case 1:
			return helps(d, "In turn", []voice.Phrase{
				"For weeks or days that take turns. Name them, and a day on which the first one begins.",
				"In the timetable a day carries the name of its week, or stands for a day of the cycle.",
			}, "A/B from 7 sep", "9B science: A mon 2, B tue 4", "", "6 days from 8 sep", "10A: day 1 3, day 4 2")
		case 2:
			return helps(d, "Bells", []voice.Phrase{"When each lesson begins. After it, “next lesson” is another one."}, "1 8:45, 2 9:40, 3 10:50")
		}
		return helps(d, "Timetable", []voice.Phrase{
			"A class a line: its name, a colon, then the days with the number of the lesson.",
			"With it a plan for the “next lesson” gets its day, and the card before a class knows which one comes.",
		}, "9B science: mon 2, tue 4, fri 1", "8C maths: wed 3, thu 5")
	}
}

// chipsHelp says what the words are for.
func chipsHelp(d *page.Env) func(int, int) []string {
	return func(int, int) []string {
		return helps(d, "What they are for", []voice.Phrase{
			"Below some questions there are words to choose from. Put in those you would use, in your own language.",
			"Old entries keep the words they were written with.",
		})
	}
}

// passphraseHelp says what a passphrase does, and what it does not.
func passphraseHelp(d *page.Env) func(int, int) []string {
	return func(int, int) []string {
		return helps(d, "What it does", []voice.Phrase{
			"Without it nobody can read the file, its backups, or what is typed and not kept yet.",
			"Several words that do not belong together are easier to keep in mind than signs, and harder to guess.",
			"What you take out to a file, or share, is not sealed.",
		})
	}
}
