package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/tui/page"
	"messup/journal/tui/plans"
	"messup/prompts"
)

// before runs with the journal as it was so many days ago.
func (d *driver) before(days int, with func(*book.Book)) {
	d.t.Helper()
	now := func() time.Time { return testNow().AddDate(0, 0, -days) }
	with(book.Open(d.store, prompts.Shipped(), now, &endlessRand{n: 1000 * days}))
}

// aWeek fills a journal with what a week leaves: a plan whose day is over, a
// lesson that comes back, somebody to talk to.
func aWeek(d *driver) {
	someJournal(d)
	d.before(9, func(b *book.Book) {
		set := prompts.Ten()
		e, err := b.Entries.New(journal.Mess, set)
		if err != nil {
			d.t.Fatal(err)
		}
		e.Title, e.Class = "Frog question", "9B science"
		e = e.With(prompts.Shipped(), set.Questions[0], "Four groups explain the web without notes.")
		e = e.With(prompts.Shipped(), set.Questions[1], "Nobody could say it without the card.")
		for role, value := range map[prompts.Role]string{
			prompts.PlanWhen: "expert groups have had six minutes", prompts.PlanWill: "turn cards face down",
			prompts.PlanBy: "18 nov", prompts.PlanLookFor: "four groups of six without notes",
			prompts.Person: "ELL teacher", prompts.Purpose: "ask", prompts.FirstWords: "Two cards, ten minutes?", prompts.PersonWhen: "17 nov",
			prompts.Lesson: "Cards face down before they explain.", prompts.LessonWhen: "students are about to explain",
			prompts.Sign: "copying, heads down", prompts.StopSwitch: "draw one web together", prompts.AskEarlier: "ELL teacher", prompts.Seen: "reading level of the cards",
		} {
			e = withRole(e, set, role, value)
		}
		if _, _, err := b.Entries.Save(d.t.Context(), journal.Entry{}, b.Entries.Finish(e)); err != nil {
			d.t.Fatal(err)
		}
	})
}

// due is the plan whose day is over.
func (d *driver) due() journal.Plan {
	d.t.Helper()
	on, err := d.book.Desk(d.t.Context(), 5)
	if err != nil || len(on.Due.Asked) == 0 {
		d.t.Fatalf("%d plans ask, %v", len(on.Due.Asked), err)
	}
	return on.Due.Asked[0]
}

func dueTake(d *driver) page.Place { return page.TakeTwo{ID: d.due().ID} }

func TestPlanLooks(t *testing.T) {
	onEverySize(t, "home-week", aWeek, func(*driver) page.Place { return page.Home{} })
	onEverySize(t, "taketwo", aWeek, dueTake)
	onEverySize(t, "taketwo-outcome", aWeek, dueTake, "1")
	onEverySize(t, "taketwo-worse", aWeek, dueTake, "1", "4", "text:two groups copied")
	onEverySize(t, "taketwo-next", aWeek, dueTake, "1", "2", "text:two of six", "enter", "enter", "enter", "enter")
	onEverySize(t, "taketwo-move", aWeek, dueTake, "3", "text:next week")
	onEverySize(t, "plans", aWeek, func(*driver) page.Place { return page.Plans{} })
	onEverySize(t, "plan-new", aWeek, func(*driver) page.Place { return page.PlanIt{} }, "text:it rains", "enter", "text:open the windows", "enter", "text:monday")
	onEverySize(t, "plan-new-more", aWeek, func(*driver) page.Place { return page.PlanIt{} }, "text:it rains", "tab", "text:open the windows", "tab", "tab", "text:9B")
	onEverySize(t, "plan-stop", aWeek, func(*driver) page.Place { return page.PlanIt{Stop: true} })
	onEverySize(t, "plan-edit", aWeek, func(d *driver) page.Place { return page.EditPlan{ID: d.due().ID} })
	onEverySize(t, "person-edit", aWeek, func(d *driver) page.Place { return page.EditCheckin{ID: d.due().Entry} })
	onEverySize(t, "plans-empty", func(*driver) {}, func(*driver) page.Place { return page.Plans{} })
	onEverySize(t, "chain", threeTakes, thirdTake)
}

// On the path one goes from take to take, opens the one in hand, and comes back to it.
func TestTakesOnThePath(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		drive(t, size[0], size[1], func(d *driver) {
			threeTakes(d)
			plans, err := d.book.Plans.All(t.Context(), true)
			third := slices.IndexFunc(plans, func(p journal.Plan) bool { return p.Take == 3 })
			if err != nil || third < 0 {
				t.Fatal(err)
			}
			d.open(page.Chain{ID: plans[third].ID}).shows("▌ Take three", "with a timer").hides("two groups copied")
			d.keys("right").shows("▌ Take three").keys("left").shows("▌ Take two", "two groups", "copied")
			d.keys("enter").shows("Take two").hides("How it went").keys("esc").shows("How it went", "▌ Take two")
			d.keys("left", "left").shows("▌ Take one", "Frog question").hides("with a timer")
			d.keys("enter").hides("How it went").keys("esc").shows("How it went", "▌ Take one")
		})
	}
}

// threeTakes is one thing tried again and again, once for the worse.
func threeTakes(d *driver) {
	aWeek(d)
	d.open(dueTake(d)).keys("1", "4", "text:two groups copied", "enter", "enter", "enter", "text:no timer", "enter")
	d.keys("t", "text:with a timer", "enter", "enter", "enter", "text:next week", "enter")
}

