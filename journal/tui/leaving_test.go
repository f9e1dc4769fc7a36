package tui

import (
	"testing"

	"messup/journal/tui/page"
)

// The pages that are reached from a form keep what is on it.
func TestAPageFromAFormKeepsItsWords(t *testing.T) {
	for _, key := range []string{"ctrl+t", "f8"} {
		drive(t, 80, 24, func(d *driver) {
			d.open(page.Settings{}).keys("enter", "enter", "enter", "enter", "text:Groups first", key)
			if s, err := d.book.Settings(d.t.Context()); err != nil || s.Important != "Groups first" {
				t.Errorf("after %s it is %q, %v", key, s.Important, err)
			}
		})
	}
}

// Whoever looks for more lines, or for a new one, is at the end of a form and has not
// ended it.
func TestTabAndCtrlJEndNoForm(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Plans{}).keys("n", "text:it rains", "ctrl+j", "text:open the windows", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab")
		d.shows("it rains", "open the windows", "New plan")
		all, err := d.book.Plans.All(d.t.Context(), false)
		if err != nil || len(all) != 0 {
			t.Errorf("kept %+v, %v", all, err)
		}
	})
}
