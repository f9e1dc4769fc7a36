package voice

import (
	"cmp"
	"errors"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/school"
	"messup/journal/text"
)

// InWeeks says how far off something is.
func InWeeks(days date.Day) string {
	switch {
	case days < 7:
		return Say("within a week")
	case days < 14:
		return Say("in a week")
	}
	return Say("in %s weeks", TakeWord(int(days/7)))
}

// dayAhead names a day that is not far off as one says it.
func dayAhead(day, today date.Day) string {
	switch ahead := day - today; {
	case ahead <= 0:
		return Say("today")
	case ahead == 1:
		return Say("tomorrow")
	case ahead < 7:
		return Day(day, "Monday")
	case ahead == 7:
		return Say("next week")
	}
	return Dated(day, "2 January", today)
}

// dayAgo names a day that is over as one says it.
func dayAgo(day, today date.Day) string {
	switch ago := today - day; {
	case ago == 1:
		return Say("yesterday")
	case ago < 7:
		return Day(day, "Monday")
	}
	return Dated(day, "2 Jan", today)
}

// DayOf shows when something happened as briefly as can be understood: see Dated.
func DayOf(t, now time.Time) string {
	return Dated(date.DayOf(t), "2 Jan", date.DayOf(now))
}

// WeekdayOf is DayOf with the day of the week, where that is of this school year.
func WeekdayOf(t, now time.Time) string {
	day, today := date.DayOf(t), date.DayOf(now)
	if schoolYear(day) != schoolYear(today) {
		return DayOf(t, now)
	}
	return Day(day, "Mon _2 Jan")
}

// DayToCome is a day that is not far off, as briefly as can be.
func DayToCome(day, today date.Day) string {
	if day == today+1 {
		return Say("tomorrow")
	}
	return Day(day, "Mon _2 Jan")
}

// LastReview says when one last looked back.
func LastReview(day, today date.Day) string {
	return Say("Last review %s", Dated(day, "2 January", today))
}

// WhereAndWhen is an entry's class and when it happened, and that it is a
// draft if it is one.
func WhereAndWhen(e journal.Entry, now time.Time) string {
	var parts []string
	if class := text.CleanLine(e.Class); class != "" {
		parts = append(parts, class)
	}
	if !e.Happened.IsZero() {
		when := DayOf(e.Happened, now)
		if e.Happened.Year() == now.Year() { // of last year the time of day is no help
			when += " " + At(e.Happened, Clock)
		}
		parts = append(parts, when)
	}
	switch {
	case e.Kind == journal.Jot:
		parts = append(parts, Word(e.Kind))
	case e.Draft():
		parts = append(parts, Draft(0))
	}
	if e.LetGo != 0 {
		parts = append(parts, Say("let go"))
	}
	if e.Heavy {
		parts = append(parts, Say("heavy"))
	}
	return Joined(parts...)
}

// NothingLoose is said where a loose end was to be let go, and there is none.
const NothingLoose Phrase = "Nothing is asked of it: there is nothing to let go."

// Skipped says why something that came in was skipped.
func Skipped(why journal.Why) string {
	switch why {
	case journal.NewerHere:
		return Say("a newer one is here")
	case journal.AlreadyHere:
		return Say("already here")
	case journal.ChangedHere:
		return Say("changed here as well; the one here stays")
	case journal.DeletedHere:
		return Say("deleted here")
	case journal.GoneHere:
		return Say("deleted for good here")
	}
	return string(why)
}

// Status says what became of a check-in; of an open one, nothing.
func Status(s journal.Status) string {
	switch s {
	case journal.Done:
		return Say("done")
	case journal.Dropped:
		return Say("let go")
	}
	return ""
}

// Lacks says what a loose end lacks, and what a draft means to do, a thing each; day is
// how a day is written there.
func Lacks(end gather.LooseEnd, day func(date.Day) string) []string {
	said := make([]string, len(end.Lacks))
	for i, lack := range end.Lacks {
		switch said[i] = Word(lack); {
		case lack == gather.NoLesson:
			said[i] = Say("no lesson")
		case lack == gather.Undated:
			said[i] = Say("plan has no day")
		case lack == gather.Unspoken:
			said[i] = Say("not spoken to yet")
		case lack == gather.PutAway:
			said[i] = Say("put away until %s", day(end.Line.Away))
		case lack == gather.IsDraft && end.Line.Kind == journal.Jot: // as it is called in every list
			said[i] = Word(journal.Jot)
		}
	}
	if c := end.Means.Checkin; c.ID != "" {
		said = append(said, Say("speak to %s", text.CleanLine(c.Person))+forDay(c.Meant(), day))
	}
	if p := end.Means.Plan; p.ID != "" {
		said = append(said, Say("a plan")+forDay(p.Meant(), day))
	}
	return said
}

