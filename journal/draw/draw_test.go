package draw_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/date"
	"messup/journal/draw"
)

// widths are those a drawing is looked at in: the right page, a text, and the whole book.
func widths() []int { return []int{36, 72, 116} }

func marks() map[string]draw.Marks {
	return map[string]draw.Marks{"drawn": draw.Drawn(), "typed": draw.Typed()}
}

// golden holds a drawing to how it was drawn last. MESSUP_UPDATE=1 takes it as it is now.
func golden(t *testing.T, name string, lines []string) {
	t.Helper()
	got, path := strings.Join(lines, "\n")+"\n", filepath.Join("testdata", name+".golden")
	if os.Getenv("MESSUP_UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || got != string(want) {
		t.Errorf("%s: %v\n%s\nwas\n%s", name, err, got, want)
	}
}

// inEverySize draws in each width with each set of marks: no line is wider than it may
// be, none ends in blanks, and in colours it says what it says without.
func inEverySize(t *testing.T, name string, drawing func(p draw.Pen, width int) []string) {
	t.Helper()
	for set, m := range marks() {
		for _, width := range widths() {
			lines := drawing(draw.Plain(m), width)
			golden(t, fmt.Sprintf("%s-%d-%s", name, width, set), lines)
			coloured := drawing(inks(m), width)
			for i, line := range lines {
				if ansi.StringWidth(line) > width || strings.HasSuffix(line, " ") {
					t.Errorf("%s in %d columns: %q", name, width, line)
				}
				if ansi.Strip(coloured[i]) != line {
					t.Errorf("%s in colours says %q, without %q", name, ansi.Strip(coloured[i]), line)
				}
			}
		}
	}
}

// inks is a pen whose inks are all different.
func inks(m draw.Marks) draw.Pen {
	ink := func(n int) func(string) string {
		return func(s string) string { return fmt.Sprintf("\x1b[%dm%s\x1b[m", n, s) }
	}
	return draw.Pen{
		Ink: ink(30), Bold: ink(1), Pencil: ink(31), Hint: ink(32), Rule: ink(33), Chalk: ink(34), Slate: ink(35), Sage: ink(36), Marks: m,
	}
}

// Every sign has a mark in each set, or its drawing would have a hole in it.
func TestMarks(t *testing.T) {
	for set, m := range marks() {
		said := fmt.Sprintf("%#v", m)
		if n := strings.Count(said, `""`); n > 0 && set == "drawn" || n > 1 { // the half column has none
			t.Errorf("%d marks of %s are empty: %s", n, set, said)
		}
		for _, s := range []draw.Sign{draw.Jot, draw.Draft, draw.Mess, draw.Win, draw.TakeTwo, draw.LessonUsed} {
			if s.Mark(draw.Plain(m)) == "" {
				t.Errorf("sign %d of %s has no mark", s, set)
			}
		}
		for _, mark := range []string{m.Reached, m.Ahead, m.Between, m.Win, m.Chosen, m.Now, m.Upright, m.Yet, m.Bends[0], m.Bends[1], m.Bends[2], m.Bends[3]} {
			if ansi.StringWidth(mark) != 1 {
				t.Errorf("%q of %s is not one column wide", mark, set)
			}
		}
	}
}

func TestLadder(t *testing.T) {
	for reached := range 6 { // more than there are is all
		l := draw.Ladder{Weeks: []int{1, 3, 8, 20}, Reached: reached}
		for set, want := range map[string]string{
			"drawn": []string{"○─○─○─○", "●─○─○─○", "●─●─○─○", "●─●─●─○", "●─●─●─●", "●─●─●─●"}[reached],
			"typed": []string{"o-o-o-o", "*-o-o-o", "*-*-o-o", "*-*-*-o", "*-*-*-*", "*-*-*-*"}[reached],
		} {
			if got := l.Draw(draw.Plain(marks()[set])); got != want {
				t.Errorf("%d reached, %s: %q", reached, set, got)
			}
		}
		if said := l.Words(); said != "1 · 3 · 8 · 20 weeks" {
			t.Errorf("in words: %q", said)
		}
	}
}

// stations is one thing tried five times, once for the worse.
func stations(chosen int) draw.Path {
	return draw.Path{
		Heights: []string{"better", "closer", "as before", "worse"}, Chosen: chosen,
		Takes: []draw.Take{
			{Name: "take one", Day: "3 Nov", At: 2},
			{Name: "take two", Day: "6 Nov", At: 3},
			{Name: "take three", Day: "11 Nov", At: 1},
			{Name: "take four", Day: "18 Nov", At: 0, Won: true},
			{Name: "take five", Day: "24 Nov", At: 0, Open: true, Said: "waits"},
		},
	}
}

