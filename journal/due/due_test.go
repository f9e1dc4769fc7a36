package due_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
	"messup/journal/school"
)

func dayOn(s string) date.Day {
	day, err := date.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return day
}

var winter = date.Break{From: dayOn("2026-12-21"), To: dayOn("2027-01-03")}

func at(day string) due.Day {
	return due.Day{Day: dayOn(day), Year: school.Year{Breaks: []date.Break{winter}}}
}

// planFor is a plan of an id for a day, or "" for none.
func planFor(id, day string) journal.Plan {
	p := journal.Plan{ID: journal.ID(id), Will: id, Made: time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC)}
	if day != "" {
		p.Day = dayOn(day)
	}
	return p
}

func ids(plans []journal.Plan) string {
	said := make([]string, len(plans))
	for i, p := range plans {
		said[i] = string(p.ID)
	}
	return strings.Join(said, " ")
}

func TestTheDeskKnowsTheDay(t *testing.T) {
	unit := planFor("unit", "2026-12-04")
	unit.From = dayOn("2026-11-16")
	later := planFor("later", "2026-12-04")
	w := due.Waiting{Plans: []journal.Plan{planFor("yesterday", "2026-11-18"), unit, planFor("today", "2026-11-19"), later, planFor("undated", "")}}
	if d := w.Desk(at("2026-11-19")); ids(d.Now) != "today unit" || ids(d.Asked) != "yesterday" {
		t.Errorf("now %q, asked %q", ids(d.Now), ids(d.Asked))
	}
	if d := w.Desk(at("2026-12-22")); len(d.Now)+len(d.Asked)+len(d.People)+len(d.Lessons) != 0 {
		t.Errorf("in a break the desk has %+v", d)
	}
	w.Plans = append(w.Plans, planFor("in the break", "2026-12-22"))
	if d := w.Desk(at("2027-01-04")); ids(d.Now) != "in the break" || strings.Contains(ids(d.Asked), "in the break") {
		t.Errorf("after the break now %q, asked %q", ids(d.Now), ids(d.Asked))
	}
	w.Plans = append(w.Plans, planFor("late in it", "2026-12-30"), planFor("of the day", "2027-01-04"), planFor("too", "2027-01-04"))
	if d := w.Desk(at("2027-01-04")); ids(d.Now) != "of the day too late in it" || d.More == 0 {
		t.Errorf("with some of the day now %q, %d more", ids(d.Now), d.More)
	}
}

// A plan of a free Friday is none of the weekend's: it stands among those of the day its
// class meets, and is asked about once that is over.
func TestAPlanOfAFreeFridayComesBackInItsNextLesson(t *testing.T) {
	classes, err := school.ParseTimetable("9B: mon 2, fri 1; 8C: tue 3")
	if err != nil {
		t.Fatal(err)
	}
	year := school.Year{Classes: classes, Breaks: []date.Break{{From: dayOn("2027-01-08"), To: dayOn("2027-01-08")}}}
	on := func(day string) due.Day { return due.Day{Day: dayOn(day), Year: year} }
	w := due.Waiting{Plans: []journal.Plan{planFor("9B", "2027-01-08"), planFor("8C", "2027-01-08"), planFor("none", "2027-01-08")}}
	w.Plans[0].Class, w.Plans[1].Class = "9B", "8C"
	for day, want := range map[string][2]string{
		"2027-01-09": {"", ""}, "2027-01-10": {"", ""}, "2027-01-11": {"9B none", ""}, "2027-01-12": {"8C", "9B none"}, "2027-01-13": {"", "9B 8C none"},
	} {
		if d := w.Desk(on(day)); ids(d.Now) != want[0] || ids(d.Asked) != want[1] {
			t.Errorf("on %s now %q, asked %q, want %q", day, ids(d.Now), ids(d.Asked), want)
		}
	}
	if r := w.Review(on("2027-01-09"), dayOn("2027-01-02")); len(r.Plans) > 0 {
		t.Errorf("on Saturday the review asks about %q", ids(r.Plans))
	}
}

