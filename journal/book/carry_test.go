package book_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/record"
	"messup/journal/voice"
)

func (d *desk) carried(t testing.TB) (texts map[string]bool) {
	t.Helper()
	cards, err := d.Lessons.Carried(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	texts = map[string]bool{}
	for _, c := range cards {
		texts[c.Text] = true
	}
	return texts
}

// nine keeps nine messes with a lesson each, a day apart.
func nine(t testing.TB, d *desk) (entries []journal.Entry) {
	t.Helper()
	for i := range journal.UsualCarried {
		entries = append(entries, d.finished(t, "mess", fmt.Sprint("lesson ", i)))
		d.pass(24 * time.Hour)
	}
	return entries
}

func TestATenthLessonAsksAboutTheShelf(t *testing.T) {
	d := newDesk(t)
	entries := nine(t, d)
	if _, ask, err := d.Lessons.Choice(t.Context(), entries[8].ID); ask || err != nil {
		t.Errorf("the ninth asks: %v, %v", ask, err)
	}
	if _, _, err := d.Lessons.Answer(t.Context(), entries[0].ID, journal.Mixed, ""); err != nil { // so the second is longest without a chance
		t.Fatal(err)
	}
	tenth := d.finished(t, "mess", "lesson 9")
	c, ask, err := d.Lessons.Choice(t.Context(), tenth.ID)
	if err != nil || !ask || c.Suggest.ID != entries[1].ID || c.New.State != journal.Shelf {
		t.Fatalf("the tenth asks %v: %+v, %v", ask, c, err)
	}
	if got := voice.AskForRoom(c); got != "You're carrying nine lessons. Put one on the shelf, or shelve this one?" {
		t.Errorf("it says %q", got)
	}
	if _, err := d.Lessons.Move(t.Context(), tenth.ID, journal.Carried, ""); !errors.Is(err, journal.ErrFull) {
		t.Errorf("carried without room: %v", err)
	}
	if _, err := d.Lessons.Move(t.Context(), tenth.ID, journal.Carried, c.Suggest.ID); err != nil {
		t.Fatal(err)
	}
	got := d.carried(t)
	if len(got) != 9 || !got["lesson 9"] || got["lesson 1"] {
		t.Errorf("carried are %v", got)
	}
	if _, ask, err := d.Lessons.Choice(t.Context(), tenth.ID); ask || err != nil {
		t.Errorf("chosen, and it asks again: %v, %v", ask, err)
	}
	if got := d.lesson(t, entries[1].ID); got.State != journal.Shelf || got.Crowded {
		t.Errorf("the other one is %+v", got)
	}
	eleventh := d.finished(t, "mess", "lesson 10")
	if _, err := d.Lessons.Move(t.Context(), eleventh.ID, journal.Shelf, ""); err != nil { // this one, then
		t.Fatal(err)
	}
	if _, ask, err := d.Lessons.Choice(t.Context(), eleventh.ID); ask || err != nil {
		t.Errorf("shelved by choice, and it asks again: %v, %v", ask, err)
	}
}

// A journal from before lessons came back, or another program's: none has a
// state, and it is as if the newest had been chosen.
func TestLessonsNobodyDecidedAboutAreCarriedWhileThereIsRoom(t *testing.T) {
	d := newDesk(t)
	var c journal.Archive
	for i := range 12 {
		c.Lessons = append(c.Lessons, journal.Lesson{ID: journal.ID(fmt.Sprint("old", i)), Text: fmt.Sprint("old ", i), Made: d.clock.Add(time.Duration(i) * time.Hour)})
	}
	d.take(t, c, false)
	if got := d.carried(t); len(got) != 9 || got["old 2"] || !got["old 3"] {
		t.Errorf("carried are %v", got)
	}
	l, _, err := d.Lessons.Answer(t.Context(), "old5", journal.Helped, "")
	if err != nil || l.State != journal.Carried || l.Next != d.today()+21 {
		t.Errorf("answered: %+v, %v", l, err)
	}
	if _, err := d.Lessons.Move(t.Context(), "old4", journal.Shelf, ""); err != nil {
		t.Fatal(err)
	}
	if got := d.carried(t); len(got) != 9 || got["old 4"] || !got["old 2"] {
		t.Errorf("one on the shelf, carried are %v", got)
	}
	if old := (journal.Lesson{Made: d.clock}); old.Due() != d.today()+7 {
		t.Errorf("one without a day is due %s", old.Due())
	}
}

func TestALessonIsAnsweredOnceADay(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "mess", "Ask first.")
	if l := d.lesson(t, e.ID); l.State != journal.Carried || l.Next != d.today()+7 {
		t.Errorf("drawn: %+v", l)
	}
	first, offer, err := d.Lessons.Answer(t.Context(), e.ID, journal.NoHelp, "too late in the lesson")
	if err != nil || offer != journal.OfferRewordDrop {
		t.Fatalf("offer %q, %v", offer, err)
	}
	if _, _, err := d.Lessons.Answer(t.Context(), e.ID, journal.Helped, ""); !errors.Is(err, journal.ErrAnswered) {
		t.Errorf("answered in another window: %v", err)
	}
	if l := d.lesson(t, e.ID); !l.Same(first) || l.Rev != first.Rev {
		t.Errorf("refused, and changed: %+v", l)
	}
	retired, _, err := d.Lessons.Answer(t.Context(), e.ID, journal.Retire, "too vague")
	if err != nil || retired.State != journal.Retired || len(d.carried(t)) != 0 {
		t.Errorf("retired: %+v, %v", retired, err)
	}
	if _, _, err := d.Lessons.Answer(t.Context(), e.ID, journal.Retire, ""); !errors.Is(err, journal.ErrAnswered) {
		t.Errorf("retired twice: %v", err)
	}
	back, err := d.Lessons.Move(t.Context(), e.ID, journal.Carried, "")
	if err != nil || back.Due() <= d.today() || len(back.Answers) != 2 {
		t.Errorf("carried again: %+v, %v", back, err)
	}
	if _, _, err := d.Lessons.Answer(t.Context(), "nothing", journal.Helped, ""); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("no such lesson: %v", err)
	}
}

