package tui

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/tui/page"
	"messup/journal/tui/read"
	"messup/prompts"
)

func TestBrowseLooks(t *testing.T) {
	browse := func(*driver) page.Place { return page.Browse{} }
	onEverySize(t, "browse", someJournal, browse)
	onEverySize(t, "browse-search", someJournal, browse, "/", "text:copying")
	onEverySize(t, "browse-nothing", someJournal, browse, "/", "text:jigsow", "enter")
	onEverySize(t, "browse-empty", func(*driver) {}, browse)
	onEverySize(t, "browse-date", someJournal, browse, "/", "text:since:novv")
}

func TestSearchNarrowsAsOneTypes(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Browse{Search: true}).shows("Lab stations", "Parent e-mail")
		d.keys("text:copy").shows("3 of 6", "Lab stations").hides("Parent e-mail")
		if !strings.Contains(d.raw(), d.router.env.Look.Found.Render("copy")) {
			t.Error("what was found is not marked")
		}
		d.keys("text:ing class:9b is:draft").shows("1 of 6", "Timeline on the floor").hides("Lab stations")
		d.keys("esc").shows("6 in all", "Lab stations")
		if !d.router.page.Typing() {
			t.Error("esc left the field with the query it cleared")
		}
	})
}

func TestSearchKeepsItsFilterInTheList(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Browse{}).keys("/", "text:copying", "enter", "down", "enter")
		d.shows("Half were copying").hides("Messes")
		d.keys("esc").shows("3 of 6", "▌  3 Tue  ● Lab stations")
		d.keys("esc").shows("6 in all").keys("esc").shows("messup")
	})
}

func TestSearchReadsLettersAsLetters(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Browse{Search: true}).keys("text:qdnet?u/").shows("/ qdnet?u/")
		d.keys("esc").paste("class:9B\nis:finished\x1b[2J").shows("/ class:9B is:finished[2J")
	})
}

func TestLateAnswersOfAnOlderSearchAreDropped(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Browse{Search: true})
		d.hold = true
		d.keys("text:no")
		if len(d.held) == 0 {
			t.Fatal("nothing was asked")
		}
		d.shows("Lab stations") // the old rows stay until there are new ones
		order := make([]int, len(d.held))
		for i := range order {
			order[i] = len(order) - 1 - i // the latest question is answered first
		}
		d.release(order...)
		found, total, err := d.book.Entries.Search(context.Background(), mustQuery(t, "no"), 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		d.shows(fmt.Sprintf("%d of 6", total), found[0].Title)
	})
}

func mustQuery(t *testing.T, s string) search.Query {
	t.Helper()
	q, err := search.ParseQuery(s, prompts.Shipped(), testNow())
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestDeleteAndUndo(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Browse{}).keys("down", "d").shows(`Put "Food web jigsaw" in the trash`)
		d.keys("n").shows("Food web jigsaw", "6 in all")
		d.keys("d", "y").shows("In the trash for 30 days. u gives it back.", "5 in all").hides("Food web jigsaw")
		d.keys("u").shows("Food web jigsaw", "6 in all")
		d.keys("enter", "d", "y").shows("In the trash for 30 days", "in the trash")
		d.keys("u").shows("Back in the journal", "Food web jigsaw").hides("in the trash")
		d.keys("d", "y", "esc").hides("Food web jigsaw")
		d.router.trail = nil
		d.open(page.Trash{}).shows("Food web jigsaw", "until 19 Dec").keys("u").shows("Nothing in the trash.")
	})
}

func TestPreviewFollowsTheCursor(t *testing.T) {
	drive(t, 120, 40, func(d *driver) {
		someJournal(d)
		d.open(page.Browse{}).keys("down").shows("That each student could say")
		d.keys("down").hides("That each student could say").shows("A calm message home about the mark. It read like")
		d.resize(80, 24).hides("A calm message home about the mark. It read like")
		d.resize(120, 40).shows("A calm message home about the mark. It read like")
	})
}

