package journal_test

import (
	"os"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
)

// saved returns a lesson made on a day.
func saved(day string) journal.Lesson {
	return journal.Lesson{ID: "l", Text: "Ask first.", State: journal.Carried, Made: at(day).UTC().Add(12 * time.Hour)}
}

// What the ladder does with each kind of answer, over a school year.
func TestTheLadder(t *testing.T) {
	type step struct {
		day   string
		what  journal.Use
		next  string
		offer journal.Offer
	}
	holidays := []date.Break{{From: at("2026-12-21"), To: at("2027-01-03")}}
	for _, v := range []struct {
		name, saved, due string
		breaks           []date.Break
		steps            []step
	}{
		{"V1 climb", "2026-09-07", "2026-09-14", nil, []step{
			{"2026-09-14", journal.Helped, "2026-10-05", journal.NoOffer},
			{"2026-10-05", journal.Helped, "2026-11-30", journal.NoOffer},
			{"2026-11-30", journal.Helped, "2027-04-19", journal.OfferKeep},
		}},
		{"V2 late", "2026-09-07", "2026-09-14", nil, []step{{"2026-09-28", journal.Helped, "2026-10-19", journal.NoOffer}}},
		{"V3 no chance", "2026-09-07", "2026-09-14", nil, []step{
			{"2026-09-14", journal.NotYet, "2026-10-05", journal.NoOffer},
			{"2026-10-05", journal.NotYet, "2026-11-30", journal.NoOffer},
			{"2026-11-30", journal.NotYet, "2027-04-19", journal.OfferSmaller},
		}},
		{"V4 missed", "2026-09-07", "2026-09-14", nil, []step{
			{"2026-09-14", journal.Helped, "2026-10-05", journal.NoOffer},
			{"2026-10-05", journal.ChancePassed, "2026-10-12", journal.OfferPlan},
			{"2026-10-12", journal.Helped, "2026-11-02", journal.NoOffer},
		}},
		{"V5 did not help", "2026-09-07", "2026-09-14", nil, []step{
			{"2026-09-14", journal.Helped, "2026-10-05", journal.NoOffer},
			{"2026-10-05", journal.NoHelp, "2026-10-12", journal.OfferRewordDrop},
		}},
		{"V6 mixed", "2026-09-07", "2026-09-14", nil, []step{{"2026-09-14", journal.Mixed, "2026-09-21", journal.OfferReword}}},
		{"V7 later", "2026-09-07", "2026-09-14", nil, []step{
			{"2026-09-14", journal.Later, "2026-09-21", journal.NoOffer},
			{"2026-09-21", journal.Later, "2026-09-28", journal.NoOffer},
		}},
		{"V8 break", "2026-11-30", "2026-12-07", holidays, []step{{"2026-12-07", journal.Helped, "2027-01-04", journal.NoOffer}}},
	} {
		l := saved(v.saved)
		if l.Due() != at(v.due) {
			t.Errorf("%s: first due %s, want %s", v.name, l.Due(), v.due)
		}
		for _, s := range v.steps {
			var offer journal.Offer
			l, offer = l.Answer(journal.LessonAnswer{Day: at(s.day), What: s.what}, v.breaks)
			if l.Next != at(s.next) || offer != s.offer {
				t.Errorf("%s: %s on %s: next %s, offer %q, want %s, %q", v.name, s.what, s.day, l.Next, offer, s.next, s.offer)
			}
		}
	}
}

func TestLaterLeavesNoTrace(t *testing.T) {
	l, _ := saved("2026-09-07").Answer(journal.LessonAnswer{Day: at("2026-09-14"), What: journal.NotYet}, nil)
	later, _ := l.Answer(journal.LessonAnswer{Day: at("2026-10-05"), What: journal.Later}, nil)
	if later.Next = l.Next; !later.Same(l) {
		t.Errorf("later made %+v of %+v", later, l)
	}
}