func TestTheOldestIsAskedAboutToo(t *testing.T) {
	var w due.Waiting
	for i := range 9 {
		w.Plans = append(w.Plans, planFor(fmt.Sprint("p", i), fmt.Sprintf("2026-11-%02d", 10+i)))
	}
	if d := w.Desk(at("2026-11-25")); ids(d.Asked) != "p8 p7 p0" || d.More != len(w.Plans)-3 {
		t.Errorf("asked %q, and %d more of %d", ids(d.Asked), d.More, len(w.Plans))
	}
	w.Said.Plans = 2
	if d := w.Desk(at("2026-11-25")); ids(d.Asked) != "p8" {
		t.Errorf("after two answers asked %q", ids(d.Asked))
	}
	if r := w.Review(at("2026-11-25"), dayOn("2026-11-18")); ids(r.Plans) != "p0" {
		t.Errorf("after two answers the review asks %q", ids(r.Plans))
	}
	w.Said.Plans = 0
	w.Plans = append(w.Plans, planFor("undated", ""))
	w.Chosen = map[journal.ID]bool{"p5": true}
	if r := w.Review(at("2026-11-25"), dayOn("2026-11-18")); ids(r.Plans) != "p5 p0 undated" {
		t.Errorf("the review asks %q", ids(r.Plans))
	}
}

// Whoever passes over what a review asks is asked about something else in the next ones,
// until each plan has had its turn.
func TestWhatIsPassedOverKeepsNothingFromBeingAsked(t *testing.T) {
	for come := range 12 {
		for undated := range 4 {
			var w due.Waiting
			for i := range come {
				w.Plans = append(w.Plans, planFor(fmt.Sprint("p", i), fmt.Sprintf("2026-11-%02d", 10+i)))
			}
			for i := range undated {
				w.Plans = append(w.Plans, planFor(fmt.Sprint("u", i), ""))
			}
			asked := map[string]bool{}
			for ; w.Held < come+undated; w.Held++ {
				for _, p := range w.Review(at("2026-11-25"), dayOn("2026-11-18")).Plans {
					asked[string(p.ID)] = true
				}
			}
			if len(asked) != come+undated {
				t.Errorf("of %d plans and %d without a day it asks about %v", come, undated, asked)
			}
		}
	}
}

func TestBeforeAClassAreItsPlansOfTheWeek(t *testing.T) {
	unit := planFor("unit", "2026-12-18")
	unit.From = dayOn("2026-11-18")
	plans := []journal.Plan{planFor("undated", ""), unit, planFor("over", "2026-11-18"), planFor("next week", "2026-11-24"), planFor("friday", "2026-11-20"), planFor("other", "2026-11-19")}
	got, more := due.Before(plans, at("2026-11-19"), 0, func(p journal.Plan) bool { return p.ID != "other" })
	if ids(got) != "friday unit over" || more != 1 {
		t.Errorf("before it are %q", ids(got))
	}
	plans = []journal.Plan{planFor("undated", ""), planFor("long over", "2026-11-03"), planFor("over", "2026-11-18")}
	if got, _ := due.Before(plans, at("2026-11-19"), 0, func(journal.Plan) bool { return true }); ids(got) != "over long over undated" {
		t.Errorf("before it are %q", ids(got))
	}
	plans = []journal.Plan{planFor("undated", ""), planFor("later", "2026-12-01"), planFor("next", "2026-11-24"), planFor("over", "2026-11-18")}
	for lesson, want := range map[date.Day]string{0: "next over undated", dayOn("2026-11-20"): "over undated"} {
		if got, _ := due.Before(plans, at("2026-11-19"), lesson, func(journal.Plan) bool { return true }); ids(got) != want {
			t.Errorf("before a lesson on %v are %q", lesson, ids(got))
		}
	}
	back := at("2026-11-19") // the first day after a break
	back.Year.Breaks = []date.Break{{From: dayOn("2026-11-16"), To: dayOn("2026-11-18")}}
	plans = []journal.Plan{planFor("long over", "2026-11-03"), planFor("today", "2026-11-19"), planFor("in the break", "2026-11-17")}
	if got, _ := due.Before(plans, back, 0, func(journal.Plan) bool { return true }); ids(got) != "today in the break long over" {
		t.Errorf("before it are %q", ids(got))
	}
}

