package tui

import (
	"testing"

	"messup/journal/tui/page"
)

// Whoever types the whole sentence on one line of a new plan has both halves of it, and
// "when" is said once.
func TestAWholeSentenceOnOneLineOfAPlanIsBothHalves(t *testing.T) {
	for name, c := range map[string]struct {
		keys           []string
		when, will, by string
	}{
		"on the first":     {[]string{"text:When the bell is five minutes off, I will say stop"}, "the bell is five minutes off", "say stop", ""},
		"without when":     {[]string{"text:the bell is five minutes off, I will say stop"}, "the bell is five minutes off", "say stop", ""},
		"with its day":     {[]string{"text:When it rings, I will say stop (monday)"}, "it rings", "say stop", "monday"},
		"and another day":  {[]string{"text:When it rings, I will say stop (early)", "enter", "enter", "text:monday"}, "it rings", "say stop (early)", "monday"},
		"on the second":    {[]string{"enter", "text:When it rings, I'll say stop"}, "it rings", "say stop", ""},
		"with both filled": {[]string{"text:When it rings, I will", "enter", "text:say stop"}, "it rings, I will", "say stop", ""},
		"only when":        {[]string{"text:when it rings"}, "it rings", "", ""},
	} {
		drive(t, 80, 24, func(d *driver) {
			d.open(page.PlanIt{}).keys(c.keys...).keys("ctrl+n", "enter", "enter", "enter")
			all, err := d.book.Plans.All(t.Context(), false)
			if err != nil || len(all) != 1 || all[0].When != c.when || all[0].Will != c.will || all[0].By != c.by {
				t.Errorf("%s: kept %+v, %v\n%s", name, all, err, d.text())
			}
			d.open(page.Plans{}).hides("When When", "When when")
		})
	}
}
