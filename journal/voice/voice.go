package voice

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/text"
	"messup/prompts"
)

// How things are said on the pages: where an entry, a lesson, a plan or a
// review stands, in a few words.

// RowState is a quiet word about an entry that is not a finished mess.
func RowState(sets prompts.Library, f journal.Summary, brief bool) string {
	stopped := f.Stopped(sets)
	switch {
	case f.Kind == journal.Jot:
		return "jot"
	case f.Draft && stopped > 0 && brief:
		return fmt.Sprintf("draft, Q%d", stopped)
	case f.Draft:
		return Draft(stopped)
	case f.Kind == journal.Win && brief:
		return "win"
	case f.Kind == journal.Win:
		return "small win"
	}
	return ""
}

// LessonState says where a lesson is, quietly.
func LessonState(l journal.Lesson) string {
	switch l.State {
	case journal.Carried:
		return Joined("carried", ComesBack(l))
	case journal.Shelf:
		return "on the shelf"
	case journal.Retired:
		return "retired"
	case journal.Kept:
		return "part of how I teach"
	}
	return ""
}

func ComesBack(l journal.Lesson) string {
	if l.Due().IsZero() {
		return ""
	}
	return "comes back " + l.Due().Format("2 Jan")
}

// UseWords says an answer.
func UseWords(u journal.Use) string {
	switch u {
	case journal.Helped:
		return "used, helped"
	case journal.Mixed:
		return "used, mixed"
	case journal.NoHelp:
		return "used, didn't help"
	case journal.ChancePassed:
		return "a chance went by"
	case journal.Retire:
		return "retired"
	}
	return string(u)
}

// InWeeks says how far off something is.
func InWeeks(days date.Day) string {
	switch {
	case days < 7:
		return "within a week"
	case days < 14:
		return "in a week"
	}
	return "in " + TakeWord(int(days/7)) + " weeks"
}

