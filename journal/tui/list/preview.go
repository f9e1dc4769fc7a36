package list

import (
	"messup/journal/tui/look"
	"messup/journal/tui/page"
)

// ListWidth is what a row may take: beside a preview it gives way.
func ListWidth(d *page.Env) int {
	if d.Wide() {
		return min(page.Measure, max(46, (d.Size.Width-look.BesideGap)*2/5))
	}
	return d.TextWidth()
}
