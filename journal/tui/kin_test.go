package tui

import (
	"context"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

// alike fills a journal where two messes taught much the same.
func alike(d *driver) {
	someJournal(d)
	set := prompts.Ten()
	e := d.blank(set).With(prompts.Shipped(), set.Questions[1], "Two of four read aloud what the sheet said.")
	e = withRole(e, set, prompts.Lesson, "Have them explain it once without the sheet before they teach each other.")
	d.finished("Reading circle", "10A", "2026-11-16 09:20", withRole(e, set, prompts.LessonWhen, "four read one text"))
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
		d.open(reading("Reading circle", "")(d)).shows("Failure", "Two of four", "┃ Before students teach each other", "Also from Food web jigsaw (9B science)", "╹ Number the readers")
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
		d.open(reading("Lab stations", "")(d)).keys("n").shows("from Lab stations")
		d.keys("text:Put the balance in the middle.", "esc").shows("╹ Ask before the third", "╹ Put the balance in the middle.")
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

// alikePage is the question about the lesson of the second mess.
func alikePage(d *driver) page.Place { return page.Alike{ID: lessonOf(d, "Reading circle").ID} }

func TestAlikeLooks(t *testing.T) {
	onEverySize(t, "alike", alike, alikePage)
	onEverySize(t, "alike-opposite", alike, alikePage, "3")
}

// Each of the four answers is kept, and leaving is one that keeps nothing.
func TestOneIsAskedWhetherALessonIsTheSame(t *testing.T) {
	both := []string{"Food web jigsaw", "Reading circle"}
	for _, c := range []struct {
		keys []string
		said string
		as   journal.Kinship
		one  bool
	}{
		{[]string{"1"}, "Joined. It comes from two entries now.", "", true},
		{[]string{"2", "enter"}, "Kept. Except when four read one text.", journal.Narrower, false},
		{[]string{"3", "text:, loudly", "enter", "enter"}, "Both stay, each at its own time.", journal.Opposite, false},
		{[]string{"4"}, "Both stay as they are.", journal.Another, false},
		{[]string{"esc"}, "", "", false},
	} {
		drive(t, 80, 24, func(d *driver) {
			alike(d)
			d.open(page.Lessons{}).open(alikePage(d)).shows("Before students teach each other", "Have them explain it once")
			d.keys(c.keys...)
			if c.said != "" {
				d.shows(c.said)
			}
			l := lessonOf(d, both[1])
			if one := l.ID == lessonOf(d, both[0]).ID; one != c.one {
				t.Errorf("after %q they are one: %t", c.keys, one)
			}
			as := journal.Kinship("")
			if len(l.Ties) > 0 {
				as = l.Ties[0].As
			}
			if as != c.as {
				t.Errorf("after %q it is %q beside the other, want %q", c.keys, as, c.as)
			}
			if other := lessonOf(d, both[0]); c.as == journal.Opposite && other.When != "students are about to teach each other, loudly" {
				t.Errorf("the other one holds when %q", other.When)
			}
			if _, asked, err := d.book.Lessons.Alike(t.Context(), l.ID); err != nil || asked != (c.keys[0] == "esc") {
				t.Errorf("after %q it is asked again: %t, %v", c.keys, asked, err)
			}
		})
	}
}

// What would make a lesson an exception of itself is not kept, and one is told why.
func TestNoLessonIsMadeAnExceptionOfItself(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		alike(d)
		for _, two := range [][2]string{{"Food web jigsaw", "Lab stations"}, {"Lab stations", "Reading circle"}} {
			if _, err := d.book.Lessons.SayKin(t.Context(), lessonOf(d, two[0]).ID, lessonOf(d, two[1]).ID, journal.Narrower, "", ""); err != nil {
				t.Fatal(err)
			}
		}
		const refused, why = "a lesson would be an exception of itself", "Nothing was"
		d.open(page.Lessons{}).open(alikePage(d)).keys("2", "enter").shows(refused, why)
		d.keys("esc").open(alikePage(d)).keys("1").shows(refused, why)
		if l := lessonOf(d, "Reading circle"); len(l.Ties) > 0 || l.ID == lessonOf(d, "Food web jigsaw").ID {
			t.Errorf("it is %+v", l)
		}
	})
}

// The question comes by itself after the last page of an entry, after one answer of it,
// and after a lesson was worded; words that say nothing like another lead back.
func TestTheQuestionComesOnSavingALesson(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Lessons{}).keys("n", "text:Bad news by voice, then in writing.", "esc").shows("You know this already", "from Parent e-mail")
		d.keys("esc").shows("Lessons", "Bad news by voice, then in writing.")
		d.keys("n", "text:Fish sleep.", "esc").shows("Lessons", "Fish sleep.").hides("already")
	})
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		e := d.entryNamed("Lab stations")
		d.open(page.Read{ID: e.ID}).open(page.Write{ID: e.ID, Step: page.PlaceCard, Single: true})
		d.keys("tab", "ctrl+u", "text:By voice first, bad news.", "enter").shows("You know this already")
	})
	drive(t, 80, 24, func(d *driver) {
		alike(d)
		e := d.entryNamed("Reading circle")
		d.open(page.Write{ID: e.ID, Step: page.PlaceCard}).keys("tab", "enter").shows("Another lesson says nearly this", "a answer whether it is the same")
		d.keys("a").shows("You know this already")
	})
}

