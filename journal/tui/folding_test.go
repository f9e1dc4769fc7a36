package tui

import (
	"slices"
	"strings"
	"testing"

	"messup/journal/tui/page"
)

// toTheNext leads to question nine of the ten, which asks for a plan.
func toTheNext() []string {
	return append([]string{"text:Lab", "ctrl+n"}, slices.Repeat([]string{"ctrl+n"}, 8)...)
}

// The lines below a text are one dim line until one goes there or they have words.
func TestLinesBelowATextAreFolded(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys(toTheNext()...)
		d.shows("9 of 10", "tab  When · I will · With · By · I'll look for").hides("what would show it")
		d.keys("tab").shows("When          e.g. expert groups have had six minutes", "I'll look for what would show it").hides("tab  When")
		d.keys("text:groups copy", "shift+tab").shows("When          groups copy", "tab  I will · With · By · I'll look for")
		d.keys("text:They copied.", "enter").shows("10 of 10")
		if a := d.only().Answer("next"); a.Text != "They copied." || a.Detail("when") != "groups copy" {
			t.Errorf("kept %+v", a)
		}
		d.keys("shift+tab").shows("9 of 10", "When          groups copy", "tab  I will · With").keys("enter").shows("10 of 10")
		d.keys("ctrl+n").shows("Go on to the card").keys("up", "up").shows("They copied.", "When              groups copy")
	})
	for _, size := range sizes() {
		drive(t, size[0], size[1], func(d *driver) {
			d.open(page.Write{Set: "ten"}).keys(toTheNext()...)
			d.wellFormed()
			d.keys("down", "down", "text:turn cards", "enter", "enter", "enter", "enter").wellFormed()
			if got := d.only().Answer("next").Detail("will"); got != "turn cards" {
				t.Errorf("at %v, the second line holds %q", size, got)
			}
			d.shows("What did I learn")
		})
	}
}

// Down leads to the lines from the last row of the text only, and up back into it.
func TestArrowsLeadOutOfTheTextAndBack(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n").paste("one\ntwo").keys("up", "down").shows("tab  How would")
		d.keys("down", "text:a ticket").shows("How would you have known? a ticket").keys("up", "text: and three").shows("two and three")
	})
}

// In a form that is no question the same holds: enter in the text keeps it.
func TestEnterInATextGoesOnEverywhere(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Lessons{}).keys("n", "text:Ring early.").shows("tab  Applies when · Area of focus · How do I know").keys("enter").shows("┃ Ring early.")
		d.keys("e", "tab", "text:bad news", "shift+tab").shows("Applies when  bad news", "tab  Area of focus").keys("enter").shows("when bad news")
	})
}

// Where choices depend on what is not there yet, they are not named.
func TestWhatCannotBeChosenIsNotNamed(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n").shows("tab  Up to three alternatives").hides("Would try")
		d.keys("tab").hides("Would try").keys("text:ask", "shift+tab").shows("tab  Would try")
		if strings.Count(d.text(), "alternatives") != 1 {
			t.Errorf("a row that is empty is named:\n%s", d.text())
		}
	})
}

// On a small screen too the line of what is folded uses rows that a text does not need.
func TestFoldedLinesAreNamedWhereRowsAreFree(t *testing.T) {
	drive(t, 40, 12, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys(toTheNext()...).keys("ctrl+n").shows("10 of 10", "tab  The lesson in one line ·", "Applies when")
		d.keys("text:One line and more words so that there are several rows of text here, and more of them, up to the line below, which is to leave one to it").hides("Applies when · Area")
	})
}