// forDay is in brackets for when something is meant; nothing if nobody said so.
func forDay(m school.Meant, day func(date.Day) string) string {
	switch {
	case *m.Day != 0:
		return " (" + day(*m.Day) + ")"
	case *m.Words != "":
		return " (" + occasion(m) + ")"
	}
	return ""
}

// LetGo says that an entry was let go, when, and why.
func LetGo(e journal.Entry) string {
	said := Say("let go %s", Day(e.LetGo, "2 Jan 2006"))
	if e.Why == "" {
		return said
	}
	return WithLine(said, text.CleanLine(e.Why))
}

// WeekOf names the week a review was in.
func WeekOf(r journal.Review) string {
	_, week := date.DayOf(r.Begun).ISOWeek()
	return Say("Week %d", week)
}

// ClockOf is when another window wrote: the time today, else the day as well.
func ClockOf(t, now time.Time) string {
	if y, m, d := t.Date(); y == now.Year() && m == now.Month() && d == now.Day() {
		return At(t, Clock)
	}
	return DayOf(t, now) + " " + At(t, Clock)
}

// occasion are the words that something without a day is meant for. Those that are known
// begin with a small letter, as they do everywhere: a phone writes "Next lesson". Those of a day
// are no occasion: it was over when they were said.
func occasion(m school.Meant) string {
	words := text.CleanLine(*m.Words)
	switch to, err := date.ParseNext(words, date.NewDay(2000, 1, 1)); {
	case to.Day != 0 || errors.Is(err, date.ErrPast):
		return Say("%s: no day yet", Quoted(words))
	case err != nil || to.Kind == date.Other:
		return words
	}
	return lowerFirst(words)
}

// MeantFor says for when something is meant: its day, with the period that was said, or
// its days, or else the person's words.
func MeantFor(m school.Meant, today date.Day) string {
	switch {
	case m.Day.IsZero():
		return occasion(m)
	case !m.From.IsZero():
		return Say("%s to %s", Dated(*m.From, "Mon 2 Jan", today), Dated(*m.Day, "Mon 2 Jan", today))
	}
	if period := m.Period(); period != "" {
		return Say("%s, period %s", Dated(*m.Day, "Monday 2 January", today), period)
	}
	return Dated(*m.Day, "Monday 2 January", today)
}

// DayUnderstood is MeantFor where somebody has just said it: that no day was read
// from the words, a person should know.
func DayUnderstood(m school.Meant, today date.Day) string {
	if words := text.CleanLine(*m.Words); m.Day.IsZero() && words != "" {
		return Say("%s: no day yet", Quoted(words))
	}
	return cmp.Or(MeantFor(m, today), Say(NoDayYet))
}

// MeantBriefly is MeantFor for a column.
func MeantBriefly(m school.Meant, today date.Day) string {
	switch {
	case m.Day.IsZero():
		return occasion(m)
	case !m.From.IsZero():
		return Say("until %s", Dated(*m.Day, "2 Jan", today))
	}
	return Dated(*m.Day, "Mon 2 Jan", today) + periodBriefly(m)
}

// periodBriefly is the period that was said beside a day; empty if none was.
func periodBriefly(m school.Meant) string {
	if period := m.Period(); period != "" {
		return Say(", p%s", period)
	}
	return ""
}

// Dated writes a day, with its year if that is another school year than the one of
// today: in November "2 March" is the one to come.
func Dated(day date.Day, layout Layout, today date.Day) string {
	if schoolYear(day) != schoolYear(today) {
		layout += " 2006"
	}
	return Day(day, layout)
}

// schoolYear is the calendar year a school year begins in: it is taken to begin in
// August. Where it does not, a few dates carry a year that could be left out.
func schoolYear(day date.Day) int {
	y, m, _ := day.UTC().Date()
	if m < time.August {
		return y - 1
	}
	return y
}

// DayOffered names one of the days to come, to be chosen.
func DayOffered(day, today date.Day) string {
	switch day {
	case today:
		return Say("today, %s", Dated(day, "Monday 2 January", today))
	case today + 1:
		return Say("tomorrow, %s", Dated(day, "Monday 2 January", today))
	}
	return Dated(day, "Monday 2 January", today)
}

// LessonOffered says a lesson of a class that one key gives a plan for its day.
func LessonOffered(l school.Lesson, today date.Day) string {
	said := DayOffered(l.Day, today)
	if l.Period != "" {
		said = Say("%s, period %s", said, l.Period)
	}
	return said + " · " + l.Class
}

// ComesNext says when a class meets next; nothing for none.
func ComesNext(l school.Lesson, today date.Day) string {
	if l.Class == "" {
		return ""
	}
	said := dayAhead(l.Day, today)
	if l.Period != "" {
		said = Say("%s, period %s", said, l.Period)
	}
	return said
}
