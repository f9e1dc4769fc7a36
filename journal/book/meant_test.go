package book_test

import (
	"errors"
	"slices"
	"testing"

	"messup/journal"
	"messup/journal/school"
)

func (d *desk) timetable(t testing.TB, classes school.Timetable) {
	t.Helper()
	if _, err := d.ChangeSettings(t.Context(), func(s *journal.Settings) { s.Timetable = classes }); err != nil {
		t.Fatal(err)
	}
}

// newPlan keeps a plan that no entry led to.
func (d *desk) newPlan(t testing.TB, by, class, when string) journal.Plan {
	t.Helper()
	p, err := d.Plans.New()
	if err != nil {
		t.Fatal(err)
	}
	p.By, p.Class, p.When, p.Will = by, class, when, "draw one web first"
	return d.savePlan(t, journal.Plan{}, p)
}

func TestTheNextLessonIsADayWhereATimetableSaysSo(t *testing.T) {
	d := newDesk(t)
	if p := d.newPlan(t, "next lesson", "9B science", ""); !p.Day.IsZero() {
		t.Errorf("without a timetable the next lesson is on %s", p.Day)
	}
	d.timetable(t, "9B: mon 2, thu 4")
	if p := d.newPlan(t, "next lesson", "9B science", ""); p.Day != at("2026-11-23") || p.From != 0 {
		t.Errorf("the next lesson is from %s on %s", p.From, p.Day)
	}
	if p := d.newPlan(t, "this unit", "", ""); p.From != at("2026-11-19") || p.Day != at("2026-12-09") {
		t.Errorf("this unit is from %s to %s", p.From, p.Day)
	}
	if p := d.newPlan(t, "", "9B", "the cards are out on Tuesday, period 2"); p.Day != at("2026-11-24") {
		t.Errorf("the day in the when is read as %s", p.Day)
	}
	if p := d.planned(t, "Food webs", "9B", "next lesson"); p.Day != at("2026-11-23") {
		t.Errorf("an entry's plan for the next lesson is on %s", p.Day)
	}
}

// What was meant for the next lesson before there was a timetable has its day with one. A
// day that somebody took away does not come back.
func TestATimetableDatesWhatWaitedForOne(t *testing.T) {
	d := newDesk(t)
	waits := d.newPlan(t, "next lesson", "9B", "")
	without := d.newPlan(t, "", "9B", "the cards are out on Tuesday")
	without = d.savePlan(t, without, func() journal.Plan { p := without; p.Day = 0; return p }())
	d.timetable(t, "9B: mon 2, thu 4")
	if p, err := d.Plans.Get(t.Context(), waits.ID); err != nil || p.Day != at("2026-11-23") {
		t.Errorf("it is on %s, %v", p.Day, err)
	}
	if p, err := d.Plans.Get(t.Context(), without.ID); err != nil || p.Day != without.Day {
		t.Errorf("without a day on %s it is on %s, %v", without.Day, p.Day, err)
	}
}

// A plan for the next lesson made before the bell is for today. Moved to the next lesson
// it is for the one after.
func TestThePlanForTheNextLessonIsForTodayBeforeItsBell(t *testing.T) {
	d := newDesk(t)
	d.timetable(t, "9B: mon 2, thu 4")
	if _, err := d.ChangeSettings(t.Context(), func(s *journal.Settings) { s.Bells = "2 9:40, 4 23:30" }); err != nil {
		t.Fatal(err)
	}
	p := d.newPlan(t, "next lesson", "9B", "")
	if p.Day != d.today() || p.Day != at("2026-11-19") {
		t.Errorf("before the bell it is on %s", p.Day)
	}
	moved, err := p.Move("next lesson", "a fire drill", d.today())
	if err != nil {
		t.Fatal(err)
	}
	if p = d.savePlan(t, p, moved); p.Day != at("2026-11-23") {
		t.Errorf("moved to the next lesson it is on %s", p.Day)
	}
	if p := d.planned(t, "Food webs", "9B", "next lesson"); p.Day != at("2026-11-19") {
		t.Errorf("an entry's plan is on %s", p.Day)
	}
}

func TestAPlanMovedToTheNextLessonAgainGetsItsDay(t *testing.T) {
	d := newDesk(t)
	d.timetable(t, "9B: mon 2, thu 4")
	p := d.newPlan(t, "next lesson", "9B", "")
	d.clock = d.clock.AddDate(0, 0, 4)
	moved, err := p.Move("next lesson", "a fire drill", d.today())
	if err != nil {
		t.Fatal(err)
	}
	if p = d.savePlan(t, p, moved); p.Day != at("2026-11-26") || len(p.Moves) != 1 {
		t.Errorf("moved on %s to the next lesson it is on %s", d.today(), p.Day)
	}
}

