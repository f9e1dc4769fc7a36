package tui

import (
	"strings"
	"testing"

	"messup/journal/tui/page"
)

// A lesson is one key from its card, where nothing may point at anybody: one reads it and says
// where it goes. What stands in the box is what is written.
func TestALessonIsWrittenAsAPicture(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		carried, err := d.book.Lessons.Carried(d.t.Context())
		if err != nil {
			t.Fatal(err)
		}
		l := carried[0]
		d.open(page.Card{ID: l.ID}).keys("V").shows("As a picture", "╭────", "╹ "+l.Text[:20], "Would the student")
		d.keys("2").shows("The box, as it stands here.", "text").keys("1", "enter").shows("Where to?", "~/messup-card-2026-11-19.svg")
		d.keys("enter").shows("Wrote it to ~/messup-card-2026-11-19.svg.").hides("As a picture")
		if file := d.staff().files["~/messup-card-2026-11-19.svg"]; !strings.Contains(file, l.Text[:20]) || d.staff().kept != nil {
			t.Errorf("%s\n%s", file, d.staff().kept)
		}
	})
}

// What may point at somebody is asked about before the box is seen; what is dropped is not in it.
func TestACardIsCheckedAsAShareIs(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Share{}).keys("esc")
		d.open(page.Read{ID: d.shareable()}).keys("V").shows("1 of 4", "A student put the book away.")
		d.keys("1", "enter", "enter", "enter").shows("╭────", "A student put the book away.", "We read a poem").hides("Grace", "the only ELL")
		d.keys("u").shows("the only ELL student").keys("1").shows("only ELL student. We read")
		d.keys("e").shows("How should it read there?").keys("esc").shows("╭────")
		d.keys("esc").shows("The poem fell flat")
		if d.staff().kept != nil || len(d.staff().files) > 0 {
			t.Errorf("kept is %s, written %v", d.staff().kept, d.staff().files)
		}
	})
}

// What is heavy has no card, and says why.
func TestWhatIsHeavyHasNoCard(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		id := d.shareable()
		e, err := d.book.Entries.Get(d.t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		heavy := e
		heavy.Heavy = true
		if _, _, err := d.book.Entries.Save(d.t.Context(), e, heavy); err != nil {
			t.Fatal(err)
		}
		d.open(page.Read{ID: id}).keys("V").shows("It is marked heavy: it stays here.")
		for _, to := range []page.Place{page.Picture{Entry: id}, page.Picture{Lesson: id}} {
			d.open(to).shows("This cannot be shared").hides("╭────", "poem").keys("enter", "1").hides("Where to?")
		}
	})
}
