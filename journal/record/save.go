package record

import (
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/prompts"
)

// DeriveLesson keeps the entry's lesson if the entry's words changed it. before is
// the entry as it was on the disk: words that were finished there and have no
// lesson had theirs deleted, and it does not come back unless they change. begin
// lets a new lesson begin to come back; without it nobody has decided about it.
func DeriveLesson(tx Tx, sets prompts.Library, before, e journal.Entry, l journal.Lesson, now time.Time, begin func(Tx, journal.Lesson, date.Day) (journal.Lesson, error)) (_ journal.Lesson, err error) {
	if l.ID == "" && before.Rev > 0 && !before.Draft() && slices.Equal(before.LessonWords(sets), e.LessonWords(sets)) {
		return l, nil
	}
	if l.ID != "" && l.Drawn == "" && before.Rev > 0 { // it was brought in: its words are not the entry's
		l.Drawn = journal.PackParts(before.LessonWords(sets))
	}
	drawn := e.DeriveLesson(sets, l, now)
	if drawn.Same(l) {
		return l, nil
	}
	if l.ID == "" && begin != nil {
		drawn, err = begin(tx, drawn, date.DayOf(now))
		if err != nil {
			return l, err
		}
	}
	drawn.Rev, drawn.Edited = l.Rev+1, now
	return drawn, PutLesson(tx, drawn)
}
