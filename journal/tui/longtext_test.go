package tui

import (
	"fmt"
	"strings"
	"testing"

	"messup/journal/tui/page"
)

// After a paste that is longer than the screen, and after a cut, one sees where one is.
func TestALongPasteShowsWhereOneIs(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		var lines strings.Builder
		for i := range 200 {
			fmt.Fprintf(&lines, "line %d\n", i)
		}
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n").paste(lines.String()).shows("line 199")
		if d.router.View().Cursor == nil {
			t.Error("the cursor is out of sight")
		}
		d.keys("shift+up", "shift+up", "shift+up", "ctrl+x").shows("line 196").hides("line 197")
	})
}

// Delete takes the last letter of a line and not the end of the line with it.
func TestDeleteAtTheEndOfALineTakesOneLetter(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n", "text:one", "ctrl+j", "text:two", "up", "end", "left", "delete").shows("│ on\n", "│ two")
		d.keys("delete").shows("│ ontwo")
	})
}

// A sign that is made of two and reaches beyond a narrow row stops nothing.
func TestASignOfTwoAtTheEndOfANarrowRow(t *testing.T) {
	drive(t, 20, 8, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n")
		for n := range 24 {
			d.paste(strings.Repeat("x", n)+"❤️ ").keys("left", "left", "home")
			d.wellFormed()
			d.keys("ctrl+k", "ctrl+u")
		}
	})
}
