package voice

import (
	"errors"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
)

// Understood says which day is read from words being typed: nothing while there are
// none, or none that name a time.
func Understood(m school.Meant, now date.Moment, year school.Year) string {
	today := now.Day
	to, err := m.Read(now, year)
	m.From, m.Day = &to.From, &to.Day
	switch {
	case err != nil:
		return Reason(err)
	case to.Day.IsZero() && (to.Kind == date.NextLesson || to.Kind == date.ThisLesson):
		return Say("no day yet; you are asked")
	case to.Day.IsZero():
		return ""
	case !to.From.IsZero():
		said := Say("%s to %s", Dated(to.From, "Mon 2 Jan", today), Dated(to.Day, "Mon 2 Jan", today))
		return Joined(said, overBreak(to, today, year), AfterBreak(m, today, year), Say("or write: until 18 dec"))
	}
	said := Joined(lessonOn(to, m, now, year), Instead(m, to.Day, year), AfterBreak(m, today, year))
	unclear := func(l school.Lesson) bool { return l.Bell < 0 && !year.Over(now) }
	if to.Kind == date.NextLesson && to.Day != today && slices.ContainsFunc(year.Of(m.Class, today), unclear) {
		said = Joined(said, Say("or write: today"))
	}
	return said
}

// Ahead says which day is read from words, written at a moment, for what is no plan, with
// the lessons of a class if it is about one: as Understood does, but nobody asks for a
// day that the words do not name.
func Ahead(words, class string, said, now date.Moment, year school.Year) string {
	var from, day date.Day
	m := school.Meant{Words: &words, Class: class, From: &from, Day: &day, Said: said}
	to, err := m.Read(now, year)
	if err == nil && to.Day.IsZero() && to.Kind != date.Other {
		return Say(NoDayYet)
	}
	shown := Understood(m, now, year)
	for _, w := range strings.Fields(strings.ToLower(words)) {
		if hour, minute, is := date.ParseClock(strings.Trim(w, ",;()")); is && err == nil && !to.Day.IsZero() && to.From.IsZero() {
			return Say("%s at %s", shown, ClockAt(hour, minute))
		}
	}
	return shown
}

// Until says up to which day something rests, as it is read from words being typed.
func Until(words string, today date.Day) string {
	switch to, err := date.ParseNext(words, today); {
	case errors.Is(err, date.ErrPast):
		return Sentence(date.ErrPast)
	case err != nil || to.Day.IsZero():
		return ""
	default:
		return Dated(to.Day, "Monday 2 January", today)
	}
}

// Happened says which day in the past, and at what time, is read from words being typed:
// nothing while there are none, or none that name one.
func Happened(words string, now time.Time) string {
	at, err := date.ParsePast(words, now)
	switch {
	case errors.Is(err, date.ErrAhead):
		return Sentence(date.ErrAhead)
	case err != nil:
		return ""
	}
	said := Dated(date.DayOf(at), "Mon 2 Jan", date.DayOf(now))
	switch {
	case date.DayOf(at) == date.DayOf(now):
		said = Say("today, %s %s", said, At(at, Clock))
	case at.Hour() != 12 || at.Minute() != 0: // noon is a day without a time
		said += " " + At(at, Clock)
	}
	if period := school.PeriodIn(words); period != "" {
		said = Say("%s, period %s", said, period)
	}
	return said
}

// Breaks says which days are read as breaks: nothing while the words are none.
func Breaks(words string, today date.Day) string {
	breaks, err := journal.ParseBreaks(words, today)
	if err != nil {
		return ""
	}
	said := make([]string, len(breaks))
	for i, b := range breaks {
		said[i] = Away(b, func(d date.Day) string { return Dated(d, "Mon 2 Jan", today) })
	}
	return Joined(said...)
}

// Turns says from which day the words of a cycle are read; nothing while they are none, or
// are those that are kept.
func Turns(words string, kept school.Turns, today date.Day) string {
	c, err := school.ParseCycle(school.ReadTurns(words, today))
	if err != nil || c.From.IsZero() || words == string(kept) {
		return ""
	}
	return Dated(c.From, "Monday 2 January", today)
}

// Away names the days of a break, from the first to the last; a single one is named once.
func Away(b date.Break, name func(date.Day) string) string {
	if b.From == b.To {
		return name(b.From)
	}
	return Say("%s to %s", name(b.From), name(b.To))
}

// BreaksWritten are breaks as one types them: without the year where that is read as the
// same days, tomorrow too; in figures where no words are.
func BreaksWritten(breaks []date.Break, today date.Day) string {
	said := make([]string, len(breaks))
	for i, b := range breaks {
		said[i] = b.From.String() + ".." + b.To.String()
		for _, layout := range []Layout{"2 Jan 2006", "2 Jan"} {
			words := Away(b, func(d date.Day) string { return Day(d, layout) })
			if isBreak(words, b, today) && isBreak(words, b, today+1) {
				said[i] = words
			}
		}
	}
	return strings.Join(said, ", ")
}

