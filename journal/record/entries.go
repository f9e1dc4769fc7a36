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

// PutEntry keeps an entry whose own lesson is known already, which saves reading it.
func PutEntry(tx Tx, sets prompts.Library, e journal.Entry, l journal.Lesson) error {
	return entryWith(sets, l, nil).Put(tx, e)
}

// entryWith is the kind of an entry whose own lesson is known, and, unless more is
// nil, the others it teaches.
func entryWith(sets prompts.Library, l journal.Lesson, more Taught) Kind[journal.Entry] {
	k := EntryKind(sets)
	k.derive = func(tx Tx, e journal.Entry, r *Record) error {
		all, err := withMore(tx, e.ID, l, more)
		if err != nil {
			return err
		}
		return deriveEntry(sets, e, all, r)
	}
	return k
}

// PutLesson keeps a lesson.
func PutLesson(tx Tx, l journal.Lesson) error { return LessonKind(prompts.Library{}).Put(tx, l) }

// The first byte of a lesson's row, so that those carried are found without
// reading the JSON of all. It is white space, which JSON allows there: a row is
// still a row to an older messup, whose own rows begin with the value.
const (
	carriedMark   = ' '
	undecidedMark = '\t'
	restingMark   = '\n'
	unmarked      = '{'
)

// CarriedLine reports whether the row of a lesson says that somebody decided to carry it.
func CarriedLine(r Row) bool { return len(r.Bytes) > 0 && r.Bytes[0] == carriedMark }

// UndecidedLine reports whether it may be one that nobody has decided about: what an older
// messup kept does not say.
func UndecidedLine(r Row) bool {
	return len(r.Bytes) > 0 && (r.Bytes[0] == undecidedMark || r.Bytes[0] == unmarked)
}

func mark(l journal.Lesson) byte {
	switch l.State {
	case journal.Carried:
		return carriedMark
	case journal.Undecided:
		return undecidedMark
	}
	return restingMark
}

// ShowLesson brings the rows of the lesson's entries up to date.
func ShowLesson(tx Tx, sets prompts.Library, l journal.Lesson) error {
	for _, id := range l.Entries() {
		e, err := GetEntry(tx, id)
		if IsNotFound(err) { // its story is in the trash
			continue
		}
		if err != nil {
			return err
		}
		if err := EntryKind(sets).Put(tx, e); err != nil {
			return err
		}
	}
	return nil
}

// DeriveLesson keeps the entry's lesson if the entry's words changed it. before is
// the entry as it was on the disk: words that were finished there and have no
// lesson had theirs deleted, and it does not come back unless they change. What an
// entry's lesson was joined to follows its words in that story alone. begin
// lets a new lesson begin to come back; without it nobody has decided about it. more
// is what all entries teach, where that is known.
func DeriveLesson(tx Tx, sets prompts.Library, before, e journal.Entry, l journal.Lesson, more Taught, now time.Time, begin func(Tx, journal.Lesson, date.Day) (journal.Lesson, error)) (_ journal.Lesson, err error) {
	if l.ID == "" && before.Rev > 0 && !before.Draft() && slices.Equal(before.LessonWords(sets), e.LessonWords(sets)) {
		return l, nil
	}
	if l.ID == "" {
		if l, err = joinedTo(tx, e.ID, more); err != nil {
			return l, err
		}
	}
	if l.ID != "" && l.Entry != e.ID {
		return retell(tx, sets, e, l, now)
	}
	if l.ID != "" && l.Drawn == "" && before.Rev > 0 { // it was brought in: its words are not the entry's
		l.Drawn = journal.PackParts(before.LessonWords(sets))
	}
	drawn := e.DeriveLesson(sets, l, now)
	if drawn.ID == "" || drawn.Same(l) {
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
