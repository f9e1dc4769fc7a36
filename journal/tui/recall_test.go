package tui

import (
	"testing"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/tui/page"
	"messup/prompts"
)

// noWhen makes a lesson come back that does not say when it applies.
func noWhen(d *driver) {
	d.before(9, func(b *book.Book) {
		e, err := b.Entries.New(journal.Brief, prompts.Quick())
		if err != nil {
			d.t.Fatal(err)
		}
		e.Title, e.Class = "Seating plan", "9B science"
		e = withRole(e, prompts.Quick(), prompts.Lesson, "Say where to sit before they come in.")
		if _, _, err := b.Entries.Save(d.t.Context(), journal.Entry{}, b.Entries.Finish(e)); err != nil {
			d.t.Fatal(err)
		}
	})
}

func TestALessonWithoutAWhenLooks(t *testing.T) {
	onEverySize(t, "review-when", noWhen, atStop(journal.StopLessons))
}

// A lesson that says no when is asked for one before it is hidden: there would be
// nothing to remember it by. What is said stays with the lesson.
func TestALessonWithoutAWhenIsAskedForOne(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		noWhen(d)
		d.open(atStop(journal.StopLessons)(d)).shows("Say where to sit", "When does it apply?").keys("text:a class comes in", "enter")
		d.shows("When a class comes in …", "enter show the lesson").hides("Say where to sit").keys("space").shows("┃  Say where to sit")
		if l := lessonOf(d, "Seating plan"); l.When != "a class comes in" || l.Text != "Say where to sit before they come in." {
			t.Errorf("kept is %+v", l)
		}
		d.open(page.Home{})
		d.open(page.Review{}).shows("When a class comes in …").hides("When does it apply?")
	})
}

// One key leaves it open. It is not hidden then, and the other answers are there.
func TestAWhenCanBeLeftOpen(t *testing.T) {
	for _, key := range []string{"ctrl+n", "esc", "enter"} {
		drive(t, 80, 24, func(d *driver) {
			noWhen(d)
			d.open(atStop(journal.StopLessons)(d)).shows("When does it apply?").keys(key)
			d.shows("Lessons coming back", "┃  Say where to sit", "1  used it").hides("When does it apply?").keys("2").shows("Not yet.")
			if l := lessonOf(d, "Seating plan"); l.When != "" || len(l.Answers) != 1 {
				t.Errorf("after %s it is %+v", key, l)
			}
		})
	}
}

// A window that is closed in the middle of a when loses nothing.
func TestAWhenIsKeptWhenTheProgramEnds(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		noWhen(d)
		d.open(atStop(journal.StopLessons)(d)).keys("text:a class com", "ctrl+c")
		if l := lessonOf(d, "Seating plan"); l.When != "a class com" {
			t.Errorf("kept is %+v", l)
		}
	})
}