func TestPath(t *testing.T) {
	inEverySize(t, "path", func(p draw.Pen, width int) []string { return stations(-1).Draw(p, width) })
	inEverySize(t, "path-chosen", func(p draw.Pen, width int) []string { return stations(3).Draw(p, width) })
}

// Of more takes than fit the one in hand is always among those that are drawn, and how
// many there are besides is said.
func TestPathOfMany(t *testing.T) {
	many := func(chosen int) draw.Path {
		d := draw.Path{Heights: stations(-1).Heights, Chosen: chosen}
		for i := range 14 {
			d.Takes = append(d.Takes, draw.Take{Name: fmt.Sprintf("take %d", i+1), Day: fmt.Sprintf("%d Nov", i+1), At: []int{2, 3, 3, 1, 0}[i%5], Won: i%5 == 4})
		}
		return d
	}
	inEverySize(t, "path-many", func(p draw.Pen, width int) []string { return many(-1).Draw(p, width) })
	inEverySize(t, "path-many-middle", func(p draw.Pen, width int) []string { return many(6).Draw(p, width) })
	for chosen := range 14 {
		for _, width := range widths() {
			said := strings.Join(many(chosen).Draw(draw.Plain(draw.Drawn()), width), "\n")
			if !strings.Contains(said, fmt.Sprintf("take %d ", chosen+1)) && !strings.Contains(said, fmt.Sprintf("take %d\n", chosen+1)) {
				t.Errorf("take %d is not drawn in %d columns:\n%s", chosen+1, width, said)
			}
			if strings.Count(said, "▌") != 1 {
				t.Errorf("take %d in hand, in %d columns:\n%s", chosen+1, width, said)
			}
		}
	}
}

// Only what came of it takes a row, and words as wide as they like break no column.
func TestPathInOtherWords(t *testing.T) {
	d := draw.Path{Heights: []string{"ずっと良い", "同じ", "悪い"}, Chosen: 1, Takes: []draw.Take{
		{Name: "一回目", Day: "11月3日", At: 1}, {Name: "二回目", Day: "11月6日", At: 0, Won: true}, {Name: "三回目", Day: "11月11日", At: 0, Open: true, Said: "待つ"},
	}}
	inEverySize(t, "path-wide", d.Draw)
	for _, line := range d.Draw(draw.Plain(draw.Drawn()), 72) {
		if strings.Contains(line, "悪い") {
			t.Errorf("a row on which nothing is: %q", line)
		}
	}
}

func TestPathOfNoneAndOne(t *testing.T) {
	if lines := (draw.Path{Heights: []string{"better"}}).Draw(draw.Plain(draw.Drawn()), 72); lines != nil {
		t.Errorf("nothing is drawn as %q", lines)
	}
	one := draw.Path{Heights: []string{"as before"}, Chosen: -1, Takes: []draw.Take{{Name: "take one", At: 4}}}
	if lines := one.Draw(draw.Plain(draw.Drawn()), 72); len(lines) != 3 || !strings.HasPrefix(lines[0], "as before") || !strings.Contains(lines[0], "●") {
		t.Errorf("one take is drawn as %q", lines)
	}
}

func TestMonth(t *testing.T) {
	day := func(n int) date.Day { return date.DayOf(time.Date(2026, 11, n, 12, 0, 0, 0, time.UTC)) }
	m := draw.Month{Of: day(12), Today: day(24), Begins: time.Monday, Signs: map[date.Day]draw.Sign{
		day(1): draw.Draft, day(3): draw.Mess, day(5): draw.TakeTwo, day(10): draw.LessonUsed, day(17): draw.Win, day(24): draw.TakeTwo, day(29): draw.Jot, day(30) + 1: draw.Mess,
	}}
	inEverySize(t, "month", func(p draw.Pen, _ int) []string { return m.Draw(p) })
	m.Begins, m.Today = time.Sunday, day(30)+1
	inEverySize(t, "month-sunday", func(p draw.Pen, _ int) []string { return m.Draw(p) })
}

// A number is as long in each of the bars of a page, and one thing marked once is no long
// bar.
func TestBarsOfAPageHaveOneScale(t *testing.T) {
	long := draw.Bars{Bars: []draw.Bar{{"a reason that takes some room", 2}, {"b", 8}}}
	short := draw.Bars{Bars: []draw.Bar{{"c", 2}}}
	p := draw.Plain(draw.Typed())
	scale := draw.ScaleOf([]draw.Bars{long, short}, 40)
	long.Scale, short.Scale = scale, scale
	length := func(b draw.Bars, i int) int { return strings.Count(b.Draw(p, 40)[i], p.Marks.Bar) }
	if a, b := length(long, 0), length(short, 0); a != b || a == 0 {
		t.Errorf("2 is %d and %d long", a, b)
	}
	once := draw.Bars{Bars: []draw.Bar{{"once", 1}}}
	if n := length(once, 0); n > 6 {
		t.Errorf("1 is %d long", n)
	}
}
