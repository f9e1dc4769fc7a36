package tui

import (
	"strings"
	"testing"

	"messup/journal/search"
	"messup/journal/tui/page"
)

// toTheFirst leads through the heading of the ten to its first question.
var toTheFirst = []string{"text:Lab stations", "enter", "enter", "enter", "enter"}

// What a key took away comes back with ctrl+z, also after the page was turned, and
// goes again with ctrl+y; the cursor stands where it happened.
func TestWordsComeBackAndGoAgain(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys(toTheFirst...).keys("text:two groups copied")
		d.paste(" forty\nlines").keys("home", "ctrl+k", "ctrl+z").shows("lines").keys("ctrl+z").hides("forty")
		d.keys("enter", "shift+tab", "ctrl+y").shows("two groups copied forty", "lines")
		d.keys("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z").hides("two groups").keys("ctrl+y", "text:no ")
		if got := d.only().Answer("goal").Text; got != "two no " && got != "two no" {
			t.Errorf("kept %q", got)
		}
	})
}

func TestALineHasAWayBackToo(t *testing.T) {
	for name, open := range map[string]func(*driver){
		"a title": func(d *driver) { d.open(page.Write{Set: "ten"}) },
		"a plan":  func(d *driver) { d.open(page.PlanIt{}) },
	} {
		t.Run(name, func(t *testing.T) {
			drive(t, 80, 24, func(d *driver) {
				open(d)
				d.keys("text:when it rains", "ctrl+u").hides("rains").keys("ctrl+z").shows("when it rains")
				d.keys("ctrl+y").hides("rains").keys("ctrl+z", "text:.").shows("when it rains.")
			})
		})
	}
}

// ctrl+c copies what is selected; with nothing selected it leaves.
func TestWhatIsSelectedIsCopiedAndCut(t *testing.T) {
	for name, open := range map[string]func(*driver){
		"a text": func(d *driver) { d.open(page.Write{Set: "ten"}).keys(toTheFirst...) },
		"a line": func(d *driver) { d.open(page.Write{Set: "ten"}) },
		"a jot":  func(d *driver) { d.open(page.Jot{}) },
	} {
		t.Run(name, func(t *testing.T) {
			drive(t, 80, 24, func(d *driver) {
				open(d)
				d.keys("text:two groups", "shift+left", "shift+left", "shift+left").shows("ctrl+c copy").keys("ctrl+c").shows("Copied.", "two groups")
				if d.copied != "ups" || d.quit {
					t.Fatalf("copied %q, left %v", d.copied, d.quit)
				}
				d.keys("ctrl+x").hides("two groups").shows("two gro", "Cut.").keys("ctrl+z").shows("two groups")
				d.keys("end", "shift+left", "right", "ctrl+c")
				if !d.quit {
					t.Error("with nothing selected it stays")
				}
			})
		})
	}
}

// A letter is what people see as one, whatever it is made of.
func TestALetterGoesWhole(t *testing.T) {
	family, flag := "👩‍👩‍👧‍👦", "🇨🇦"
	for name, open := range map[string]func(*driver){
		"a text": func(d *driver) { d.open(page.Write{Set: "ten"}).keys(toTheFirst...) },
		"a line": func(d *driver) { d.open(page.Write{Set: "ten"}) },
	} {
		t.Run(name, func(t *testing.T) {
			drive(t, 80, 24, func(d *driver) {
				open(d)
				d.paste("ab"+family+flag+"cd").keys("left", "left", "backspace")
				d.shows("ab"+family+"cd").keys("left", "delete").shows("abcd").keys("text:x").shows("abxcd")
			})
		})
	}
}

