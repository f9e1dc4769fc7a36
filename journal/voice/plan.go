package voice

import (
	"strings"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/text"
)

// PlanSentence returns the plan as PlanWords says it.
func PlanSentence(p journal.Plan) string { return PlanWords(p.When, p.Will) }

// HomeLine returns the line that asks about a plan whose day is over: "Take
// two, 9B, yesterday. What happened?"
func HomeLine(p journal.Plan, today date.Day) string {
	parts := []string{"Take " + text.NumberWord(p.Take)}
	if whom := p.Whom(); whom != "" {
		parts = append(parts, whom)
	}
	return strings.Join(append(parts, sayPast(p.Day, today)), ", ") + ". What happened?"
}

// sayPast says how long ago a day was, as one would.
func sayPast(day, today date.Day) string {
	switch ago := today - day; {
	case ago == 1:
		return "yesterday"
	case ago < 7:
		return day.Weekday().String()
	case day.UTC().Year() == today.UTC().Year():
		return day.Format("2 January")
	}
	return day.Format("2 January 2006")
}
