package tui

import (
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/tui/page"
)

// hears keeps something somebody said.
func (d *driver) hears(words, from, class string) journal.Heard {
	d.t.Helper()
	h, err := d.book.Heard.New()
	if err != nil {
		d.t.Fatal(err)
	}
	h.Words, h.From, h.Class = words, from, class
	h, err = d.book.Heard.Save(d.t.Context(), journal.Heard{}, h)
	if err != nil {
		d.t.Fatal(err)
	}
	return h
}

func withHeard(d *driver) {
	aWeek(d)
	d.hears("We only copied what was on the cards.", "a student", "9B science")
	h := d.hears("Could the bell work be on the board before they come in?", "the teacher next door", "")
	if _, err := d.book.Heard.Say(d.t.Context(), h.ID, journal.TookIt, ""); err != nil {
		d.t.Fatal(err)
	}
}

func TestHeardLooks(t *testing.T) {
	to := func(r page.Place) func(*driver) page.Place { return func(*driver) page.Place { return r } }
	onEverySize(t, "heard", withHeard, to(page.Heard{}))
	onEverySize(t, "heard-empty", func(*driver) {}, to(page.Heard{}))
	onEverySize(t, "heard-new", aWeek, to(page.HeardForm{}), "text:It was too loud")
	onEverySize(t, "heard-taketwo", withHeard, func(d *driver) page.Place { return page.TakeTwo{ID: d.due().ID} })
}

// What somebody said is written down, comes back beside the plan of its class, and
// is answered there with one key.
func TestWhatWasHeardIsAnsweredBesideItsPlan(t *testing.T) {
	for key, want := range map[string]journal.Taking{"y": journal.TookIt, "N": "", "X": journal.NotMine} {
		drive(t, 80, 24, func(d *driver) {
			aWeek(d)
			d.open(page.Home{}).keys("f").shows("Nothing is written down here.").keys("n", "text:we only copied", "enter", "text:a student", "enter", "text:9B science", "enter", "text:yesterday", "enter")
			d.shows("we only copied", "a student · 9B science · 18 Nov", "open")
			due := d.due()
			d.open(page.TakeTwo{ID: due.ID}).shows("“we only copied” · a student · 9B science · 18 Nov", "y took it", "N not yet", "X not mine").keys(key).hides("we only copied").shows("What happened?")
			all, err := d.book.Heard.All(d.t.Context(), true)
			if err != nil || len(all) != 1 {
				t.Fatalf("there is %+v, %v", all, err)
			}
			h := all[0]
			if h.Answer != want || h.Open() != (want == "") || !h.Open() && h.Plan != due.ID || h.Open() && h.NotYet != d.router.env.Today() {
				t.Errorf("after %s: %+v", key, h)
			}
			d.open(page.TakeTwo{ID: due.ID}).hides("we only copied")
		})
	}
}

func TestWhatWasHeardStandsBeforeAClass(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		p, err := d.book.Plans.New()
		if err != nil {
			t.Fatal(err)
		}
		p.Will, p.By, p.Class = "turn the cards face down", "today", "9B science"
		if _, err := d.book.Plans.Save(d.t.Context(), journal.Plan{}, p); err != nil {
			t.Fatal(err)
		}
		d.hears("It was loud.", "a parent", "9B science")
		d.open(page.Before{Class: "9B"}).shows("Heard", "“It was loud.” · a parent", "y took it").keys("y").hides("It was loud.").shows("Kept: took it.", "Plan for today")
	})
}

func TestWhatWasHeardIsListedFoundAndDeleted(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		withHeard(d)
		d.open(page.Heard{}).keys("N").shows("not yet 19 Nov", "Not yet. It comes again")
		d.keys("/", "text:bell", "enter").shows("Could the bell work").hides("copied").keys("esc")
		d.keys("home", "d", "y").hides("We only copied").keys("u").shows("We only copied", "Back among what you heard.")
		d.keys("X").shows("not mine 19 Nov")
	})
}

