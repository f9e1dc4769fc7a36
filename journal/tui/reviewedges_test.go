package tui

import (
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/tui/page"
	"messup/prompts"
)

// bareMess is a finished quick entry that answers all it is asked and teaches
// nothing yet.
func (d *driver) bareMess(title, when string) journal.Entry {
	d.t.Helper()
	e := d.blank(prompts.Quick())
	for _, q := range prompts.Quick().Questions {
		e = e.With(prompts.Shipped(), q, "Said to "+q.ID+".")
	}
	return d.finished(title, "9B science", when, e)
}

// Another mess than the one offered comes back to the stop, and is still the
// one when the review was left and taken up again.
func TestAnotherMessComesBackToItsStop(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		dueLessons(d)
		d.open(page.Home{})
		d.open(atStop(journal.StopMess)(d)).hides("Lab stations").keys("m").shows("Choose a mess")
		d.keys("/", "text:lab", "enter", "enter").shows("Weekly review · One mess", "Lab stations", "about 8 min")
		d.keys("esc")
		d.open(page.Review{}).shows("One mess", "Lab stations")
		past, err := d.book.Reviews.All(t.Context(), 0)
		if err != nil || len(past) != 0 {
			t.Errorf("choosing alone is told as something that was done: %+v, %v", past, err)
		}
	})
}

func TestWhatIsNoMessIsNotChosen(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		dueLessons(d)
		d.finished("Three more links", "", "2026-11-19 15:00", d.blank(prompts.Win()))
		d.open(atStop(journal.StopMess)(d)).keys("m", "/", "text:kind:win", "enter", "enter").shows("Choose a mess", "That one is a win.")
	})
}

// A mess that is offered because it taught nothing yet asks for its lesson, also
// where each of its questions has an answer.
func TestAMessWithoutALessonAsksForIt(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		e := d.bareMess("Seating plan", "2026-11-18 09:00")
		d.open(atStop(journal.StopMess)(d)).shows("Seating plan", "No lesson yet.", "enter its lesson").hides("a answer")
		d.keys("l").shows("Seating plan", "Said to going-for.", "0 of 140").keys("text:Say where to sit before they come in.", "enter")
		d.shows("One mess", "╹ Say where to sit before they come in.").hides("No lesson yet.")
		if l := lessonOf(d, "Seating plan"); l.Text != "Say where to sit before they come in." || l.Entry != e.ID || l.State != journal.Carried {
			t.Errorf("its lesson is %+v", l)
		}
	})
}

// Of the ten, question ten is named among what is asked, and its answer is the
// lesson.
func TestALackingLessonIsTheAnswerToQuestionTen(t *testing.T) {
	drive(t, 80, 40, func(d *driver) {
		e := d.blank(prompts.Ten())
		e = e.With(prompts.Shipped(), prompts.Ten().Questions[1], "They were copying.")
		d.finished("Seating plan", "", "2026-11-18 09:00", e)
		d.open(atStop(journal.StopMess)(d)).shows("What could have been done differently?", "What did I learn from this process?", "a  answer", "enter its lesson")
		d.keys("l", "text:Say it first.", "enter").shows("╹ Say it first.", "enter answer")
		if got := d.entryNamed("Seating plan").Answer("learned").Text; got != "Say it first." {
			t.Errorf("question ten holds %q", got)
		}
	})
}

// A lesson that was deleted is asked for again, and the same words bring it back.
func TestADeletedLessonIsAskedForAgain(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		e := d.blank(prompts.Ten())
		e = d.finished("Seating plan", "", "2026-11-18 09:00", e.With(prompts.Shipped(), prompts.Ten().Questions[9], "Say it first."))
		if _, err := d.book.Trash.DeleteLesson(t.Context(), e.ID); err != nil {
			t.Fatal(err)
		}
		d.open(atStop(journal.StopMess)(d)).keys("l", "text:Say it first.", "enter").shows("╹ Say it first.")
	})
}

// Eight minutes promise a mess, or lessons, only where there are some.
func TestALengthPromisesOnlyWhatThereIs(t *testing.T) {
	for name, tt := range map[string]struct {
		fill   func(*driver)
		shows  []string
		hides  []string
		passes []string // what the eight minutes stop at
	}{
		"a quiet week": {
			fill: func(*driver) {}, shows: []string{"8  8 minutes", "jot a line"}, hides: []string{"with one mess", "with the lessons"},
			passes: []string{"One small win", "Next week"},
		},
		"a win alone": {
			fill:  func(d *driver) { d.finished("A win", "", "2026-11-18 09:00", d.blank(prompts.Win())) },
			shows: []string{"8  8 minutes"}, hides: []string{"with one mess", "with the lessons", "jot a line"},
			passes: []string{"One small win", "Next week"},
		},
		"a mess": {
			fill:  func(d *driver) { d.bareMess("Seating plan", "2026-11-18 09:00") },
			shows: []string{"8  8 minutes, with one mess"}, hides: []string{"with the lessons"},
			passes: []string{"One small win", "One mess", "Next week"},
		},
		"both": {
			fill:   dueLessons,
			shows:  []string{"8  8 minutes, with one mess", "l  8 minutes, with the lessons"},
			passes: []string{"One small win", "Take two", "One mess", "Next week"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			drive(t, 80, 24, func(d *driver) {
				tt.fill(d)
				d.open(page.Review{}).shows(tt.shows...).hides(tt.hides...).keys("8")
				for _, stop := range tt.passes {
					d.shows(stop).keys("ctrl+n")
				}
				d.shows("You can close the book.")
			})
		})
	}
}

