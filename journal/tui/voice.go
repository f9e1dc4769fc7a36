package tui

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"messup/journal"
	"messup/prompts"
)

// How things are said on the pages: where an entry, a lesson, a plan or a
// review stands, in a few words.

// rowState is a quiet word about an entry that is not a finished mess.
func rowState(sets prompts.Library, f journal.Line, brief bool) string {
	stopped := f.Stopped(sets)
	switch {
	case f.Kind == journal.Jot:
		return "jot"
	case f.Draft && stopped > 0 && brief:
		return fmt.Sprintf("draft, Q%d", stopped)
	case f.Draft:
		return journal.SayDraft(stopped)
	case f.Kind == journal.Win && brief:
		return "win"
	case f.Kind == journal.Win:
		return "small win"
	}
	return ""
}

// lessonState says where a lesson is, quietly.
func lessonState(l journal.Lesson) string {
	switch l.State {
	case journal.Carried:
		return journal.JoinSaid("carried", comesBack(l))
	case journal.Shelf:
		return "on the shelf"
	case journal.Retired:
		return "retired"
	case journal.Kept:
		return "part of how I teach"
	}
	return ""
}

func comesBack(l journal.Lesson) string {
	if l.Due().IsZero() {
		return ""
	}
	return "comes back " + l.Due().Format("2 Jan")
}

// useWords says an answer.
func useWords(u journal.Use) string {
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

// inWeeks says how far off something is.
func inWeeks(days journal.Day) string {
	switch {
	case days < 7:
		return "within a week"
	case days < 14:
		return "in a week"
	}
	return "in " + takeWord(int(days/7)) + " weeks"
}

func sentenceCase(s string) string {
	if s == "" {
		return "It comes back by itself"
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// heavySaying says what it means that an entry is heavy, or no longer is.
func heavySaying(heavy bool) string {
	if heavy {
		return "Marked heavy. It won't come up in reviews or exports."
	}
	return "No longer marked heavy."
}

// planned is the plan an entry holds, as one sentence.
func planned(sets prompts.Library, e journal.Entry) string {
	return journal.SayPlan(e.Said(sets, prompts.PlanWhen), e.Said(sets, prompts.PlanWill))
}

// savedSaying says that an entry is saved, and when its lesson and its plan
// come back.
func savedSaying(l journal.Lesson, p journal.Plan, today journal.Day) string {
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
	plan := "take " + takeWord(p.Take) + " is set for " + dayAhead(p.Day, today) + "."
	if strings.HasSuffix(said, "comes back "+dayAhead(l.Next, today)+".") {
		return strings.TrimSuffix(said, ".") + "; " + plan
	}
	return said + " " + sentenceCase(plan)
}

// dayAhead names a day that is not far off as one says it.
func dayAhead(day, today journal.Day) string {
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

// dayOf shows when something happened as briefly as can be understood: the
// year is left out if it is this one.
func dayOf(t, now time.Time) string {
	if t.Year() == now.Year() {
		return t.Format("2 Jan")
	}
	return t.Format("2 Jan 2006")
}

// stopped says where a draft waits.
func stopped(sets prompts.Library, l journal.Line) string {
	question := l.Stopped(sets)
	switch {
	case l.Kind == journal.Jot:
		return "one line, " + l.Happened.Format("2 Jan")
	case question > 0:
		return fmt.Sprintf("kept at question %d", question)
	}
	return "kept " + l.Edited.Format("2 Jan")
}

// weekLine is this week in plain numbers; nothing if there is nothing.
func weekLine(w journal.Week) string {
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

// planSet says when a plan is for.
func planSet(p journal.Plan) string {
	if p.Day.IsZero() {
		return "The plan is kept."
	}
	return "The plan is set for " + p.Day.Format("Monday 2 January") + "."
}

// evidence is how one knows, with the mark of an impression.
func evidence(p journal.Plan) string {
	if !p.Impression {
		return p.How
	}
	return strings.Trim(p.How+" · impression only", " ·")
}

func takeWord(n int) string {
	words := []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

// takeTitle begins with a capital: Take two.
func takeTitle(n int) string { return "Take " + takeWord(n) }

const impressionOnly = "impression only"

func outcomeAsk(o journal.Outcome) string {
	switch o {
	case journal.Worse:
		return "Worse this time. Worth knowing. Did anything change that you didn't mean to change?"
	case journal.CannotTell:
		return "Can't tell. What would you look at next time?"
	}
	words := journal.SayOutcome(o)
	return strings.ToUpper(words[:1]) + words[1:] + ". How do you know?"
}

// planState says where a plan stands.
func planState(p journal.Plan) string {
	switch {
	case p.Waits() && p.Day.IsZero():
		return journal.CleanLine(p.By)
	case p.Waits():
		return p.Day.Format("Mon 2 Jan")
	case p.Outcome != "":
		return journal.SayOutcome(p.Outcome)
	}
	return journal.SayResult(p.Result)
}

// moveReasons are offered, never asked for.
func moveReasons() []string { return []string{"week was full", "no chance", "changed my mind"} }

const byHint = "tuesday · next week · 26 nov · next unit"

// whereAndWhen is an entry's class and when it happened, and that it is a
// draft if it is one.
func whereAndWhen(e journal.Entry, now time.Time) string {
	var parts []string
	if class := journal.CleanLine(e.Class); class != "" {
		parts = append(parts, class)
	}
	if !e.Happened.IsZero() {
		when := dayOf(e.Happened, now)
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

// stopTitle names a stop on its page.
func stopTitle(s journal.Stop) string {
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

// minutesLeft is about how long the rest usually takes: told, never counted.
func minutesLeft(r journal.Review) int {
	total, left, reached := 0, 0, false
	for _, s := range r.Stops {
		total += stopShare(s)
		if reached = reached || s == r.At; reached {
			left += stopShare(s)
		}
	}
	return max(1, r.Minutes*left/max(1, total))
}

// weekOf names the week a review was in.
func weekOf(r journal.Review) string {
	_, week := journal.DayOf(r.Begun).ISOWeek()
	return fmt.Sprintf("Week %d", week)
}

// sentence turns an error into what is shown: what happened, then what can be
// done about it.
func sentence(err error) (what, hint string) {
	if errors.Is(err, context.DeadlineExceeded) {
		return "The disk took too long.", journal.FaultOf(journal.ErrDisk).Screen
	}
	what = journal.Sentence(err)
	if first, size := utf8.DecodeRuneInString(what); size > 0 {
		what = string(unicode.ToUpper(first)) + what[size:]
	}
	return what, journal.FaultOf(err).Screen
}

// lessonAbout is how a lesson is known and when it applies, and what else is
// to be said about it.
func lessonAbout(l journal.Lesson, more string) string {
	when := journal.CleanLine(l.When)
	if when != "" {
		when = "when " + strings.TrimPrefix(when, "when ")
	}
	return journal.JoinSaid(journal.CleanLine(l.Basis), when, more)
}

// clockOf is when another window wrote: the time today, else the day as well.
func clockOf(t, now time.Time) string {
	if y, m, d := t.Date(); y == now.Year() && m == now.Month() && d == now.Day() {
		return t.Format("15:04")
	}
	return dayOf(t, now) + " " + t.Format("15:04")
}

const trashedNotice = "In the trash for 30 days. u gives it back."
