package voice

import (
	"cmp"
	"strconv"
	"strings"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
	"messup/prompts"
)

// PlanSentence returns the plan as PlanWords says it.
func PlanSentence(p journal.Plan) string { return PlanWords(p.When, p.Will) }

// HomeLine names a plan whose day is over by what one meant to do: that tells it from
// others of its class and day.
func HomeLine(p journal.Plan) string {
	return cmp.Or(afterIWill(text.CleanLine(p.Will)), PlanSentence(p))
}

// HomeAside says beside such a plan how long ago its day was, as one would. Where that was
// in a break it is the day after.
func HomeAside(p journal.Plan, today date.Day, year school.Year) string {
	return dayAgo(year.Comes(p.Meant()), today)
}

// WhatHappened asks about a plan, after its words.
func WhatHappened(plan string) string { return Say("%s What happened?", text.Ended(plan)) }

// Planned is the plan an entry holds, as one sentence.
func Planned(sets prompts.Library, e journal.Entry) string {
	return PlanWords(e.Said(sets, prompts.PlanWhen), e.Said(sets, prompts.PlanWill))
}

// SavedSaying says that an entry is saved, and when its lesson and its plan
// come back.
func SavedSaying(l journal.Lesson, p journal.Plan, today date.Day, year school.Year) string {
	said := Say("Saved.")
	back := l.ID != "" && l.State == journal.Carried && !l.Next.IsZero()
	switch {
	case l.ID == "":
		said = Say("Saved. No lesson yet. It can come later.")
	case back:
		said = Say("Saved. The lesson comes back %s.", dayAhead(l.Next, today))
	}
	if p.ID == "" || !p.Waits() || p.Day.IsZero() {
		return said
	}
	if p.Day < today {
		return said + " " + takeWas(p, today, year)
	}
	day := dayAhead(p.Day, today)
	if p.From.IsZero() {
		day += periodBriefly(p.Meant())
	}
	day = Joined(day, AfterBreak(p.Meant(), today, year))
	if back {
		return Say("Saved. The lesson comes back %s; take %s is set for %s.", dayAhead(l.Next, today), TakeWord(p.Take), day)
	}
	return said + " " + Say("Take %s is set for %s.", TakeWord(p.Take), day)
}

// PlanSet says when a plan is for, and where that is in a break when it comes back.
func PlanSet(p journal.Plan, today date.Day, year school.Year) string {
	said := Say("The plan is kept. It has no day yet; the review asks about it.")
	if !p.Day.IsZero() {
		said = Say("The plan is set for %s.", Joined(MeantFor(p.Meant(), today), AfterBreak(p.Meant(), today, year)))
	}
	return strings.TrimSpace(said + " " + PlanLacks(p))
}

// PlanLacks says which half of a plan is missing; empty if it is whole, or one sentence
// that says it all.
func PlanLacks(p journal.Plan) string {
	if text.CleanLine(p.Will) == "" && text.CleanLine(p.When) != "" {
		return Say("What you will do then is not said yet.")
	}
	return ""
}

// PlanCorrected says that a plan was corrected, and when it is for now.
func PlanCorrected(p journal.Plan, today date.Day) string {
	said := Say("The plan is corrected.")
	if p.Waits() && !p.Day.IsZero() {
		said = Say("The plan is corrected, for %s.", MeantFor(p.Meant(), today))
	}
	return strings.TrimSpace(said + " " + PlanLacks(p))
}

// Obstacle is what is ready for what kept the person going, after what they were
// asked; empty if nothing is.
func Obstacle(p journal.Plan) string {
	if p.Obstacle == "" {
		return ""
	}
	return cmp.Or(Word(p.ObstacleAsk), Say(ObstacleAsk)) + " " + p.Obstacle
}

// Stop is the word a plan to stop something begins with, after I will.
const Stop = "stop"

// ObstacleAsk is asked about what could get in a plan's way where no reason of
// the last time has a question of its own.
const ObstacleAsk Phrase = "What may get in the way?"

// Evidence is how one knows, with the mark of an impression.
func Evidence(p journal.Plan) string {
	if !p.Impression {
		return p.How
	}
	return Joined(p.How, Say(ImpressionOnly))
}

// TakeWord says the number of a take as a word.
func TakeWord(n int) string {
	if n < 10 {
		return NumberWord(n)
	}
	return strconv.Itoa(n)
}

// TakeTitle begins with a capital: Take two.
func TakeTitle(n int) string { return Say("Take %s", TakeWord(n)) }

