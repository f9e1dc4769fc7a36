package lookback_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/draw"
	"messup/journal/journaltest"
	"messup/journal/lookback"
	"messup/journal/search"
	"messup/journal/voice"
	"messup/prompts"
	"messup/store/storetest"
)

// A desk is a journal whose clock stands where a test puts it.
type desk struct {
	*book.Book
	t     *testing.T
	clock time.Time
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, clock: time.Date(2026, time.September, 7, 14, 0, 0, 0, time.UTC)}
	d.Book = book.Open(storetest.NewMemory(), prompts.Shipped(), func() time.Time { return d.clock }, rand.NewChaCha8([32]byte{1}))
	return d
}

func (d *desk) pass(days int) { d.clock = d.clock.AddDate(0, 0, days) }

// A telling is what a mess has marked.
type telling struct {
	title, class, moment, reasons, strength string
	heavy, draft                            bool
}

func (d *desk) keep(told telling) journal.Entry {
	d.t.Helper()
	e, err := d.Entries.New(journal.Mess, prompts.Ten())
	if err != nil {
		d.t.Fatal(err)
	}
	e.Title, e.Class, e.Heavy = told.title, told.class, told.heavy
	mark := func(question, field, value string) {
		e = e.WithDetail(prompts.Shipped(), journaltest.Ask(question), journaltest.Field(question, field), value)
	}
	mark("failing-point", "moment", told.moment)
	mark("not-stopping", "reasons", told.reasons)
	mark("surpluses", "skill", told.strength)
	e = e.With(prompts.Shipped(), journaltest.Ask("failing-point"), "In the middle, I think.").
		With(prompts.Shipped(), journaltest.Ask("learned"), "Of "+told.title+" I learned this.")
	if !told.draft {
		e = d.Entries.Finish(e)
	}
	saved, _, err := d.Entries.Save(d.t.Context(), journal.Entry{}, e)
	if err != nil {
		d.t.Fatal(err)
	}
	return saved
}

