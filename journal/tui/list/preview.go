package list

import "messup/journal/tui/page"

// Width is what a row may take: beside a preview it gives way.
func Width(d *page.Env) int {
	if d.Wide() {
		return page.ListLeft
	}
	return d.PageWidth()
}
