package tui

import (
	"context"
	"crypto/sha256"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/tui/read"
	"messup/prompts"
)

// endlessRand yields the same bytes on every run, so that ids do not change.
type endlessRand struct{ n int }

func (r *endlessRand) Read(p []byte) (int, error) {
	for i := range p {
		r.n++
		p[i] = sha256.New().Sum([]byte{byte(r.n), byte(r.n >> 8)})[r.n%2] * 31
	}
	return len(p), nil
}

// someJournal fills a journal with a few weeks of a teacher's life.
func someJournal(d *driver) {
	web := read.ExampleEntry(prompts.Shipped())
	web.Tags = []string{"groups", "reading"}
	set := prompts.Ten()
	for role, value := range map[prompts.Role]string{
		prompts.LookFor: "a three-sentence exit ticket", prompts.Sign: "copying, finished early",
		prompts.PlanWhen: "expert groups have had six minutes", prompts.PlanWill: "turn cards face down",
		prompts.PlanWith: "9B science", prompts.PlanBy: "Tuesday, period 2", prompts.PlanLookFor: "four groups of six managing without notes",
		prompts.Person: "ELL teacher", prompts.Purpose: "ask", prompts.FirstWords: "two cards, ten minutes",
		prompts.Gap: "checking six groups at once", prompts.Strength: "noticing",
		prompts.LessonWhen: "students are about to teach each other", prompts.LessonArea: "group work", prompts.LessonBasis: "seen",
		prompts.Alternative: "Cards face down after six minutes\nTwo reading levels",
	} {
		web = withRole(web, set, role, value)
	}
	d.finished("Food web jigsaw", "9B science", "2026-11-19 14:10", web)
	mail := d.blank(prompts.Quick())
	mail = mail.With(prompts.Shipped(), prompts.Quick().Questions[0], "A calm message home about the mark. It read like a verdict.")
	mail = withRole(mail, prompts.Quick(), prompts.Lesson, "Bad news by voice first, in writing second.")
	d.finished("Parent e-mail at ten at night", "", "2026-11-12 22:05", mail)
	stations := d.blank(set)
	stations = stations.With(prompts.Shipped(), set.Questions[1], "Half were copying the table from the next bench, and nobody had read the method. I was at the back with the broken balance and saw it late.")
	stations = withRole(stations, set, prompts.Lesson, "Ask before the third reminder, not after.")
	d.finished("Lab stations", "9B science", "2026-11-03 10:30", stations)
	floor := d.blank(set)
	floor.Title, floor.Class, floor.Happened, floor.Place = "Timeline on the floor", "9B science", at("2026-10-21 09:00"), set.Questions[5].ID
	d.save(floor.With(prompts.Shipped(), set.Questions[0], "That they argue about the order of events instead of copying it."))
	win := d.blank(prompts.Win())
	win = win.With(prompts.Shipped(), prompts.Win().Questions[3], "Draw the first one together before handing anything out.")
	d.finished("Three students added links", "9B science", "2026-10-14 11:15", win)
	if _, err := d.book.Entries.Jot(context.Background(), "Attendance took nine minutes again"); err != nil {
		d.t.Fatal(err)
	}
	own, err := d.book.Lessons.New()
	if err != nil {
		d.t.Fatal(err)
	}
	own.Text, own.Basis, own.Made = "Read the instructions aloud once, then ask a student to say them back before anyone moves: it costs a minute and it saves the ten that follow.", "counted", at("2026-09-02 12:00")
	if _, err := d.book.Lessons.Save(context.Background(), own); err != nil {
		d.t.Fatal(err)
	}
}

func (d *driver) blank(set prompts.Set) journal.Entry {
	d.t.Helper()
	e, err := d.book.Entries.New(journal.KindOf(set), set)
	if err != nil {
		d.t.Fatal(err)
	}
	return e
}

func (d *driver) finished(title, class, when string, e journal.Entry) journal.Entry {
	d.t.Helper()
	if e.ID == "" {
		e.ID = d.blank(prompts.Ten()).ID
	}
	e.Title, e.Class, e.Happened = title, class, at(when)
	return d.save(d.book.Entries.Finish(e))
}

// withRole fills in the field of a set that has a role.
func withRole(e journal.Entry, set prompts.Set, role prompts.Role, value string) journal.Entry {
	for _, q := range set.Questions {
		if i := slices.IndexFunc(q.Fields, func(f prompts.Field) bool { return f.Feeds == role }); i >= 0 {
			return e.WithDetail(prompts.Shipped(), q, q.Fields[i], value)
		}
	}
	return e
}

func at(s string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		panic(err)
	}
	return t
}

// entryNamed finds the entry with this title.
func (d *driver) entryNamed(title string) journal.Entry {
	d.t.Helper()
	all, err := d.book.Archive.All(context.Background(), search.Query{})
	if err != nil {
		d.t.Fatal(err)
	}
	for _, e := range all.Entries {
		if e.Name() == title {
			return e
		}
	}
	d.t.Fatalf("no entry %q", title)
	return journal.Entry{}
}
