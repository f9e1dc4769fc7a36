package voice

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/text"
	"messup/prompts"
)

// How things are said on the pages: where an entry, a lesson, a plan or a
// review stands, in a few words.

// RowState is a quiet word about an entry that is heavy, or not a finished mess.
func RowState(sets prompts.Library, f journal.Summary, brief bool) string {
	if f.Heavy {
		f.Heavy = false
		if brief {
			return Say("heavy")
		}
		return Joined(Say("heavy"), RowState(sets, f, true))
	}
	stopped := f.Stopped(sets)
	switch {
	case f.Kind == journal.Jot:
		return Word(journal.Jot)
	case f.Draft && stopped > 0 && brief:
		return Say("draft, Q%d", stopped)
	case f.Draft:
		return Draft(stopped)
	case f.Kind == journal.Win && brief:
		return Word(journal.Win)
	case f.Kind == journal.Win:
		return Say("small win")
	}
	return ""
}

// lowerFirst begins with a small letter, unless it begins with a letter alone or with capitals.
func lowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[size:]); !unicode.IsLower(next) {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}

// SentenceCase begins a sentence with a capital.
func SentenceCase(s string) string {
	if s == "" {
		return Say("It comes back by itself")
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// Stopped says where a draft waits; briefly in as few letters as say it.
func Stopped(sets prompts.Library, l journal.Summary, now time.Time, brief bool) string {
	question := l.Stopped(sets)
	switch {
	case brief && l.Kind == journal.Jot:
		return DayOf(l.Happened, now)
	case brief && question > 0:
		return Say("Q%d", question)
	case brief:
		return DayOf(l.Edited, now)
	case l.Kind == journal.Jot:
		return WeekdayOf(l.Happened, now)
	case question > 0:
		return Say("question %d", question)
	}
	return WeekdayOf(l.Edited, now)
}

// ImpressionOnly says that an outcome is an impression.
const ImpressionOnly Phrase = "impression only"

// TrashedNotice says where something deleted is, and how it comes back.
const TrashedNotice Phrase = "In the trash for 30 days. u gives it back."

// How things are said, on a page and in the shell alike. Nothing here knows
// where it is shown, and nothing reads the journal.

// Nothing is said on a first page with nothing on it, whose journal is empty or is not.
func Nothing(empty bool) string {
	if empty {
		return Say(NoEntries)
	}
	return Say("Nothing is asked today. When something goes sideways, two minutes is enough to start.")
}

// NoSlip says that nothing is there for a slip: the day of the plan there is may be over.
func NoSlip(over, today date.Day) string {
	if over.IsZero() {
		return Say("Nothing to put on a slip yet. It takes a sign and what to switch to, or a plan.")
	}
	return Say("Nothing to put on a slip: the plan was for %s, and waits to be told of.", Dated(over, "2 January", today))
}

// What is said where there is nothing yet, and where it would come from.
const (
	NoEntries Phrase = "Nothing here yet. When something goes sideways, two minutes is enough to start."
	NoLessons Phrase = "No lessons yet. They come from question ten, or you can write one now."
	NoPlans   Phrase = "No plan waits. They come from question nine: When …, I will …"
	// PlansOver and PeopleOver are said where none waits any more.
	PlansOver  Phrase = "No plan waits. `messup plans --all` lists those that are answered."
	PeopleOver Phrase = "Nobody to check in with any more. `messup people --all` lists those you spoke to."
	NoPeople   Phrase = "Nobody to check in with. People come from question eight, or you can write one down now."
	// NoPeopleInShell is NoPeople where no key writes one down.
	NoPeopleInShell Phrase = "Nobody to check in with. People come from question eight; `messup people add` writes one down."
	// DraftPlans and DraftNames are said where nothing waits but what a draft means to do,
	// the others in the shell.
	DraftPlans        Phrase = "No plan waits yet. A draft has one: see the loose ends."
	DraftNames        Phrase = "Nobody to check in with yet. A draft names somebody: see the loose ends."
	DraftPlansInShell Phrase = "No plan waits yet. A draft has one: see `messup loose`."
	DraftNamesInShell Phrase = "Nobody to check in with yet. A draft names somebody: see `messup loose`."
	NoLoose           Phrase = "No loose ends: no draft, no mess without its lesson, no plan without a day, nobody still to speak to."
	NothingYet        Phrase = "Nothing here yet."
	NoSkills          Phrase = "No gaps or strengths yet. They come from questions five and six: a skill to practise, and one that held up."
	NoTrash           Phrase = "Nothing in the trash."
	LeavesTrash       Phrase = "goes at a coming start"
	UnsureTrash       Phrase = "for 30 days at least" // by a clock that is not believed
	NoBefore          Phrase = "Nothing to know beforehand yet. It comes from signs, plans and lessons."
)

// NoMatch says that a search found nothing, and what to try in its place.
func NoMatch(words string, try Phrase) string {
	return Say("Nothing matches %s. Try %s you'd have used.", Quoted(words), Say(try))
}

// MorePlans says how many plans wait beyond those that a day asks about.
func MorePlans(n int) string {
	if n == 1 {
		return Say("one more plan waits")
	}
	return Say("%s more plans wait", NumberWord(n))
}

// MoreBefore says how many plans wait that a card has no room for.
func MoreBefore(n int) []Labelled {
	if n == 0 {
		return nil
	}
	return []Labelled{{"", SentenceCase(MorePlans(n))}}
}

// MoreWait says how many drafts and jots wait beyond those that are shown.
func MoreWait(n int) string {
	if n == 1 {
		return Say("one more waits")
	}
	return Say("%s more wait", NumberWord(n))
}

// KeptAside says how many heavy entries are left out of a list.
func KeptAside(n int) string { return Say("%d kept aside", n) }

// Quoted returns a person's words as they stand inside a sentence of the
// program.
func Quoted(s string) string {
	if inFrench() {
		return "«\u00a0" + text.CleanLine(s) + "\u00a0»"
	}
	return `"` + text.CleanLine(s) + `"`
}

// Said are words that were spoken, or are to be; nothing stays nothing.
func Said(words string) string {
	switch {
	case words == "":
		return ""
	case inFrench():
		return "«\u00a0" + words + "\u00a0»"
	}
	return "“" + words + "”"
}

// Joined joins what is said about one thing on one line; what is empty is
// left out.
func Joined(parts ...string) string {
	said := slices.DeleteFunc(slices.Clone(parts), func(part string) bool { return part == "" })
	return strings.Join(said, " · ")
}

// Draft says that an entry is a draft, and at which question it stopped,
// counted from 1; 0 is none.
func Draft(question int) string {
	if question == 0 {
		return Say("draft")
	}
	return Say("draft, question %d", question)
}

// Number writes a number with a comma between its thousands, in French with a space.
func Number(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return Number(n/1000) + fmt.Sprintf("%s%03d", thousands(), n%1000)
}

// thousands stands between the thousands of a number, decimal before its parts.
func thousands() string {
	if inFrench() {
		return "\u00a0"
	}
	return ","
}

func decimal() string {
	if inFrench() {
		return ","
	}
	return "."
}

// Bytes writes a size for people.
func Bytes(n int64) string {
	const kb, mb = 1 << 10, 1 << 20
	if n < mb {
		return Say("%d KB", (n+kb-1)/kb)
	}
	return Say("%s MB", strings.Replace(fmt.Sprintf("%.1f", float64(n)/mb), ".", decimal(), 1))
}

// Hides says after how many minutes the screen hides.
func Hides(minutes int) string {
	if minutes < 0 {
		return Say("never")
	}
	return strconv.Itoa(minutes)
}

// StartShows says what is on the screen at a start.
func StartShows(careful bool) string {
	if careful {
		return Say("nothing before a key")
	}
	return Say("the desk")
}

// EnterSaying says what enter does in a text.
func EnterSaying(line bool) string {
	if line {
		return Say("makes a line, and goes on from an empty one")
	}
	return Say("goes on")
}
