package tui

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/tui/page"
	"messup/prompts"
)

// recoversIn gives the program a folder for what is being written.
func (d *driver) recoversIn(dirs ...string) {
	d.router.env.Opts.Scratch = dirs
	d.router.env.Opts.Encode = func(c journal.Archive) ([]byte, error) { return []byte(plainText(c)), nil }
	d.router.scratch = newRecovery(d.router.env.Opts)
}

// recovered is what a start would find in a folder after a kill.
func recovered(t *testing.T, dir string) (texts []string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "words-*", "words.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(b))
	}
	return texts
}

// What is written on a page that saves only at its end is in a file meanwhile,
// and in none once it is kept.
func TestTheScratchHoldsWhatIsNotKeptYet(t *testing.T) {
	dir := t.TempDir()
	for name, to := range map[string]page.Place{"a jot": page.Jot{}, "a lesson": page.LessonForm{}, "the review": page.Review{}} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := newDriver(t, 80, 24)
				d.recoversIn(dir)
				d.open(to)
				if name == "the review" {
					d.keys("enter")
				}
				d.keys("text:half a thought")
				if got := recovered(t, dir); len(got) != 1 || !strings.HasPrefix(got[0], "half a thought\n") {
					t.Fatalf("the folder has %q", got)
				}
				d.keys("enter", "enter", "enter", "enter")
				if got := recovered(t, dir); len(got) != 0 {
					t.Errorf("kept, and the folder has %q:\n%s", got, d.text())
				}
			})
		})
	}
}

// A jot that was not kept yet comes back with the class and the day it names, as it would
// have been kept.
func TestALineComesBackWithWhatItNames(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.finished("Lab", "9B", "2026-11-18 10:00", d.blank(prompts.Ten()))
		d.open(page.Jot{}).keys("text:The fire drill with 9B took my whole plenary on Tuesday")
		left := d.router.page.Unsaved().Entries
		if len(left) != 1 || left[0].Class != "9B" || left[0].Happened.Day() != 17 {
			t.Errorf("left is %+v", left)
		}
		d.keys("delete")
		if left = d.router.page.Unsaved().Entries; len(left) != 1 || left[0].Class != "" {
			t.Errorf("waved off, left is %+v", left)
		}
	})
}

// Of several lines that were swept up each comes back as a jot of its own.
func TestEachLineOfTheSweepComesBack(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(atStop(journal.StopSweep)(d)).keys("text:the lamp", "enter", "text:the bell")
		left := d.router.page.Unsaved().Entries
		if len(left) != 2 || left[0].Title != "the lamp" || left[1].Title != "the bell" || left[0].ID == left[1].ID {
			t.Errorf("left is %+v", left)
		}
		if again := d.router.page.Unsaved().Entries; len(again) != 2 || again[0].ID != left[0].ID || again[1].ID != left[1].ID {
			t.Errorf("looked at again, left is %+v", again)
		}
	})
}

// A stopped program saves nothing, and may be killed: what is on no disk is in the
// file before it stops, and the page goes on where it was.
func TestWhatIsBeingWrittenOutlivesAStop(t *testing.T) {
	for name, to := range map[string]page.Place{"a jot": page.Jot{}, "an answer": page.Write{Set: "ten"}, "a plan": page.PlanIt{}} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			drive(t, 80, 24, func(d *driver) {
				d.recoversIn(dir)
				d.open(to)
				d.hold = true // nothing that waits its time is done yet
				d.keys("text:half a thought")
				if err := d.router.scratch.stopping(d.router.page)(); err != nil {
					t.Fatal(err)
				}
				if got := recovered(t, dir); len(got) != 1 || !strings.Contains(got[0], "half a thought") {
					t.Errorf("stopped, the folder has %q", got)
				}
				d.shows("half a thought").keys("text:, and on").shows("half a thought, and on")
			})
		})
	}
}

