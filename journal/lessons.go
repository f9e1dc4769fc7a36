package journal

import (
	"time"
)

// Reworded returns the lesson as it is kept with the wording of another copy.
func (l Lesson) Reworded(as Lesson, now time.Time) Lesson {
	if l.ID == "" {
		l = Lesson{ID: as.ID, Entry: as.Entry, Made: as.Made}
		if l.Made.IsZero() {
			l.Made = now
		}
	}
	saved := l.Reword(as.Text, now)
	saved.When, saved.Area, saved.Basis = as.When, as.Area, as.Basis
	saved.Rev, saved.Edited = l.Rev+1, now
	return saved
}
