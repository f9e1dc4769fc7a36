package pictures

import (
	"cmp"
	"strings"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/text"
	"messup/journal/voice"
)

// Came is what is to be said of a take in a word or two: what came of it, else what became of
// it, or that it waits.
func Came(p journal.Plan) string {
	if p.Waits() {
		return voice.Say("waits")
	}
	return cmp.Or(voice.Outcome(p.Outcome), voice.Result(p.Result))
}

// Goal is what the takes of one thing are for; empty where nobody said.
func Goal(c journal.Chain) string {
	if len(c.Takes) == 0 {
		return ""
	}
	return text.CleanLine(c.Takes[0].Goal)
}

// Began names what the takes began with as the first of them, with its day in full.
func Began(s journal.Summary, today date.Day) (take, day string) {
	return voice.TakeTitle(1), voice.Dated(date.DayOf(s.Happened), "Monday 2 January", today)
}

// Title names a take, with its day in full where it has one.
func Title(p journal.Plan, today date.Day) (take, day string) {
	if on := cmp.Or(p.Answered, p.Day); on != 0 {
		day = voice.Dated(on, "Monday 2 January", today)
	}
	return voice.TakeTitle(p.Take), day
}

// Told is what there is to say of one take of a chain: a line for each thing, empty where
// nothing was said. Goal is that of the chain, which is said only where it became another.
func Told(p journal.Plan, goal string) []voice.Labelled {
	came := Came(p)
	if p.Result == journal.DidElse {
		came = strings.TrimSuffix(voice.Say("did instead, %s", voice.Outcome(p.Outcome)), ", ")
	}
	lines := []voice.Labelled{
		{Label: voice.Say("Change"), Text: cmp.Or(p.Different, voice.PlanSentence(p))},
		{Label: voice.Say("Obstacle"), Text: voice.Obstacle(p)},
		{Label: voice.Say("That frees"), Text: p.Frees},
		{Label: voice.Say("Expected"), Text: p.Sealed().Expect},
		{Label: voice.Say("Outcome"), Text: came},
		{Label: voice.Say("Evidence"), Text: voice.Joined(voice.Evidence(p), p.ForWhom)},
		{Label: voice.Say("Unneeded"), Text: p.Unneeded},
		{Label: voice.Say("On the day"), Text: voice.Joined(p.Line, p.Changed)},
	}
	if text.CleanLine(p.Goal) != goal {
		lines = append([]voice.Labelled{{Label: voice.Say("Goal"), Text: p.Goal}}, lines...)
	}
	for i := range lines {
		lines[i].Text = text.CleanLine(lines[i].Text)
	}
	return lines
}
