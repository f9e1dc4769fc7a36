package voice

import (
	"strings"

	"messup/journal"
	"messup/journal/gather"
)

// Closing returns the sentence a review ends with.
func Closing(r journal.Review) string {
	for _, x := range r.Recorded {
		if x.Stop == journal.StopNextWeek {
			thing, _, _ := strings.Cut(x.Line, " · ") // its day stands above
			return Say("That's the week. One thing to try: %s. You can close the book.", strings.TrimRight(thing, ". "))
		}
	}
	return Say("That's the week. You can close the book.")
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
		return Say("Last review was %d days ago. This one is the usual length; older things can wait.", a.Gap)
	case a.Quiet:
		return Say("A quiet week in the journal. Anything to add before you close?")
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
		one, many Phrase
	}{
		{a.Messes, "mess", "messes"},
		{a.Wins, "win", "wins"},
		{a.Come, "take two waiting", "plans waiting for their take two"},
		{half, "plan half told", "plans half told"},
		{undated, "plan without a day", "plans without a day"},
		{len(a.Lessons), "lesson to look at", "lessons to look at"},
	} {
		if part.n > 0 {
			parts = append(parts, Count(part.n, part.one, part.many))
		}
	}
	since := Say("Since %s.", Day(a.Since, "2 Jan"))
	if len(parts) > 0 {
		since = Say("Since %s: %s.", Day(a.Since, "2 Jan"), strings.Join(parts, ", "))
	}
	return strings.TrimRight(since+" "+LeftOver(a.Later()), " ")
}

// LeftOver says how many plans a review leaves to the next one; empty if none.
func LeftOver(plans int) string {
	switch {
	case plans == 1:
		return Say("One plan waits for the next review.")
	case plans > 1:
		return Say("%s plans wait for the next review.", SentenceCase(NumberWord(plans)))
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
