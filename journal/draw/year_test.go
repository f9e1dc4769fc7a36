package draw_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/date"
	"messup/journal/draw"
)

// drawnAs holds a drawing to its golden file, in both sets of marks: no line is wider than
// there is room, and in colours it says the same. MESSUP_UPDATE=1 takes it as it is now.
func drawnAs(t *testing.T, name string, width int, drawing func(draw.Pen) []string) {
	t.Helper()
	for set, marks := range map[string]draw.Marks{"drawn": draw.Drawn(), "typed": draw.Typed()} {
		lines := drawing(draw.Plain(marks))
		for _, line := range lines {
			if ansi.StringWidth(line) > width || strings.HasSuffix(line, " ") {
				t.Errorf("%s in %d columns: %q", name, width, line)
			}
		}
		for i, line := range drawing(tinted(marks)) {
			if ansi.Strip(line) != lines[i] {
				t.Errorf("%s in colours says %q, without %q", name, ansi.Strip(line), lines[i])
			}
		}
		got, path := strings.Join(lines, "\n")+"\n", filepath.Join("testdata", fmt.Sprintf("%s-%d-%s.golden", name, width, set))
		if os.Getenv("MESSUP_UPDATE") != "" {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(path); err != nil || got != string(want) {
			t.Errorf("%s: %v\n%s\nwas\n%s", path, err, got, want)
		}
	}
}

// tinted is a pen whose inks are all different.
func tinted(m draw.Marks) draw.Pen {
	ink := func(n int) func(string) string {
		return func(s string) string { return fmt.Sprintf("\x1b[%dm%s\x1b[m", n, s) }
	}
	return draw.Pen{Ink: ink(30), Bold: ink(1), Pencil: ink(31), Hint: ink(32), Rule: ink(33), Chalk: ink(34), Slate: ink(35), Sage: ink(36), Here: ink(7), Marks: m}
}

// planned is a school year with something of each sort in its autumn.
func planned() draw.Year {
	y, _ := date.ParseYear("2026-27")
	at := func(month time.Month, day int) date.Day { return date.NewDay(2026, month, day) }
	return draw.Year{
		From: y.From, To: y.To, Today: at(11, 24), Begins: time.Monday,
		Paper: func(d date.Day) bool {
			return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday || d < at(9, 1) || at(12, 21) <= d && d <= date.NewDay(2027, 1, 3)
		},
		Signs: map[date.Day]draw.Sign{
			at(9, 4): draw.Jot, at(9, 10): draw.Win, at(9, 15): draw.Mess, at(10, 1): draw.LessonUsed, at(10, 21): draw.Draft, at(10, 31): draw.LessonUsed,
			at(11, 3): draw.Mess, at(11, 5): draw.TakeTwo, at(11, 19): draw.Mess, at(11, 23): draw.Jot, at(12, 27): draw.Win,
		},
	}
}

func TestAYearIsAWallPlanner(t *testing.T) {
	for _, width := range []int{20, 36, 72, 116, 128} {
		drawnAs(t, "year", width, func(p draw.Pen) []string {
			head, months := planned().Draw(p, width)
			return slices.Concat(head, months, []string{""}, draw.Legend(p, width))
		})
	}
}

// Every day of a year has a place of its own on every width there is: the chosen one, and
// no other, is drawn in the ink of the hand.
func TestEveryDayOfAYearCanBeChosen(t *testing.T) {
	y := planned()
	p := draw.Plain(draw.Drawn())
	p.Here = func(s string) string { return "\x1b[7m" + s + "\x1b[m" }
	for _, width := range []int{8, 20, 40, 80, 130} {
		for day := y.From; day <= y.To; day++ {
			y.Chosen = day
			_, months := y.Draw(p, width)
			from, to := y.Lines(day, width)
			if all, its := strings.Count(strings.Join(months, "\n"), "\x1b[7m"), strings.Count(strings.Join(months[from:to], "\n"), "\x1b[7m"); all != 1 || its != 1 {
				t.Fatalf("in %d columns %s is drawn %d times, %d of them on its lines", width, day, all, its)
			}
		}
	}
}

// What happened today and that it is today are both seen, where there is room for two marks.
func TestTodayHasItsMarkBesideWhatWasWritten(t *testing.T) {
	y := planned()
	y.Today = date.NewDay(2026, 11, 19)
	_, months := y.Draw(draw.Plain(draw.Drawn()), 72)
	if got := months[3]; !strings.Contains(got, "●∧·") {
		t.Errorf("November is %q", got)
	}
}

func bars() draw.Bars {
	return draw.Bars{Bars: []draw.Bar{{"before", 2}, {"first minutes", 4}, {"middle", 9}, {"end", 1}, {"その後、ずっとあとで", 2}, {"over weeks", 0}, {"a reason of one's own that takes more room than there is for anybody's words", 120}}}
}

func TestBarsSayTheirNumbers(t *testing.T) {
	for _, width := range []int{16, 36, 72} {
		drawnAs(t, "bars", width, func(p draw.Pen) []string {
			few := bars()
			few.Bars = few.Bars[:6]
			few.Chosen = 2
			some := bars()
			some.Most = 3
			return slices.Concat(few.Draw(p, width), []string{""}, bars().Draw(p, width), []string{""}, some.Draw(p, width))
		})
	}
}

// One bar more than there is room for is drawn in the place of the line that would name it.
func TestNoBarIsHiddenBehindOneLine(t *testing.T) {
	b := bars()
	for most, hidden := range map[int]int{0: 0, 7: 0, 6: 0, 5: 2, 1: 6} {
		if b.Most = most; b.More() != hidden || b.Shown()+b.More() != len(b.Bars) {
			t.Errorf("of %d at most %d are hidden", most, b.More())
		}
	}
}

func TestCountsOverTime(t *testing.T) {
	s := draw.Spark{{"Sep", []int{2, 1, 3, 3}}, {"Oct", []int{3, 5, 0, 4}}, {"Nov", []int{6, 5, 7}}, {"Dec", []int{0, 0}}}
	many := draw.Spark{{"Sep", []int{20, 1}}, {"Oct", []int{0, 8}}}
	for _, width := range []int{12, 30, 72} {
		drawnAs(t, "spark", width, func(p draw.Pen) []string { return slices.Concat(s.Draw(p, width), many.Draw(p, width)) })
	}
}

// Where signs are words, as for whoever is read to, a day may take more than its column.
func TestAYearIsDrawnWithSignsThatAreWords(t *testing.T) {
	y := planned()
	for day := date.NewDay(2026, 11, 1); day < date.NewDay(2026, 12, 1); day++ {
		y.Signs[day] = draw.Sign(1)
	}
	for _, width := range []int{40, 72, 128, 200} {
		if _, rows := y.Draw(draw.Plain(draw.Told()), width); len(rows) < 12 {
			t.Errorf("in %d columns the year is %q", width, rows)
		}
	}
}