// Whoever always takes eight minutes goes on with what is marked, and meets no
// stop that has nothing.
func TestEnterGoesOnWithTheLengthThatIsMarked(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		if _, err := d.book.ChangeSettings(t.Context(), func(s *journal.Settings) { s.Minutes = 8 }); err != nil {
			t.Fatal(err)
		}
		d.finished("A win", "", "2026-11-18 09:00", d.blank(prompts.Win()))
		d.open(page.Review{})
		if _, words := d.marked(); !strings.HasPrefix(words, "8") {
			t.Fatalf("marked is %q", words)
		}
		d.keys("enter", "ctrl+n").shows("Next week")
	})
}

// What is jotted because the review asked for it is in the review then.
func TestAQuietWeekTakesALine(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Review{}).shows("Anything to add before you").keys("j", "text:The projector again", "enter")
		d.shows("Weekly review · Arrive").hides("A quiet week")
	})
}

// School can wait in a break: the review says so, asks nothing, and takes a line.
func TestAReviewInABreakAsksNothing(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		drive(t, size[0], size[1], func(d *driver) {
			dueLessons(d)
			if _, err := d.book.ChangeSettings(t.Context(), func(s *journal.Settings) {
				s.Breaks = []date.Break{{From: date.NewDay(2026, 11, 18), To: date.NewDay(2026, 11, 27)}}
			}); err != nil {
				t.Fatal(err)
			}
			d.open(page.Review{}).shows("In a break: nothing is asked.").hides("take two", "lesson to look at").keys("5")
			d.shows("One small win").keys("ctrl+n")
			d.hides("Take two", "Speak").shows("Next week")
		})
	}
}

// A lesson says which class it is from wherever it comes back, on every screen,
// and its story stays behind a key.
func TestALessonNamesItsClassAndNotItsStory(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
		drive(t, size[0], size[1], func(d *driver) {
			dueLessons(d)
			story := []string{"Frog question", "turn cards face down"}
			d.open(atStop(journal.StopLessons)(d)).shows("9B science").hides(story...)
			d.keys("space").shows("Cards face down", "9B science").hides(story...)
			d.open(card("Frog question")(d)).shows("9B science").hides(story...)
		})
	}
	drive(t, 80, 24, func(d *driver) {
		dueLessons(d)
		d.open(page.Home{})
		for _, line := range d.screen() {
			if strings.Contains(line, "╹ Cards face down") && !strings.Contains(line, "9B science") {
				t.Errorf("the desk names no class: %q", line)
			}
		}
	})
}

func (d *driver) checkins() []journal.Checkin {
	d.t.Helper()
	all, err := d.book.People.All(d.t.Context(), true)
	if err != nil {
		d.t.Fatal(err)
	}
	return all
}

// Whoever would be glad to hear of a win is thanked if the person wants it, and
// never by being named.
func TestAWinThanksSomebodyIfThatIsWanted(t *testing.T) {
	glad := func(d *driver) *driver {
		d.open(page.Write{Set: "win"}).keys("text:The web we drew", "enter", "enter", "enter", "enter", "ctrl+n", "ctrl+n", "ctrl+n", "text:Draw first.", "tab", "text:the caretaker", "enter", "enter")
		return d.shows("c thank someone", "nothing now")
	}
	drive(t, 80, 24, func(d *driver) {
		glad(d).keys("enter").shows("messup")
		if all := d.checkins(); len(all) != 0 {
			t.Errorf("named alone, there is %+v", all)
		}
	})
	drive(t, 80, 24, func(d *driver) {
		glad(d).keys("c").shows("Who would be glad to hear it?", "the caretaker").keys("enter", "enter", "text:it worked", "enter", "enter").shows("Kept: the caretaker.")
		all := d.checkins()
		if len(all) != 1 || all[0].Person != "the caretaker" || all[0].Purpose != "thank" || all[0].FirstWords != "it worked" || all[0].Entry == "" {
			t.Errorf("there is %+v", all)
		}
	})
}

// The review's win does the same.
func TestTheReviewsWinThanksSomebody(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(atStop(journal.StopWin)(d)).keys("text:They argued about science.", "enter").shows("c thank someone")
		d.keys("c").shows("Who would be glad to hear it?").keys("text:ELL teacher", "enter", "enter", "enter", "enter").shows("Kept: ELL teacher.", "Kept: They argued")
		if all := d.checkins(); len(all) != 1 || all[0].Purpose != "thank" {
			t.Errorf("there is %+v", all)
		}
	})
}