// Two plans of one class and one day are told from each other by their words, also where
// there is little room beside them.
func TestRowsThatWaitAreToldApart(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
		drive(t, size[0], size[1], func(d *driver) {
			d.before(3, func(b *book.Book) {
				for _, will := range []string{"count to ten", "I will sit down first."} {
					p, err := b.Plans.New()
					if err != nil {
						t.Fatal(err)
					}
					p.When, p.Will, p.Class, p.By = "it rings", will, "9B", "tuesday"
					if _, err := b.Plans.Save(t.Context(), journal.Plan{}, p); err != nil {
						t.Fatal(err)
					}
				}
			})
			d.open(page.Jot{}).keys("text:Wednesday with 10A the groups fell", "enter")
			d.open(page.Home{}).shows("Wednesday with 10A the")
			rows := strings.Split(d.text(), "Tuesday")
			if len(rows) != 3 { // each has its day at the right of its first line
				t.Fatalf("%d rows of Tuesday:\n%s", len(rows)-1, d.text())
			}
			// What a row says stands before its day and below it, up to the next row.
			said := func(lines string) string { return lines[strings.LastIndexByte(lines, '\n')+1:] }
			first := said(rows[0]) + strings.TrimSuffix(rows[1], said(rows[1]))
			below, _, _ := strings.Cut(rows[2], "Wednesday")
			second := said(rows[1]) + below
			for row, words := range map[string][2]string{first: {"sit down first", "count"}, second: {"count to ten", "sit"}} {
				for _, word := range strings.Fields(words[0]) {
					if !strings.Contains(row, word) {
						t.Errorf("the row does not say %q of %q:\n%s", word, words[0], d.text())
					}
				}
				if strings.Contains(row, words[1]) {
					t.Errorf("the row says %q as well, which is the other's:\n%s", words[1], d.text())
				}
			}
		})
	}
}

func TestHomeAsksWhatHappened(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(page.Home{}).shows("Waiting", "turn cards face down", "What happened?", "yesterday", "Read the instructions")
		d.keys("down", "down", "enter").shows("Take two", "turn cards face down", "What happened?", "four groups of six")
		d.keys("esc").shows("Waiting")
	})
}

func TestSomethingElseIsAResult(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		id := d.due().ID
		d.open(page.TakeTwo{ID: id}).keys("2").shows("You did something else. What did you see that made you switch?")
		d.keys("text:half were lost, so one web together", "enter").shows("What came of it?", "better, not there yet")
		d.keys("2").shows("Better, not there yet. How do you know?").keys("text:exit tickets", "enter", "enter", "enter", "enter")
		d.shows("Better, not there yet. Close it here, or try again?")
		p, err := d.book.Plans.Get(t.Context(), id)
		if err != nil || p.Result != journal.DidElse || p.Line != "half were lost, so one web together" || p.Outcome != journal.NotThereYet || p.How != "exit tickets" {
			t.Errorf("kept %+v, %v", p, err)
		}
		d.keys("1").shows("Closed.").hides("What happened?")
	})
}

func TestWhatCameOfItIsAskedUntilItIsAnswered(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(dueTake(d)).keys("1")
		for _, key := range []string{"b", "w", "s", "6", "backspace"} {
			d.keys(key).shows("What came of it?").hides("What happened?")
		}
		d.keys("u").shows("What happened?")
	})
}

func TestWorseThenClose(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		id := d.due().ID
		d.open(page.TakeTwo{ID: id}).keys("1", "4")
		d.shows("Worse this time. Worth knowing. Did anything change that you didn't mean", "to change?")
		d.keys("enter", "space", "enter", "enter", "enter").shows("impression only").keys("1")
		p, err := d.book.Plans.Get(t.Context(), id)
		if err != nil || p.Outcome != journal.Worse || !p.Impression || p.Closed.IsZero() {
			t.Errorf("kept %+v, %v", p, err)
		}
	})
}

func TestAPlanIsMovedOrLetGo(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		id := d.due().ID
		d.open(page.Home{}).keys("down", "down", "enter", "3", "text:yesterday", "enter", "enter").shows("his day is over", "Moved to when?")
		d.keys("shift+tab", "ctrl+u", "text:tuesday", "enter", "space", "enter").shows("Moved to Tuesday 24 November.", "messup").hides("What happened?")
		d.open(page.TakeTwo{ID: id}).shows("Tuesday 24 November", "week was full")
		d.keys("4", "enter").shows("Let go.")
		if p, err := d.book.Plans.Get(t.Context(), id); err != nil || p.Result != journal.LetGo || len(p.Moves) != 1 {
			t.Errorf("kept %+v, %v", p, err)
		}
	})
}

func TestAfterThreeTakesItAsksOnce(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		threeTakes(d)
		d.open(page.Plans{}).keys("down", "enter").shows("Take three", "with a timer")
		d.keys("1", "3", "enter", "enter", "enter", "enter").shows("Three takes, and not better yet.", "ask someone")
		last := d.router.page.(*plans.TakeTwo).Piece.Plan
		d.keys("1")
		if chain, err := d.book.Plans.Chain(t.Context(), last); err != nil || chain.Ask() || len(chain.Takes) != 2 {
			t.Errorf("asks again: %v, %d takes", err, len(chain.Takes))
		}
	})
}

// thirdTake leads to how it went so far with what threeTakes tried.
func thirdTake(d *driver) page.Place {
	d.t.Helper()
	plans, err := d.book.Plans.All(d.t.Context(), true)
	third := slices.IndexFunc(plans, func(p journal.Plan) bool { return p.Take == 3 })
	if err != nil || third < 0 {
		d.t.Fatal(err)
	}
	return page.Chain{ID: plans[third].ID}
}
