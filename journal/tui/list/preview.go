package list

import (
	"messup/journal/tui/look"
	"messup/journal/tui/page"
)

// Width is what a row may take: beside a preview it gives way.
func Width(d *page.Env) int {
	if d.Wide() {
		return min(page.Measure, max(46, (d.Size.Width-look.BesideGap)*2/5))
	}
	return d.TextWidth()
}
