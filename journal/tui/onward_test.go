package tui

import (
	"fmt"
	"image/color"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/tui/page"
	"messup/prompts"
)

// Somebody named in two messes as one to ask earlier becomes somebody to talk
// to with one key.
func TestWhoeverIsNamedTwiceIsAConversation(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		for _, title := range []string{"one", "two"} {
			d.finished(title, "9B", "2026-11-18 10:00", withRole(d.blank(prompts.Ten()), prompts.Ten(), prompts.AskEarlier, "vice-principal"))
		}
		d.open(atStop(journal.StopPeople)(d)).shows("vice-principal", "Named more than once")
		d.keys("c").shows("vice-principal").keys("enter", "enter", "text:Two minutes?", "enter", "enter")
		all, err := d.book.People.All(t.Context(), false)
		if err != nil || len(all) != 1 || all[0].Person != "vice-principal" || all[0].FirstWords != "Two minutes?" {
			t.Errorf("kept %+v, %v", all, err)
		}
		d.open(atStop(journal.StopPeople)(d)).shows("vice-principal", "Two minutes?").hides("Named more than once")
	})
}

func TestAMovedPlanCanBeTheOneThing(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(dueTake(d)).keys("3", "text:next week", "enter", "enter")
		d.open(atStop(journal.StopNextWeek)(d)).shows("One thing to try next week", "moved plan")
		d.keys("1").shows("Read your plan through once", "turn cards face down").keys("enter").shows("One thing to try: turn cards face down")
		if plans, err := d.book.Plans.All(t.Context(), true); err != nil || len(plans) != 2 {
			t.Errorf("taking it up made another: %d plans, %v", len(plans), err)
		}
	})
}

// movedIntoABreak moves a plan to 27 November, which is then in a break until 1 December.
func movedIntoABreak(d *driver) {
	p := undated(d)
	moved, err := p.Move("27 nov", "", date.DayOf(d.book.Now()))
	if err == nil {
		_, err = d.book.Plans.Save(d.t.Context(), p, moved)
	}
	if err == nil {
		_, err = d.book.ChangeSettings(d.t.Context(), func(s *journal.Settings) {
			s.Breaks = []date.Break{{From: date.NewDay(2026, 11, 27), To: date.NewDay(2026, 12, 1)}}
		})
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

// One whose day went by is asked for another; one key is not enough to plan for a day that
// is over. It is asked about the day it stood on, which was the first one after the break.
func TestAMovedPlanOfADayThatIsOverIsAskedForAnother(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		movedIntoABreak(d.onDay(7))
		d = d.onDay(14)
		d.open(page.Home{}).shows("When expert groups have had", "turn the cards face down. What happened?", "yesterday").hides("Friday")
		d.open(atStop(journal.StopNextWeek)(d)).shows("moved plan").keys("1").hides("Read your plan through once").shows("It was for Friday 27 November. For when is it now?")
		d.keys("text:monday").shows("→ Monday 7 December").keys("enter").shows("Read your plan through once", "Monday 7 December").keys("enter").shows("turn the cards face down · Mon 7 Dec")
	})
}

// In the break its day is not over yet: it comes back after it.
func TestAMovedPlanThatComesBackAfterABreakKeepsItsDay(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		movedIntoABreak(d.onDay(7))
		d = d.onDay(9)
		d.open(atStop(journal.StopNextWeek)(d)).shows("moved plan").keys("1").hides("For when is it now?").shows("Read your plan through once", "in a break: it comes back")
	})
}