// try keeps a plan for a class and says what came of it.
func (d *desk) try(class string, came journal.Outcome) {
	d.t.Helper()
	p, err := d.Plans.New()
	if err != nil {
		d.t.Fatal(err)
	}
	p.Class, p.When, p.Will = class, "it rings", "wait"
	if p, err = d.Plans.Save(d.t.Context(), journal.Plan{}, p); err == nil {
		_, err = d.Plans.Save(d.t.Context(), p, p.Tell(journal.Report{Result: journal.Did, Outcome: came}, date.DayOf(d.clock)))
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) uses(lesson journal.ID, what journal.Use) {
	d.t.Helper()
	if _, _, err := d.Lessons.Answer(d.t.Context(), lesson, what, ""); err != nil {
		d.t.Fatal(err)
	}
}

// autumn is some weeks of a school year, and a day of the year before.
func autumn(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	d.clock = d.clock.AddDate(0, -3, 0)
	d.keep(telling{title: "Last June", moment: "middle", strength: "noticing"})
	d.try("9B", journal.Better)
	d.clock = d.clock.AddDate(0, 3, 0)
	jigsaw := d.keep(telling{title: "Jigsaw", class: "9B science", moment: "middle", reasons: "time already put in\nnothing else ready", strength: "noticing, recovering"})
	d.pass(1)
	d.keep(telling{title: "Labs", class: "9B science", moment: "middle", reasons: "nothing else ready", strength: "Noticing"})
	d.pass(1)
	d.keep(telling{title: "Map", class: "10A", moment: "before", reasons: "the plan said so", strength: "noticing early on", draft: true})
	d.keep(telling{title: "Heavy", class: "10A", moment: "end", heavy: true})
	d.pass(5)
	d.uses(jigsaw.ID, journal.Helped)
	d.try("9B science", journal.Worse)
	d.try("10A", journal.NotThereYet)
	d.try("10A", journal.NotThereYet)
	d.pass(60)
	d.uses(jigsaw.ID, journal.Mixed)
	return d
}

func year(t *testing.T, name string) date.Year {
	t.Helper()
	y, err := date.ParseYear(name)
	if err != nil {
		t.Fatal(err)
	}
	return y
}

func (d *desk) counts(asked lookback.Asked) lookback.Patterns {
	d.t.Helper()
	p, err := lookback.Counts(d.t.Context(), d.Book, asked)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

// said is the counts of a group in a line.
func said(p lookback.Patterns, scope string) string {
	var line strings.Builder
	for _, g := range p.Groups {
		for _, c := range g.Counts {
			if g.Scope == scope {
				fmt.Fprintf(&line, "%s %d, ", c.Words, c.N)
			}
		}
	}
	return line.String()
}

func TestWhatWasMarkedIsCounted(t *testing.T) {
	d := autumn(t)
	for _, c := range []struct {
		asked  lookback.Asked
		messes int
		groups map[string]string
		used   int
	}{
		{lookback.Asked{Year: year(t, "2026-27")}, 3, map[string]string{
			"moment": "before 1, middle 2, ", "reason": "nothing else ready 2, the plan said so 1, time already put in 1, ",
			"strength": "Noticing 2, noticing early on 1, recovering 1, ", "came": "better, not there yet 2, worse 1, ", "factor": "",
		}, 2},
		{lookback.Asked{Year: year(t, "2026-27"), Class: "9b"}, 2, map[string]string{"moment": "middle 2, ", "came": "worse 1, "}, 2},
		{lookback.Asked{Year: year(t, "2026-27"), Heavy: true}, 4, map[string]string{"moment": "before 1, middle 2, end 1, "}, 2},
		{lookback.Asked{Year: year(t, "2025-26")}, 1, map[string]string{"moment": "middle 1, ", "came": "better 1, "}, 0},
		{lookback.Asked{Year: year(t, "2020")}, 0, map[string]string{"moment": ""}, 0},
	} {
		p := d.counts(c.asked)
		if p.Messes != c.messes || p.Lessons() != c.used {
			t.Errorf("%+v has %d messes and %d uses", c.asked, p.Messes, p.Lessons())
		}
		for scope, want := range c.groups {
			if got := said(p, scope); got != want {
				t.Errorf("%+v: %s is %q, want %q", c.asked, scope, got, want)
			}
		}
	}
	p := d.counts(lookback.Asked{Year: year(t, "2026-27"), Class: "10A"})
	if p.Aside != 1 || !slices.Equal(p.Classes, []string{"10A", "9B science"}) {
		t.Errorf("%d are left aside, the classes are %q", p.Aside, p.Classes)
	}
}

// Behind each number are as many entries, or plans, as it says: its search finds them.
func TestEachNumberLeadsToWhatIsBehindIt(t *testing.T) {
	d := autumn(t)
	counted := 0
	for _, name := range []string{"2026-27", "2025-26"} {
		for _, class := range []string{"", "9B science", "10A"} {
			for _, g := range d.counts(lookback.Asked{Year: year(t, name), Class: class}).Groups {
				for _, c := range g.Counts {
					counted++
					if n := d.behind(g, c); n != c.N {
						t.Errorf("%s finds %d, and %d were counted", c.Query, n, c.N)
					}
				}
			}
		}
	}
	if counted < 15 {
		t.Errorf("only %d were counted", counted)
	}
}

func (d *desk) behind(g lookback.Group, c lookback.Count) int {
	d.t.Helper()
	q, err := search.ParseQuery(c.Query, prompts.Shipped(), d.clock)
	if err != nil {
		d.t.Fatal(err)
	}
	if g.Plans {
		found, err := d.Plans.Search(d.t.Context(), q)
		if err != nil {
			d.t.Fatal(err)
		}
		return len(found)
	}
	_, n, err := d.Entries.Search(d.t.Context(), q, 0, 0)
	if err != nil {
		d.t.Fatal(err)
	}
	return n
}

// Words that a search cannot hold as they are still lead somewhere.
func TestWordsWithQuotationMarksAreLookedFor(t *testing.T) {
	d := newDesk(t)
	d.keep(telling{title: "Quoted", class: `the "quiet" ones`, strength: `saying "stop" aloud`})
	p := d.counts(lookback.Asked{Year: year(t, "2026-27"), Class: "ones"})
	if len(p.Groups) != 1 || d.behind(p.Groups[0], p.Groups[0].Counts[0]) != 1 {
		t.Errorf("counted is %+v", p.Groups)
	}
}

func TestADayHasWhatThereWas(t *testing.T) {
	d := autumn(t)
	p, err := lookback.Days(t.Context(), d.Book, lookback.Asked{Year: year(t, "2026-27")})
	if err != nil {
		t.Fatal(err)
	}
	signs := p.Drawing(0).Signs
	for day, want := range map[string]draw.Sign{
		"2026-09-07": draw.Mess, "2026-09-08": draw.Mess, "2026-09-09": draw.Draft, "2026-09-14": draw.TakeTwo, "2026-11-13": draw.LessonUsed, "2026-09-10": draw.Nothing, "2026-06-07": draw.Nothing,
	} {
		if got := signs[journaltest.Day(day)]; got != want {
			t.Errorf("%s has sign %d, want %d", day, got, want)
		}
	}
	if on := p.Days[journaltest.Day("2026-09-14")]; len(on.Tried) != 3 || len(on.Used) != 1 || on.Used[0].Text != "Of Jigsaw I learned this." {
		t.Errorf("14 September has %+v", on)
	}
	if p.Aside != 1 || p.Today != journaltest.Day("2026-11-13") {
		t.Errorf("%d are left aside, today is %s", p.Aside, p.Today)
	}
	if !p.Days[journaltest.Day("2026-09-10")].Empty() {
		t.Error("a day without anything is not empty")
	}
}

// A break and a weekend are no days of school, but for a Saturday with lessons.
func TestADayWithoutSchoolIsPaper(t *testing.T) {
	d := newDesk(t)
	if _, err := d.ChangeSettings(t.Context(), func(s *journal.Settings) {
		s.Timetable = "9B science: mon 2, sat 1"
		s.Breaks = []date.Break{{From: journaltest.Day("2026-12-21"), To: journaltest.Day("2027-01-03")}}
	}); err != nil {
		t.Fatal(err)
	}
	p, err := lookback.Days(t.Context(), d.Book, lookback.Asked{Year: year(t, "2026-27")})
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]bool{"2026-09-11": true, "2026-09-12": true, "2026-09-13": false, "2026-12-22": false, "2026-12-26": false} {
		if got := p.IsSchool(journaltest.Day(day)); got != want {
			t.Errorf("%s is a day of school: %t", day, got)
		}
	}
}

// What the disk does not give is said, and nothing shown in its place.
func TestAYearThatCannotBeReadIsNotEmpty(t *testing.T) {
	memory := storetest.NewMemory()
	b := book.Open(memory, prompts.Shipped(), time.Now, rand.NewChaCha8([32]byte{1}))
	memory.FailView(journal.ErrDamaged)
	for name, read := range map[string]func(context.Context) error{
		"days":   func(ctx context.Context) error { _, err := lookback.Days(ctx, b, lookback.Asked{}); return err },
		"counts": func(ctx context.Context) error { _, err := lookback.Counts(ctx, b, lookback.Asked{}); return err },
	} {
		if read(t.Context()) == nil {
			t.Errorf("%s: it is read from a disk that gives nothing", name)
		}
	}
}

// Counts are put along the months only where there are some weeks of them.
func TestLittleTimeIsNotLookedAlong(t *testing.T) {
	d := newDesk(t)
	e := d.keep(telling{title: "Jigsaw", moment: "end"})
	asked := lookback.Asked{Year: year(t, "2026-27")}
	d.pass(30)
	d.uses(e.ID, journal.Helped)
	if p := d.counts(asked); p.Long() || p.Lessons() != 1 {
		t.Errorf("after 30 days: %+v", p.Used)
	}
	d.pass(30)
	d.uses(e.ID, journal.Helped)
	if p := d.counts(asked); !p.Long() || len(p.Used) != 2 || p.Used[0].First != journaltest.Day("2026-10-01") {
		t.Errorf("after 60 days: %+v", p.Used)
	}
}

// What was chosen is shown in the language that is spoken; one's own words stay as they are.
func TestBarsSayWhatWasChosenInFrench(t *testing.T) {
	voice.Speak(voice.French)
	t.Cleanup(func() { voice.Speak(voice.English) })
	for scope, want := range map[string]string{"moment": "milieu", string(prompts.Strength): "middle"} {
		g := lookback.Group{Scope: scope, Counts: []lookback.Count{{Words: "middle", N: 1}}}
		if got := g.Bars().Bars[0].Words; got != want {
			t.Errorf("of %s it is %q", scope, got)
		}
	}
}
