package tui

import (
	"context"
	"fmt"
	"testing"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/tui/page"
	"messup/prompts"
)

// anAutumn is a journal of eighteen messes since September, in which something was marked,
// tried and used, with a school break and one entry that is marked heavy.
func anAutumn(d *driver) {
	set := prompts.Ten()
	moments := []string{"before", "middle", "first minutes", "middle", "end", "middle", "first minutes", "middle", "middle"}
	reasons := []string{"time already put in\nnothing else ready", "time already put in", "nothing else ready\nI did not notice", "the plan said so", "time already put in\nI did not notice"}
	strengths := []string{"noticing", "drawing it together", "noticing, saying so next day", "", "noticing"}
	titles := []string{"First assembly of the year", "Circuit practical without a fuse", "Metaphor gallery walk", "Seating plan by guess", "Ratio starter nobody could read", "Timeline on the floor", "Fraction wall, third attempt", "Lab stations", "Parent e-mail at ten at night"}
	var first journal.Entry
	for i := range 17 {
		e := d.blank(set)
		for role, value := range map[prompts.Role]string{prompts.Moment: moments[i%len(moments)], prompts.Reasons: reasons[i%len(reasons)], prompts.Strength: strengths[i%len(strengths)]} {
			e = withRole(e, set, role, value)
		}
		e = withRole(e, set, prompts.Lesson, fmt.Sprintf("Lesson number %d.", i))
		day := date.NewDay(2026, 9, 8) + date.Day(4*i)
		e = d.finished(titles[i%len(titles)], []string{"9B science", "8C maths", ""}[i%3], day.String()+" 10:30", e)
		if i == 0 {
			first = e
		}
	}
	someDraft := d.blank(set)
	someDraft.Title, someDraft.Class, someDraft.Happened, someDraft.Place = "Food web jigsaw", "9B science", at("2026-11-19 14:10"), set.Questions[2].ID
	d.save(someDraft.With(prompts.Shipped(), set.Questions[0], "That they explain it without the card."))
	d.finished("Three students added links", "9B science", "2026-10-14 11:15", d.blank(prompts.Win()))
	heavy := withRole(d.blank(set), set, prompts.Moment, "end")
	heavy.Heavy = true
	d.finished("The meeting", "", "2026-11-02 17:00", heavy)
	for i, came := range []journal.Outcome{journal.Better, journal.NotThereYet, journal.NotThereYet, journal.Worse} {
		d.tried(fmt.Sprintf("it rings for the %d. time", i+1), date.NewDay(2026, 10, 5)+date.Day(7*i), came)
	}
	d.uses(first.ID)
	if _, err := d.book.ChangeSettings(context.Background(), func(s *journal.Settings) {
		s.Breaks = []date.Break{{From: date.NewDay(2026, 8, 1), To: date.NewDay(2026, 8, 31)}, {From: date.NewDay(2026, 12, 21), To: date.NewDay(2027, 1, 3)}}
	}); err != nil {
		d.t.Fatal(err)
	}
}

// tried keeps a plan that was tried on a day.
func (d *driver) tried(when string, on date.Day, came journal.Outcome) {
	d.t.Helper()
	p, err := d.book.Plans.New()
	if err == nil {
		p.Class, p.When, p.Will = "9B science", when, "wait until all look up"
		p, err = d.book.Plans.Save(context.Background(), journal.Plan{}, p)
	}
	if err == nil {
		_, err = d.book.Plans.Save(context.Background(), p, p.Tell(journal.Report{Result: journal.Did, Outcome: came}, on))
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

// uses answers a lesson today: it was used, and helped.
func (d *driver) uses(lesson journal.ID) {
	d.t.Helper()
	if _, _, err := d.book.Lessons.Answer(context.Background(), lesson, journal.Helped, ""); err != nil {
		d.t.Fatal(err)
	}
}

func TestYearLooks(t *testing.T) {
	to := func(r page.Place) func(*driver) page.Place { return func(*driver) page.Place { return r } }
	onEverySize(t, "year", anAutumn, to(page.Year{}))
	onEverySize(t, "year-empty", func(*driver) {}, to(page.Year{}))
	onEverySize(t, "patterns", anAutumn, to(page.Patterns{}))
	onEverySize(t, "patterns-empty", func(*driver) {}, to(page.Patterns{}))
}

func TestTheYearIsWalkedByDayAndMonth(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		anAutumn(d)
		d.open(page.Home{}).keys("y").shows("August 2026 to July 2027", "Today, Thursday 19 November", "▌ ○ Food web jigsaw", "╹ Lesson number 0.")
		d.keys("left").shows("Wednesday 18 November").hides("Food web jigsaw")
		d.keys("right", "up").shows("Monday 19 October", "→ When it rings for the 3. time").keys("enter").keys("esc").shows("Monday 19 October")
		d.keys("home", "tab").shows("▌ ╹ Lesson number 0.").keys("enter").shows("Lesson number 0.").keys("esc").shows("Today, Thursday 19 November", "▌ ╹ Lesson number 0.")
		d.keys("down").shows("Saturday 19 December").keys("home", "pgup").shows("August 2025 to July 2026", "Wednesday 19 November")
		d.keys("pgdown").shows("August 2026 to July 2027", "Food web jigsaw").keys("esc").shows("Waiting")
	})
}

