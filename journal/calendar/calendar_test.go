package calendar_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/calendar"
	"messup/journal/date"
	"messup/journal/exchange"
)

func dayOn(s string) date.Day {
	day, err := date.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return day
}

var made = time.Date(2026, 11, 10, 9, 0, 0, 0, time.FixedZone("", -5*3600))

// some is a journal with one of each that has a day, and some that have none.
func some() journal.Archive {
	plan := func(id, day string) journal.Plan {
		return journal.Plan{ID: journal.ID(id), Rev: 3, Take: 2, When: "six minutes; are, over", Will: "turn cards\\face down", Class: "9B science", Day: dayOn(day), Made: made, Edited: made.Add(time.Hour)}
	}
	period, unit, dropped, inBreak, undated := plan("period", "2026-11-19"), plan("unit", "2026-12-04"), plan("dropped", "2026-11-20"), plan("inbreak", "2026-12-22"), plan("undated", "2026-11-20")
	unit.From = dayOn("2026-11-16")
	dropped.Result = journal.LetGo
	undated.Day = 0
	period.LookFor = "four groups\nof six"
	return journal.Archive{
		OfEntries: journal.OfEntries{
			Plans: []journal.Plan{period, unit, dropped, inBreak, undated},
			Checkins: []journal.Checkin{
				{ID: "person", Rev: 1, Person: "Ümit’s mother 🧑‍🏫", FirstWords: "two cards, ten minutes", Day: dayOn("2026-11-23"), Made: made},
				{ID: "someday", Rev: 1, Person: "nobody", Made: made},
			},
		},
		Reviews: []journal.Review{
			{ID: "held", Rev: 2, Begun: made, Edited: made, Finished: made, Recorded: []journal.Recorded{{Stop: journal.StopPeople, Line: "x"}}},
			{ID: "before", Begun: made.AddDate(0, 0, -7), Finished: made, Recorded: []journal.Recorded{{Stop: journal.StopPeople, Line: "x"}}},
		},
		Settings: journal.Settings{Rev: 4, Edited: made, Timetable: "9B science: mon 2, thu 2, fri 3", Bells: "2 9:40, 3 10:50", Breaks: []date.Break{{From: dayOn("2026-12-21"), To: dayOn("2027-01-03")}}},
	}
}