func TestRewordingKeepsWhereALessonIs(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "mess", "Ask first.")
	open := d.lesson(t, e.ID) // in a window
	answered, _, err := d.Lessons.Answer(t.Context(), e.ID, journal.Mixed, "")
	if err != nil {
		t.Fatal(err)
	}
	open.Text = "Ask before, not after."
	saved, err := d.Lessons.Save(t.Context(), open)
	if err != nil || saved.Next != answered.Next || len(saved.Answers) != 1 || saved.Versions[0].Text != "Ask first." {
		t.Errorf("reworded: %+v, %v", saved, err)
	}
}

func TestNothingFallsDueInTheHolidays(t *testing.T) {
	d := newDesk(t)
	_, err := d.ChangeSettings(t.Context(), func(s *journal.Settings) {
		s.Breaks = []date.Break{{From: at("2026-11-23"), To: at("2026-11-29")}}
	})
	if err != nil {
		t.Fatal(err)
	}
	e := d.finished(t, "mess", "Ask first.")
	if l := d.lesson(t, e.ID); l.Next != at("2026-11-30") {
		t.Errorf("it first comes back %s", l.Next)
	}
	tied, err := d.Lessons.Tie(t.Context(), e.ID, "11 december")
	if err != nil || tied.On != at("2026-12-11") || tied.Next != at("2026-11-30") {
		t.Errorf("tied: %+v, %v", tied, err)
	}
	if tied, err = d.Lessons.Tie(t.Context(), e.ID, "report cards"); err != nil || tied.Occasion != "report cards" || tied.On != 0 {
		t.Errorf("tied to words: %+v, %v", tied, err)
	}
	for by, want := range map[string]error{"yesterday": date.ErrPast, "2026-02-30": date.ErrNoDay, " ": journal.ErrEmpty} {
		if _, err := d.Lessons.Tie(t.Context(), e.ID, by); !errors.Is(err, want) {
			t.Errorf("tied to %q: %v", by, err)
		}
	}
}