func TestADayGivenWithoutWordsStays(t *testing.T) {
	d := newDesk(t)
	p := d.newPlan(t, "next lesson", "9B", "they sit down on Tuesday")
	dated := p
	dated.Day = at("2026-11-27")
	if p = d.savePlan(t, p, dated); p.Day != at("2026-11-27") || p.By != "next lesson" {
		t.Errorf("the day that was chosen is %s, by %q", p.Day, p.By)
	}
}

func TestATimetableThatCannotBeReadChangesNothing(t *testing.T) {
	d := newDesk(t)
	d.timetable(t, "9B: mon 2")
	for _, change := range []func(*journal.Settings){
		func(s *journal.Settings) { s.Timetable = "mon 2" },
		func(s *journal.Settings) { s.Timetable = "9B: A mon 2" }, // there is no week A
		func(s *journal.Settings) { s.Cycle = "sometimes" },
		func(s *journal.Settings) { s.Bells = "early" },
	} {
		_, err := d.ChangeSettings(t.Context(), change)
		s, readErr := d.Settings(t.Context())
		if !errors.Is(err, journal.ErrSetting) || !errors.Is(err, school.ErrTimetable) || readErr != nil || s.Timetable != "9B: mon 2" {
			t.Errorf("%v, kept %q, %v", err, s.Timetable, readErr)
		}
	}
}

func TestARenamedClassIsRenamedInTheTimetable(t *testing.T) {
	d := newDesk(t)
	d.finished(t, "x", "Ask first.")
	e := d.mess(t, "y")
	e.Class = "9B science"
	d.save(t, journal.Entry{}, d.Entries.Finish(e))
	d.timetable(t, "9B science: mon 2; Biology: thu 4")
	if _, err := d.Classes.Rename(t.Context(), "9B science", "Biology"); err != nil {
		t.Fatal(err)
	}
	if s, err := d.Settings(t.Context()); err != nil || s.Timetable != "Biology: mon 2, thu 4" {
		t.Errorf("the timetable is %q, %v", s.Timetable, err)
	}
	if words, err := d.Words(t.Context()); err != nil || len(words.Classes) != 1 {
		t.Errorf("the classes are %q, %v", words.Classes, err)
	}
}

// A class of the timetable takes no name that this could not give back, and keeps its own everywhere.
func TestAClassTakesNoNameThatItsTimetableCannotHold(t *testing.T) {
	d := newDesk(t)
	d.timetable(t, "10A: wed 3; 9B: mon 2")
	e := d.mess(t, "y")
	e.Class = "10A"
	d.save(t, journal.Entry{}, d.Entries.Finish(e))
	for _, name := range []string{"10A: wed; x", "10A; x", "10A;"} {
		_, err := d.Classes.Rename(t.Context(), "10A", name)
		s, readErr := d.Settings(t.Context())
		words, wordsErr := d.Words(t.Context())
		if !errors.Is(err, school.ErrTimetable) || s.Timetable != "10A: wed 3; 9B: mon 2" || errors.Join(readErr, wordsErr) != nil || words.Classes[0] != "10A" {
			t.Errorf("%q: %v; the timetable is %q, the classes are %q", name, err, s.Timetable, words.Classes)
		}
	}
	if _, err := d.Classes.Rename(t.Context(), "10A", "10A: labs"); err != nil {
		t.Error(err)
	}
	if s, err := d.Settings(t.Context()); err != nil || s.Timetable != "10A: labs: wed 3; 9B: mon 2" {
		t.Errorf("the timetable is %q, %v", s.Timetable, err)
	}
	if _, err := d.Classes.Rename(t.Context(), "10A: labs", "10A, labs"); err != nil {
		t.Error(err)
	}
}

// A plan that becomes another class's, in other words, has the day of that class.
func TestAPlanOfAnotherClassHasItsNextLesson(t *testing.T) {
	d := newDesk(t)
	d.timetable(t, "9B: mon 2; 10A: tue 2")
	p := d.newPlan(t, "", "9B", "next lesson")
	if p.Day != at("2026-11-23") {
		t.Fatalf("of 9B it is on %s", p.Day)
	}
	other := p
	other.Class, other.Will = "10A", "draw two webs first"
	if got := d.savePlan(t, p, other); got.Day != at("2026-11-24") {
		t.Errorf("of 10A it is on %s", got.Day)
	}
}

func TestAClassWithoutAnEntryCanBeRenamed(t *testing.T) {
	d := newDesk(t)
	d.timetable(t, "9B science: mon 2")
	if n, err := d.Classes.Rename(t.Context(), "9b science", "9C"); err != nil || n != 0 {
		t.Errorf("renamed in %d entries, %v", n, err)
	}
	if s, err := d.Settings(t.Context()); err != nil || s.Timetable != "9C: mon 2" {
		t.Errorf("the timetable is %q, %v", s.Timetable, err)
	}
	if _, err := d.Classes.Rename(t.Context(), "9B science", "9D"); !errors.Is(err, journal.ErrNoClass) {
		t.Errorf("a class that is nowhere: %v", err)
	}
}