// isBreak reports whether words are read as a break.
func isBreak(words string, b date.Break, today date.Day) bool {
	read, err := journal.ParseBreaks(words, today)
	return err == nil && len(read) == 1 && read[0] == b
}

// overBreak says which break a range of days leaves out; nothing if it has none in it.
func overBreak(to date.Next, today date.Day, year school.Year) string {
	for _, b := range year.Breaks {
		if to.From <= b.To && b.From <= to.Day {
			return Say("without the break, %s", Away(b, func(d date.Day) string { return Dated(d, "2 Jan", today) }))
		}
	}
	return ""
}

// lessonOn names a day, and which lesson it is of those of a class: the one whose period
// was said, or else the first that is still to come.
func lessonOn(to date.Next, m school.Meant, now date.Moment, year school.Year) string {
	said := Dated(to.Day, "Monday 2 January", now.Day)
	if to.Day == now.Day {
		said = Say("today, %s", said)
	}
	asked := m.Period()
	for _, l := range year.Of(m.Class, to.Day) {
		gone := to.Day == now.Day && (l.Bell < 0 && year.Over(now) || to.Kind == date.NextLesson && l.Bell <= now.Minute)
		if l.Period == "" || gone || asked != "" && l.Period != asked {
			continue
		}
		said = Say("%s, period %s", said, l.Period)
		if to.Day == now.Day && l.Bell >= 0 {
			said = Say("%s at %s", said, ClockAt(l.Bell/60, l.Bell%60))
		}
		return said
	}
	if asked != "" {
		return Say("%s, period %s", said, asked)
	}
	return said
}

// Instead says that a class has another period on a day than the one that was said, or
// no lesson; nothing if the timetable has that period, or knows nothing of the class, or
// the day is in a break.
// What was said stays: whoever said it may have swapped the lesson.
func Instead(m school.Meant, day date.Day, year school.Year) string {
	asked := m.Period()
	if asked == "" || day.IsZero() || !year.IsOpen(day) || !year.Knows(m.Class) {
		return ""
	}
	var class string
	var has []string
	for _, l := range year.Of(m.Class, day) {
		if l.Period == asked || l.Period == "" {
			return ""
		}
		class, has = l.Class, append(has, l.Period)
	}
	switch weekday := Weekday(day.Weekday()); len(has) {
	case 0:
		return Say("%s has no lesson on %s", text.CleanLine(m.Class), weekday)
	case 1:
		return Say("%s has period %s on %s", class, has[0], weekday)
	default:
		return Say("%s has periods %s on %s", class, strings.Join(has, Say(" and ")), weekday)
	}
}

// AfterBreak says that the day something is meant for is in a break, and when it comes
// back; nothing of any other day.
func AfterBreak(m school.Meant, today date.Day, year school.Year) string {
	if to := year.Moves(m, school.Year{}); to != 0 {
		return Say("in a break: it comes back %s", Dated(to, "Monday 2 January", today))
	}
	return ""
}

// takeWas says for which day a plan was whose day went by while it was written down, and
// asks what happened, or when it comes back after a break.
func takeWas(p journal.Plan, today date.Day, year school.Year) string {
	if back := year.Comes(p.Meant()); back < today {
		return Say("%s was for %s. What happened?", TakeTitle(p.Take), dayAgo(back, today))
	}
	return Say("%s was for %s.", TakeTitle(p.Take), Joined(dayAgo(p.Day, today), AfterBreak(p.Meant(), today, year)))
}

// MovedByBreaks says what the breaks of now move that those of before did not, and to
// when: a plan or a person a line, the earliest first.
func MovedByBreaks(plans []journal.Plan, people []journal.Checkin, before, now school.Year, today date.Day) (lines []string) {
	type meant struct {
		school.Meant
		what string
	}
	all := make([]meant, 0, len(plans)+len(people))
	for _, p := range plans {
		all = append(all, meant{p.Meant(), PlanSentence(p)})
	}
	for _, c := range people {
		all = append(all, meant{c.Meant(), SpeakTo(c)})
	}
	slices.SortStableFunc(all, func(a, b meant) int { return int(*a.Day - *b.Day) })
	for _, m := range all {
		if to := now.Moves(m.Meant, before); to != 0 && *m.Day >= today {
			lines = append(lines, Say("%s comes back %s: %s", Dated(*m.Day, "2 Jan", today), Dated(to, "Mon 2 Jan", today), m.what))
		}
	}
	return lines
}

// KeptMoving says that the settings are kept, and how much a break moved.
func KeptMoving(moved []string) string {
	switch len(moved) {
	case 0:
		return Say("Kept.")
	case 1:
		return Say("Kept. %s", moved[0])
	}
	return Say("Kept. %d things in the break come back after it.", len(moved))
}