// Up and down lead from line to line; what is pasted over several rows fills them;
// the key for a new line goes to the next row.
func TestLinesAreWalkedAndFilled(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "down", "text:9B", "down", "text:groups", "up", "up", "text: stations")
		d.shows("Lab stations").keys("ctrl+n")
		if e := d.only(); e.Title != "Lab stations" || e.Class != "9B" || len(e.Tags) != 1 {
			t.Errorf("kept %q %q %q", e.Title, e.Class, e.Tags)
		}
	})
	drive(t, 100, 30, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n").shows("Up to three alternatives").keys("tab").paste("timer on the board\n\ntwo sums, not six").keys("end")
		d.shows("timer on the board", "two sums, not six").keys("ctrl+j", "ctrl+j", "text:ask first")
		d.keys("esc")
		if got := d.only().Answer("differently").Detail("alternatives"); got != "timer on the board\ntwo sums, not six\nask first" {
			t.Errorf("kept %q", got)
		}
	})
}

// A word used before that is shown is taken by enter, and waved off by delete.
func TestTheWordThatIsShownIsTaken(t *testing.T) {
	known := func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Before", "enter", "text:9B science", "ctrl+n")
	}
	for keys, want := range map[string]string{"enter": "9B science", "right": "9B science", "delete": "9b", "text:.": "9b."} {
		drive(t, 80, 24, func(d *driver) {
			known(d)
			d.open(page.Write{Set: "ten"}).keys("text:Lab", "enter", "text:9b").shows("9b science").keys(keys, "ctrl+n")
			found, _, err := d.book.Entries.Search(d.t.Context(), search.Query{}, 0, 0)
			if err != nil || len(found) != 2 || found[0].Class != want && found[1].Class != want {
				t.Errorf("%s keeps %+v, %v, want %q", keys, found, err, want)
			}
		})
	}
}

// The cursor of the terminal stands where one types, in lines as in texts.
func TestTheCursorStandsWhereOneTypes(t *testing.T) {
	for _, size := range sizes() {
		drive(t, size[0], size[1], func(d *driver) {
			for _, keys := range [][]string{{"text:Lab st@"}, {"enter", "text:9B @"}, {"enter", "enter", "enter", "enter", "text:two gr@"}} {
				d.open(page.Write{Set: "ten"}).keys(keys...)
				c := d.router.View().Cursor
				if c == nil {
					t.Fatalf("%v: no cursor at %dx%d", keys, size[0], size[1])
				}
				row := []rune(d.screen()[c.Y])
				if c.X == 0 || c.X > len(row) || row[c.X-1] != '@' {
					t.Errorf("%v at %dx%d: the cursor is at %d of %q", keys, size[0], size[1], c.X, string(row))
				}
			}
		})
	}
}

// After the screen was small the text fills what it has again.
func TestTheTextFillsTheScreenAgain(t *testing.T) {
	drive(t, 120, 40, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys(toTheFirst...).keys("text:first", "ctrl+j", "text:second", "ctrl+j", "text:third")
		d.resize(20, 5).resize(80, 24).shows("first", "second", "third")
	})
}

// toQuestionThree leads to the choices under question three.
var toQuestionThree = []string{"text:Lab", "ctrl+n", "ctrl+n", "ctrl+n", "tab"}

// Enter takes the choice the arrow stands on; where one only passes by, none.
func TestEnterTakesWhatTheArrowStandsOn(t *testing.T) {
	for keys, want := range map[string]string{
		"right enter": "the plan said so", "enter": "", "right space right enter": "the plan said so\nnothing else ready",
		"n enter": "nothing else ready", "right space enter": "the plan said so", "right right left enter": "the plan said so",
	} {
		drive(t, 100, 30, func(d *driver) {
			d.open(page.Write{Set: "ten"}).keys(toQuestionThree...).shows("What kept me going").shows("← → space mark")
			for key := range strings.FieldsSeq(keys) {
				d.keys(key)
			}
			d.keys("esc")
			if got := d.only().Answer("not-stopping").Detail("reasons"); got != want {
				t.Errorf("%s keeps %q, want %q", keys, got, want)
			}
		})
	}
}