func TestAUnitInTheWhenSetsNoDays(t *testing.T) {
	d := newDesk(t)
	if p := d.newPlan(t, "", "", "we begin this unit on cells"); !p.Day.IsZero() || p.From != 0 {
		t.Errorf("it is meant for %s to %s", p.From, p.Day)
	}
}

func TestBeforeAClassByItsNameInTheTimetable(t *testing.T) {
	d := newDesk(t)
	d.planned(t, "Food webs", "9B", "friday")
	card, err := d.Classes.Before(t.Context(), "9B science")
	if err != nil || len(card.Plans) != 1 {
		t.Errorf("before it are %+v, %v", card, err)
	}
}

// The card before a class knows it by its plans and by the timetable, and has the plan
// for its next lesson however far off that is.
func TestAClassThatOnlyAPlanOrTheTimetableNamesHasACard(t *testing.T) {
	d := newDesk(t) // a Thursday
	d.newPlan(t, "tue 1 dec", "11C", "")
	if card, err := d.Classes.Before(t.Context(), "11C"); err != nil || card.Class != "11C" || len(card.Plans) != 1 {
		t.Errorf("of a class that a plan names: %+v, %v", card, err)
	}
	d.timetable(t, "9B: mon 2; 10A: wed 1")
	if card, err := d.Classes.Before(t.Context(), "10a"); err != nil || card.Class != "10A" || len(card.Plans) != 0 {
		t.Errorf("of a class in the timetable: %+v, %v", card, err)
	}
	today := d.newPlan(t, "today", "9B", "")
	p := d.newPlan(t, "next lesson", "9B", "")
	later := d.newPlan(t, "14 dec", "9B", "")
	card, _, err := d.Classes.Coming(t.Context())
	if err != nil || len(card.Plans) != 2 || card.Plans[0].ID != today.ID || card.Plans[1].ID != p.ID {
		t.Errorf("before the lesson of %s: %+v, %v", p.Day, card.Plans, err)
	}
	for _, p := range []journal.Plan{today, p} {
		d.savePlan(t, p, p.Tell(journal.Report{Result: journal.Did}, d.today()))
	}
	if card, err := d.Classes.Before(t.Context(), "9B"); err != nil || len(card.Plans) != 1 || card.Plans[0].ID != later.ID {
		t.Errorf("with nothing nearer: %+v, %v", card.Plans, err)
	}
}

// A plan for the lesson of a class is that class's: before it one finds the plan.
func TestAPlanForTheLessonOfAClassIsWithIt(t *testing.T) {
	d := newDesk(t)
	d.timetable(t, "9B sci: mon 2, thu 4; 10A art: tue 1; 10A sci: wed 1")
	for by, want := range map[string]string{"9B": "9B sci", "next lesson with 9B": "9B sci", "10A": "10A", "next lesson": "", "tuesday": "", "9B or 10A art": ""} {
		if p := d.newPlan(t, by, "", ""); p.With != want {
			t.Errorf("%q is with %q, want %q", by, p.With, want)
		}
	}
	if p := d.newPlan(t, "9B", "10A art", ""); p.With != "" {
		t.Errorf("a plan of another class is with %q", p.With)
	}
	p := d.newPlan(t, "9B", "", "")
	if card, err := d.Classes.Before(t.Context(), "9B"); err != nil || !slices.ContainsFunc(card.Plans, func(o journal.Plan) bool { return o.ID == p.ID }) {
		t.Errorf("before 9B: %+v, %v", card.Plans, err)
	}
	changed := p
	changed.By = "10A art"
	if p = d.savePlan(t, p, changed); p.With != "10A art" || p.Day != at("2026-11-24") {
		t.Errorf("moved to another class it is with %q on %s", p.With, p.Day)
	}
}

// A class that is named has its next lesson as the one that comes next by the timetable
// has: today's, as long as it is still to come. With nothing to know it has it too.
func TestANamedClassComesNextAsTheTimetableSays(t *testing.T) {
	d := newDesk(t) // a Thursday, before school is over
	d.timetable(t, "9B sci: mon 2, thu 4")
	coming, known, err := d.Classes.Coming(t.Context())
	if err != nil || !known || coming.Next.Day != d.today() {
		t.Fatalf("what comes next is %+v, %v, %v", coming.Next, known, err)
	}
	for _, about := range []string{"nothing", "a plan"} {
		card, err := d.Classes.Before(t.Context(), "9B")
		if err != nil || card.Next != coming.Next {
			t.Errorf("with %s to know, 9B meets %+v, %v, want %+v", about, card.Next, err, coming.Next)
		}
		d.newPlan(t, "14 dec", "9B sci", "")
	}
}