// OutcomeAsk is what is asked after an outcome.
func OutcomeAsk(o journal.Outcome) string {
	switch o {
	case journal.Worse:
		return Say("Worse this time. Worth knowing. Did anything change that you didn't mean to change?")
	case journal.CannotTell:
		return Say("Can't tell. What would you look at next time?")
	}
	return Say("%s. How do you know?", SentenceCase(Outcome(o)))
}

// NoDayYet says that nobody has said when a plan is for.
const NoDayYet Phrase = "no day yet"

// PlanState says where a plan stands; of one whose day is in a break, when it comes back.
func PlanState(p journal.Plan, today date.Day, year school.Year) string {
	switch back := year.Moves(p.Meant(), school.Year{}); {
	case p.Waits() && back != 0:
		return Say("back %s", Dated(back, "Mon 2 Jan", today))
	case p.Waits():
		return cmp.Or(MeantBriefly(p.Meant(), today), Say(NoDayYet))
	case p.Outcome != "":
		return Outcome(p.Outcome)
	}
	return Result(p.Result)
}

// MoveReasons are offered, never asked for.
func MoveReasons() []string {
	return []string{Say("week was full"), Say("no chance"), Say("changed my mind")}
}

// ByHint shows how a day can be written.
const ByHint Phrase = "tuesday · next week · 26 nov · next unit"

// PlanWords returns a plan as one sentence in the person's words: When …, I will
// …, or what they wrote. A plan to stop something says who stops.
func PlanWords(when, will string) string {
	when, begun := BareWhen(when), afterIWill(will)
	first, _, _ := strings.Cut(text.FoldWords(begun), " ")
	switch {
	case when == "" && first == Stop && begun == will:
		return Say("I will %s", lowerFirst(will))
	case when == "":
		return will
	case will == "":
		return Say("When %s", when)
	}
	return Say("When %s, I will %s", when, lowerFirst(begun))
}

// afterIWill leaves out what stands before the words anyway.
func afterIWill(will string) string {
	for _, begins := range []string{"i will ", "i'll ", "i’ll ", "je vais "} {
		if len(will) > len(begins) && strings.EqualFold(will[:len(begins)], begins) {
			return strings.TrimSpace(will[len(begins):])
		}
	}
	return will
}

// Moved says on which day something was moved, and why.
func Moved(m journal.Move, today date.Day) string {
	return WithLine(Dated(m.On, "2 Jan", today), m.Why)
}

// Result says what became of a plan; of one that waits, nothing.
func Result(r journal.Result) string {
	switch r {
	case journal.Did:
		return Say("did it")
	case journal.DidElse:
		return Say("did instead")
	case journal.LetGo:
		return Say("let go")
	}
	return ""
}

// DoneOn says on which day a plan was done: on its own, where that was over when somebody
// told of it; else nobody said, and it is the day of telling, called so. It is let go on
// the day somebody says so.
func DoneOn(p journal.Plan, today date.Day) string {
	switch {
	case p.Answered == 0:
		return ""
	case p.Result == journal.LetGo:
		return Dated(p.Answered, "2 January", today)
	case p.Day != 0 && p.Day <= p.Answered:
		return Dated(p.Day, "2 January", today)
	}
	return Say("told on %s", Dated(p.Answered, "2 January", today))
}

// Outcomes returns what can have come of a plan, the best first.
func Outcomes() []journal.Outcome {
	return []journal.Outcome{journal.Better, journal.NotThereYet, journal.AsBefore, journal.Worse, journal.CannotTell}
}

// Outcome says an outcome, good and bad in the same voice.
func Outcome(o journal.Outcome) string { return Say(OutcomeWords(o)) }

// OutcomeWords are the words of an outcome, which somebody may type for it; none of what is no outcome.
func OutcomeWords(o journal.Outcome) Phrase {
	return map[journal.Outcome]Phrase{
		journal.Better: "better", journal.NotThereYet: "better, not there yet", journal.AsBefore: "about the same",
		journal.Worse: "worse", journal.CannotTell: "can't tell",
	}[o]
}

// A Labelled is a line with what it is about. One that goes on from the line
// above it has no label.
type Labelled struct{ Label, Text string }