// weeksAway leaves two drafts, then forty days without a review.
func weeksAway(d *driver) {
	d.before(45, func(b *book.Book) {
		for _, title := range []string{"second draft", "first draft"} {
			e := d.blank(prompts.Ten())
			e.Title = title
			e = e.With(prompts.Shipped(), prompts.Ten().Questions[1], "Half the "+title+" was read aloud.")
			if title == "first draft" {
				for role, words := range map[prompts.Role]string{prompts.WouldTry: "read it alone first", prompts.PlanWhen: "it rains", prompts.PlanWill: "read", prompts.Person: "Ana"} {
					e = withRole(e, prompts.Ten(), role, words)
				}
			}
			if _, _, err := b.Entries.Save(d.t.Context(), journal.Entry{}, e); err != nil {
				d.t.Fatal(err)
			}
		}
	})
	d.before(40, func(b *book.Book) {
		r, _, err := b.Reviews.StartOrResume(d.t.Context())
		if err != nil {
			d.t.Fatal(err)
		}
		if _, err = b.Reviews.Change(d.t.Context(), r.ID, func(r journal.Review) journal.Review { return r.Record("", "x") }); err != nil {
			d.t.Fatal(err)
		}
		if _, err = b.Reviews.Finish(d.t.Context(), r.ID); err != nil {
			d.t.Fatal(err)
		}
	})
}

func TestOlderDraftsLook(t *testing.T) {
	onEverySize(t, "review-drafts", weeksAway, reviewing)
	onEverySize(t, "review-drafts-only", weeksAway, reviewing, "k")
}

// Of an older draft one sentence may be kept: it is closed with it, and its words stay.
// What was left half planned in it is not taken up.
func TestOlderDraftsLeaveOnlyTheirLesson(t *testing.T) {
	drive(t, 80, 30, func(d *driver) {
		weeksAway(d)
		d.open(page.Review{}).shows("leave only their lesson").keys("k").shows("1 of 2", "first draft", "read it alone first", "stays there")
		d.keys("enter").shows("2 of 2", "second draft", "Kept. What you wrote is closed with it.").keys("ctrl+n")
		d.shows("Weekly review · Arrive", "second draft").hides("first draft")
		e, l := d.entryNamed("first draft"), lessonOf(d, "first draft")
		if e.Draft() || e.Answers[0].Text != "Half the first draft was read aloud." {
			t.Errorf("the draft is %+v", e)
		}
		if l.Text != "read it alone first" || l.State != journal.Carried {
			t.Errorf("its lesson is %+v", l)
		}
		plans, err := d.book.Plans.All(t.Context(), true)
		people, errPeople := d.book.People.All(t.Context(), true)
		if err != nil || errPeople != nil || len(plans)+len(people) > 0 {
			t.Errorf("taken up were %v and %v, %v, %v", plans, people, err, errPeople)
		}
		d.keys("k").shows("1 of 1", "second draft").keys("enter").shows("second draft")
		if !d.entryNamed("second draft").Draft() {
			t.Error("a draft without a sentence was closed")
		}
		d.keys("k", "text:Say it", "esc").hides("second draft")
		if l := lessonOf(d, "second draft"); l.Text != "Say it" {
			t.Errorf("its lesson is %+v", l)
		}
	})
}

// What was closed before the rest was left is not offered again.
func TestLeavingOlderDraftsShowsWhatIsLeft(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		weeksAway(d)
		d.open(page.Review{}).keys("k", "enter", "esc").shows("Arrive", "second draft").hides("first draft")
	})
}

// Where there is no room to carry the sentence it is asked what makes room.
func TestAKeptSentenceMayBeOneTooMany(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		weeksAway(d)
		d.before(1, func(b *book.Book) {
			for i := range journal.UsualCarried {
				l, err := b.Lessons.New()
				if err != nil {
					t.Fatal(err)
				}
				l.Text = fmt.Sprintf("Lesson number %d.", i+1)
				if _, err := b.Lessons.Save(t.Context(), l); err != nil {
					t.Fatal(err)
				}
			}
		})
		d.open(page.Review{}).keys("k", "enter").shows("Room for one more", "read it alone first").keys("s").shows("Arrive", "second draft").hides("first draft")
	})
}

