package book_test

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/habits"
	"messup/journal/journaltest"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/text"
	"messup/prompts"
)

func TestANewEntryIsADraftOfItsSetFromNow(t *testing.T) {
	d := newDesk(t)
	d.pass(123 * time.Millisecond)
	ids := map[journal.ID]bool{}
	for _, set := range prompts.Shipped().Sets() {
		e, err := d.Entries.New(journal.KindOf(set), set)
		if err != nil {
			t.Fatal(err)
		}
		if e.Set != set.ID || e.SetVersion != set.Version || !e.Draft() || e.Rev != 0 || e.Happened.Nanosecond() != 0 || d.clock.Sub(e.Started) > time.Second {
			t.Errorf("%s gives %+v", set.ID, e)
		}
		if !regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{26}$`).MatchString(string(e.ID)) || ids[e.ID] || len(e.ID.Short()) != 6 {
			t.Errorf("its id is %q", e.ID)
		}
		ids[e.ID] = true
	}
	broken := book.Open(d.store, prompts.Shipped(), d.Now, io.LimitReader(strings.NewReader("too little"), 10))
	if _, err := broken.Entries.New(journal.Mess, prompts.Ten()); err == nil {
		t.Error("without chance there is an id all the same")
	}
	if _, err := broken.Lessons.New(); err == nil {
		t.Error("without chance there is an id all the same")
	}
}

func TestJot(t *testing.T) {
	long := strings.Repeat("long ", 50) // 250 bytes
	for _, tt := range []struct{ name, in, title, note string }{
		{"one line", "  the bus was late ", "the bus was late", ""},
		{"several lines", "the bus\n\n was late", "the bus", "the bus\n\n was late"},
		{"lines of another system", "the bus\r\nwas late\r\n", "the bus", "the bus\nwas late"},
		{"control characters", "\x1b[31mthe\tbus\x00\u202e", "[31mthe bus", ""},
		{"bytes that are no UTF-8", "the b\xfcs", "the b\uFFFDs", ""},
		{"a very long line", long, strings.Repeat("long ", 39) + "lo…", strings.TrimSpace(long)},
		{"a long line of letters of many bytes", strings.Repeat("é", 101), strings.Repeat("é", 98) + "…", strings.Repeat("é", 101)},
		{"a line that fits", strings.Repeat("x", text.MaxTitle), strings.Repeat("x", text.MaxTitle), ""},
	} {
		d := newDesk(t)
		e, err := d.Entries.Jot(t.Context(), tt.in)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if e.Title != tt.title || e.Answer(journal.NoteQuestion).Text != tt.note || e.Kind != journal.Jot || !e.Draft() {
			t.Errorf("%s: %q, note %q", tt.name, e.Title, e.Answer(journal.NoteQuestion).Text)
		}
		if got := d.read(t, e.ID); !got.Same(e) {
			t.Errorf("%s: read back as %+v", tt.name, got)
		}
		if got := d.search(t, "is:draft kind:jot"); len(got) != 1 || got[0] != tt.title {
			t.Errorf("%s: listed as %q", tt.name, got)
		}
	}
}

func TestJotRefusesNothingAndTooMuch(t *testing.T) {
	d := newDesk(t)
	for _, in := range []string{"", " \n\t", "\x00\x1b"} {
		if _, err := d.Entries.Jot(t.Context(), in); !errors.Is(err, journal.ErrEmpty) {
			t.Errorf("%q: %v", in, err)
		}
	}
	if _, err := d.Entries.Jot(t.Context(), strings.Repeat("x", journal.MaxAnswer+1)); !errors.Is(err, journal.ErrTooLong) {
		t.Errorf("too much: %v", err)
	}
	if c, err := d.Archive.Counts(t.Context()); err != nil || c != (book.Counts{}) {
		t.Errorf("there are %+v, %v", c, err)
	}
}

func TestFindByTheBeginningOfAnID(t *testing.T) {
	d := newDesk(t)
	for _, id := range []journal.ID{"abcdefgh1", "abcdefgh2", "abcx", "abc", "b"} {
		d.save(t, journal.Entry{}, journal.Entry{ID: id, Happened: d.clock, Title: string(id)})
	}
	for prefix, want := range map[string]journal.ID{"abcdefgh1": "abcdefgh1", "ABCX": "abcx", "abc\n": "abc", "b": "b", "abcdefgh2": "abcdefgh2"} {
		if e, err := d.Entries.Find(t.Context(), prefix); err != nil || e.ID != want {
			t.Errorf("Find(%q) = %q, %v", prefix, e.ID, err)
		}
	}
	for prefix, want := range map[string]error{
		"a": journal.ErrAmbiguous, "abcd": journal.ErrAmbiguous, "c": journal.ErrNotFound, "abcxx": journal.ErrNotFound,
		"": journal.ErrBadID, "a b": journal.ErrBadID, "é": journal.ErrBadID, strings.Repeat("a", 65): journal.ErrBadID,
	} {
		if _, err := d.Entries.Find(t.Context(), prefix); !errors.Is(err, want) {
			t.Errorf("Find(%q): %v", prefix, err)
		}
	}
	if _, err := d.Entries.Find(t.Context(), "abcdefg"); err == nil || !strings.Contains(err.Error(), "abcdefgh1, abcdefgh2") {
		t.Errorf("an ambiguous id must show what to type: %v", err)
	}
}

// A beginning that many ids share names three of them, and says there are more.
func TestAnAmbiguousIDNamesThree(t *testing.T) {
	d := newDesk(t)
	for i, want := range []string{"", "", "(abcdef1, abcdef2)", "(abcdef1, abcdef2, abcdef3)", "(abcdef1, abcdef2, abcdef3, …)", "(abcdef1, abcdef2, abcdef3, …)"} {
		if _, err := d.Entries.Find(t.Context(), "abc"); i > 1 && (!errors.Is(err, journal.ErrAmbiguous) || !strings.HasSuffix(err.Error(), want)) {
			t.Errorf("%d of them: %v", i, err)
		}
		d.save(t, journal.Entry{}, journal.Entry{ID: journal.ID(fmt.Sprint("abcdef", i+1)), Happened: d.clock})
	}
}

func TestTheDeskShowsWhatIsWaiting(t *testing.T) {
	d := newDesk(t)
	keep := func(e journal.Entry, happened time.Time) journal.Entry {
		e.Happened = happened
		saved := d.save(t, journal.Entry{}, e)
		d.pass(time.Minute)
		return saved
	}
	now := d.clock // Thursday 19 November, 14:10
	monday := date.WeekStart(now, time.Monday)
	first := keep(d.mess(t, "first draft"), now.AddDate(0, 0, -40))
	keep(d.mess(t, "second draft"), now.AddDate(0, 0, -90))
	d.save(t, first, first.With(prompts.Shipped(), goal, "written on"))
	keep(d.Entries.Finish(d.mess(t, "last week").With(prompts.Shipped(), ask("learned"), "lesson 1")), monday.Add(-time.Second))
	keep(d.Entries.Finish(d.mess(t, "Monday, first thing").With(prompts.Shipped(), ask("learned"), "lesson 2")), monday)
	keep(d.Entries.Finish(d.mess(t, "later today").With(prompts.Shipped(), ask("learned"), "lesson 3")), now.Add(5*time.Hour))
	keep(d.Entries.Finish(d.mess(t, "tomorrow")), now.AddDate(0, 0, 1))
	for _, set := range []prompts.Set{prompts.Win(), prompts.Quick()} {
		e, err := d.Entries.New(journal.KindOf(set), set)
		if err != nil {
			t.Fatal(err)
		}
		keep(d.Entries.Finish(e), now)
	}
	if _, err := d.Entries.Jot(t.Context(), "a jot"); err != nil {
		t.Fatal(err)
	}
	got, err := d.Desk(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	names := func(lines []journal.Summary) string {
		all := make([]string, 0, len(lines))
		for _, l := range lines {
			all = append(all, l.Title)
		}
		return strings.Join(all, ", ")
	}
	if s := names(got.Drafts); s != "a jot, first draft, second draft" {
		t.Errorf("drafts are %s", s)
	}
	if s := names(got.Latest); s != "tomorrow, later today" {
		t.Errorf("the latest are %s", s)
	}
	if got.Week != (book.Week{Messes: 3, Wins: 1, Jots: 1}) {
		t.Errorf("the week has %+v", got.Week)
	}
	if none, err := d.Desk(t.Context(), 0); err != nil || len(none.Latest) != 0 || len(none.Drafts) != 3 {
		t.Errorf("with no room there is %+v, %v", none, err)
	}
}

func TestAnEmptyDesk(t *testing.T) {
	got, err := newDesk(t).Desk(t.Context(), 5)
	if err != nil || !got.Empty || len(got.Drafts)+len(got.Latest) != 0 {
		t.Errorf("there is %+v, %v", got, err)
	}
}

// A journal in which anything was ever kept is no empty one; that somebody was welcomed
// is nothing of theirs.
func TestAJournalBeginsWithAnything(t *testing.T) {
	for name, keeps := range map[string]func(*desk) error{
		"a plan": func(d *desk) error {
			p, err := d.Plans.New()
			p.Will = "wait"
			return cmp.Or(err, second(d.Plans.Save(t.Context(), journal.Plan{}, p)))
		},
		"a person": func(d *desk) error {
			c, err := d.People.New()
			c.Person = "Mrs Kolb"
			return cmp.Or(err, second(d.People.Save(t.Context(), journal.Checkin{}, c)))
		},
		"something heard": func(d *desk) error {
			h, err := d.Heard.New()
			h.Words = "It was loud."
			return cmp.Or(err, second(d.Heard.Save(t.Context(), journal.Heard{}, h)))
		},
		"a timetable": func(d *desk) error {
			return second(d.ChangeSettings(t.Context(), func(s *journal.Settings) { s.Timetable = "9B: mon 2" }))
		},
	} {
		d := newDesk(t)
		if err := d.Remember(t.Context(), func(h *habits.Habits) { h.Welcomed = true }); err != nil {
			t.Fatal(err)
		}
		if got := d.onDesk(t); !got.Empty {
			t.Errorf("a journal that welcomed somebody is not empty")
		}
		if err := keeps(d); err != nil {
			t.Fatal(err)
		}
		if got := d.onDesk(t); got.Empty {
			t.Errorf("a journal with %s is empty", name)
		}
	}
}

func TestHabitsAreRememberedAndNeverExported(t *testing.T) {
	d := newDesk(t)
	for range 2 {
		err := d.Remember(t.Context(), func(h *habits.Habits) { h.Met["goal"]++; h.Welcomed = true })
		if err != nil {
			t.Fatal(err)
		}
	}
	h, err := d.Habits(t.Context())
	if err != nil || h.Met["goal"] != 2 || !h.Welcomed {
		t.Errorf("remembered %+v, %v", h, err)
	}
	if c := d.contents(t, ""); len(c.Entries)+len(c.Lessons) != 0 {
		t.Errorf("contents are %+v", c)
	}
}

// A store that cannot be read is told as such, with what was being done.
func TestEveryReadTellsOfADiskThatFails(t *testing.T) {
	d := full(t)
	d.store.FailView(journal.ErrDamaged)
	d.store.Fail(journal.ErrDisk)
	ctx := t.Context()
	for name, do := range map[string]func() error{
		"Entry":         func() error { _, err := d.Entries.Get(ctx, "a"); return err },
		"Find":          func() error { _, err := d.Entries.Find(ctx, "a"); return err },
		"Search":        func() error { _, _, err := d.Entries.Search(ctx, search.Query{}, 0, 0); return err },
		"SearchLessons": func() error { _, _, err := d.Lessons.Search(ctx, search.Query{}, 0, 0); return err },
		"Lesson":        func() error { _, err := d.Lessons.Get(ctx, "a"); return err },
		"LessonOf":      func() error { _, err := d.Lessons.Of(ctx, "a"); return err },
		"FindLesson":    func() error { _, err := d.Lessons.Find(ctx, "a"); return err },
		"Words":         func() error { _, err := d.Words(ctx); return err },
		"Desk":          func() error { _, err := d.Desk(ctx, 3); return err },
		"Habits":        func() error { _, err := d.Habits(ctx); return err },
		"Trashed":       func() error { _, err := d.Trash.All(ctx); return err },
		"Sweep":         func() error { _, err := d.Trash.Sweep(ctx, true); return err },
		"Contents":      func() error { _, err := d.Archive.All(ctx, search.Query{}); return err },
		"Counts":        func() error { _, err := d.Archive.Counts(ctx); return err },
		"Beside":        func() error { _, _, err := d.Entries.Beside(ctx, search.Query{}, "a"); return err },
		"Take, dry": func() error {
			_, err := d.Archive.Import(ctx, journal.Archive{}, record.Intake{DryRun: true})
			return err
		},
	} {
		if err := do(); !errors.Is(err, journal.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, do := range map[string]func() error{
		"Take": func() error {
			c := journal.Archive{Entries: []journal.Entry{{ID: "new", Happened: d.clock}}}
			_, err := d.Archive.Import(ctx, c, record.Intake{})
			return err
		},
		"Remember": func() error { return d.Remember(ctx, func(*habits.Habits) {}) },
		"Jot":      func() error { _, err := d.Entries.Jot(ctx, "a"); return err },
		"SaveLesson": func() error {
			_, err := d.Lessons.Save(ctx, journal.Lesson{ID: "a", Text: "a"})
			return err
		},
	} {
		if err := do(); !errors.Is(err, journal.ErrDisk) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDamagedRecordsAreToldAndNotSkipped(t *testing.T) {
	ctx := t.Context()
	for name, tt := range map[string]struct {
		kind journal.Kind
		do   func(*desk, journal.ID) error
	}{
		"an entry":       {journal.Entries, func(d *desk, id journal.ID) error { _, err := d.Entries.Get(ctx, id); return err }},
		"an entry's row": {journal.Entries, func(d *desk, _ journal.ID) error { _, err := d.Desk(ctx, 3); return err }},
		"a row searched": {journal.Entries, func(d *desk, _ journal.ID) error {
			_, _, err := d.Entries.Search(ctx, search.Query{}, 0, 0)
			return err
		}},
		"a row of words": {journal.Entries, func(d *desk, _ journal.ID) error { _, err := d.Words(ctx); return err }},
		"a save": {journal.Entries, func(d *desk, id journal.ID) error {
			_, _, err := d.Entries.Save(ctx, journal.Entry{}, journal.Entry{ID: id})
			return err
		}},
		"a lesson":       {journal.Lessons, func(d *desk, id journal.ID) error { _, err := d.Lessons.Get(ctx, id); return err }},
		"a lesson's row": {journal.Lessons, func(d *desk, _ journal.ID) error { _, err := d.Desk(ctx, 3); return err }},
		"lessons": {journal.Lessons, func(d *desk, _ journal.ID) error {
			_, _, err := d.Lessons.Search(ctx, search.Query{}, 0, 0)
			return err
		}},
		"the trash":     {journal.Trash, func(d *desk, _ journal.ID) error { _, err := d.Trash.All(ctx); return err }},
		"a trashed one": {journal.Trash, func(d *desk, id journal.ID) error { _, err := d.Trash.GiveBack(ctx, string(id)); return err }},
		"the index":     {journal.Trash, func(d *desk, _ journal.ID) error { return d.store.Update(ctx, record.Reindexing(prompts.Shipped())) }},
	} {
		d := newDesk(t)
		e := d.finished(t, "x", "one")
		err := d.store.Update(ctx, func(tx record.Tx) error {
			return tx.Put(record.Record{Kind: tt.kind, ID: e.ID, Rev: 1, At: d.clock, Data: []byte("{"), Line: []byte("{")})
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := tt.do(d, e.ID); !errors.Is(err, journal.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestATitleInAListIsShortAndWhole(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := newDesk(t)
		e := d.mess(t, strings.Repeat(journaltest.Hostile().Draw(rt, "title"), 30))
		if e.Title = e.Title[:min(len(e.Title), journal.MaxLine/3)]; e.Title == "" {
			rt.Skip("no title")
		}
		d.save(t, journal.Entry{}, e)
		for _, title := range d.search(t, "") {
			if len(title) > text.MaxTitle || !utf8.ValidString(title) || text.CleanLine(title) != title {
				rt.Errorf("listed as %q", title)
			}
		}
	})
}

func TestAShortenedIDIsFoundAndNoShorterOneIs(t *testing.T) {
	d := newDesk(t)
	ids := []journal.ID{"abcdefgh1", "abcdefgh2", "abcdefx", "short", "zzzzzzzzz"}
	for _, id := range ids {
		d.save(t, journal.Entry{}, journal.Entry{ID: id, Happened: d.clock})
	}
	short, err := d.Shorten(t.Context(), journal.Entries, ids)
	if err != nil || strings.Join(short, " ") != "abcdefgh1 abcdefgh2 abcdefx short zzzzzz" {
		t.Errorf("shortened to %q, %v", short, err)
	}
	for i, s := range short {
		if e, err := d.Entries.Find(t.Context(), s); err != nil || e.ID != ids[i] {
			t.Errorf("Find(%s) = %s, %v", s, e.ID, err)
		}
	}
}
