package tui

import (
	"context"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

// alike fills a journal where three messes taught much the same.
func alike(d *driver) {
	someJournal(d)
	set := prompts.Ten()
	for title, learned := range map[string]string{
		"Reading circle": "Have them explain it once without the sheet before they teach each other.",
	} {
		e := d.blank(set).With(prompts.Shipped(), set.Questions[1], "Two of four read aloud what the sheet said.")
		e = withRole(withRole(e, set, prompts.Lesson, learned), set, prompts.LessonWhen, "four read one text")
		d.finished(title, "10A", "2026-11-16 09:20", e)
	}
}

// shared joins two of them, and lets the second teach one thing more.
func shared(d *driver) {
	alike(d)
	second := d.entryNamed("Reading circle")
	if _, err := d.book.Lessons.Same(context.Background(), lessonOf(d, "Food web jigsaw").ID, lessonOf(d, "Reading circle").ID); err != nil {
		d.t.Fatal(err)
	}
	d.teach(second.ID, "Number the readers before the text goes out.")
}

// teach lets an entry teach one thing more.
func (d *driver) teach(entry journal.ID, words string) journal.Lesson {
	d.t.Helper()
	l, err := d.book.Lessons.New()
	if err != nil {
		d.t.Fatal(err)
	}
	l.Entry, l.Text = entry, words
	if l, err = d.book.Lessons.Save(context.Background(), l); err != nil {
		d.t.Fatal(err)
	}
	return l
}

func TestReadingShowsEveryLessonAndWhereElseItComesFrom(t *testing.T) {
	onEverySize(t, "read-shared", shared, reading("Food web jigsaw", ""))
	onEverySize(t, "lessons-of", shared, reading("Reading circle", ""), "l")
	drive(t, 80, 24, func(d *driver) {
		shared(d)
		d.open(reading("Reading circle", "")(d)).shows("Failure", "Two of four", "┃ Before students teach each other", "Also from Food web jigsaw (9B science)", "┃ Number the readers")
		e := d.entryNamed("Food web jigsaw")
		marked := e
		marked.Heavy = true
		if _, _, err := d.book.Entries.Save(t.Context(), e, marked); err != nil {
			t.Fatal(err)
		}
		d.open(reading("Reading circle", "")(d)).shows("┃ Before students teach").hides("Food web")
	})
}

func TestOneMoreLessonOfAnEntry(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(reading("Lab stations", "")(d)).keys("L").shows("from Lab stations")
		d.keys("text:Put the balance in the middle.", "esc").shows("┃ Ask before the third", "┃ Put the balance in the middle.")
		d.keys("l").shows("Put the balance in the middle.", "Ask before the third reminder").hides("Bad news by voice")
		d.keys("esc", "d").shows("with its two lessons?")
	})
}

// A lesson that other entries teach too is not said to go with one of them.
func TestDeletingSaysOnlyTheLessonsThatGo(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		shared(d)
		d.open(reading("Food web jigsaw", "")(d)).keys("d").shows("in the trash?").hides("lesson?")
		d.keys("y", "esc").open(page.Lessons{}).shows("Before students teach each other", "from Reading circle").hides("Food web")
	})
}