// After weeks away the drafts from before are settled in one go.
func TestOlderDraftsArePutAwayAtOnce(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		weeksAway(d)
		d.open(page.Review{}).shows("Last review was 40 days ago", "first draft", "second draft")
		d.keys("z", "text:4 jan", "enter").shows("Put away.").hides("first draft")
		for _, title := range []string{"first draft", "second draft"} {
			if e := d.entryNamed(title); e.Away.String() != "2027-01-04" {
				t.Errorf("%s is put away until %s", title, e.Away)
			}
		}
	})
}

func TestMoreLessonsThatAreDueComeWhenAskedFor(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.before(30, func(b *book.Book) {
			for i := range 5 {
				l, err := b.Lessons.New()
				if err != nil {
					t.Fatal(err)
				}
				l.Text, l.When = fmt.Sprintf("Lesson number %d.", i+1), "the bell rings"
				if _, err := b.Lessons.Save(t.Context(), l); err != nil {
					t.Fatal(err)
				}
			}
		})
		d.open(atStop(journal.StopLessons)(d)).shows("1 of 3").keys("+").shows("1 of 5").keys("+").shows("1 of 5").keys("space")
		for i := range 4 {
			d.keys("2", "space").shows(fmt.Sprintf("%d of 5", i+2))
		}
	})
}

func TestAChanceThatWentByBecomesAPlan(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(card("Lab stations")(d)).keys("5").shows("Make it a plan").keys("p")
		d.shows("Ask before the third reminder").keys("text:they line up", "enter", "text:ask first", "enter", "text:monday", "enter")
		d.shows("The plan is set for Monday 23 November.").hides("Make it a plan")
		plans, err := d.book.Plans.All(t.Context(), false)
		if err != nil || !slices.ContainsFunc(plans, func(p journal.Plan) bool { return p.Will == "ask first" && p.When == "they line up" }) {
			t.Errorf("kept %+v, %v", plans, err)
		}
	})
}

func TestAnEntryIsMarkedHeavyWhereItEnds(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Write{ID: d.entryNamed("Food web jigsaw").ID}).keys("enter", "enter", "H").shows("Marked heavy.")
		if !d.entryNamed("Food web jigsaw").Heavy {
			t.Error("it is not heavy on the disk")
		}
		if d.keys("H"); d.entryNamed("Food web jigsaw").Heavy {
			t.Error("it cannot be taken back")
		}
	})
}

func TestALooseEndLeadsToItsLesson(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.save(d.book.Entries.Finish(d.blank(tenSet()).With(d.book.Sets(), tenSet().Questions[0], "A calm start.")))
		d.open(page.Loose{}).shows("no lesson").keys("l").shows("10 of 10").keys("text:Wait at the door.", "esc").shows("Loose ends")
		if e := d.only(); e.Answer("learned").Text != "Wait at the door." {
			t.Errorf("kept %+v", e.Answers)
		}
	})
}

// A terminal that turns light in the middle of a word: what was typed stays,
// and typing goes on.
func TestTheColoursTurnWhileOneTypes(t *testing.T) {
	for _, tt := range []struct {
		at   func(*driver) page.Place
		keys []string
	}{
		{func(*driver) page.Place { return page.Jot{} }, nil},
		{func(*driver) page.Place { return page.LessonForm{} }, nil},
		{func(*driver) page.Place { return page.Write{Set: "ten"} }, []string{"ctrl+n"}},
		{atStop(journal.StopWin), nil},
	} {
		drive(t, 80, 24, func(d *driver) {
			white := tea.BackgroundColorMsg{Color: color.White}
			d.open(tt.at(d)).keys(tt.keys...).keys("text:half a ").send(white)
			d.keys("text:thought").shows("half a thought").wellFormed()
			light := newDriver(t, 80, 24).open(page.Jot{})
			light.send(white)
			light.open(tt.at(light)).keys(tt.keys...).keys("text:half a thought")
			if d.raw() != light.raw() {
				t.Errorf("%T is not what it is on white from the beginning:\n%q\n%q", d.router.page, d.raw(), light.raw())
			}
		})
	}
}
