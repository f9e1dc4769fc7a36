package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"messup/journal/tui/page"
)

// A page that reads for long says so, and only as long as it does.
func TestALongReadIsSaid(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		d.open(page.Home{})
		d.hold = true
		_, cmd := d.router.Update(page.GoMsg{To: page.Plans{}})
		d.hides("reading …")
		d.router.Update(longReadMsg{d.router.wait.n})
		if first := d.screen()[0]; !strings.HasSuffix(first, "reading …") {
			t.Errorf("the header says %q", first)
		}
		d.hold = false
		d.run(cmd)
		d.shows("Plans").hides("reading …")
		d.router.Update(longReadMsg{d.router.wait.n})
		d.hides("reading …")
	})
}

// A yes-or-no question has a blank line above it, and neither of its keys is parted from
// what it does.
func TestAQuestionKeepsItsBlankLine(t *testing.T) {
	for _, size := range [][2]int{{20, 5}, {40, 12}, {40, 20}, {64, 24}, {80, 24}, {120, 40}} {
		drive(t, size[0], size[1], func(d *driver) {
			aWeek(d)
			d.open(page.Browse{}).keys("d")
			if d.router.ask == nil {
				t.Fatalf("nothing is asked:\n%s", d.text())
			}
			d.wellFormed()
			lines := d.screen()
			if !strings.Contains(lines[len(lines)-1], "any other key no") {
				t.Errorf("at %v the question ends in %q", size, lines[len(lines)-1])
			}
			d.shows("y yes")
			asked := strings.Fields(d.router.ask.Question)[0]
			at := len(lines) - 1
			for at > 0 && !strings.HasPrefix(strings.TrimSpace(lines[at]), asked) {
				at--
			}
			if size[1] >= 14 && lines[at-1] != "" {
				t.Errorf("at %v the question touches %q:\n%s", size, lines[at-1], d.text())
			}
			slate := d.router.env.Look.Slate
			last := strings.Split(d.raw(), "\n")
			if end := last[len(last)-1]; !strings.Contains(end, slate.Render("any other key")) || strings.Contains(ansi.Strip(end), "·") {
				t.Errorf("at %v the keys are %q", size, end)
			}
		})
	}
}

// The menu lies over its page: all that can be done is in one of its boxes, and the page
// is still to be seen.
func TestTheMenuLiesOverItsPage(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		drive(t, size[0], size[1], func(d *driver) {
			aWeek(d)
			d.open(page.Home{}).keys("?").shows("What can be done", "Thursday 19 November").wellFormed()
			seen := map[string]bool{}
			for range d.router.help.rows {
				text := d.text()
				for _, r := range d.router.help.rows {
					if strings.Contains(text, r.Key.Help().Desc) {
						seen[r.Key.Help().Desc] = true
					}
				}
				d.keys("down")
			}
			for _, r := range d.router.help.rows {
				if !seen[r.Key.Help().Desc] {
					t.Errorf("at %v %q is never seen", size, r.Key.Help().Desc)
				}
			}
			d.keys("home", "right")
			if d.router.help.chosen == 0 {
				t.Errorf("at %v nothing lies to the right of the first row:\n%s", size, d.text())
			}
			d.keys("left")
			if d.router.help.chosen != 0 {
				t.Errorf("at %v it does not lead back: row %d", size, d.router.help.chosen)
			}
		})
	}
}
