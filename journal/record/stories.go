package record

import (
	"bytes"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/kin"
	"messup/prompts"
)

// sharedMark is the second byte of the row of a lesson that comes from more than the
// entry whose id it bears, so that what an entry teaches beside its own lesson is
// found without reading the JSON of all. It is white space too.
const sharedMark = '\r'

func isShared(l journal.Lesson) bool {
	return len(l.Stories) > 0 || l.Entry != "" && l.Entry != l.ID
}

// Taught is which lessons entries teach beside those under their own ids, the
// oldest first: for where many entries are kept at once.
type Taught map[journal.ID][]journal.ID

// AllTaught reads it, of every entry.
func AllTaught(tx Tx) (Taught, error) { return teaching(tx, "") }

// teaching is AllTaught of the lessons in whose row an id stands.
func teaching(tx Tx, entry journal.ID) (Taught, error) {
	t := Taught{}
	for r, err := range tx.Marked(journal.Lessons) {
		if err != nil {
			return nil, err
		}
		if len(r.Bytes) < 2 || r.Bytes[1] != sharedMark || !bytes.Contains(r.Bytes, []byte(entry)) {
			continue
		}
		l, err := DecodeLessonRow(r)
		if err != nil {
			return nil, err
		}
		for _, id := range l.Entries() {
			if id != l.ID {
				t[id] = append(t[id], l.ID)
			}
		}
	}
	for _, ids := range t {
		slices.Reverse(ids) // rows come newest first
	}
	return t, nil
}

// LessonsOf reads what an entry teaches: the lesson under its own id first.
func LessonsOf(tx Tx, entry journal.ID) ([]journal.Lesson, error) {
	return Taught(nil).Of(tx, entry)
}

// Of reads what an entry teaches, as LessonsOf does, where that is asked of many.
func (t Taught) Of(tx Tx, entry journal.ID) ([]journal.Lesson, error) {
	own, err := GetLesson(tx, entry)
	if err != nil {
		return nil, err
	}
	return withMore(tx, entry, own, t)
}

// withMore adds the others to the lesson of an entry, if it has one of its own; more
// are those of all entries, nil if they are not known yet.
func withMore(tx Tx, entry journal.ID, own journal.Lesson, more Taught) (all []journal.Lesson, err error) {
	if own.ID != "" {
		all = append(all, own)
	}
	if more == nil {
		if more, err = teaching(tx, entry); err != nil {
			return nil, err
		}
	}
	for _, id := range more[entry] {
		if id == own.ID {
			continue
		}
		l, err := GetLesson(tx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	return all, nil
}

// joinedTo finds the lesson that the one drawn from an entry, which has none under its
// own id, was joined to; an empty one if it was not.
func joinedTo(tx Tx, entry journal.ID, more Taught) (journal.Lesson, error) {
	if more != nil && len(more[entry]) == 0 { // none but its own, which is not there
		return journal.Lesson{}, nil
	}
	all, err := more.Of(tx, entry)
	for _, l := range all {
		drawn := func(s journal.Story) bool { return s.Entry == entry && s.Drawn != "" }
		if l.Entry == entry && l.Drawn != "" || slices.ContainsFunc(l.Stories, drawn) {
			return l, nil
		}
	}
	return journal.Lesson{}, err
}

// retell brings what a lesson says in the story of an entry up to date, which is
// added if it was none of its stories.
func retell(tx Tx, sets prompts.Library, e journal.Entry, l journal.Lesson, now time.Time) (journal.Lesson, error) {
	told := l
	told.Stories = slices.Clone(l.Stories)
	i := slices.IndexFunc(told.Stories, func(s journal.Story) bool { return s.Entry == e.ID })
	if i < 0 {
		i = len(told.Stories)
		told.Stories = append(told.Stories, journal.Story{Entry: e.ID, At: now})
	}
	told.Stories[i] = e.Retell(sets, told.Stories[i])
	if told.Same(l) || told.Stories[i].Drawn == "" {
		return l, nil
	}
	told.Rev, told.Edited = l.Rev+1, now
	return told, PutLesson(tx, told)
}

// takeLessons takes what an entry taught out of the journal: lessons that come from it
// alone whole, and of the others its part in them.
func takeLessons(tx Tx, t *journal.Trashed) error {
	all, err := LessonsOf(tx, t.ID)
	if err != nil {
		return err
	}
	for _, l := range all {
		rest, told, left := kin.Without(l, t.ID)
		if left && told.Lesson == "" { // it bears the id of an entry that it does not come from
			continue
		}
		if left {
			rest.Rev++
			t.Told = append(t.Told, told)
			if err := PutLesson(tx, rest); err != nil {
				return err
			}
			continue
		}
		if l.ID != t.ID {
			t.Lessons = append(t.Lessons, l)
		} else {
			t.Lesson = &l
		}
		if err := tx.Delete(journal.Lessons, l.ID); err != nil {
			return err
		}
	}
	return nil
}

// joinedAlready reports whether a lesson that comes in is one that a person joined to
// another since: every entry it comes from teaches the other, which says of it there
// what this one does.
func joinedAlready(tk *Importing, tx Tx, l journal.Lesson) (bool, error) {
	from := l.Entries()
	for _, entry := range from {
		all, err := tk.more.Of(tx, entry)
		if err != nil {
			return false, err
		}
		if !slices.ContainsFunc(all, func(have journal.Lesson) bool { return have.ID != l.ID && tells(have, entry, l.Text) }) {
			return false, nil
		}
	}
	return len(from) > 0, nil
}

// tells reports whether a lesson says something in the story of an entry.
func tells(l journal.Lesson, entry journal.ID, words string) bool {
	return slices.ContainsFunc(l.Stories, func(s journal.Story) bool { return s.Entry == entry && s.Text == words })
}
