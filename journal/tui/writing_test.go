package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal/tui/page"
	"messup/prompts"
)

// Where one writes the question is the one bold line: the title is in pencil.
func TestTheQuestionIsTheOneBoldLine(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"})
		for _, asked := range []string{"What happened?", "What was the goal?", "At what point did I start failing?"} {
			l, bold := d.router.env.Look, 0
			for _, line := range strings.Split(d.raw(), "\n") {
				if strings.Contains(line, "\x1b[1m") || strings.Contains(line, "\x1b[1;") {
					bold++
				}
			}
			if !strings.Contains(d.raw(), l.Bold.Render(asked)) || bold != 1 {
				t.Errorf("%d lines are bold at %q:\n%s", bold, asked, d.text())
			}
			d.keys("ctrl+n")
		}
	})
}

// The ten are dots in their four parts, and words where dots have no room.
func TestDotsSayWhichQuestionItIs(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("ctrl+n", "text:Calm.", "ctrl+n", "ctrl+n").shows("● · ○  · · ·  · ·  · ·    3 of 10")
		l := d.router.env.Look
		if one := l.Slate.Render(l.Marks.Draft); strings.Count(strings.Split(d.raw(), "\n")[0], one) != 1 {
			t.Error("where one is has not the one dot in slate")
		}
		d.resize(40, 12).shows("3 of 10").hides("· · ·")
		d.open(page.Write{Set: "quick"}).resize(80, 24).keys("ctrl+n").shows("○ · ·    1 of 3")
	})
}

// When the words were saved stands in the footer, and says so on each kind of line.
func TestTheFooterSaysWhenItWasSaved(t *testing.T) {
	for _, width := range []int{80, 120} {
		drive(t, width, 24, func(d *driver) {
			d.open(page.Write{Set: "ten"}).keys("text:Lab")
			for _, keys := range [][]string{nil, {"ctrl+n"}, {"tab"}, {"ctrl+n", "ctrl+n", "tab"}} {
				d.keys(keys...)
				last := d.screen()[len(d.screen())-1]
				if !strings.HasSuffix(last, "saved 16:20") {
					t.Errorf("at %d columns, after %v, the footer is %q", width, keys, last)
				}
			}
		})
	}
	drive(t, 60, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n").shows("1 of 10 · saved 16:20")
	})
}

// Choices that need more than a row stand in columns.
func TestChoicesStandInColumns(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys(toQuestionThree...)
		var at []int
		for _, line := range d.screen() {
			for i, r := range []rune(line) {
				if r == '□' && !slices.Contains(at, i) {
					at = append(at, i)
				}
			}
		}
		if len(at) != 2 {
			t.Errorf("they stand in columns %v:\n%s", at, d.text())
		}
	})
}

// What one will switch to is asked once there is a sign to switch at.
func TestNoLineIsAskedWithoutTheOneItNeeds(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys(toQuestionThree...).shows("Stop rule").hides("I will switch to")
		d.keys("tab", "text:heads down").shows("I will switch to").keys("enter", "text:one web").shows("one web")
		d.keys("ctrl+n", "shift+tab", "tab", "tab", "ctrl+u").shows("I will switch to", "one web")
	})
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten", Step: "differently"}).keys("ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n", "tab").hides("Would try")
		d.keys("text:Phone first").shows("Would try")
	})
}

// An empty answer has no more rows than are good to look at; one that is longer has what
// there are.
func TestAnAnswerHasSixteenRowsAtMost(t *testing.T) {
	drive(t, 120, 40, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n")
		rows := 0
		for _, line := range d.screen() {
			if strings.HasPrefix(line, "  │") {
				rows++
			}
		}
		if rows != 16 {
			t.Errorf("an empty one has %d", rows)
		}
		d.paste(numbered(20))
		if first, last := d.numbers(); first != 1 || last != 20 {
			t.Errorf("of twenty lines %d to %d are in sight", first, last)
		}
	})
}

// Wherever one writes, the right of two pages has something to look at.
func TestTheRightPageIsNeverEmpty(t *testing.T) {
	faced := func(d *driver) bool {
		return slices.ContainsFunc(d.screen()[3:20], func(line string) bool {
			i := strings.LastIndex(line, "│")
			return i > 0 && strings.TrimSpace(line[i+len("│"):]) != ""
		})
	}
	drive(t, 120, 40, func(d *driver) {
		someJournal(d)
		for range 4 { // the example has stepped back by then
			d.open(page.Write{Set: "ten"})
			for i := range 12 {
				if !faced(d) {
					t.Errorf("at %d:\n%s", i, d.text())
				}
				d.keys("ctrl+n")
			}
		}
		for _, to := range []page.Place{
			page.Jot{}, page.Grow{ID: d.entryNamed("Attendance took nine minutes again").ID},
			page.Write{Set: "quick"}, page.Write{Set: "win"}, page.Write{ID: d.entryNamed("Lab stations").ID, Step: "evidence", Single: true},
		} {
			if d.open(to); !faced(d) {
				t.Errorf("at %#v:\n%s", to, d.text())
			}
		}
	})
}