// What is said about a plan goes back to the plan; what cannot be kept there names it.
func TestAnAnswerToAPlanIsRescuedAsOne(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		plan := d.due()
		d.open(page.TakeTwo{ID: plan.ID}).keys("2", "text:they had begun already")
		words := d.router.page.Unsaved()
		if len(words.Entries) > 0 || len(words.Plans) != 1 || words.Plans[0].ID != plan.ID || words.Plans[0].Line != "they had begun already" {
			t.Errorf("rescued are %+v", words)
		}
	})
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		plan := d.due()
		d.open(page.TakeTwo{ID: plan.ID}).keys("3", "text:when pigs fly")
		words := d.router.page.Unsaved()
		if len(words.Entries) != 1 || !strings.Contains(plainText(words), "when pigs fly") || !strings.Contains(plainText(words), plan.Will) {
			t.Errorf("rescued are %+v", words)
		}
	})
}

// A date that cannot be read is rescued with its entry, as it was typed, and is kept
// beside it where the program ends around it.
func TestADateThatCannotBeReadIsRescued(t *testing.T) {
	for _, before := range []string{"Lab", ""} {
		synctest.Test(t, func(t *testing.T) {
			dir := t.TempDir()
			d := newDriver(t, 80, 24)
			d.recoversIn(dir)
			d.router.env.Opts.Encode = func(c journal.Archive) ([]byte, error) { return json.Marshal(c) }
			d.router.scratch = newRecovery(d.router.env.Opts)
			d.open(page.Write{Set: "ten"}).keys("text:"+before, "tab", "tab", "tab", "text:the day of the fire")
			if got := recovered(t, dir); len(got) != 1 || !strings.Contains(got[0], "When: the day of the fire") {
				t.Fatalf("the folder has %q", got)
			}
			if err := d.router.rescue(t.Context()); err != nil {
				t.Fatal(err)
			}
			if beside := d.only().Answer(journal.HeadingBeside).Conflicts; len(beside) != 1 || beside[0].Text != "When: the day of the fire" {
				t.Errorf("beside the entry stands %q", beside)
			}
		})
		synctest.Test(t, func(t *testing.T) {
			dir := t.TempDir()
			d := newDriver(t, 80, 24)
			d.recoversIn(dir)
			d.open(page.Write{Set: "ten"}).keys("text:Lab", "tab", "tab", "tab", "text:yesterd", "text:ay", "text: 10:00")
			if got := recovered(t, dir); len(got) != 0 || len(d.only().Answers) != 0 {
				t.Errorf("the date is read, and the folder has %q", got)
			}
		})
	}
}

// Somebody who was being written down is rescued as one, with all that was chosen.
func TestAPersonIsRescuedAsOne(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.People{}).keys("n", "text:VP", "enter", "right", "space", "enter", "text:Two minutes?", "enter", "text:friday")
		words := d.router.page.Unsaved()
		if len(words.Entries) > 0 || len(words.Checkins) != 1 {
			t.Fatalf("rescued are %+v", words)
		}
		c := words.Checkins[0]
		if c.Person != "VP" || c.Purpose != "ask" || c.FirstWords != "Two minutes?" || c.Day.String() != "2026-11-20" || c.ID != d.router.page.Unsaved().Checkins[0].ID {
			t.Errorf("rescued is %+v", c)
		}
		if _, err := d.book.Archive.Import(t.Context(), words, book.Intake{}); err != nil {
			t.Fatal(err)
		}
		d.open(page.People{}).shows("VP", "Two minutes?", "ask")
	})
	drive(t, 80, 24, func(d *driver) { // of nobody it is a line
		d.open(page.People{}).keys("n", "enter", "enter", "text:Two minutes?")
		if words := d.router.page.Unsaved(); len(words.Entries) != 1 || !strings.Contains(plainText(words), "Two minutes?") {
			t.Errorf("rescued are %+v", words)
		}
	})
}

// comesBack takes in what a kill leaves of the page, as the next start does.
func (d *driver) comesBack() journal.Archive {
	d.t.Helper()
	words := d.router.page.Unsaved()
	if len(words.Plans)+len(words.Heard)+len(words.Entries) == 0 || page.Holds(words) && !reflect.DeepEqual(words, d.router.page.Unsaved()) {
		d.t.Fatalf("rescued are %+v, and then %+v", words, d.router.page.Unsaved())
	}
	if _, err := d.book.Archive.Import(d.t.Context(), words, book.Intake{}); err != nil {
		d.t.Fatal(err)
	}
	return words
}