func SentenceCase(s string) string {
	if s == "" {
		return "It comes back by itself"
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// HeavySaying says what it means that an entry is heavy, or no longer is.
func HeavySaying(heavy bool) string {
	if heavy {
		return "Marked heavy. It won't come up in reviews or exports."
	}
	return "No longer marked heavy."
}

// Planned is the plan an entry holds, as one sentence.
func Planned(sets prompts.Library, e journal.Entry) string {
	return PlanWords(e.Said(sets, prompts.PlanWhen), e.Said(sets, prompts.PlanWill))
}

// SavedSaying says that an entry is saved, and when its lesson and its plan
// come back.
func SavedSaying(l journal.Lesson, p journal.Plan, today date.Day) string {
	said := "Saved."
	switch {
	case l.ID == "":
		said = "Saved. No lesson yet. It can come later."
	case l.State == journal.Carried && !l.Next.IsZero():
		said = "Saved. The lesson comes back " + dayAhead(l.Next, today) + "."
	}
	if p.ID == "" || !p.Waits() || p.Day.IsZero() {
		return said
	}
	plan := "take " + TakeWord(p.Take) + " is set for " + dayAhead(p.Day, today) + "."
	if strings.HasSuffix(said, "comes back "+dayAhead(l.Next, today)+".") {
		return strings.TrimSuffix(said, ".") + "; " + plan
	}
	return said + " " + SentenceCase(plan)
}

// dayAhead names a day that is not far off as one says it.
func dayAhead(day, today date.Day) string {
	switch ahead := day - today; {
	case ahead <= 0:
		return "today"
	case ahead == 1:
		return "tomorrow"
	case ahead < 7:
		return day.Format("Monday")
	case ahead == 7:
		return "next week"
	}
	return day.Format("2 January")
}

// DayOf shows when something happened as briefly as can be understood: the
// year is left out if it is this one.
func DayOf(t, now time.Time) string {
	if t.Year() == now.Year() {
		return t.Format("2 Jan")
	}
	return t.Format("2 Jan 2006")
}

// Stopped says where a draft waits.
func Stopped(sets prompts.Library, l journal.Summary) string {
	question := l.Stopped(sets)
	switch {
	case l.Kind == journal.Jot:
		return "one line, " + l.Happened.Format("2 Jan")
	case question > 0:
		return fmt.Sprintf("kept at question %d", question)
	}
	return "kept " + l.Edited.Format("2 Jan")
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

// PlanSet says when a plan is for.
func PlanSet(p journal.Plan) string {
	if p.Day.IsZero() {
		return "The plan is kept."
	}
	return "The plan is set for " + p.Day.Format("Monday 2 January") + "."
}

// Evidence is how one knows, with the mark of an impression.
func Evidence(p journal.Plan) string {
	if !p.Impression {
		return p.How
	}
	return strings.Trim(p.How+" · impression only", " ·")
}

func TakeWord(n int) string {
	words := []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

// TakeTitle begins with a capital: Take two.
func TakeTitle(n int) string { return "Take " + TakeWord(n) }

const ImpressionOnly = "impression only"

func OutcomeAsk(o journal.Outcome) string {
	switch o {
	case journal.Worse:
		return "Worse this time. Worth knowing. Did anything change that you didn't mean to change?"
	case journal.CannotTell:
		return "Can't tell. What would you look at next time?"
	}
	words := Outcome(o)
	return strings.ToUpper(words[:1]) + words[1:] + ". How do you know?"
}

// PlanState says where a plan stands.
func PlanState(p journal.Plan) string {
	switch {
	case p.Waits() && p.Day.IsZero():
		return text.CleanLine(p.By)
	case p.Waits():
		return p.Day.Format("Mon 2 Jan")
	case p.Outcome != "":
		return Outcome(p.Outcome)
	}
	return Result(p.Result)
}

// MoveReasons are offered, never asked for.
func MoveReasons() []string { return []string{"week was full", "no chance", "changed my mind"} }

const ByHint = "tuesday · next week · 26 nov · next unit"

// WhereAndWhen is an entry's class and when it happened, and that it is a
// draft if it is one.
func WhereAndWhen(e journal.Entry, now time.Time) string {
	var parts []string
	if class := text.CleanLine(e.Class); class != "" {
		parts = append(parts, class)
	}
	if !e.Happened.IsZero() {
		when := DayOf(e.Happened, now)
		if e.Happened.Year() == now.Year() {
			when += e.Happened.Format(" 15:04")
		}
		parts = append(parts, when)
	}
	switch {
	case e.Kind == journal.Jot:
		parts = append(parts, "jot")
	case e.Draft():
		parts = append(parts, "draft")
	}
	if e.Heavy {
		parts = append(parts, "heavy")
	}
	return strings.Join(parts, " · ")
}

// StopTitle names a stop on its page.
func StopTitle(s journal.Stop) string {
	switch s {
	case journal.StopWin:
		return "One small win"
	case journal.StopSweep:
		return "Sweep"
	case journal.StopTakeTwo:
		return "Take two"
	case journal.StopMess:
		return "One mess"
	case journal.StopLessons:
		return "Lessons coming back"
	case journal.StopPeople:
		return "People"
	case journal.StopNextWeek:
		return "Next week: one thing"
	case journal.StopClose:
		return "Close"
	}
	return "Arrive"
}

// stopShare is how much of a review a stop usually takes, in quarter minutes
// of the fifteen.
func stopShare(s journal.Stop) int {
	switch s {
	case journal.StopWin, journal.StopNextWeek:
		return 7
	case journal.StopSweep:
		return 6
	case journal.StopTakeTwo:
		return 10
	case journal.StopMess:
		return 12
	case journal.StopLessons:
		return 8
	case journal.StopPeople:
		return 4
	}
	return 3
}

// MinutesLeft is about how long the rest usually takes: told, never counted.
func MinutesLeft(r journal.Review) int {
	total, left, reached := 0, 0, false
	for _, s := range r.Stops {
		total += stopShare(s)
		if reached = reached || s == r.At; reached {
			left += stopShare(s)
		}
	}
	return max(1, r.Minutes*left/max(1, total))
}

// WeekOf names the week a review was in.
func WeekOf(r journal.Review) string {
	_, week := date.DayOf(r.Begun).ISOWeek()
	return fmt.Sprintf("Week %d", week)
}

// Failure turns an error into what is shown: what happened, then what can be
// done about it.
func Failure(err error) (what, hint string) {
	if errors.Is(err, context.DeadlineExceeded) {
		return "The disk took too long.", FaultOf(journal.ErrDisk).Screen
	}
	what = Sentence(err)
	if first, size := utf8.DecodeRuneInString(what); size > 0 {
		what = string(unicode.ToUpper(first)) + what[size:]
	}
	return what, FaultOf(err).Screen
}

// LessonAbout is how a lesson is known and when it applies, and what else is
// to be said about it.
func LessonAbout(l journal.Lesson, more string) string {
	when := text.CleanLine(l.When)
	if when != "" {
		when = "when " + strings.TrimPrefix(when, "when ")
	}
	return Joined(text.CleanLine(l.Basis), when, more)
}

// ClockOf is when another window wrote: the time today, else the day as well.
func ClockOf(t, now time.Time) string {
	if y, m, d := t.Date(); y == now.Year() && m == now.Month() && d == now.Day() {
		return t.Format("15:04")
	}
	return DayOf(t, now) + " " + t.Format("15:04")
}

const TrashedNotice = "In the trash for 30 days. u gives it back."

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

// NoMatch says that a search found nothing, and what to try in its place.
func NoMatch(words, try string) string {
	return fmt.Sprintf("Nothing matches %s. Try %s you'd have used.", Quoted(words), try)
}

// Quoted returns a person's words as they stand inside a sentence of the
// program.
func Quoted(s string) string { return `"` + text.CleanLine(s) + `"` }

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
		return "draft"
	}
	return fmt.Sprintf("draft, question %d", question)
}

// PlanWords returns a plan as one sentence in the person's words: When …, I will
// …, or what they wrote.
func PlanWords(when, will string) string {
	switch {
	case when == "":
		return will
	case will == "":
		return "When " + when
	}
	return "When " + when + ", I will " + will
}

// MeantFor says for when something is meant: its day, or else the person's
// words.
func MeantFor(day date.Day, words string) string {
	if day.IsZero() {
		return words
	}
	return day.Format("Monday 2 January")
}

// Moved says on which day something was moved, and why.
func Moved(m journal.Move) string {
	return strings.TrimSuffix(m.On.Format("2 Jan")+": "+m.Why, ": ")
}

// Result says what became of a plan; of one that waits, nothing.
func Result(r journal.Result) string {
	switch r {
	case journal.Did:
		return "did it"
	case journal.DidElse:
		return "did instead"
	case journal.LetGo:
		return "let go"
	}
	return ""
}

// Outcomes returns what can have come of a plan, the best first.
func Outcomes() []journal.Outcome {
	return []journal.Outcome{journal.Better, journal.NotThereYet, journal.AsBefore, journal.Worse, journal.CannotTell}
}

// Outcome says an outcome, good and bad in the same voice.
func Outcome(o journal.Outcome) string {
	switch o {
	case journal.Better:
		return "better"
	case journal.NotThereYet:
		return "better, not there yet"
	case journal.AsBefore:
		return "about the same"
	case journal.Worse:
		return "worse"
	case journal.CannotTell:
		return "can't tell"
	}
	return ""
}

// A Labelled is a line with what it is about. One that goes on from the line
// above it has no label.
type Labelled struct{ Label, Text string }

// PlanBefore says a plan as it stands on the card before a class.
func PlanBefore(p journal.Plan, today date.Day) []Labelled {
	label := "Plan"
	switch {
	case p.Day == today:
		label = "Plan for today"
	case !p.Day.IsZero():
		label = "Plan for " + p.Day.Format("Mon")
	}
	lines := []Labelled{{label, PlanSentence(p)}}
	if p.LookFor != "" {
		lines = append(lines, Labelled{"", "Look for: " + p.LookFor})
	}
	return lines
}

// Signs says what was seen early, and what to switch to.
func Signs(signs []book.Sign) []Labelled {
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

// AskFirst says whom to ask first, and what they would have seen; of nobody,
// nothing.
func AskFirst(a book.AskFirst) []Labelled {
	switch {
	case a.Person == "":
		return nil
	case a.Seen == "":
		return []Labelled{{"Ask first", a.Person}}
	}
	return []Labelled{{"Ask first", a.Person + " (" + a.Seen + ")"}}
}

// Arrival is the first line of a review, without any total of what waits.
// After a long gap it counts nothing: what is there can wait.
func Arrival(a book.Agenda) string {
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

// Idea is what could be next week's one thing.
func Idea(i book.Idea) string {
	if i.Plan.ID != "" {
		return PlanSentence(i.Plan)
	}
	return i.Text
}