func written(t testing.TB, c calendar.Calendar, a journal.Archive) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.Write(&b, exchange.Of(a)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWhatHasADayIsAnEntry(t *testing.T) {
	events := parsed(t, written(t, calendar.Calendar{}, some()))
	for uid, want := range map[string]string{
		"messup-plan-period":           "20261119T094000 to 20261119T105000 Take two (period)",
		"messup-plan-unit":             "20261116 to 20261205 Take two (unit)",
		"messup-plan-dropped":          "20261120T105000 to 20261120T115000 Take two (droppe) CANCELLED",
		"messup-plan-inbreak":          "20270104T094000 to 20270104T105000 Take two (inbrea)",
		"messup-person-person":         "20261123 to 20261124 Speak to somebody (person)",
		"messup-review-after-held":     "20261117 to 20261118 Look back at the week",
		"messup-break-2026-12-21":      "20261221 to 20270104 School break",
		"messup-plan-undated":          "",
		"messup-person-someday":        "",
		"messup-review-after-before":   "",
		"messup-plan-somebody's words": "",
	} {
		e, there := events[uid]
		got := ""
		if there {
			got = e["DTSTART"] + " to " + e["DTEND"] + " " + e["SUMMARY"] + strings.TrimPrefix(" "+e["STATUS"], " CONFIRMED")
		}
		if got != want {
			t.Errorf("%s is %q, want %q", uid, got, want)
		}
	}
	if e := events["messup-plan-period"]; e["DTSTAMP"] != "20261110T150000Z" || e["SEQUENCE"] != "3" {
		t.Errorf("it was changed at %s, in the revision %s", e["DTSTAMP"], e["SEQUENCE"])
	}
}

// A calendar lies on a server: nothing a person wrote is in it unless they said so, a class
// and a name neither.
func TestNoWordOfTheJournalIsInIt(t *testing.T) {
	plain, worded := written(t, calendar.Calendar{}, some()), written(t, calendar.Calendar{Words: true}, some())
	for _, word := range []string{"six", "cards", "9B", "science", "groups", "mother", "mit", "ten", "face"} {
		if strings.Contains(strings.ReplaceAll(plain, "\r\n ", ""), word) {
			t.Errorf("%q is in it", word)
		}
		if word != "mit" && !strings.Contains(strings.ReplaceAll(worded, "\r\n ", ""), word) {
			t.Errorf("%q is not in it, and was asked for", word)
		}
	}
	said := parsed(t, worded)
	if got, want := said["messup-plan-period"]["SUMMARY"], `9B science: When six minutes; are, over, I will turn cards\face down`; got != want {
		t.Errorf("with words it is %q, want %q", got, want)
	}
	if got := said["messup-plan-period"]["DESCRIPTION"]; got != "Look for: four groups\nof six" {
		t.Errorf("it is described as %q", got)
	}
}

// What is written again after a change takes the place of what was there: the same things
// have the same names, and another day and revision.
func TestASecondOneUpdatesTheFirst(t *testing.T) {
	a := some()
	before := parsed(t, written(t, calendar.Calendar{}, a))
	a.Plans[0].Day, a.Plans[0].Rev, a.Plans[0].Edited = dayOn("2026-11-27"), 4, made.Add(48*time.Hour)
	after := parsed(t, written(t, calendar.Calendar{}, a))
	if len(before) != len(after) {
		t.Fatalf("%d entries became %d", len(before), len(after))
	}
	was, is := before["messup-plan-period"], after["messup-plan-period"]
	if is["DTSTART"] != "20261127T105000" || is["SEQUENCE"] <= was["SEQUENCE"] || is["DTSTAMP"] <= was["DTSTAMP"] {
		t.Errorf("moved it is %v", is)
	}
}

// What was done before its day is behind, and in a calendar that had it ahead it moves.
func TestWhatIsDoneDoesNotStandAhead(t *testing.T) {
	a := some()
	a.Plans[0].Result, a.Plans[0].Answered, a.Plans[0].Rev = journal.Did, dayOn("2026-11-12"), 4
	a.Plans[1].Result, a.Plans[1].Answered = journal.DidElse, dayOn("2026-11-18")
	a.Plans[2].Answered = dayOn("2026-11-12")
	a.Plans[3].Result, a.Plans[3].Answered = journal.Did, dayOn("2027-01-08")
	a.Checkins[0].Status, a.Checkins[0].Answered = journal.Done, dayOn("2026-11-12")
	events := parsed(t, written(t, calendar.Calendar{}, a))
	for uid, want := range map[string]string{
		"messup-plan-period":   "20261112 to 20261113 CONFIRMED 4",
		"messup-plan-unit":     "20261118 to 20261119 CONFIRMED 3",
		"messup-plan-dropped":  "20261120T105000 to 20261120T115000 CANCELLED 3", // found there by who has it
		"messup-plan-inbreak":  "20261222 to 20261223 CONFIRMED 3",               // answered late, it keeps its day
		"messup-person-person": "20261112 to 20261113 CONFIRMED 1",
	} {
		e := events[uid]
		if got := strings.Join([]string{e["DTSTART"], "to", e["DTEND"], e["STATUS"], e["SEQUENCE"]}, " "); got != want {
			t.Errorf("%s is %q, want %q", uid, got, want)
		}
	}
}

// A class of its own is written without the settings: then who writes it knows the timetable.
func TestTheTimetableMayComeFromElsewhere(t *testing.T) {
	a := some()
	set := a.Settings
	a.Settings = journal.Settings{}
	if e := parsed(t, written(t, calendar.Calendar{}, a))["messup-plan-period"]; e["DTSTART"] != "20261119" {
		t.Errorf("without a timetable it begins %s", e["DTSTART"])
	}
	if e := parsed(t, written(t, calendar.Calendar{Settings: set}, a))["messup-plan-period"]; e["DTSTART"] != "20261119T094000" {
		t.Errorf("with one it begins %s", e["DTSTART"])
	}
}

func TestACalendarWithoutAnEntryIsNone(t *testing.T) {
	if err := (calendar.Calendar{}).Write(&bytes.Buffer{}, exchange.Of(journal.Archive{})); !errors.Is(err, calendar.ErrNothing) {
		t.Errorf("the error is %v", err)
	}
}

// Whatever somebody wrote, the file is one, and says it as it was.
func TestEveryTextComesThrough(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		words := rapid.StringOf(rapid.RuneFrom([]rune("aé界👩\u200d🏫,;:\\\"n \n\r\t\x1b\u202e="))).Draw(r, "words")
		a := journal.Archive{OfEntries: journal.OfEntries{Plans: []journal.Plan{{ID: "p", Take: 1, Will: "x" + words, Class: words, LookFor: "y" + words, Day: dayOn("2026-11-19"), Made: made}}}}
		e := parsed(t, written(t, calendar.Calendar{Words: true}, a))["messup-plan-p"]
		if e == nil || strings.ContainsAny(e["SUMMARY"]+e["DESCRIPTION"], "\r\x1b\u202e") || !strings.HasPrefix(e["DESCRIPTION"], "Look for: y") {
			r.Fatalf("%q became %v", words, e)
		}
	})
}

