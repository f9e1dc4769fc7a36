package tui

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/journaltest"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/prompts"
	"messup/store"
)

// onDisk is somebody before a journal file of so many entries, with a lesson, a plan and
// a talk of every other one, and a few weeks that are not done with.
func onDisk(tb testing.TB, entries int) *driver {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "messup.db")
	file := store.New(store.Config{Path: path, Now: testNow, Rand: &endlessRand{}, Reindex: record.Reindexing(prompts.Shipped()), Marked: record.Marking()})
	d := &driver{t: tb, book: book.Open(file, prompts.Shipped(), testNow, &endlessRand{})}
	env := &page.Env{Book: d.book, Look: look.Usual(), Opts: page.Options{Path: path, Outward: &paper{book: d.book}}, Away: new(atomic.Bool)}
	env.Screen = tea.WindowSizeMsg{Width: 80, Height: 24}
	d.router = newRouter(env, page.Home{})
	c := journaltest.Career(entries, testNow().AddDate(0, 0, -60), 1)
	for i, e := range c.Entries {
		if i%2 > 0 {
			continue
		}
		day := date.DayOf(e.Happened) + 7
		c.Lessons = append(c.Lessons, journal.Lesson{
			ID: e.ID, Rev: 1, Entry: e.ID, Text: e.Answers[9].Text, When: e.Title, Made: e.Happened, State: journal.Shelf,
		})
		c.Plans = append(c.Plans, journal.Plan{
			ID: e.ID, Rev: 1, Entry: e.ID, Chain: e.ID, Take: 1, Will: e.Answers[8].Text, When: e.Title,
			Class: e.Class, Day: day, Made: e.Happened, Report: journal.Report{Result: journal.Did, Outcome: journal.Better, Changed: e.Answers[7].Text}, Answered: day, Closed: day,
		})
		c.Checkins = append(c.Checkins, journal.Checkin{
			ID: e.ID, Rev: 1, Entry: e.ID, Person: "Mrs " + e.Class, Purpose: "ask", Day: day, Made: e.Happened, Status: journal.Done, Answered: day,
		})
	}
	for some := range slices.Chunk(c.Entries, 5_000) {
		d.takeIn(journal.Archive{Entries: some})
	}
	c.Entries = nil
	d.takeIn(c)
	week := newDriver(tb, 80, 24)
	aWeek(week)
	c, err := week.book.Archive.All(context.Background(), search.Query{})
	if err != nil {
		tb.Fatal(err)
	}
	d.takeIn(c)
	return d
}

func (d *driver) takeIn(c journal.Archive) {
	d.t.Helper()
	if _, err := d.book.Archive.Import(context.Background(), c, record.Intake{}); err != nil {
		d.t.Fatal(err)
	}
}

// BenchmarkOpening is a page from the key that leads to it to its frame, in the journal
// of a career.
func BenchmarkOpening(b *testing.B) {
	d := onDisk(b, 10_000)
	for _, to := range d.places() {
		b.Run(strings.TrimPrefix(fmt.Sprintf("%T", to), "page.")+described(to), func(b *testing.B) {
			for b.Loop() {
				d.run(d.router.open(to))
				_ = d.router.View()
			}
		})
	}
}

// What is read until a page of plans or of skills shows its rows does not grow with the
// journal. It is counted in bytes, which do not depend on how busy the computer is.
func TestPlansAndSkillsOpenAtOnceAtAnySize(t *testing.T) {
	few, many := onDisk(t, 500), onDisk(t, 2_500)
	for _, to := range []page.Place{page.Plans{}, page.Skills{}} {
		cost := func(d *driver) uint64 {
			var before, after runtime.MemStats
			d.hold, d.held = true, nil
			runtime.ReadMemStats(&before)
			d.run(d.router.open(to))
			for _, cmd := range d.held {
				d.answer(cmd())
			}
			if d.shows("▌"); d.t.Failed() {
				return 0
			}
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc
		}
		if few, many := cost(few), cost(many); many > 2*few {
			t.Errorf("%T: %d bytes among 500 entries, %d among 2,500", to, few, many)
		}
	}
}

// Skills that only the oldest entries name are shown, after those of the newest.
func TestSkillsOfTheOldestEntriesAreShownAfterThoseOfTheNewest(t *testing.T) {
	d := onDisk(t, 500)
	d.router.env.Screen = tea.WindowSizeMsg{Width: 80, Height: 60}
	found, err := d.book.Entries.Skills(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	d.open(page.Skills{}).keys("end")
	last := found.Skills[len(found.Skills)-1]
	d.shows(text.FirstSentences(last.Named[len(last.Named)-1].Title, 1))
	if n := len(found.Skills); n < 400 {
		t.Errorf("only %d skills", n)
	}
}

// described is which page of its sort a place is.
func described(to page.Place) string {
	var said strings.Builder
	v := reflect.ValueOf(to)
	for i := range v.NumField() {
		if f := v.Field(i); !f.IsZero() {
			said.WriteString(" " + v.Type().Field(i).Name)
		}
	}
	return said.String()
}