// PlanBefore says a plan as it stands on the card before a class, for the day it comes up
// on.
func PlanBefore(p journal.Plan, today date.Day, year school.Year) []Labelled {
	label, day := Say("Plan"), year.Comes(p.Meant())
	switch {
	case day.IsZero():
	case day == today:
		label = Say("Plan for today")
	case day < today:
		label = Say("Plan for %s", Dated(p.Day, "2 Jan", today))
	case !p.From.IsZero():
		label = SentenceCase(MeantBriefly(p.Meant(), today))
	case day >= today+7: // which Monday
		label = Say("Plan for %s", Dated(day, "Mon 2 Jan", today))
	default:
		label = Say("Plan for %s", Day(day, "Mon"))
	}
	lines := []Labelled{{label, PlanSentence(p)}}
	if day != p.Day && day >= today {
		lines = append(lines, Labelled{"", Say("was for %s, in a break", Dated(p.Day, "Mon 2 Jan", today))})
	}
	if p.LookFor != "" {
		lines = append(lines, Labelled{"", Say("Look for: %s", p.LookFor)})
	}
	if p.Obstacle != "" {
		lines = append(lines, Labelled{"", Obstacle(p)})
	}
	if p.Frees != "" {
		lines = append(lines, Labelled{"", Say("That frees: %s", p.Frees)})
	}
	return lines
}

// Signs says what was seen early, and what to switch to.
func Signs(signs []book.Sign) []Labelled {
	var lines []Labelled
	label := Say("Signs")
	for _, s := range signs {
		lines = append(lines, Labelled{label, s.Sign + " (" + At(s.Happened, "Jan") + ")"})
		label = ""
		if s.Switch != "" {
			lines = append(lines, Labelled{"", Say("→ switch to: %s", s.Switch)})
		}
	}
	return lines
}

// AskFirst says whom to ask first, and what they would have seen; of nobody,
// nothing.
func AskFirst(a book.AskFirst) []Labelled {
	switch {
	case a.Person == "":
		return nil
	case a.Seen == "":
		return []Labelled{{Say("Ask first"), a.Person}}
	}
	return []Labelled{{Say("Ask first"), a.Person + " (" + a.Seen + ")"}}
}

// OnSlip says what stands on the slip of paper, a thing each. The words of the
// program on it are plain letters: a printer may know no others.
func OnSlip(sign, switchTo, plan string, more int, day, today date.Day) (said []string) {
	switch {
	case len(BareWhen(sign)) < len(strings.TrimSuffix(sign, ".")): // it has the word itself
		said = append(said, When(sign))
	case sign != "":
		said = append(said, Say("when you see %s", sign))
	}
	if switchTo != "" {
		said = append(said, Say("switch to %s", switchTo))
	}
	if plan == "" {
		return said
	}
	label := Say("plan")
	switch {
	case day == today:
		label = Say("today")
	case !day.IsZero():
		label = strings.ToLower(Day(day, "Monday"))
	}
	said = append(said, WithLine(label, plan), Say("[ ] did it"))
	if more > 0 {
		said = append(said, Say("and %d more for that day", more))
	}
	return said
}

// UntilDay says until when a plan of today is meant for, where that is not today
// alone; and for which day it was, where that fell into a break.
func UntilDay(p journal.Plan, today date.Day) string {
	switch {
	case p.Day.IsZero() || p.Day == today:
		return ""
	case p.Day < today:
		return Say("was for %s", Dated(p.Day, "2 Jan", today))
	}
	return Say("until %s", Dated(p.Day, "2 Jan", today))
}

// SpeakTo is a person to speak to, on one line.
func SpeakTo(c journal.Checkin) string {
	return WithLine(Say("Speak to %s", text.CleanLine(c.Person)), Said(text.CleanLine(c.FirstWords)))
}

// DayLine is a day for people with the period that was said, or the words there are in
// place of one.
func DayLine(m school.Meant) string {
	switch {
	case !m.From.IsZero():
		return Say("%s to %s", Day(*m.From, "2 Jan 2006"), Day(*m.Day, "2 Jan 2006"))
	case m.Day.IsZero():
		return occasion(m)
	}
	return Day(*m.Day, "Mon 2 Jan 2006") + periodBriefly(m)
}

// PlanLine is a plan and what came of it, on one line.
func PlanLine(p journal.Plan) string {
	result := Result(p.Result)
	switch {
	case p.Result == journal.DidElse:
		result = Say("%s: %s", result, p.Line)
	case p.Waits() && len(p.Moves) > 0:
		result = Say("moved")
	}
	return Joined(PlanSentence(p), result, Outcome(p.Outcome), p.How)
}

// CheckinLine is what a check-in is for and what became of it, on one line.
func CheckinLine(c journal.Checkin) string {
	first, moved := Said(c.FirstWords), ""
	if c.Open() && len(c.Moves) > 0 {
		moved = Say("moved to %s", DayLine(c.Meant()))
	}
	return Joined(Word(string(c.Purpose)), first, Status(c.Status), moved, c.Line)
}