// For whatever somebody does, and however late they come: every open plan has a
// day, a range, or is a loose end; nothing falls due in a break; no more is asked
// than a day's amount; and whoever answers what is asked comes through it all.
func TestNothingIsSilentAndNothingIsTooMuch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year := school.Year{}
		for range rapid.IntRange(0, 2).Draw(t, "breaks") {
			from := dayOn("2026-11-01") + date.Day(rapid.IntRange(0, 200).Draw(t, "break"))
			year.Breaks = append(year.Breaks, date.Break{From: from, To: from + date.Day(rapid.IntRange(0, 20).Draw(t, "long"))})
		}
		today := dayOn("2026-11-02")
		var w due.Waiting
		for range rapid.IntRange(5, 60).Draw(t, "steps") {
			today += date.Day(rapid.SampledFrom([]int{0, 0, 1, 1, 3, 7, 60}).Draw(t, "days"))
			act(t, &w, year, today)
			day := due.Day{Day: today, Year: year}
			d, r := w.Desk(day), w.Review(day, today-7)
			for _, p := range w.Plans {
				if p.Waits() && p.Day == 0 != due.Loose(p) {
					t.Fatalf("%+v is neither dated nor a loose end", p)
				}
			}
			if !year.IsOpen(today) && len(d.Now)+len(d.Asked)+len(d.People)+len(d.Lessons) > 0 {
				t.Fatalf("%s is in a break, and the desk asks", today)
			}
			for _, p := range slices.Concat(d.Asked, r.Plans) {
				if p.Waits() && p.Day != 0 && year.Open(p.Day) > today {
					t.Fatalf("%s: asked before %s", today, year.Open(p.Day))
				}
			}
			if len(d.Now)+len(d.Asked) > due.Plans || len(d.Lessons) > due.Lessons || len(d.People) > due.People ||
				len(r.Plans) > due.Plans || len(r.Lessons) > due.Lessons || len(r.Checkins) > due.People {
				t.Fatalf("%s: too much at once: %d and %d, %d, %d; review %d, %d, %d", today,
					len(d.Now), len(d.Asked), len(d.Lessons), len(d.People), len(r.Plans), len(r.Lessons), len(r.Checkins))
			}
		}
		comesThrough(t, w, year, today)
	})
}

// act is one thing somebody does.
func act(t *rapid.T, w *due.Waiting, year school.Year, today date.Day) {
	switch rapid.IntRange(0, 3).Draw(t, "act") {
	case 0:
		p := journal.Plan{ID: journal.ID(fmt.Sprint("plan", len(w.Plans))), Will: "try", Made: today.UTC(), Edited: today.UTC()}
		p.By = rapid.SampledFrom([]string{"", "tomorrow", "next lesson", "this unit", "next unit", "in 3 weeks", "report cards"}).Draw(t, "by")
		to, err := p.Meant().Read(date.Moment{Day: today}, year)
		if err != nil {
			t.Fatal(err)
		}
		p.Meant().Set(to)
		w.Plans = append(w.Plans, p)
	case 1:
		w.Checkins = append(w.Checkins, journal.Checkin{ID: journal.ID(fmt.Sprint("c", len(w.Checkins))), Person: "somebody", Day: today + 2})
	case 2:
		l := journal.Lesson{ID: journal.ID(fmt.Sprint("l", len(w.Cards))), Text: "a lesson", Next: year.Open(today + journal.Gap(0))}
		w.Cards = append(w.Cards, journal.Card{Lesson: l})
	case 3:
		if len(w.Plans) == 0 {
			return
		}
		i := rapid.IntRange(0, len(w.Plans)-1).Draw(t, "moved")
		moved, err := w.Plans[i].Move("next week", "", today)
		if err != nil {
			t.Fatal(err)
		}
		w.Plans[i] = moved
	}
}

// comesThrough answers what each review asks, week by week, until nothing waits.
func comesThrough(t *rapid.T, w due.Waiting, year school.Year, today date.Day) {
	for week := 0; len(w.Plans) > 0; week++ {
		if week > 200 {
			t.Fatalf("%d plans are never asked about: %+v", len(w.Plans), w.Plans[0])
		}
		today += 7
		asked := w.Review(due.Day{Day: today, Year: year}, today-7).Plans
		w.Plans = slices.DeleteFunc(w.Plans, func(p journal.Plan) bool {
			return slices.ContainsFunc(asked, func(a journal.Plan) bool { return a.ID == p.ID })
		})
	}
}

