package pictures_test

import (
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/draw"
	"messup/journal/pictures"
)

func day(n int) date.Day { return date.DayOf(time.Date(2026, 11, n, 12, 0, 0, 0, time.UTC)) }

func lines(c journal.Chain) string {
	return strings.Join(pictures.Path(c, day(24), -1).Draw(draw.Plain(draw.Drawn()), 72), "\n")
}

// take is one that was done, with what came of it.
func take(n int, on date.Day, o journal.Outcome) journal.Plan {
	return journal.Plan{Take: n, Answered: on, Report: journal.Report{Result: journal.Did, Outcome: o}}
}

func TestPath(t *testing.T) {
	story := journal.Summary{ID: "a", Happened: time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)}
	got := lines(journal.Chain{Story: story, Takes: []journal.Plan{
		take(2, day(6), journal.Worse), take(3, day(11), journal.NotThereYet), take(4, day(18), journal.Better), {Take: 5, Day: day(24)},
	}})
	want := `better                                         ╭ ◆ ╌╌╌╌╌╌╌╌╌ ○
closer                             ╭ ● ────────╯
as before    ● ────────╮           │
worse                  ╰ ● ────────╯

            take one    take two    take three  take four   take five
            3 Nov       6 Nov       11 Nov      18 Nov      today
                                                            waits`
	if got != want {
		t.Errorf("drawn as\n%s\nnot\n%s", got, want)
	}
}

// What cannot be compared is no higher and no lower than what came before, and says itself.
func TestPathOfWhatCannotBeCompared(t *testing.T) {
	got := lines(journal.Chain{Takes: []journal.Plan{
		take(1, day(3), journal.Worse), take(2, day(6), journal.CannotTell), take(3, day(11), ""),
		{Take: 4, Answered: day(18), Report: journal.Report{Result: journal.LetGo}},
	}})
	if !strings.HasPrefix(got, "worse   ") || strings.Contains(got, "as before") {
		t.Errorf("not on one height:\n%s", got)
	}
	for _, said := range []string{"can't tell", "did it", "let go"} {
		if !strings.Contains(got, said) {
			t.Errorf("does not say %q:\n%s", said, got)
		}
	}
}

// The ladder stands on the rung whose weeks the lesson waits, as journal.Gap counts them.
func TestLadder(t *testing.T) {
	next := day(30)
	for _, c := range []struct {
		lesson  journal.Lesson
		reached int // 0: there is no ladder
	}{
		{journal.Lesson{State: journal.Carried, Next: next}, 1},
		{journal.Lesson{State: journal.Carried, Next: next, Rung: 1}, 2},
		{journal.Lesson{State: journal.Carried, Next: next, Rung: 1, Run: 1}, 3},
		{journal.Lesson{State: journal.Carried, Next: next, Rung: 3, Run: 3}, 4},
		{journal.Lesson{State: journal.Carried, Next: next, Rung: -7}, 1},
		{journal.Lesson{State: journal.Carried, Next: next, On: next}, 0},
		{journal.Lesson{State: journal.Carried}, 0},
		{journal.Lesson{State: journal.Shelf, Next: next}, 0},
		{journal.Lesson{State: journal.Kept, Next: next}, 0},
	} {
		ladder, has := pictures.Ladder(c.lesson)
		if has != (c.reached > 0) || ladder.Reached != c.reached {
			t.Errorf("%+v stands on %d, %v", c.lesson, ladder.Reached, has)
		}
		if has && ladder.Words() != "1 · 3 · 8 · 20 weeks" {
			t.Errorf("its rungs are %s", ladder.Words())
		}
		if has && journal.Gap(c.lesson.Rung+c.lesson.Run) != date.Day(7*ladder.Weeks[ladder.Reached-1]) {
			t.Errorf("%+v waits other weeks than rung %d", c.lesson, ladder.Reached)
		}
	}
}

// Where nobody sees it each take is a line, with what it came to in words.
func TestAPathThatIsTold(t *testing.T) {
	story := journal.Summary{ID: "a", Happened: time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)}
	path := pictures.Path(journal.Chain{Story: story, Takes: []journal.Plan{
		take(2, day(6), journal.Worse), take(3, day(11), journal.NotThereYet), {Take: 4, Day: day(24)},
	}}, day(24), -1)
	got := strings.Join(path.Draw(draw.Plain(draw.Told()), 72), "\n")
	if want := "take one, 3 Nov\ntake two, 6 Nov: worse\ntake three, 11 Nov: closer\ntake four, today: waits"; got != want {
		t.Errorf("told as\n%s\nnot\n%s", got, want)
	}
}