// Beside a new line stand those that wait.
func TestLinesThatWaitStandBesideANewOne(t *testing.T) {
	drive(t, 120, 40, func(d *driver) {
		someJournal(d)
		d.open(page.Jot{}).shows("Waiting to be grown", "Attendance took nine minutes again").resize(80, 24).hides("Waiting")
	})
}

// Beside a question stands what was written before it, by number.
func TestWhatWasWrittenBeforeStandsBesideAQuestion(t *testing.T) {
	drive(t, 120, 40, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Food web", "ctrl+n", "text:Say it without the card.", "ctrl+n", "ctrl+n", "text:It looked like work.")
		d.shows("Somebody else wrote", "You wrote so far", "Food web", "1  Say it without the card.").hides("3  It looked")
		d.keys("f1").hides("Somebody else").shows("1  Say it without the card.").keys("ctrl+n").shows("3  It looked like work.")
	})
}

// All answers begin with the first, with the cursor on what goes on; a mark says where
// there are more.
func TestAllAnswersBeginWithTheFirst(t *testing.T) {
	for _, size := range sizes()[:3] {
		drive(t, size[0], size[1], func(d *driver) {
			d.open(page.Write{Set: "ten"}).keys("ctrl+n", "text:Calm groups.", "ctrl+r").shows("  1  Calm groups.", "▌ Go on to the card").hides("–")
			if size[1] < 14 {
				d.shows("▾").keys("up").shows("▴", "▌ 10", "Go on to the card").hides("▾")
			}
			d.keys("home").shows("▌  1  Calm groups.").keys("down").shows("At what point did I start")
		})
	}
}

// The finished card is in a box and has the plan under it, with the keys that go on from
// there; where there is no room the box goes, and the words stay.
func TestTheFinishedCardIsInItsBox(t *testing.T) {
	done := func(d *driver) *driver {
		someJournal(d)
		return d.open(page.Write{ID: d.entryNamed("Food web jigsaw").ID}).keys("enter", "enter")
	}
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		drive(t, size[0], size[1], func(d *driver) {
			done(d).shows("╭──", "Food web jigsaw", "19 November", "Read your plan through once", "p change the plan", "To talk to", "ELL teacher", "──╯")
			top := slices.IndexFunc(d.screen(), func(s string) bool { return strings.Contains(s, "╭") })
			if left := strings.Index(d.screen()[top], "╭"); left != (size[0]-page.Thought)/2 {
				t.Errorf("at %v it begins in column %d", size, left)
			}
		})
	}
	drive(t, 40, 12, func(d *driver) {
		done(d).shows("Food web jigsaw", "Before students", "I will turn cards face down").hides("╭")
	})
}

// There is one cursor, the terminal's own, and where colours are few it has its own.
func TestThereIsOneCursor(t *testing.T) {
	few := []tea.ColorProfileMsg{{Profile: 2}, {Profile: 3}}
	everywhere(t, sizes()[:1], aWeek, func(d *driver, to page.Place) {
		for _, profile := range few {
			d.open(to).send(profile)
			if c := d.router.View().Cursor; c != nil && c.Color != nil {
				t.Errorf("%#v: the cursor is %v", to, c.Color)
			}
			if _, planner := to.(page.Year); planner { // whose chosen day is reversed
				continue
			}
			if strings.Contains(d.raw(), "\x1b[7m") || strings.Contains(d.raw(), ";7m") {
				t.Errorf("%#v: a cursor is drawn:\n%s", to, d.text())
			}
		}
	})
}

// A hint is in the ink of hints, whether one is in its line or not, and says of an example
// that it is one.
func TestAHintNeverLooksFilledIn(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"})
		hint := d.router.env.Look.Hint
		for _, keys := range []string{"", "tab", "tab", "tab"} {
			if keys != "" {
				d.keys(keys)
			}
			if !strings.Contains(d.raw(), hint.Render("e.g. groups, timing")) {
				t.Errorf("after %q it has another ink", keys)
			}
		}
		if !hint.GetItalic() || hint.GetForeground() == (lipgloss.NoColor{}) {
			t.Error("hints have no ink of their own")
		}
	})
	for _, set := range []prompts.Set{prompts.Ten(), prompts.Quick(), prompts.Win()} {
		for _, q := range set.Questions {
			for _, f := range q.Fields {
				if example := strings.Contains(q.Example, f.Hint) && f.Hint != ""; example {
					t.Errorf("%s %s: %q is an example", q.ID, f.ID, f.Hint)
				}
			}
		}
	}
}