// parsed reads a calendar as strictly as RFC 5545 has it, and returns its entries by their UID.
func parsed(t testing.TB, file string) map[string]map[string]string {
	t.Helper()
	if !strings.HasSuffix(file, "\r\n") || strings.Contains(strings.ReplaceAll(file, "\r\n", ""), "\n") || strings.Contains(strings.ReplaceAll(file, "\r\n", ""), "\r") {
		t.Fatalf("lines do not end with CR and LF:\n%q", file)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(file, "\r\n"), "\r\n") {
		if len(line) > 75 || line == "" || !utf8.ValidString(line) {
			t.Errorf("%q has %d octets", line, len(line))
		}
	}
	lines := strings.Split(strings.TrimSuffix(strings.ReplaceAll(file, "\r\n ", ""), "\r\n"), "\r\n")
	head := []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//messup//messup//EN", "CALSCALE:GREGORIAN"}
	if len(lines) < 6 || !slices.Equal(lines[:4], head) || lines[len(lines)-1] != "END:VCALENDAR" {
		t.Fatalf("it is no calendar:\n%s", file)
	}
	events := map[string]map[string]string{}
	var e map[string]string
	for _, line := range lines[4 : len(lines)-1] {
		name, value, is := strings.Cut(line, ":")
		name, param, hasParam := strings.Cut(name, ";")
		switch {
		case !is:
			t.Fatalf("%q is no line", line)
		case line == "BEGIN:VEVENT" && e == nil:
			e = map[string]string{}
		case line == "END:VEVENT" && e != nil:
			complete(t, e)
			if events[e["UID"]] != nil {
				t.Errorf("%s is there twice", e["UID"])
			}
			events[e["UID"]], e = e, nil
		case e == nil:
			t.Fatalf("%q stands in no entry", line)
		case e[name] != "":
			t.Errorf("%s is said twice", name)
		case hasParam && param != "VALUE=DATE":
			t.Errorf("%q is not known", param)
		default:
			e[name] = unescaped(t, name, value)
			if hasParam {
				e[name+";"] = param
			}
		}
	}
	if len(events) == 0 || e != nil {
		t.Fatal("an entry is not closed, or there is none")
	}
	return events
}

// complete wants what an entry must have, and days that follow one another.
func complete(t testing.TB, e map[string]string) {
	t.Helper()
	for _, name := range []string{"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS"} {
		if e[name] == "" {
			t.Errorf("%s has no %s", e["UID"], name)
		}
	}
	if _, err := time.Parse("20060102T150405Z", e["DTSTAMP"]); err != nil {
		t.Error(err)
	}
	layout := "20060102T150405"
	if e["DTSTART;"] != e["DTEND;"] {
		t.Errorf("%s begins with a day and ends with a time, or the other way", e["UID"])
	} else if e["DTSTART;"] != "" {
		layout = "20060102"
	}
	from, err := time.Parse(layout, e["DTSTART"])
	to, toErr := time.Parse(layout, e["DTEND"])
	if err = errors.Join(err, toErr); err != nil || !to.After(from) {
		t.Errorf("%s is from %s to %s: %v", e["UID"], e["DTSTART"], e["DTEND"], err)
	}
}

// unescaped reads a text: outside of a backslash no comma and no semicolon stands in one.
func unescaped(t testing.TB, name, s string) string {
	t.Helper()
	if !slices.Contains([]string{"SUMMARY", "DESCRIPTION", "UID"}, name) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && strings.ContainsRune(`\,;`, rune(s[i+1])):
			i++
			b.WriteByte(s[i])
		case c == '\\' && i+1 < len(s) && (s[i+1] == 'n' || s[i+1] == 'N'):
			i++
			b.WriteByte('\n')
		case c == '\\' || c == ',' || c == ';' || c < ' ' && c != '\t':
			t.Errorf("%s is not escaped: %q", name, s)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