// Where no timetable says when the next lesson is, somebody to be spoken to then is not
// kept waiting for a day that never comes.
func TestWhoeverIsToBeSpokenToNextLessonIsOnTheDesk(t *testing.T) {
	said := dayOn("2026-11-19").UTC()
	person := func(when string) journal.Checkin {
		return journal.Checkin{ID: "person", Person: "ELL teacher", When: when, Made: said}
	}
	for _, c := range []struct {
		when, day string
		there     bool
	}{
		{"next lesson", "2026-11-19", false}, {"next lesson", "2026-11-20", true}, {"Next lesson with 9B", "2026-11-30", true},
		{"report cards", "2026-11-30", false}, {"", "2026-11-30", false}, {"next lesson", "2026-12-22", false},
	} {
		w := due.Waiting{Checkins: []journal.Checkin{person(c.when)}}
		if d := w.Desk(at(c.day)); len(d.People) == 1 != c.there {
			t.Errorf("%q, said on 19 November: on %s the desk has %d people", c.when, c.day, len(d.People))
		}
	}
	moved := person("next lesson")
	moved.Moves = []journal.Move{{On: dayOn("2026-11-23")}}
	w := due.Waiting{Checkins: []journal.Checkin{moved}}
	if d := w.Desk(at("2026-11-23")); len(d.People) != 0 {
		t.Error("moved today to the next lesson, and on the desk today")
	}
	if d := w.Desk(at("2026-11-24")); len(d.People) != 1 {
		t.Error("moved yesterday to the next lesson, and not on the desk")
	}
}

// A review in a break asks nothing, and the next one asks about it all.
func TestAReviewInABreakAsksNothing(t *testing.T) {
	told := planFor("told", "2026-12-14")
	told.Result, told.Answered = journal.Did, dayOn("2026-12-16")
	w := due.Waiting{
		Plans:    []journal.Plan{planFor("before", "2026-12-17"), planFor("within", "2026-12-23"), told, planFor("undated", "")},
		Checkins: []journal.Checkin{{ID: "person", Person: "ELL teacher", Day: dayOn("2026-12-18")}, {ID: "some day", Person: "a parent"}},
		Cards:    []journal.Card{{Lesson: journal.Lesson{ID: "lesson", Next: dayOn("2026-12-15")}}},
	}
	if r := w.Review(at("2026-12-28"), dayOn("2026-12-11")); len(r.Plans)+len(r.Checkins)+len(r.Lessons)+len(r.More) != 0 {
		t.Errorf("in a break the review asks %+v", r)
	}
	r := w.Review(at("2027-01-08"), dayOn("2026-12-28"))
	if ids(r.Plans) != "told before undated" || len(r.Checkins) != 2 || len(r.Lessons) != 1 {
		t.Errorf("after it the review asks about %q, %d people, %d lessons", ids(r.Plans), len(r.Checkins), len(r.Lessons))
	}
}

// What is meant for one of the next days is told of ahead, the soonest first, and what lies
// further off is not.
func TestTheDeskLooksAhead(t *testing.T) {
	w := due.Waiting{
		Plans:    []journal.Plan{planFor("later", "2026-12-03"), planFor("tomorrow", "2026-11-20"), planFor("far", "2026-12-04"), planFor("today", "2026-11-19"), planFor("none", "")},
		Checkins: []journal.Checkin{{ID: "b", Day: dayOn("2026-11-25")}, {ID: "a", Day: dayOn("2026-11-21")}, {ID: "now", Day: dayOn("2026-11-19")}},
	}
	d := w.Desk(at("2026-11-19"))
	if ids(d.Ahead) != "tomorrow later" || ids(d.Now) != "today" {
		t.Errorf("ahead %q, now %q", ids(d.Ahead), ids(d.Now))
	}
	if len(d.Later) != 2 || d.Later[0].ID != "a" || d.Later[1].ID != "b" {
		t.Errorf("later %+v", d.Later)
	}
}