func TestBrowseOpensDraftsForWriting(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Browse{Query: "timeline"}).keys("o").shows("That they argue about")
		d.keys("esc", "enter").shows("6 of 10")
	})
}

// manyEntries fills a journal with so many finished entries, a few a week.
func manyEntries(tb testing.TB, book *book.Book, n int) {
	tb.Helper()
	set := prompts.Ten()
	var c journal.Archive
	for i := range n {
		e, err := book.Entries.New(journal.Mess, set)
		if err != nil {
			tb.Fatal(err)
		}
		e.ID = journal.HashID("entry", strconv.Itoa(i))
		e.Rev = 1
		e.Title, e.Class = fmt.Sprintf("Lesson number %d", i), fmt.Sprintf("%dB", i%12)
		e.Happened = testNow().Add(-time.Duration(i) * 40 * time.Hour)
		e.Finished = e.Happened
		e = e.With(prompts.Shipped(), set.Questions[1], fmt.Sprintf("Groups were copying sentences, and in row %d nobody had read the method.", i))
		e = e.With(prompts.Shipped(), set.Questions[9], "Have them explain it once before they teach each other.")
		c.Entries = append(c.Entries, e)
	}
	if _, err := book.Archive.Import(context.Background(), c, record.Intake{}); err != nil {
		tb.Fatal(err)
	}
}

func TestBrowseAtTenThousand(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		manyEntries(t, d.book, 10_000)
		d.open(page.Browse{}).shows("10000 in all", "Lesson number 0")
		for range 40 {
			d.keys("pgdown")
			d.wellFormed()
		}
		b := d.router.page.(*read.Browse)
		if b.List.Cursor < 100 || len(b.List.Batch.Rows) > 200 {
			t.Errorf("at row %d with %d rows in memory", b.List.Cursor, len(b.List.Batch.Rows))
		}
		d.keys("end").shows("Lesson number 9999")
		d.keys("up", "pgup", "home").shows("Lesson number 0")
		d.keys("/", "text:row 1234").shows("Lesson number 1234")
	})
}

// Every step down shows the next entry, across every edge of the window.
func TestBrowseSkipsNothing(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		manyEntries(t, d.book, 300)
		d.open(page.Browse{})
		for i := range 299 {
			d.shows(fmt.Sprintf("Lesson number %d ", i)).keys("down")
		}
		d.keys("down", "down").shows("Lesson number 299")
		for i := 299; i > 0; i-- {
			d.shows(fmt.Sprintf("Lesson number %d ", i)).keys("k")
		}
	})
}

func BenchmarkBrowseKey(b *testing.B) {
	for _, bench := range []struct {
		name          string
		width, height int
		route         page.Browse
		keys          string
	}{
		{"move", 80, 24, page.Browse{}, strings.Repeat("j", 200) + strings.Repeat("k", 200)},
		{"move-with-preview", 120, 40, page.Browse{}, strings.Repeat("j", 200) + strings.Repeat("k", 200)},
		{"deep", 80, 24, page.Browse{Cursor: 9_000}, strings.Repeat("j", 200) + strings.Repeat("k", 200)},
		{"search", 80, 24, page.Browse{Search: true}, "copying row 123"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			d := newDriver(b, bench.width, bench.height)
			manyEntries(b, d.book, 10_000)
			d.open(bench.route)
			for b.Loop() {
				for _, r := range bench.keys {
					d.press(tea.KeyPressMsg{Code: r, Text: string(r)})
					d.router.View()
				}
				if bench.route.Search {
					d.keys("esc")
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(bench.keys)), "µs/key")
		})
	}
}

// On the way back to what was found it is not known yet how much that is.
func TestNoCountStandsThereBeforeItIsKnown(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.hold = true
		d.open(page.Browse{Query: "jigsaw"}).shows(`"jigsaw"`).hides("0 of 0")
		for len(d.held) > 0 {
			d.step()
		}
		d.shows(` of `).hides("0 of")
	})
}
