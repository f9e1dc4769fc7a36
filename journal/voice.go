package journal

import (
	"fmt"
	"slices"
	"strings"
)

// How things are said, on a page and in the shell alike. Nothing here knows
// where it is shown, and nothing reads the journal.

// What is said where there is nothing yet, and where it would come from.
const (
	NoEntries = "Nothing here yet. When something goes sideways, two minutes is enough to start."
	NoLessons = "No lessons yet. They come from question ten, or you can write one now."
	NoPlans   = "No plan waits. They come from question nine: When …, I will …"
	NoPeople  = "Nobody to check in with. People come from question eight, or you can write one down now."
	NoLoose   = "No loose ends. Every mess here has its lesson, its plan and its people."
	NoTrash   = "Nothing in the trash."
	NoBefore  = "Nothing to know beforehand yet. It comes from signs, plans and lessons."
)

// SayNoMatch says that a search found nothing, and what to try in its place.
func SayNoMatch(words, try string) string {
	return fmt.Sprintf("Nothing matches %s. Try %s you'd have used.", Quoted(words), try)
}

// Quoted returns a person's words as they stand inside a sentence of the
// program.
func Quoted(s string) string { return `"` + CleanLine(s) + `"` }

// JoinSaid joins what is said about one thing on one line; what is empty is
// left out.
func JoinSaid(parts ...string) string {
	said := slices.DeleteFunc(slices.Clone(parts), func(part string) bool { return part == "" })
	return strings.Join(said, " · ")
}

// SayDraft says that an entry is a draft, and at which question it stopped,
// counted from 1; 0 is none.
func SayDraft(question int) string {
	if question == 0 {
		return "draft"
	}
	return fmt.Sprintf("draft, question %d", question)
}

// SayPlan returns a plan as one sentence in the person's words: When …, I will
// …, or what they wrote.
func SayPlan(when, will string) string {
	switch {
	case when == "":
		return will
	case will == "":
		return "When " + when
	}
	return "When " + when + ", I will " + will
}

// SayWhen says for when something is meant: its day, or else the person's
// words.
func SayWhen(day Day, words string) string {
	if day.IsZero() {
		return words
	}
	return day.Format("Monday 2 January")
}

// SayMove says on which day something was moved, and why.
func SayMove(m Move) string {
	return strings.TrimSuffix(m.On.Format("2 Jan")+": "+m.Why, ": ")
}

// SayResult says what became of a plan; of one that waits, nothing.
func SayResult(r Result) string {
	switch r {
	case Did:
		return "did it"
	case DidElse:
		return "did instead"
	case LetGo:
		return "let go"
	}
	return ""
}

// Outcomes returns what can have come of a plan, the best first.
func Outcomes() []Outcome { return []Outcome{Better, NotThereYet, AsBefore, Worse, CannotTell} }

// SayOutcome says an outcome, good and bad in the same voice.
func SayOutcome(o Outcome) string {
	switch o {
	case Better:
		return "better"
	case NotThereYet:
		return "better, not there yet"
	case AsBefore:
		return "about the same"
	case Worse:
		return "worse"
	case CannotTell:
		return "can't tell"
	}
	return ""
}

// A Labelled is a line with what it is about. One that goes on from the line
// above it has no label.
type Labelled struct{ Label, Text string }

// SayBeforePlan says a plan as it stands on the card before a class.
func SayBeforePlan(p Plan, today Day) []Labelled {
	label := "Plan"
	switch {
	case p.Day == today:
		label = "Plan for today"
	case !p.Day.IsZero():
		label = "Plan for " + p.Day.Format("Mon")
	}
	lines := []Labelled{{label, p.Sentence()}}
	if p.LookFor != "" {
		lines = append(lines, Labelled{"", "Look for: " + p.LookFor})
	}
	return lines
}

// SaySigns says what was seen early, and what to switch to.
func SaySigns(signs []Sign) []Labelled {
	var lines []Labelled
	label := "Signs"
	for _, s := range signs {
		lines = append(lines, Labelled{label, s.Sign + " (" + s.Happened.Format("Jan") + ")"})
		label = ""
		if s.Switch != "" {
			lines = append(lines, Labelled{"", "→ switch to: " + s.Switch})
		}
	}
	return lines
}

// SayAskFirst says whom to ask first, and what they would have seen; of nobody,
// nothing.
func SayAskFirst(a AskFirst) []Labelled {
	switch {
	case a.Person == "":
		return nil
	case a.Seen == "":
		return []Labelled{{"Ask first", a.Person}}
	}
	return []Labelled{{"Ask first", a.Person + " (" + a.Seen + ")"}}
}

// SayArrival is the first line of a review, without any total of what waits.
// After a long gap it counts nothing: what is there can wait.
func SayArrival(a Agenda) string {
	switch {
	case a.Gap > 0:
		return fmt.Sprintf("Last review was %d days ago. This one is the usual length; older things can wait.", a.Gap)
	case a.Quiet:
		return "A quiet week in the journal. Anything to add before you close?"
	}
	var parts []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{a.Messes, "mess", "messes"},
		{a.Wins, "win", "wins"},
		{len(a.Plans), "take two waiting", "take twos waiting"},
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
	return since + "."
}

// SayIdea is what could be next week's one thing.
func SayIdea(i Idea) string {
	if i.Plan.ID != "" {
		return i.Plan.Sentence()
	}
	return i.Text
}
