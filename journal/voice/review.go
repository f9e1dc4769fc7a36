package voice

import (
	"fmt"
	"strings"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/gather"
	"messup/journal/text"
)

// Closing returns the sentence a review ends with.
func Closing(r journal.Review) string {
	for _, x := range r.Recorded {
		if x.Stop == journal.StopNextWeek {
			thing, _, _ := strings.Cut(x.Line, " · ") // its day stands above
			return "That's the week. One thing to try: " + strings.TrimRight(thing, ". ") + ". You can close the book."
		}
	}
	return "That's the week. You can close the book."
}

// WeekLine is this week in plain numbers; nothing if there is nothing.
func WeekLine(w book.Week) string {
	var parts []string
	for _, p := range []struct {
		n    int
		word string
	}{{w.Messes, "mess"}, {w.Wins, "win"}, {w.Jots, "jot"}} {
		switch {
		case p.n == 1:
			parts = append(parts, "1 "+p.word)
		case p.n > 1 && p.word == "mess":
			parts = append(parts, fmt.Sprintf("%d messes", p.n))
		case p.n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", p.n, p.word))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "this week: " + strings.Join(parts, ", ")
}

// MinutesLeft is about how long the rest usually takes: told, never counted.
func MinutesLeft(r journal.Review) int {
	total, left, reached := 0, 0, false
	for _, s := range r.Stops {
		total += stopWords(s).share
		if reached = reached || s == r.At; reached {
			left += stopWords(s).share
		}
	}
	return max(1, r.Minutes*left/max(1, total))
}

// InBreak says that a review in a break asks nothing.
const InBreak Phrase = "In a break: nothing is asked. There is room to write, if you like."

// NothingCome says that a stop of a review has nothing to ask: in a break there never
// is, else what a stop says of itself.
func NothingCome(a gather.Agenda, said Phrase) string {
	if a.Break {
		return Say(InBreak)
	}
	return Say(said)
}

// Arrival is the first line of a review, without any total of what waits.
// After a long gap it counts nothing: what is there can wait.
func Arrival(a gather.Agenda) string {
	switch {
	case a.Break:
		return Say(InBreak)
	case a.Gap > 0:
		return fmt.Sprintf("Last review was %d days ago. This one is the usual length; older things can wait.", a.Gap)
	case a.Quiet:
		return "A quiet week in the journal. Anything to add before you close?"
	}
	var parts []string
	half, undated := 0, 0
	for _, p := range a.Plans {
		switch {
		case !p.Waits():
			half++
		case p.Day == 0:
			undated++
		}
	}
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{a.Messes, "mess", "messes"},
		{a.Wins, "win", "wins"},
		{a.Come, "take two waiting", "plans waiting for their take two"},
		{half, "plan half told", "plans half told"},
		{undated, "plan without a day", "plans without a day"},
		{len(a.Lessons), "lesson to look at", "lessons to look at"},
	} {
		switch {
		case part.n == 1:
			parts = append(parts, "1 "+part.one)
		case part.n > 1:
			parts = append(parts, fmt.Sprint(part.n, " ", part.many))
		}
	}
	since := "Since " + a.Since.Format("2 Jan")
	if len(parts) > 0 {
		since += ": " + strings.Join(parts, ", ")
	}
	return since + "." + strings.TrimRight(" "+LeftOver(a.Later()), " ")
}

// LeftOver says how many plans a review leaves to the next one; empty if none.
func LeftOver(plans int) string {
	switch {
	case plans == 1:
		return Say("One plan waits for the next review.")
	case plans > 1:
		return Say("%s plans wait for the next review.", SentenceCase(text.NumberWord(plans)))
	}
	return ""
}

// Idea is what could be next week's one thing.
func Idea(i gather.Idea) string {
	if i.Plan.ID != "" {
		return PlanSentence(i.Plan)
	}
	return i.Text
}
