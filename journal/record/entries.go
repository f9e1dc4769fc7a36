package record

import (
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/prompts"
)

// GetEntry reads an entry. The error wraps ErrNotFound if there is none.
func GetEntry(tx Tx, id journal.ID) (journal.Entry, error) {
	return EntryKind(prompts.Library{}).Get(tx, id)
}

// GetLesson returns a lesson, and an empty one if there is none with this id.
func GetLesson(tx Tx, id journal.ID) (journal.Lesson, error) {
	l, err := LessonKind(prompts.Library{}).Get(tx, id)
	return l, IgnoreNotFound(err)
}

// PutEntry keeps an entry whose lesson is known already, which saves reading it.
func PutEntry(tx Tx, sets prompts.Library, e journal.Entry, l journal.Lesson) error {
	return entryWith(sets, l).Put(tx, e)
}

// entryWith is the kind of an entry whose lesson is known.
func entryWith(sets prompts.Library, l journal.Lesson) Kind[journal.Entry] {
	k := EntryKind(sets)
	k.derive = func(_ Tx, e journal.Entry, r *Record) error { return deriveEntry(sets, e, l, r) }
	return k
}

// PutLesson keeps a lesson.
func PutLesson(tx Tx, l journal.Lesson) error { return LessonKind(prompts.Library{}).Put(tx, l) }

// The first byte of a lesson's row, so that those carried are found without
// reading the JSON of all. It is white space, which JSON allows there: a row is
// still a row to an older messup, whose own rows begin with the value.
const (
	CarriedMark   = ' '
	UndecidedMark = '\t'
	restingMark   = '\n'
	Unmarked      = '{'
)

func mark(l journal.Lesson) byte {
	switch l.State {
	case journal.Carried:
		return CarriedMark
	case journal.Undecided:
		return UndecidedMark
	}
	return restingMark
}

// CardOf reads a lesson's row and the heading of its story.
func CardOf(tx Tx, r Row) (c journal.Card, heavy bool, err error) {
	c.Lesson, err = DecodeLessonRow(r)
	if err != nil {
		return c, false, err
	}
	line, err := LineOf(tx, c.Entry)
	if err != nil {
		return c, false, err
	}
	c.Class, c.Happened = line.Class, line.Happened
	return c, line.Heavy, nil
}

// ShowLesson brings the row of the lesson's entry up to date.
func ShowLesson(tx Tx, sets prompts.Library, l journal.Lesson) error {
	if l.Entry == "" || l.ID != l.Entry {
		return nil
	}
	e, err := GetEntry(tx, l.Entry)
	if IsNotFound(err) { // its story is in the trash
		return nil
	}
	if err != nil {
		return err
	}
	return PutEntry(tx, sets, e, l)
}

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
