package tui

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

// rowOf returns the line of the screen that begins with a mark and then says
// something, empty if there is none.
func (d *driver) rowOf(mark, says string) string {
	for line := range strings.Lines(d.text()) {
		if at := strings.TrimSpace(line); strings.HasPrefix(at, mark) && strings.Contains(at, says) {
			return at
		}
	}
	return ""
}

func TestTheNextWayToGrowIsOneKeyAway(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		jot, err := d.book.Entries.Jot(t.Context(), "the projector again")
		if err != nil {
			t.Fatal(err)
		}
		d.open(page.Grow{ID: jot.ID}).keys("down")
		if d.rowOf("▌", prompts.Quick().Name) == "" {
			t.Errorf("down leads elsewhere:\n%s", d.text())
		}
		d.keys("up")
		if d.rowOf("▌", prompts.Ten().Name) == "" {
			t.Errorf("up leads elsewhere:\n%s", d.text())
		}
	})
}

func TestAnIdeaForNextWeekStandsAtItsKey(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(dueTake(d)).keys("3", "text:next week", "enter", "enter")
		d.open(atStop(journal.StopNextWeek)(d))
		if !regexp.MustCompile(`(?m)^ *1 .*moved plan`).MatchString(d.text()) {
			t.Errorf("no idea at 1:\n%s", d.text())
		}
	})
}

func TestTheStopBeforeIsOneKeyAwayFromAnEmptyForm(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(atStop(journal.StopWin)(d)).shows("One small win").keys("shift+tab").shows("Arrive")
	})
}

func TestAReviewWithoutALessonSaysSo(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(atStop(journal.StopLessons)(d)).shows("No lesson comes back today.")
	})
}

func TestAnEditorNeedsAFolder(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.router.env.Opts.Environ = []string{"EDITOR=ed"}
		d.open(page.Write{Set: prompts.Ten().ID}).keys("text:Lab", "ctrl+n", "ctrl+o").shows("there is no folder for texts being edited")
	})
}

func TestALooseEndLeadsToItsPlan(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		e := withRole(withRole(d.blank(prompts.Ten()), prompts.Ten(), prompts.PlanWhen, "they are late"), prompts.Ten(), prompts.PlanWill, "start all the same")
		d.finished("Late again", "9B", "2026-11-18 10:00", e)
		d.open(page.Loose{}).shows("plan has no day").keys("p").shows("start all the same", "Take two")
	})
}

func TestAnsweredPlansStandUnderOneHeading(t *testing.T) {
	drive(t, 80, 40, func(d *driver) {
		for i := range 4 {
			p, err := d.book.Plans.New()
			if err != nil {
				t.Fatal(err)
			}
			p.Will, p.By = "plan "+string(rune('a'+i)), "friday"
			saved, err := d.book.Plans.Save(t.Context(), journal.Plan{}, p)
			if err != nil {
				t.Fatal(err)
			}
			if i > 1 {
				if _, err := d.book.Plans.Save(t.Context(), saved, saved.Tell(journal.Report{Result: journal.Did, Outcome: journal.Better}, d.router.env.Today())); err != nil {
					t.Fatal(err)
				}
			}
		}
		d.open(page.Plans{}).shows("plan a", "plan d")
		for _, heading := range []string{"Waiting", "Answered"} {
			if n := len(regexp.MustCompile(`(?m)^ *`+heading+` *$`).FindAllString(d.text(), -1)); n != 1 {
				t.Errorf("%d times %s:\n%s", n, heading, d.text())
			}
		}
	})
}

func TestWhatWaitsLeavesRoomForTheRest(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		for i := range 20 {
			e := d.blank(prompts.Ten())
			e.Title = "draft " + string(rune('a'+i))
			d.save(e)
		}
		for range 5 {
			d.finished("Lab stations", "", "2026-11-18 09:00", d.blank(prompts.Ten()))
		}
		d.open(page.Home{}).shows("more wait", "Lately", "Lab stations")
		if n := strings.Count(d.text(), "draft "); n < 4 {
			t.Errorf("%d drafts on a small screen:\n%s", n, d.text())
		}
	})
}

func TestAPlanToldByHalfIsAskedWhatCameOfIt(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		to := dueTake(d)
		p, err := d.book.Plans.Get(t.Context(), to.(page.TakeTwo).ID)
		if err != nil {
			t.Fatal(err)
		}
		told, err := d.book.Plans.Save(t.Context(), p, p.Tell(journal.Report{Result: journal.Did}, d.router.env.Today()))
		if err != nil {
			t.Fatal(err)
		}
		d.open(to).shows("about the same")
		if _, err := d.book.Plans.Save(t.Context(), told, told.Tell(journal.Report{Result: journal.Did, Outcome: journal.Better}, d.router.env.Today())); err != nil {
			t.Fatal(err)
		}
		d.open(to).hides("about the same")
	})
}

func TestAPageKeyGoesOnByThePage(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		manyEntries(t, d.book, 200)
		d.open(page.Browse{}).keys("pgdown")
		m := regexp.MustCompile(`▌ .*Lesson number (\d+)`).FindStringSubmatch(d.text())
		n := -1
		if m != nil {
			n, _ = strconv.Atoi(m[1])
		}
		if n < 5 || n > 20 {
			t.Errorf("a page on stands %q:\n%s", m, d.text())
		}
	})
}

// A mess that was begun in this review stays the one, whichever is offered.
func TestTheMessBegunInTheReviewStaysTheOne(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		var ids []journal.ID
		for _, title := range []string{"the offered one", "the begun one", "another one"} {
			e := d.blank(prompts.Ten())
			e.Title = title
			ids = append(ids, d.save(e).ID)
		}
		d.open(atStop(journal.StopMess)(d))
		begun := ids[1]
		if d.rowOf("the begun one", "") != "" {
			begun = ids[0]
		}
		r, _, err := d.book.Reviews.StartOrResume(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.book.Reviews.Change(t.Context(), r.ID, func(r journal.Review) journal.Review { return r.Record(begun, "begun") }); err != nil {
			t.Fatal(err)
		}
		e, err := d.book.Entries.Get(t.Context(), begun)
		if err != nil {
			t.Fatal(err)
		}
		d.open(page.Review{}).shows(e.Title)
	})
}