// A page about a lesson that joined an older one from there is gone with it.
func TestALessonThatJoinedAnotherHasNoPage(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		l := d.teach("", "Voice first for bad news.")
		d.open(page.Lessons{}).keys("i").open(page.Card{ID: l.ID})
		older := lessonOf(d, "Parent e-mail at ten at night")
		if _, err := d.book.Lessons.Same(t.Context(), l.ID, older.ID); err != nil {
			t.Fatal(err)
		}
		d.open(page.Card{ID: l.ID}).hides("nothing there")
	})
}

// related fills a journal with a lesson of two stories that has an exception, an opposite
// and an answer.
func related(d *driver) {
	shared(d)
	l := lessonOf(d, "Food web jigsaw")
	for _, tie := range []struct {
		other string
		as    journal.Kinship
		when  string
	}{
		{"Lab stations", journal.Narrower, "there are only two groups"},
		{"Three students added links", journal.Opposite, "the cards are new to them"},
	} {
		if _, err := d.book.Lessons.SayKin(d.t.Context(), lessonOf(d, tie.other).ID, l.ID, tie.as, tie.when, ""); err != nil {
			d.t.Fatal(err)
		}
	}
	if _, _, err := d.book.Lessons.AnswerWith(d.t.Context(), l.ID, journal.LessonAnswer{What: journal.Helped, Line: "nobody copied", Class: "9B science"}); err != nil {
		d.t.Fatal(err)
	}
}

func wholeCard(title string) func(*driver) page.Place {
	return func(d *driver) page.Place { return page.Card{ID: lessonOf(d, title).ID, Whole: true} }
}

func TestALessonsFamilyLooks(t *testing.T) {
	onEverySize(t, "card-family", related, wholeCard("Food web jigsaw"))
	onEverySize(t, "card-family-below", related, wholeCard("Food web jigsaw"), "shift+tab")
}

// What belongs to a lesson stands on its page: what it is tied to, the entries it comes
// from, and what came of it. Each is one key away.
func TestALessonsPageShowsWhatBelongsToIt(t *testing.T) {
	drive(t, 80, 40, func(d *driver) {
		related(d)
		d.open(wholeCard("Food web jigsaw")(d)).shows("Except when there are only two groups: Ask before the third",
			"The opposite, when the cards are new to them: Draw the first one", "▌ Except", "Food web jigsaw (9B science)", "Reading circle (10A)",
			"In Reading circle it was: Have them explain it once", "used, helped in 9B science · nobody copied")
		d.keys("enter").shows("┃ Ask before the third", "An exception, when there are only two groups, of: Before students", "Lab stations").keys("esc")
		d.keys("tab", "tab").shows("▌ Food web jigsaw").keys("tab").shows("▌ Reading circle").keys("enter").shows("Two of four read aloud")
		d.keys("esc", "shift+tab", "enter").shows("Two of four read aloud")
	})
	drive(t, 40, 12, func(d *driver) {
		related(d)
		d.open(wholeCard("Food web jigsaw")(d)).hides("▌ Reading circle").keys("shift+tab").shows("▌ Reading circle")
	})
}

// What is marked heavy is counted on a lesson's page and named nowhere until it is asked
// for: neither a story, first or not, nor a lesson that comes from it alone.
func TestWhatIsHeavyIsNamedBesideNoLesson(t *testing.T) {
	drive(t, 80, 40, func(d *driver) {
		related(d)
		l := lessonOf(d, "Food web jigsaw")
		for _, title := range []string{"Food web jigsaw", "Lab stations"} {
			e := d.entryNamed(title)
			marked := e
			marked.Heavy = true
			if _, _, err := d.book.Entries.Save(t.Context(), e, marked); err != nil {
				t.Fatal(err)
			}
		}
		d.open(page.Card{ID: l.ID}).hides("Reading circle").keys("i").shows("Reading circle", "Two more are kept aside.", "The opposite").hides("Food web", "Except", "Ask before")
		d.keys("H").shows("Food web jigsaw", "Except when", "Ask before").hides("kept aside")
		d.open(page.Lessons{}).shows("Before students teach each other", "from Reading circle").hides("Food web", "Ask before", "one more")
		d.keys("/", "text:before").shows("4 of 5")
	})
}