// A plan that was being made comes back as one, with its day, and one that was being
// corrected as it was to read, with the day it had.
func TestAPlanIsRescuedAsOne(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.PlanIt{}).keys("text:it rings", "enter", "text:count to ten", "enter", "text:friday")
		d.comesBack()
		d.open(page.Plans{}).shows("When it rings, I will count to ten", "Fri 20 Nov")
		d.open(page.Home{}).hides("one line")
	})
	drive(t, 80, 24, func(d *driver) { // half of it is one too; what says neither is a line
		d.open(page.PlanIt{}).keys("text:it rings")
		d.comesBack()
		d.open(page.Plans{}).shows("When it rings", "no day yet")
		d.open(page.PlanIt{}).keys("enter", "enter", "text:friday")
		if words := d.router.page.Unsaved(); len(words.Entries) != 1 || !strings.Contains(plainText(words), "friday") {
			t.Errorf("rescued are %+v", words)
		}
	})
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		plan := d.due()
		d.open(page.EditPlan{ID: plan.ID}).keys("enter", "text: quickly")
		d.comesBack()
		got, err := d.book.Plans.Get(t.Context(), plan.ID)
		if err != nil || got.Will != plan.Will+" quickly" || got.Day != plan.Day || got.Entry != plan.Entry || len(got.Moves) > 0 {
			t.Errorf("corrected is %+v, %v", got, err)
		}
	})
}

// What somebody said comes back among what was heard.
func TestWhatWasHeardIsRescuedAsThat(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Heard{}).keys("n", "text:we only copied it", "enter", "text:a pupil", "enter", "text:9B", "enter", "text:yesterday")
		d.comesBack()
		d.open(page.Heard{}).shows("we only copied it", "a pupil", "9B", "18 Nov")
		d.open(page.Home{}).hides("one line")
	})
	drive(t, 80, 24, func(d *driver) { // a day that nobody can read is no reason to lose the words
		d.open(page.Heard{}).keys("n", "text:we only copied it", "enter", "enter", "enter", "text:the other day")
		if words := d.router.page.Unsaved(); len(words.Entries) != 1 || !strings.Contains(plainText(words), "the other day") {
			t.Errorf("rescued are %+v", words)
		}
	})
}

// The win of a review comes back as one, and the review goes on with it.
func TestAWinIsRescuedAsOne(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(atStop(journal.StopWin)(d)).keys("text:Leo asked the first question")
		d.comesBack()
		d.open(page.Review{}).shows("Leo asked the first question", "a answer more about it").hides("Going on where you stopped")
		d.open(page.Home{}).shows("this week  ● 1  ◆ 1  ∙ 1")
		if e := d.entryNamed("Leo asked the first question"); e.Kind != journal.Win || e.Draft() {
			t.Errorf("came back as %+v", e)
		}
	})
}

// Words that come in one burst with the key that opens their form are in the file as soon as
// others are.
func TestWhatComesWithTheOpeningKeyOutlivesAKill(t *testing.T) {
	dir := t.TempDir()
	drive(t, 80, 24, func(d *driver) {
		d.recoversIn(dir)
		d.open(page.Home{})
		d.hold = true
		d.keys("n", "text:Half a title") // before the page is there
		held := d.held
		d.hold, d.held = false, nil
		for _, cmd := range held {
			d.run(cmd)
		}
		d.keys("esc").open(page.Plans{})
		d.hold = true
		d.keys("n", "text:it rings")
		held = d.held
		d.hold, d.held = false, nil
		for _, cmd := range held {
			d.run(cmd)
		}
		d.shows("it rings")
		if got := strings.Join(recovered(t, dir), ""); !strings.Contains(got, "it rings") {
			t.Errorf("the folder has %q", got)
		}
	})
}
