package book_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/search"
	"messup/journal/voice"
	"messup/prompts"
)

func (d *desk) review(t testing.TB) (journal.Review, bool) {
	t.Helper()
	r, resumed, err := d.Reviews.StartOrResume(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r, resumed
}

func (d *desk) agenda(t testing.TB, r journal.Review) gather.Agenda {
	t.Helper()
	a, err := d.Reviews.Agenda(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// reviewRecord keeps a line at the stop a review is at, and goes on to the next.
func (d *desk) record(t testing.TB, r journal.Review, line string) journal.Review {
	t.Helper()
	r, err := d.Reviews.Change(t.Context(), r.ID, func(r journal.Review) journal.Review { return r.Record("", line).Next() })
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAReviewGoesOnWhereItStoppedForTwoDays(t *testing.T) {
	d := newDesk(t)
	r, resumed := d.review(t)
	if resumed || r.Since != d.today()-7 || r.Minutes != 15 {
		t.Errorf("the first: %+v", r)
	}
	r = d.record(t, d.record(t, r, "arrived"), "a win")
	d.pass(47 * time.Hour)
	again, resumed := d.review(t)
	if !resumed || again.ID != r.ID || again.At != journal.StopSweep {
		t.Errorf("after 47 hours: %+v", again)
	}
	d.pass(-100 * time.Hour) // the clock was set back
	if again, resumed = d.review(t); !resumed || again.ID != r.ID {
		t.Errorf("before it began: %+v", again)
	}
	d.pass(130 * 24 * time.Hour)
	fresh, resumed := d.review(t)
	if resumed || fresh.ID == r.ID || fresh.At != journal.StopArrive || fresh.Since != date.DayOf(r.Begun) {
		t.Errorf("after months: %+v", fresh)
	}
	d.pass(60 * 24 * time.Hour) // nobody was there
	last, _ := d.review(t)
	if last.Since != date.DayOf(r.Begun) {
		t.Errorf("it looks back to a review in which nothing was done: %s", last.Since)
	}
	past, err := d.Reviews.All(t.Context(), 0)
	if err != nil || len(past) != 1 || past[0].ID != r.ID || len(past[0].Recorded) != 2 {
		t.Errorf("past reviews: %+v, %v", past, err)
	}
	done, err := d.Reviews.Finish(t.Context(), last.ID)
	if err != nil || done.Open() {
		t.Errorf("closed: %+v, %v", done, err)
	}
	d.pass(time.Hour)
	if next, resumed := d.review(t); resumed || next.Since != d.today() {
		t.Errorf("after closing: %+v", next)
	}
}

func TestAReviewKeptWithNonsenseIsRefused(t *testing.T) {
	d := newDesk(t)
	r, _ := d.review(t)
	if _, err := d.Reviews.Change(t.Context(), r.ID, func(r journal.Review) journal.Review { r.At = "lunch"; return r }); err == nil {
		t.Error("a review is at lunch")
	}
	if _, err := d.Reviews.Change(t.Context(), "nothing", func(r journal.Review) journal.Review { return r }); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("no such review: %v", err)
	}
}

// Whatever a page makes of a review, it is the same review, kept once more.
func TestAChangedReviewIsTheSameReview(t *testing.T) {
	d := newDesk(t)
	r, _ := d.review(t)
	d.pass(time.Minute)
	changed, err := d.Reviews.Change(t.Context(), r.ID, func(r journal.Review) journal.Review {
		r.ID, r.Rev = "another", 40
		return r.Record("", "x")
	})
	if err != nil || changed.ID != r.ID || changed.Rev != r.Rev+1 || !changed.Edited.Equal(d.clock) {
		t.Errorf("it is now %+v, %v", changed, err)
	}
	if again, resumed := d.review(t); !resumed || len(again.Recorded) != 1 {
		t.Errorf("gone on with is %+v", again)
	}
}

// Left between "did it" and what came of it, the review asks again.
func TestAPlanToldByHalfIsAskedAboutAgain(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Timeline", "9B", "wednesday")
	d.pass(7 * 24 * time.Hour)
	r, _ := d.review(t)
	told, err := d.Plans.Save(t.Context(), p, p.Tell(journal.Report{Result: journal.Did}, date.DayOf(d.clock)))
	if err != nil {
		t.Fatal(err)
	}
	if a := d.agenda(t, r); len(a.Plans) != 1 || a.Plans[0].ID != p.ID {
		t.Errorf("half told, the review shows %+v", a.Plans)
	}
	if desk, err := d.Desk(t.Context(), 8); err != nil || len(desk.Due.Asked) != 0 {
		t.Errorf("the desk asks %+v again, %v", desk.Due.Asked, err)
	}
	if _, err := d.Plans.Save(t.Context(), told, told.Close(date.DayOf(d.clock))); err != nil {
		t.Fatal(err)
	}
	if a := d.agenda(t, r); len(a.Plans) != 0 {
		t.Errorf("closed, the review shows %+v", a.Plans)
	}
}

// A week in which something happened, from the arrival to the one thing.
func TestTheAgendaOfAWeek(t *testing.T) {
	d := newDesk(t)
	d.clock = time.Date(2026, 11, 6, 15, 0, 0, 0, d.clock.Location())
	old := d.finished(t, "Lab stations", "Count before they sit.")
	r, _ := d.review(t)
	r, err := d.Reviews.Finish(t.Context(), d.record(t, r, "x").ID)
	if err != nil {
		t.Fatal(err)
	}
	p := d.planned(t, "Timeline", "9B", "wednesday")
	d.pass(24 * time.Hour)
	d.keepWin(t, "The web we drew together")
	if _, err := d.Entries.Jot(t.Context(), "fire drill"); err != nil {
		t.Fatal(err)
	}
	e := d.mess(t, "Food webs").With(prompts.Shipped(), ask("goal"), "Explain it.").WithDetail(prompts.Shipped(),
		ask("differently"), field("differently", "alternatives"), "Phone first.").WithDetail(prompts.Shipped(),

		ask("differently"), field("differently", "would-try"), "Phone first.")

	d.save(t, journal.Entry{}, e)
	for _, title := range []string{"A", "B"} {
		d.save(t, journal.Entry{}, d.Entries.Finish(d.mess(t, title).WithDetail(prompts.Shipped(), ask("should-have-asked"), field("should-have-asked", "person"), "ELL teacher").WithDetail(prompts.Shipped(),
			ask("ask-now"), field("ask-now", "person"), "parent of @J").
			With(prompts.Shipped(),
				ask("learned"), "Ask first, "+title)))
	}
	d.pass(6 * 24 * time.Hour)
	next, _ := d.review(t)
	a := d.agenda(t, next)
	if voice.Arrival(a) != "Since 6 Nov: 5 messes, 1 win, 1 take two waiting, 1 lesson to look at." {
		t.Errorf("arrival %q", voice.Arrival(a))
	}
	if a.Quiet || a.LastWin != "The web we drew together" || len(a.Jots) != 1 || len(a.Plans) != 1 || a.Plans[0].ID != p.ID {
		t.Errorf("agenda %+v", a)
	}
	if a.Mess.Title != "Food webs" {
		t.Errorf("the one mess is %q", a.Mess.Title)
	}
	if len(a.Lessons) != 1 || a.Lessons[0].ID != old.ID || a.Lessons[0].Happened.IsZero() {
		t.Errorf("coming back: %+v", a.Lessons)
	}
	if len(a.Checkins) != 2 || a.Person != "ELL teacher" {
		t.Errorf("people: %+v, %q", a.Checkins, a.Person)
	}
	if len(a.Ideas) != 1 || a.Ideas[0].Text != "Phone first." || a.Ideas[0].Line.Title != "Food webs" {
		t.Errorf("ideas: %+v", a.Ideas)
	}
	if r.Open() {
		t.Error("the review before is open")
	}
}

func (d *desk) keepWin(t testing.TB, title string) {
	t.Helper()
	e, err := d.Entries.New(journal.Win, prompts.Win())
	if err != nil {
		t.Fatal(err)
	}
	e.Title = title
	d.save(t, journal.Entry{}, d.Entries.Finish(e))
}

// Sixty days away: the usual amount, no total of what waits, and older drafts
// in one go.
func TestAfterALongGapItIsTheUsualLength(t *testing.T) {
	d := newDesk(t)
	r, _ := d.review(t)
	if _, err := d.Reviews.Finish(t.Context(), d.record(t, r, "x").ID); err != nil {
		t.Fatal(err)
	}
	d.pass(-24 * time.Hour)
	d.save(t, journal.Entry{}, d.mess(t, "old draft"))
	d.pass(48 * time.Hour)
	for i := range 12 {
		d.planned(t, fmt.Sprint("mess ", i), "9B", "friday")
		d.finished(t, "mess", fmt.Sprint("lesson ", i))
	}
	d.pass(59 * 24 * time.Hour)
	next, _ := d.review(t)
	a := d.agenda(t, next)
	if voice.Arrival(a) != "Last review was 60 days ago. This one is the usual length; older things can wait." {
		t.Errorf("arrival %q", voice.Arrival(a))
	}
	if len(a.Plans) != 3 || len(a.Lessons) != 3 || len(a.More) != 6 || len(next.Stops) != 9 {
		t.Errorf("%d plans, %d lessons, %d more, %d stops", len(a.Plans), len(a.Lessons), len(a.More), len(next.Stops))
	}
	if len(a.Old) != 1 || a.Old[0].Title != "old draft" || a.Mess.Title == "old draft" {
		t.Errorf("old drafts: %+v, one mess %q", a.Old, a.Mess.Title)
	}
}

func TestAQuietWeekSaysSo(t *testing.T) {
	d := newDesk(t)
	r, _ := d.review(t)
	if a := d.agenda(t, r); !a.Quiet || voice.Arrival(a) != "A quiet week in the journal. Anything to add before you close?" || a.Mess.ID != "" {
		t.Errorf("agenda %+v", a)
	}
}

// What was marked heavy, or put away, comes back nowhere by itself.
func TestHeavyComesBackNowhere(t *testing.T) {
	d := newDesk(t)
	p := d.planned(t, "Heavy", "9B", "friday")
	e := d.read(t, p.Entry)
	e = d.save(t, e, e.With(prompts.Shipped(), ask("learned"), "Ask first.").WithDetail(prompts.Shipped(),
		ask("not-stopping"), field("not-stopping", "stop-when"), "copying").WithDetail(prompts.Shipped(),

		ask("ask-now"), field("ask-now", "person"), "ELL teacher"))
	looks := func() (seen []string) {
		r, _ := d.review(t)
		a := d.agenda(t, r)
		card, err := d.Classes.Before(t.Context(), "9B")
		if err != nil {
			t.Fatal(err)
		}
		today, err := d.Lessons.ForToday(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		desk, err := d.Desk(t.Context(), 5)
		if err != nil {
			t.Fatal(err)
		}
		for name, there := range map[string]bool{
			"review": len(a.Plans)+len(a.Lessons)+len(a.Checkins)+len(a.Ideas) > 0, "arrival": strings.Contains(voice.Arrival(a), "mess"),
			"card": len(card.Signs)+len(card.Lessons) > 0, "today": today.ID != "", "desk": len(desk.Due.Asked)+len(desk.Carried) > 0,
			"loose": len(d.loose(t)) > 0,
		} {
			if there {
				seen = append(seen, name)
			}
		}
		slices.Sort(seen)
		return seen
	}
	d.pass(8 * 24 * time.Hour)
	if got := looks(); strings.Join(got, " ") != "card desk loose review today" {
		t.Errorf("an ordinary one is in %q", got)
	}
	heavy := e
	heavy.Heavy = true
	e = d.save(t, e, heavy)
	if got := looks(); len(got) != 0 {
		t.Errorf("a heavy one is in %q", got)
	}
	if got := d.search(t, "is:heavy"); len(got) != 1 {
		t.Errorf("a search for it finds %q", got)
	}
	for _, words := range []string{"", "heavy", "is:finished", "class:9B", "since:2026-01-01"} {
		if got := d.search(t, words); len(got) != 0 {
			t.Errorf("a search for %q finds %q", words, got)
		}
	}
	if c := d.contents(t, ""); len(c.Entries) != 1 || !c.Entries[0].Heavy {
		t.Errorf("the person's own copy lacks it: %+v", c.Entries)
	}
	heavy = e
	heavy.Heavy = false
	d.save(t, e, heavy)
	if got := looks(); len(got) != 5 {
		t.Errorf("unmarked it is in %q", got)
	}
}

func (d *desk) loose(t testing.TB) []gather.LooseEnd {
	t.Helper()
	ends, err := d.Loose(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return ends
}

func TestLooseEndsSayWhatIsLacking(t *testing.T) {
	d := newDesk(t)
	d.finished(t, "tied up", "Ask first.")
	d.keepWin(t, "a win")
	d.pass(time.Minute)
	away := d.mess(t, "later")
	away.Away = d.today() + 3
	d.save(t, journal.Entry{}, away)
	d.pass(time.Minute)
	d.save(t, journal.Entry{}, d.Entries.Finish(d.mess(t, "bare").WithDetail(prompts.Shipped(), ask("next"), field("next", "will"), "ring first").WithDetail(prompts.Shipped(),
		ask("ask-now"), field("ask-now", "person"), "parent")))
	var got []string
	for _, end := range d.loose(t) {
		got = append(got, fmt.Sprint(end.Line.Title, end.Lacks))
	}
	if want := []string{"bare[no-lesson plan-has-no-day not-spoken-to]", "later[draft put-away]"}; !slices.Equal(got, want) {
		t.Errorf("loose ends %q, want %q", got, want)
	}
	desk, err := d.Desk(t.Context(), 5)
	if err != nil || len(desk.Drafts) != 0 {
		t.Errorf("put away, and on the desk: %+v, %v", desk.Drafts, err)
	}
	d.pass(3 * 24 * time.Hour)
	if desk, err = d.Desk(t.Context(), 5); err != nil || len(desk.Drafts) != 1 {
		t.Errorf("its day has come, and on the desk are %+v, %v", desk.Drafts, err)
	}
}

// What is put away waits behind everything else, however new it is.
func TestWhatIsPutAwayIsTheLastLooseEnd(t *testing.T) {
	d := newDesk(t)
	for _, title := range []string{"back today", "old", "away", "newer", "away as well", "back as well"} {
		e := d.mess(t, title)
		switch {
		case strings.HasPrefix(title, "away"):
			e.Away = d.today() + 1
		case strings.HasPrefix(title, "back"):
			e.Away = d.today()
		}
		d.save(t, journal.Entry{}, e)
		d.pass(time.Minute)
	}
	var got []string
	for _, end := range d.loose(t) {
		got = append(got, end.Line.Title)
	}
	if want := []string{"back as well", "newer", "old", "back today", "away as well", "away"}; !slices.Equal(got, want) {
		t.Errorf("loose ends %q, want %q", got, want)
	}
}

func TestTheThirdReopeningOffersOnce(t *testing.T) {
	d := newDesk(t)
	bare := d.save(t, journal.Entry{}, d.Entries.Finish(d.mess(t, "bare").With(prompts.Shipped(), ask("goal"), "x")))
	settled := d.finished(t, "settled", "Ask first.")
	var offers []int
	for i := range 6 {
		for _, e := range []journal.Entry{bare, settled} {
			offer, err := d.Entries.Reopened(t.Context(), e.ID)
			if err != nil {
				t.Fatal(err)
			}
			if offer {
				offers = append(offers, i)
			}
		}
	}
	if !slices.Equal(offers, []int{2}) {
		t.Errorf("it offers at %v", offers)
	}
}

// A review that was to be about a mess forgets it with the trash.
func TestAChosenMessIsForgottenWithTheTrash(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "Seating plan", "Say it first.")
	r, _ := d.review(t)
	choose := func(r journal.Review) journal.Review { return r.Choose(e.ID) }
	if r, err := d.Reviews.Change(t.Context(), r.ID, choose); err != nil || r.Mess != e.ID {
		t.Fatalf("chosen is %q, %v", r.Mess, err)
	}
	if _, err := d.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Trash.Sweep(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	if again, _ := d.review(t); again.ID != r.ID || again.Mess != "" {
		t.Errorf("it is still about %q", again.Mess)
	}
}

// What one review has seen of its day, or kept, is not new to a review begun that same day.
func TestAReviewDoesNotCountTwice(t *testing.T) {
	d := newDesk(t)
	d.keepWin(t, "before it")
	d.pass(time.Minute)
	r, _ := d.review(t)
	if a := d.agenda(t, r); a.Wins != 1 {
		t.Errorf("%d wins in the first", a.Wins)
	}
	d.pass(time.Minute)
	d.keepWin(t, "in it")
	found, _, err := d.Entries.Search(t.Context(), search.Query{}, 0, 1)
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	if _, err := d.Reviews.Change(t.Context(), r.ID, func(r journal.Review) journal.Review { return r.Record(found[0].ID, "in it") }); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Reviews.Finish(t.Context(), r.ID); err != nil {
		t.Fatal(err)
	}
	d.pass(time.Minute)
	again, _ := d.review(t)
	if a := d.agenda(t, again); a.Wins != 0 || !a.Quiet {
		t.Errorf("just closed, and it says %q", voice.Arrival(a))
	}
	d.keepWin(t, "after it")
	if a := d.agenda(t, again); a.Wins != 1 {
		t.Errorf("%d wins are new", a.Wins)
	}
}

// Nor is it in the lists of all plans and all people: who looks for it asks for it by name, or
// opens the entry.
func TestWhatIsHeavyIsInNoListOfAll(t *testing.T) {
	d := newDesk(t)
	e, _ := d.everything(t)
	lists := func() (plans, people int) {
		p, err := d.Plans.All(t.Context(), true)
		c, peopleErr := d.People.All(t.Context(), true)
		if err != nil || peopleErr != nil {
			t.Fatal(err, peopleErr)
		}
		return len(p), len(c)
	}
	if plans, people := lists(); plans != 1 || people != 1 {
		t.Fatalf("there are %d plans and %d people", plans, people)
	}
	heavy := e
	heavy.Heavy = true
	d.save(t, e, heavy)
	if plans, people := lists(); plans+people != 0 {
		t.Errorf("of a heavy entry %d plans and %d people are listed", plans, people)
	}
	if found, err := d.Plans.Search(t.Context(), search.Query{Terms: []search.Term{{Scope: "is", Text: "heavy"}}}); err != nil || len(found) != 1 {
		t.Errorf("asked for by name there are %d, %v", len(found), err)
	}
	if about, err := d.People.About(t.Context(), e.ID); err != nil || len(about) != 1 {
		t.Errorf("at its entry there are %d, %v", len(about), err)
	}
}
