package tui

import (
	"testing"
)

func TestReadLooks(t *testing.T) {
	read := func(title, query string) func(*driver) Route {
		return func(d *driver) Route { return Read{ID: d.entryNamed(title).ID, Query: query} }
	}
	onEverySize(t, "read", someJournal, read("Food web jigsaw", ""))
	onEverySize(t, "read-end", someJournal, read("Food web jigsaw", ""), "end")
	onEverySize(t, "read-search", someJournal, read("Lab stations", "table"))
	onEverySize(t, "read-jot", someJournal, read("Attendance took nine minutes again", ""))
	onEverySize(t, "example", someJournal, func(*driver) Route { return Example{} })
}

func TestLessonsLooks(t *testing.T) {
	lessons := func(*driver) Route { return Lessons{} }
	onEverySize(t, "lessons", someJournal, lessons)
	onEverySize(t, "lessons-search", someJournal, lessons, "/", "text:before", "enter", "down")
	onEverySize(t, "lessons-empty", func(*driver) {}, lessons)
}

func TestTrashLooks(t *testing.T) {
	trash := func(d *driver) Route {
		for _, title := range []string{"Food web jigsaw", "Lab stations"} {
			if _, err := d.book.Delete(t.Context(), d.entryNamed(title).ID); err != nil {
				t.Fatal(err)
			}
		}
		return Trash{}
	}
	onEverySize(t, "trash", someJournal, trash)
	onEverySize(t, "trash-empty", func(*driver) {}, func(*driver) Route { return Trash{} })
}

func TestLessonFormLooks(t *testing.T) {
	reworded := func(d *driver) Route {
		l, err := d.book.LessonOf(t.Context(), d.entryNamed("Food web jigsaw").ID)
		if err != nil {
			t.Fatal(err)
		}
		l.Text = "Have them explain it once without the sheet."
		if _, err := d.book.SaveLesson(t.Context(), l); err != nil {
			t.Fatal(err)
		}
		return LessonForm{ID: l.ID}
	}
	onEverySize(t, "lessonform", someJournal, reworded)
	onEverySize(t, "lessonform-new", func(*driver) {}, func(*driver) Route { return LessonForm{} }, "text:Look up", "tab", "tab", "text:timing")
}
