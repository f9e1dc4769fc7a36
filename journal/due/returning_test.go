package due_test

import (
	"fmt"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/due"
)

// What is written down during a day does not take the place of the lesson of that day.
func TestTheLessonOfTheDayStaysThatDay(t *testing.T) {
	at := func(id, when string) journal.Card {
		made, err := time.Parse("2006-01-02 15:04", when)
		if err != nil {
			t.Fatal(err)
		}
		return journal.Card{Lesson: journal.Lesson{ID: journal.ID(id), Made: made}}
	}
	before := []journal.Card{at("one", "2026-11-02 10:00"), at("two", "2026-11-18 23:00")}
	first := []journal.Card{at("early", "2026-11-19 08:00")}
	for _, there := range [][]journal.Card{before, first} {
		is := due.OfTheDay(there, dayOn("2026-11-19"))
		for i := range 50 {
			there = append([]journal.Card{at(fmt.Sprint("new", i), "2026-11-19 09:00")}, there...)
			if now := due.OfTheDay(there, dayOn("2026-11-19")); now.ID != is.ID {
				t.Fatalf("it was %s, and is %s after %d more", is.ID, now.ID, i+1)
			}
		}
	}
}