func TestThreeUsesInOneWeekAreNoHabitYet(t *testing.T) {
	l := saved("2026-09-07")
	for _, day := range []string{"2026-09-14", "2026-09-16", "2026-09-20"} { // Monday to Sunday
		var offer journal.Offer
		if l, offer = l.Answer(journal.LessonAnswer{Day: at(day), What: journal.Helped}, nil); offer != journal.NoOffer {
			t.Errorf("on %s it offers %q", day, offer)
		}
	}
}

func TestRetiringTakesALessonOutOfRotation(t *testing.T) {
	l, offer := saved("2026-09-07").Answer(journal.LessonAnswer{Day: at("2026-09-14"), What: journal.Retire, Line: "too vague"}, nil)
	if l.State != journal.Retired || offer != journal.NoOffer || l.Answers[0].Line != "too vague" {
		t.Errorf("retired: %+v, offer %q", l, offer)
	}
}

// An occasion goes before the ladder: two weeks ahead, on the day, and then
// the ladder takes over.
func TestAnOccasionGoesBeforeTheLadder(t *testing.T) {
	l := saved("2026-09-07").Tie(date.Next{Day: at("2027-02-10")}, at("2026-09-07"), nil)
	if l.Next != at("2027-01-27") {
		t.Errorf("two weeks ahead of the occasion it is due %s", l.Next)
	}
	for _, s := range []struct{ day, next string }{
		{"2027-01-27", "2027-02-10"}, {"2027-02-10", "2027-04-07"}, // the second rung: eight weeks
	} {
		if l.Next > at(s.day) {
			t.Errorf("on %s it is not due before %s", s.day, l.Next)
		}
		if l, _ = l.Answer(journal.LessonAnswer{Day: at(s.day), What: journal.Helped}, nil); l.Next != at(s.next) {
			t.Errorf("answered on %s it comes back %s, want %s", s.day, l.Next, s.next)
		}
	}
	if l.On != 0 {
		t.Errorf("the occasion has been, and the lesson is still tied to %s", l.On)
	}
}

// "Next unit" is no day: such a lesson stays on the ladder.
func TestAnOccasionInWordsMovesNoDay(t *testing.T) {
	l := saved("2026-09-07")
	l.Next = at("2026-10-01")
	if l = l.Tie(date.Next{Occasion: "next unit"}, at("2026-09-07"), nil); l.Next != at("2026-10-01") || l.Occasion != "next unit" {
		t.Errorf("tied to %q it is due %s", l.Occasion, l.Next)
	}
}

func drawLadderLesson(t *rapid.T) (journal.Lesson, []date.Break) {
	l := saved("2026-09-07")
	l.Rung, l.Run = rapid.IntRange(0, 3).Draw(t, "rung"), rapid.IntRange(0, 3).Draw(t, "run")
	l.Next = at("2026-09-14") + date.Day(rapid.IntRange(-400, 400).Draw(t, "was due"))
	var breaks []date.Break
	for range rapid.IntRange(0, 4).Draw(t, "breaks") {
		from := at("2026-09-01") + date.Day(rapid.IntRange(0, 500).Draw(t, "from"))
		breaks = append(breaks, date.Break{From: from, To: from + date.Day(rapid.IntRange(0, 60).Draw(t, "days"))})
	}
	return l, breaks
}

func drawUse(t *rapid.T) journal.Use {
	return rapid.SampledFrom([]journal.Use{
		journal.Helped, journal.Mixed, journal.NoHelp, journal.NotYet, journal.ChancePassed, journal.Later,
	}).Draw(t, "use")
}

