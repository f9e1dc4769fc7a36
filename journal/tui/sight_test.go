package tui

import (
	"fmt"
	"strings"
	"testing"

	"messup/journal/tui/page"
)

// numbered is a text of so many lines that can be told apart.
func numbered(lines int) string {
	all := make([]string, lines)
	for i := range all {
		all[i] = fmt.Sprintf("line %02d.", i+1)
	}
	return strings.Join(all, "\n")
}

// What of a text is out of sight is told, above and below, and adds up.
func TestWhatIsOutOfSightIsTold(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
		drive(t, size[0], size[1], func(d *driver) {
			d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n").hides("more ·", "▴", "▾").paste(numbered(60))
			d.wellFormed()
			for _, keys := range [][]string{nil, {"pgup"}, {"ctrl+home"}, {"down", "down"}, {"ctrl+end"}} {
				for _, k := range keys {
					if k == "ctrl+home" || k == "ctrl+end" {
						d.far(k)
						continue
					}
					d.keys(k)
				}
				first, last := d.numbers()
				want := ""
				if first > 1 {
					want = fmt.Sprintf("▴ %d more", first-1)
				}
				if last < 60 {
					want = strings.TrimPrefix(want+fmt.Sprintf(" · ▾ %d more", 60-last), " · ")
				}
				if d.wellFormed(); !strings.Contains(d.text(), want) {
					t.Errorf("at %v after %v, lines %d to %d are in sight, and it does not say %q:\n%s", size, keys, first, last, want, d.text())
				}
			}
		})
	}
}

// far goes to the beginning of a text, or to its end.
func (d *driver) far(key string) {
	d.t.Helper()
	for range 70 {
		d.keys(map[string]string{"ctrl+home": "up", "ctrl+end": "right"}[key])
	}
}

// numbers are the first and the last numbered line in sight.
func (d *driver) numbers() (first, last int) {
	d.t.Helper()
	for _, row := range d.screen() {
		_, after, found := strings.Cut(row, "line ")
		if !found {
			continue
		}
		if _, err := fmt.Sscanf(after, "%d", &last); err == nil && first == 0 {
			first = last
		}
	}
	return first, last
}

// After any change of the window the text shows as many of its lines as there is
// room for, and the line one writes in.
func TestAfterAnyResizeTheTextFillsItsRows(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Write{Set: "ten"}).keys("text:Lab", "ctrl+n").paste(numbered(18))
		for _, up := range []int{0, 9, 8} {
			for range up {
				d.keys("up")
			}
			at := d.cursorRow()
			for _, size := range [][2]int{{40, 12}, {120, 40}, {20, 5}, {80, 24}, {60, 8}, {80, 24}, {200, 60}, {80, 20}} {
				d.resize(size[0], size[1]).wellFormed()
				if got := d.cursorRow(); got != at {
					t.Errorf("at %v the cursor is in %q, not in %q:\n%s", size, got, at, d.text())
				}
				first, last := d.numbers()
				if rows := d.textRows(); last-first+1 < min(18, rows) {
					t.Errorf("at %v the text has %d rows and shows lines %d to %d:\n%s", size, rows, first, last, d.text())
				}
			}
		}
	})
}

// cursorRow is what stands in the row of the cursor.
func (d *driver) cursorRow() string {
	d.t.Helper()
	c := d.router.View().Cursor
	if c == nil {
		d.t.Fatalf("no cursor:\n%s", d.text())
	}
	return strings.TrimSpace(d.screen()[c.Y])[:min(12, len(strings.TrimSpace(d.screen()[c.Y])))]
}

// textRows is how many rows the text has.
func (d *driver) textRows() (n int) {
	for _, row := range d.screen() {
		if strings.HasPrefix(strings.TrimSpace(row), "│") {
			n++
		}
	}
	return n
}