func TestOneLessonStaysAllDay(t *testing.T) {
	d := newDesk(t)
	d.clock = d.clock.Add(-14 * time.Hour) // just after midnight
	if l, err := d.Lessons.ForToday(t.Context()); err != nil || l.ID != "" {
		t.Errorf("of none: %+v, %v", l, err)
	}
	nine(t, d)
	d.clock = time.Date(2026, 12, 1, 0, 5, 0, 0, d.clock.Location())
	seen := map[string]bool{}
	for range 30 {
		morning, err := d.Lessons.ForToday(t.Context())
		d.pass(23 * time.Hour)
		evening, err2 := d.Lessons.ForToday(t.Context())
		if err != nil || err2 != nil || morning.ID != evening.ID || morning.ID == "" {
			t.Fatalf("in the morning %q, in the evening %q, %v, %v", morning.Text, evening.Text, err, err2)
		}
		seen[morning.Text] = true
		d.pass(time.Hour)
	}
	if len(seen) < 5 {
		t.Errorf("in a month only %d of nine were shown", len(seen))
	}
}

// Twenty years of lessons are looked through for those that are carried.
func TestALessonOfLongAgoIsStillCarried(t *testing.T) {
	d := newDesk(t)
	c := journal.Archive{Lessons: []journal.Lesson{{ID: "oldest", Rev: 1, Text: "Ask first.", Made: d.clock.AddDate(-20, 0, 0), State: journal.Carried}}}
	for i := range 3999 {
		c.Lessons = append(c.Lessons, journal.Lesson{ID: journal.ID(fmt.Sprint("newer-", i)), Rev: 1, Text: "x", Made: d.clock, State: journal.Shelf})
	}
	if _, err := d.Archive.Import(t.Context(), c, record.Intake{}); err != nil {
		t.Fatal(err)
	}
	if cards, err := d.Lessons.Carried(t.Context()); err != nil || len(cards) != 1 || cards[0].ID != "oldest" {
		t.Errorf("carried are %+v, %v", cards, err)
	}
}

func TestSettingsThatCannotBeAreRefused(t *testing.T) {
	d := newDesk(t)
	if s, err := d.Settings(t.Context()); err != nil || s.Limit() != 9 || s.Length() != 15 || s.WeekBegins() != time.Monday {
		t.Errorf("at first: %+v, %v", s, err)
	}
	for name, change := range map[string]func(*journal.Settings){
		"too few":          func(s *journal.Settings) { s.Carry = 2 },
		"too many":         func(s *journal.Settings) { s.Carry = 13 },
		"a long review":    func(s *journal.Settings) { s.Minutes = 60 },
		"a break backward": func(s *journal.Settings) { s.Breaks = []date.Break{{From: at("2026-12-21"), To: at("2026-12-20")}} },
		"a break for ever": func(s *journal.Settings) { s.Breaks = []date.Break{{From: at("2026-12-21")}} },
	} {
		if _, err := d.ChangeSettings(t.Context(), change); !errors.Is(err, journal.ErrSetting) {
			t.Errorf("%s: %v", name, err)
		}
	}
	s, err := d.ChangeSettings(t.Context(), func(s *journal.Settings) { s.Carry, s.SundayFirst, s.Minutes = 3, true, 5 })
	if err != nil || s.Limit() != 3 || s.WeekBegins() != time.Sunday || s.Length() != 5 {
		t.Errorf("set: %+v, %v", s, err)
	}
	if again, err := d.ChangeSettings(t.Context(), func(s *journal.Settings) { s.Carry = 4 }); err != nil || again.Rev != s.Rev+1 {
		t.Errorf("changed once, revision %d became %d, %v", s.Rev, again.Rev, err)
	}
}