// Written down while reading a mess, it is about that mess and its class.
func TestWhatWasHeardAboutAMess(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		e := d.entryNamed("Food web jigsaw")
		d.open(page.Read{ID: e.ID}).keys("f", "text:we only copied", "enter", "enter", "enter", "enter").shows("Food web jigsaw", "It comes back beside the plan it fits.")
		all, err := d.book.Heard.All(d.t.Context(), false)
		if err != nil || len(all) != 1 || all[0].Entry != e.ID || all[0].Class != e.Class {
			t.Errorf("kept %+v, %v", all, err)
		}
		d.open(page.Heard{}).keys("enter", "enter").shows("Food web jigsaw")
	})
}

// What has no plan to stand beside is shown once in a review, after a week.
func TestWhatWasHeardComesOnceInTheReview(t *testing.T) {
	late := func(d *driver) {
		d.before(8, func(b *book.Book) {
			h, err := b.Heard.New()
			if err != nil {
				d.t.Fatal(err)
			}
			h.Words, h.From, h.Class = "You talk a lot.", "a student", "12C"
			if _, err := b.Heard.Save(d.t.Context(), journal.Heard{}, h); err != nil {
				d.t.Fatal(err)
			}
		})
	}
	onEverySize(t, "review-heard", late, atStop(journal.StopPeople))
	for key, open := range map[string]int{"X": 0, "enter": 1} {
		drive(t, 80, 24, func(d *driver) {
			late(d)
			d.open(atStop(journal.StopPeople)(d)).shows("no plan fits it", "“You talk a lot.” · a student · 12C", "y  took it").keys(key).shows("Next week").hides("You talk a lot.")
			all, err := d.book.Heard.All(d.t.Context(), false)
			if err != nil || len(all) != open {
				t.Errorf("after %s: %+v, %v", key, all, err)
			}
			d.open(atStop(journal.StopPeople)(d)).hides("You talk a lot.")
		})
	}
	drive(t, 80, 24, func(d *driver) { // with people to talk to it comes last
		dueLessons(d)
		late(d)
		d.open(atStop(journal.StopPeople)(d)).hides("You talk a lot.")
		for range 4 {
			if d.keys("enter"); strings.Contains(d.text(), "You talk a lot.") {
				d.keys("y").shows("Kept: took it.")
				return
			}
		}
		t.Errorf("it does not come:\n%s", d.text())
	})
}

// However long it is, what was heard is read where it is judged: among the rows as far
// as there are free ones, and whole behind enter.
func TestWhatWasHeardIsReadWhole(t *testing.T) {
	words := strings.TrimSpace(strings.Repeat("She said on the phone that he understood nothing of it all week. ", 2)) + " And that he will not ask again."
	drive(t, 80, 24, func(d *driver) {
		d.hears(words, "a mother", "")
		d.open(page.Heard{}).shows("will not ask again.", "a mother", "y took it")
	})
	drive(t, 40, 12, func(d *driver) {
		d.hears(strings.Repeat(words+" ", 4)+"Finis.", "a mother", "")
		d.open(page.Heard{}).keys("enter").hides("Finis.").keys("pgdown", "pgdown", "pgdown").shows("Finis.", "a mother", "y took it")
		d.keys("esc").shows("She said on the phone").keys("enter", "y").shows("Kept: took it.")
	})
}

// The words to begin with are what the page of people is for: they are read whole where
// one stands, on a small screen too, and what is asked there names who it is about.
func TestTheFirstWordsToAPersonAreReadWhole(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		drive(t, size[0], size[1], func(d *driver) {
			c, err := d.book.People.New()
			if err != nil {
				t.Fatal(err)
			}
			c.Person, c.Purpose = "head of dept", "ask"
			c.FirstWords = "May I sit in on your first ten minutes, to see how it is quiet before anybody has said a word of instruction?"
			if _, err := d.book.People.Save(t.Context(), journal.Checkin{}, c); err != nil {
				t.Fatal(err)
			}
			d.open(page.People{}).shows("head of dept", "instruction?")
			d.keys("enter").shows("First words", "instruction?", "1  done").keys("esc").shows("head of dept")
			d.keys("1").shows("head of dept", "What came of it?")
		})
	}
}