// What is typed on choices finds one, or is something else in one's own words; none
// of it is lost.
func TestWordsTypedOnChoicesAreKept(t *testing.T) {
	for typed, want := range map[string]string{
		"the plan":                 "the plan said so",
		"the copier broke again":   "the copier broke again",
		"no, i was afraid of them": "no, i was afraid of them",
		"some were watching me":    "some were watching me",
		"I":                        "I thought it would turn",
		"I did not":                "I did not notice",
		"日本":                       "日本",
	} {
		for name, send := range map[string]func(*driver){
			"typed":  func(d *driver) { d.keys("text:" + typed) },
			"pasted": func(d *driver) { d.paste(typed) },
		} {
			drive(t, 100, 30, func(d *driver) {
				want := want
				if name == "pasted" {
					want = typed
				}
				d.open(page.Write{Set: "ten"}).keys(toQuestionThree...)
				send(d)
				d.wellFormed()
				d.keys("enter", "text:heads down", "esc")
				a := d.only().Answer("not-stopping")
				if got := a.Detail("reasons"); got != want || a.Detail("stop-when") != "heads down" {
					t.Errorf("%s, %q keeps %q and %q", name, typed, got, a.Detail("stop-when"))
				}
				d.open(page.Write{ID: d.only().ID, Set: "ten", Step: "not-stopping"}).shows(want)
			})
		}
	}
}

// While one writes something else, that stands there once, and again as a choice after.
func TestSomethingElseIsNamedOnce(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys(toQuestionThree...).keys("text:zest")
		if n := strings.Count(d.text(), "something else"); n != 1 {
			t.Errorf("it stands there %d times:\n%s", n, d.text())
		}
		d.keys("backspace", "backspace", "backspace", "backspace", "backspace").shows("▌□ something else")
		d.keys("text:zest", "up").shows("▌■ zest", "□ something else")
	})
}

// One's own words that are taken back stay in sight, to be marked again, and the way back
// leads to them also after the page was turned.
func TestOwnWordsTakenBackAreNotLost(t *testing.T) {
	kept := func(d *driver) string { return d.only().Answer("not-stopping").Detail("reasons") }
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys(toQuestionThree...).keys("text:the bell was about to ring", "up").shows("▌■ the bell was about to ring")
		d.keys("space").shows("▌□ the bell was about to ring").keys("space", "ctrl+s")
		if got := kept(d); got != "the bell was about to ring" {
			t.Errorf("marked again: %q", got)
		}
		d.keys("space", "text:and a", "up").shows("□ the bell was about to ring", "■ and a")
		d.keys("ctrl+z", "ctrl+z").shows("■ the bell was about to ring").keys("ctrl+y").shows("□ the bell was about to ring")
		d.keys("ctrl+n", "shift+tab", "tab", "ctrl+z").shows("■ the bell was about to ring")
	})
}

// Whatever is typed on the purposes of a talk is no other purpose.
func TestWordsTypedOnPurposesAreKept(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.People{}).keys("n", "text:Head of dept", "enter", "text:ask how she starts", "enter", "esc")
		all, err := d.book.People.All(t.Context(), false)
		if err != nil || len(all) != 1 || all[0].Purpose != "ask how she starts" {
			t.Errorf("kept %+v, %v", all, err)
		}
		d.keys("e").shows("● ask how she starts")
	})
}

// Up and down lead from row to row of the choices, and on to the next line.
func TestChoicesAreWalkedByRow(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys(toQuestionThree...).shows("▌□ time already put in")
		d.keys("down").shows("▌□ nothing else ready").keys("up").shows("▌□ time already put in")
		d.keys("down", "down", "down", "down", "text:heads down").shows("heads down").keys("up").shows("▌")
	})
}

// What was copied is said with where it is pasted from, and the next key takes that away.
func TestCopiedIsSaidUntilTheNextKey(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Jot{}).keys("text:one two", "shift+left", "shift+left", "ctrl+c").shows("Copied. Your terminal's own key pastes it.")
		d.keys("right").hides("Copied.")
	})
}