// The last of a month is the last of the next one, where that is shorter.
func TestAMonthOnFromItsLastDayIsALastDay(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Year{Day: date.NewDay(2027, 1, 31)}).keys("down").shows("Sunday 28 February").keys("down").shows("Sunday 28 March")
	})
}

func TestADraftOfTheYearIsWrittenOn(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		anAutumn(d)
		d.open(page.Year{}).shows("enter go on writing").keys("enter").shows("Why did I not stop and admit defeat?")
	})
}

func TestWhatIsHeavyIsInTheYearWhenAskedFor(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		anAutumn(d)
		d.open(page.Year{Day: date.NewDay(2026, 11, 2)}).shows("1 kept aside").hides("The meeting")
		d.keys("H").shows("The meeting").hides("kept aside").keys("H").hides("The meeting")
		d.open(page.Patterns{}).shows("from 18 messes", "1 kept aside").keys("H").shows("from 19 messes").keys("H").shows("from 18 messes")
		d.keys("H", "enter").shows("heavy:too").hides("kept aside")
	})
}

func TestANumberLeadsToTheEntriesBehindIt(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		anAutumn(d)
		d.open(page.Home{}).keys("P").shows("Patterns", "Eighteen are few: take it as a", "question, not as an answer.", "▌ before")
		d.keys("down", "down").shows("▌ middle").keys("enter").shows("Messes", `moment:"middle" since:2026-08-01`, "9 of 19").keys("esc", "esc").shows("▌ middle")
		d.keys("end").shows("▌ Lessons used").keys("enter").shows("The year").keys("esc")
		d.keys("up").shows("▌ worse").keys("enter").shows("Plans", `came:"worse"`, "When it rings for the 4. time").hides("2. time")
	})
}

// The groups of a class are those of a class, of a year those of a year.
func TestPatternsAreNarrowedByClassAndYear(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		anAutumn(d)
		d.open(page.Patterns{}).keys("tab").shows("9B science · from 7 messes since September").keys("enter").shows(`class:"9B science"`).keys("esc", "esc")
		d.keys("tab").shows("8C maths · from 6 messes").keys("tab").shows("  from 18 messes").keys("shift+tab").shows("8C maths")
		d.keys("left").shows("2025-26", "Nothing is marked in 2025-26.").keys("right").shows("from 18 messes")
		d.keys("y").shows("August 2026 to July 2027").keys("P").shows("from 18 messes")
	})
}

// What there is no room for is one key away, and then it is all there.
func TestAGroupIsShownWhole(t *testing.T) {
	drive(t, 40, 12, func(d *driver) {
		anAutumn(d)
		d.open(page.Patterns{}).keys("down", "down", "down", "down", "down", "down", "down").shows("▌ the plan said so").hides("Eighteen")
		d.open(page.Patterns{}).keys("down", "down", "down").shows("▌ end")
	})
	drive(t, 80, 24, func(d *driver) {
		anAutumn(d)
		for _, words := range []string{"waiting", "asking", "staying calm"} {
			d.finished("More of it", "9B science", "2026-11-10 09:00", withRole(d.blank(prompts.Ten()), prompts.Ten(), prompts.Strength, words))
		}
		d.open(page.Patterns{}).shows("2 more").hides("waiting").keys("down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down").shows("▌ 2 more").keys("enter").shows("waiting", "asking").hides("2 more")
	})
}
