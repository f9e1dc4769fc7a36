package tui

import (
	"context"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
)

// refusing types into a page whose words the journal refuses from then on.
func refusing(d *driver, to page.Place, before ...string) *driver {
	d.router.env.Opts.Rescue = func(context.Context, journal.Archive) (string, error) {
		return "/home/somebody/a long way down/messup/inbox/journal-20261126T090244Z-b0342b50.jot", nil
	}
	d.open(to).keys(before...)
	d.store.Fail(journal.ErrReadOnly)
	d.hold = true
	d.keys("text:seen")
	d.settle()
	return d
}

// settle runs what is held back, as far as the disk; it tries again for ever.
func (d *driver) settle() {
	for range 60 {
		d.next()
	}
}

// While words are refused one sees the line one types in, whatever is said below it.
func TestWhatIsRefusedIsTypedInSight(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
		drive(t, size[0], size[1], func(d *driver) {
			refusing(d, page.Write{Set: "ten"}, "text:Lab", "ctrl+n").shows("seen", "f6")
			d.keys("f6")
			d.settle()
			d.keys("text: again").settle()
			d.shows("seen again", "Check who", "f6").wellFormed()
			if v := d.router.View(); v.Cursor == nil || !strings.Contains(d.screen()[v.Cursor.Y], "seen again") {
				t.Errorf("the cursor is at %+v of\n%s", v.Cursor, d.text())
			}
		})
		drive(t, size[0], size[1], func(d *driver) { // nor is the answer lost to sight while a line below it is typed in
			refusing(d, page.Write{Set: "ten"}, "text:Lab", "ctrl+n").keys("f6").settle()
			d.keys("tab", "text:exit").settle()
			d.shows("│ seen", "exit", "f6").wellFormed()
		})
		drive(t, size[0], size[1], func(d *driver) { // the lowest line of a question that has several
			refusing(d, page.Write{Set: "ten"}, "text:Lab", "tab", "text:9B", "tab", "tab", "shift+tab").shows("seen").wellFormed()
		})
		drive(t, size[0], size[1], func(d *driver) {
			refusing(d, page.LessonForm{}).keys("enter", "text:whenever", "esc").settle()
			d.shows("whenever", "Not kept yet").wellFormed()
		})
	}
}

// Whoever wants to leave words that are refused is told that they stay, and how to go.
func TestLeavingWhatIsRefusedIsAnswered(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		for _, to := range []page.Place{page.Write{Set: "ten"}, page.LessonForm{}} {
			drive(t, size[0], size[1], func(d *driver) {
				refusing(d, to, "text:a word")
				d.keys("esc").settle()
				d.shows("Not kept yet", "ctrl+c", "twice").wellFormed()
				d.keys("ctrl+c").settle()
				d.shows("once more", "leaves").hides("twice").wellFormed()
				d.keys("text:on").settle()
				d.hides("once more", "twice").shows("wordseenon")
			})
		}
	}
}
