package tui

import (
	"slices"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// inPairs opens the review with a partner at a stop.
func inPairs(stop journal.Stop) func(*driver) page.Place {
	return func(d *driver) page.Place {
		r, _, err := d.book.Reviews.StartOrResume(d.t.Context())
		if err != nil {
			d.t.Fatal(err)
		}
		if _, err := d.book.Reviews.Change(d.t.Context(), r.ID, func(r journal.Review) journal.Review {
			r = r.Together(true)
			r.At = stop
			return r
		}); err != nil {
			d.t.Fatal(err)
		}
		return page.Review{}
	}
}

func TestReviewWithAPartnerLooks(t *testing.T) {
	onEverySize(t, "partner-arrive", dueLessons, inPairs(journal.StopArrive))
	onEverySize(t, "partner-win", dueLessons, inPairs(journal.StopWin))
	onEverySize(t, "partner-mess", dueLessons, inPairs(journal.StopMess))
	onEverySize(t, "partner-lessons", dueLessons, inPairs(journal.StopLessons))
	onEverySize(t, "partner-aloud", dueLessons, inPairs(journal.StopAloud))
}

// With & two people hold the review: each stop has its part of the talk sheet, and
// what saying it out loud changed is kept with it.
func TestAReviewWithAPartner(t *testing.T) {
	drive(t, 80, 30, func(d *driver) {
		dueLessons(d)
		d.open(page.Review{}).keys("&").shows("With a partner", "alone").keys("1")
		var met []string
		for range 12 {
			r, _, err := d.book.Reviews.StartOrResume(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			met = append(met, string(r.At))
			if r.At == journal.StopAloud {
				break
			}
			turn, asks := voice.TalkSheet(r.At)
			d.shows(turn[:20]).shows(asks...).keys("ctrl+n")
		}
		if want := []string{"win", "sweep", "take-two", "one-mess", "lessons", "people", "next-week", "out-loud"}; !slices.Equal(met, want) {
			t.Errorf("the stops are %q", met)
		}
		d.shows("What did saying it out loud change?").keys("text:It was the pace, not the task.", "enter").shows("Kept: It was the pace").keys("enter")
		d.shows("That's the week.", "Out loud", "It was the pace, not the task.").keys("enter")
		d.open(page.Reviews{}).keys("enter").shows("with a partner", "Out loud", "It was the pace, not the task.")
	})
}

// Alone again the review has no such stop; what is skipped there leaves nothing.
func TestAloneAgainNothingIsAskedForTwo(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		dueLessons(d)
		d.open(page.Review{}).keys("p", "p", "5").hides("your partner asks").keys("ctrl+n", "ctrl+n").shows("Next week").keys("ctrl+n").shows("That's the week.")
		d.open(page.Review{Partner: true}).keys("5", "ctrl+n", "ctrl+n", "ctrl+n").shows("out loud change?").keys("ctrl+n").shows("That's the week.").hides("Out loud")
	})
}

// A mess that is talked about takes a short note, and the words there stay.
func TestAShortNoteAnswersTheMess(t *testing.T) {
	drive(t, 80, 30, func(d *driver) {
		dueLessons(d)
		d.open(inPairs(journal.StopMess)(d)).shows("You tell, your partner asks.").keys("a", "text:Two chairs too few.", "enter").shows("Two chairs too few.")
		r, _, err := d.book.Reviews.StartOrResume(t.Context())
		if err != nil || len(r.Recorded) != 1 || r.Recorded[0].Line != "Timeline on the floor" {
			t.Errorf("recorded %+v, %v", r.Recorded, err)
		}
	})
}
