package tui

import (
	"testing"

	"messup/journal/tui/page"
)

// The first line of all names its class: no entry had to name it before.
func TestAFirstJotNamesItsClass(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Jot{}).keys("text:Wednesday with 10A the groups fell apart", "enter").shows("Kept, with 10A · Wed 18 Nov.")
		if e := d.only(); e.Class != "10A" {
			t.Errorf("kept for %q", e.Class)
		}
	})
}
