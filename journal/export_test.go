package journal

import "time"

// WeekStart returns the moment at which t's week began, in t's zone, where weeks
// begin on Monday.
func WeekStart(t time.Time) time.Time { return weekStart(t, time.Monday) }

// Noon returns the middle of the day in a zone: there is one on every day of
// every zone, which cannot be said of midnight.
func (d Day) Noon(loc *time.Location) time.Time {
	y, m, day := d.utc().Date()
	return noon(y, m, day, loc)
}