func TestALessonNeverComesBackInABreakNorBeforeItsAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, breaks := drawLadderLesson(t)
		if rapid.Bool().Draw(t, "tied") {
			l.On = at("2026-09-14") + date.Day(rapid.IntRange(-30, 300).Draw(t, "occasion"))
		}
		day := at("2026-09-14")
		for range rapid.IntRange(1, 12).Draw(t, "answers") { // the clock may be set back between two
			day += date.Day(rapid.IntRange(-30, 60).Draw(t, "days on"))
			l, _ = l.Answer(journal.LessonAnswer{Day: day, What: drawUse(t)}, breaks)
			if l.Next <= day {
				t.Fatalf("answered on %s it comes back %s", day, l.Next)
			}
			for _, b := range breaks {
				if b.From <= l.Next && l.Next <= b.To {
					t.Fatalf("it comes back %s, in the break from %s to %s", l.Next, b.From, b.To)
				}
			}
		}
	})
}

func TestLatenessNeverPilesUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		onTime, breaks := drawLadderLesson(t)
		late := onTime
		late.Next -= date.Day(rapid.IntRange(1, 400).Draw(t, "days late"))
		a := journal.LessonAnswer{Day: at("2026-11-19"), What: drawUse(t)}
		x, _ := onTime.Answer(a, breaks)
		y, _ := late.Answer(a, breaks)
		if x.Next != y.Next {
			t.Errorf("due %s it comes back %s, due %s %s", onTime.Next, x.Next, late.Next, y.Next)
		}
	})
}

func TestAnAnswerLeavesTheCopyItWasGivenToAlone(t *testing.T) {
	l := saved("2026-09-07")
	l.Answers = make([]journal.LessonAnswer, 0, 4)
	x, _ := l.Answer(journal.LessonAnswer{Day: 1, What: journal.Helped}, nil)
	y, _ := l.Answer(journal.LessonAnswer{Day: 2, What: journal.Mixed}, nil)
	if x.Answers[0].Day != 1 || y.Answers[0].Day != 2 {
		t.Errorf("two answers to one copy are %v and %v", x.Answers, y.Answers)
	}
}

func TestWhatReturnsFirst(t *testing.T) {
	card := func(text, class, next string, made int) journal.Card {
		return journal.Card{Class: class, Lesson: journal.Lesson{
			Text: text, Next: at(next), Made: time.Unix(int64(made), 0), State: journal.Carried,
		}}
	}
	tied := card("tied", "", "2026-11-19", 9)
	tied.On = at("2026-12-01")
	cards := []journal.Card{
		card("younger", "", "2026-11-10", 5), card("not due", "9B", "2026-11-20", 1), card("older", "", "2026-11-10", 4),
		card("earlier", "", "2026-11-09", 8), card("planned", "9b", "2026-11-18", 7), tied,
	}
	var got []string
	for _, c := range due.Returning(cards, at("2026-11-19"), []string{"9B"}) {
		got = append(got, c.Text)
	}
	if want := []string{"tied", "planned", "earlier", "older", "younger"}; !slices.Equal(got, want) {
		t.Errorf("they return as %q, want %q", got, want)
	}
}

// Without a limit what waits grows from one new lesson a week on; with nine
// carried next to nothing waits. The mix of answers is assumed; the direction
// holds for any mix near it.
func TestWithALimitNothingPilesUp(t *testing.T) {
	runs := 20
	if os.Getenv("MESSUP_LONG") != "" {
		runs = 300
	}
	for _, v := range []struct{ perWeek, freeLeast, limitedMost float64 }{
		{0.5, 0, 1}, {1, 8, 2}, {2, 40, 4}, {3, 70, 5},
	} {
		free, freeWait := simulate(v.perWeek, 1000, runs)
		limited, limitedWait := simulate(v.perWeek, journal.UsualCarried, runs)
		t.Logf("%.1f new a week: without a limit %.1f wait, %.0f days on average; with nine %.1f, %.0f days", v.perWeek, free, freeWait, limited, limitedWait)
		if free < v.freeLeast || limited > v.limitedMost {
			t.Errorf("%.1f new a week: %.1f wait without a limit, %.1f with", v.perWeek, free, limited)
		}
	}
}
