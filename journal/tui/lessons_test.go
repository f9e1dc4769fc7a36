package tui

import (
	"errors"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/tui/page"
)

func TestLessonsLooks(t *testing.T) {
	lessons := func(*driver) page.Place { return page.Lessons{} }
	onEverySize(t, "lessons", someJournal, lessons)
	onEverySize(t, "lessons-search", someJournal, lessons, "/", "text:before", "enter", "down")
	onEverySize(t, "lessons-empty", func(*driver) {}, lessons)
}

func TestTrashLooks(t *testing.T) {
	trash := func(d *driver) page.Place {
		for _, title := range []string{"Food web jigsaw", "Lab stations"} {
			if _, err := d.book.Trash.Delete(t.Context(), d.entryNamed(title).ID); err != nil {
				t.Fatal(err)
			}
		}
		return page.Trash{}
	}
	onEverySize(t, "trash", someJournal, trash)
	onEverySize(t, "trash-empty", func(*driver) {}, func(*driver) page.Place { return page.Trash{} })
}

// lessonOf is the lesson of an entry, as it stands on the disk.
func lessonOf(d *driver, title string) journal.Lesson {
	d.t.Helper()
	l, err := d.book.Lessons.Of(d.t.Context(), d.entryNamed(title).ID)
	if err != nil {
		d.t.Fatal(err)
	}
	return l
}

func TestLessonFormLooks(t *testing.T) {
	reworded := func(d *driver) page.Place {
		l := lessonOf(d, "Food web jigsaw")
		l.Text = "Have them explain it once without the sheet."
		if _, err := d.book.Lessons.Save(t.Context(), l); err != nil {
			t.Fatal(err)
		}
		return page.LessonForm{ID: l.ID}
	}
	onEverySize(t, "lessonform", someJournal, reworded)
	onEverySize(t, "lessonform-new", func(*driver) {}, func(*driver) page.Place { return page.LessonForm{} }, "text:Look up", "tab", "tab", "text:timing")
}

func TestRewordKeepsTheOldWording(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		before := lessonOf(d, "Lab stations")
		d.open(page.Lessons{}).shows("┃ Ask before the third reminder, not after.", "from Lab stations")
		d.keys("e").shows("from Lab stations", "41 of 140")
		d.keys("text: Once is enough.", "esc").shows("Lessons", "not after. Once is enough.")
		after := lessonOf(d, "Lab stations")
		if len(after.Versions) != 1 || after.Versions[0].Text != before.Text {
			t.Errorf("older wordings: %v, want %q", after.Versions, before.Text)
		}
		d.keys("e").shows("Worded before", before.Text).keys("esc")
		if again := lessonOf(d, "Lab stations"); again.Rev != after.Rev {
			t.Errorf("looking at it made revision %d of %d", again.Rev, after.Rev)
		}
		d.keys("enter").shows("Half were copying", "Once is enough.").keys("esc").shows("Lessons")
	})
}

func TestLessonWrittenByItself(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Lessons{}).shows("No lessons yet.").keys("n", "text:Ring early in the day, j k / ?")
		d.keys("tab", "text:bad news", "enter", "text:families", "enter", "space", "enter")
		d.shows("Lessons", "┃ Ring early in the day, j k / ?", "seen · when bad news", "1 in all")
		d.keys("enter").shows("Ring early").keys("esc", "d", "y").shows("No lessons yet.", "u gives it back")
		d.keys("u").shows("Ring early")
	})
}

func TestLessonWithoutWordsIsNotKept(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Lessons{}).keys("n", "text:   ", "tab", "text:group work", "esc")
		d.shows("Nothing was written, so nothing was kept.", "No lessons yet.")
	})
}

func TestLessonStaysWhenTheDiskFails(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.store.Fail(journal.ErrDiskFull)
		d.open(page.LessonForm{}).keys("text:Keep me", "esc").shows("Not saved", "disk is full", "Keep me")
		d.keys("enter", "enter", "enter", "enter").shows("Not saved", "Keep me")
		k := d.router.page
		unsaved := k.Unsaved().Lessons
		if err := k.Flush(t.Context()); !errors.Is(err, journal.ErrDiskFull) || len(unsaved) != 1 || unsaved[0].Text != "Keep me" {
			t.Errorf("keeping said %v, unsaved are %v", err, unsaved)
		}
		d.store.Fail(nil)
		d.keys("esc")
		if c, err := d.book.Archive.Counts(t.Context()); err != nil || c.Lessons != 1 {
			t.Errorf("%d lessons, %v", c.Lessons, err)
		}
	})
}

// A sentence that is too long for a lesson is refused when it is pasted, with what stands
// there untouched: saving it would be too late.
func TestALessonTakesNoMoreThanItKeeps(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.LessonForm{}).keys("text:Ask first. ").paste(strings.Repeat("Then wait. ", 400)).shows("Ask first.", "here fit 2 KB").hides("Then wait.")
		d.keys("enter", "enter", "enter", "enter", "enter").shows("Ask first.")
		if l, _, err := d.book.Lessons.Search(t.Context(), search.Query{}, 0, 0); err != nil || len(l) != 1 || l[0].Text != "Ask first." {
			t.Errorf("kept %+v, %v", l, err)
		}
	})
}
