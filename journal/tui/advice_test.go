package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/tui/page"
	"messup/journal/voice"
)

// TestAdviceIsReadWhole has every error there is told on a page, of a journal
// that lies deep: what can be done about it is there to its last word, and so are
// the keys.
func TestAdviceIsReadWhole(t *testing.T) {
	const deep = "/home/somebody/in/a/folder/that/lies/deep/below/many/others/share/messup/journal.db"
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		drive(t, size[0], size[1], func(d *driver) {
			d.open(page.Home{})
			for _, f := range voice.Faults() {
				if f.Hint == "" {
					continue
				}
				d.router.notice = page.FailNotice(fmt.Errorf("saving %s: %w", deep, f.Err))
				shown, _ := d.router.draw()
				words := strings.Join(strings.Fields(shown), " ")
				if advice := d.router.notice.Hint; advice == "" || !strings.Contains(ansi.Strip(words), advice) {
					t.Errorf("%v at %v: the advice is not whole:\n%s", f.Err, size, shown)
				}
				if !strings.Contains(ansi.Strip(words), f.Err.Error()) {
					t.Errorf("%v at %v: what went wrong is not there:\n%s", f.Err, size, shown)
				}
				if n := strings.Count(shown, "\n") + 1; n > size[1] || !strings.Contains(shown, "more") {
					t.Errorf("%v at %v: %d lines, or no keys:\n%s", f.Err, size, n, shown)
				}
			}
		})
	}
}
