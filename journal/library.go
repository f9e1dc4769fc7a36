package journal

import (
	"context"
	"fmt"
	"time"

	"messup/prompts"
)

// SearchLessons returns the lessons that fit the query, newest first: at most
// limit of them after the first skip, and how many fit in all. A limit of 0 or
// less means all. They come without their older wordings; Lesson has those.
func (b *Book) SearchLessons(ctx context.Context, q Query, skip, limit int) (lessons []Lesson, total int, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		lessons = nil
		ids, n, err := match(ctx, tx, Lessons, q, skip, limit)
		if err != nil {
			return err
		}
		total = n
		for _, id := range ids {
			row, err := tx.Row(Lessons, id)
			if err != nil {
				return err
			}
			l, err := decodeLessonRow(row)
			if err != nil {
				return err
			}
			lessons = append(lessons, l)
		}
		return nil
	})
	if err != nil {
		return nil, 0, fmt.Errorf("looking through lessons: %w", err)
	}
	return lessons, total, nil
}

// Lesson returns one lesson with its older wordings.
func (b *Book) Lesson(ctx context.Context, id ID) (Lesson, error) {
	return read(ctx, b, lessonKind(b.sets), id)
}

// NewLesson returns a lesson that belongs to no entry, not kept yet.
func (b *Book) NewLesson() (Lesson, error) {
	id, err := newID(b.rand)
	if err != nil {
		return Lesson{}, err
	}
	return Lesson{ID: id, Made: b.Now()}, nil
}

// SaveLesson keeps the wording of a lesson: its text, when it applies, its
// area and its basis. The wording it replaces is kept among its versions, also
// if another window had reworded it meanwhile. The row of its entry follows. A
// lesson that was deleted meanwhile comes back out of the trash, and saving
// what is there already writes nothing. The error wraps ErrEmpty for a lesson
// with no text, ErrTooLong for a long one, ErrBadID for one without an id.
func (b *Book) SaveLesson(ctx context.Context, l Lesson) (saved Lesson, err error) {
	l = l.cleaned()
	if _, err := ParseID(string(l.ID)); err != nil {
		return Lesson{}, fmt.Errorf("keeping a lesson: %w", err)
	}
	if err := l.check(); err != nil {
		return Lesson{}, fmt.Errorf("keeping lesson %s: %w", l.ID.Short(), err)
	}
	err = b.store.Update(ctx, func(tx Tx) error {
		have, err := getLesson(tx, l.ID)
		if err == nil && have.ID == "" {
			have, err = takeBackLesson(tx, b.sets, l.ID)
		}
		if err != nil {
			return err
		}
		saved = have.reworded(l, b.Now())
		if saved.Same(have) {
			saved = have
			return nil
		}
		if have.ID == "" {
			saved, err = begin(tx, saved, DayOf(b.Now()))
			if err != nil {
				return err
			}
		}
		if err := putLesson(tx, saved); err != nil {
			return err
		}
		return showLesson(tx, b.sets, saved)
	})
	if err != nil {
		return Lesson{}, fmt.Errorf("keeping lesson %s: %w", l.ID.Short(), err)
	}
	return saved, nil
}

// takeBackLesson gives back the lesson in the trash under an id; the zero
// Lesson if there is none. A story deleted with it stays in the trash.
func takeBackLesson(tx Tx, sets prompts.Library, id ID) (Lesson, error) {
	t, err := getTrashed(tx, id)
	if err != nil || t.Lesson == nil {
		return Lesson{}, ignoreNotFound(err)
	}
	l := *t.Lesson
	l.Rev++
	t.Lesson = nil
	if t.Entry == nil {
		err = tx.Delete(Trash, id)
	} else {
		err = trashKind().put(tx, t)
	}
	if err != nil {
		return Lesson{}, err
	}
	if err := putLesson(tx, l); err != nil {
		return Lesson{}, err
	}
	return l, showLesson(tx, sets, l)
}

// reworded returns the lesson as it is kept with the wording of another copy.
func (l Lesson) reworded(as Lesson, now time.Time) Lesson {
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

// showLesson brings the row of the lesson's entry up to date.
func showLesson(tx Tx, sets prompts.Library, l Lesson) error {
	if l.Entry == "" || l.ID != l.Entry {
		return nil
	}
	e, err := getEntry(tx, l.Entry)
	if isNotFound(err) { // its story is in the trash
		return nil
	}
	if err != nil {
		return err
	}
	return putEntry(tx, sets, e, l)
}

// LessonOf returns the lesson drawn from an entry; its ID is empty if none was.
func (b *Book) LessonOf(ctx context.Context, entry ID) (l Lesson, err error) {
	err = b.store.View(ctx, func(tx Tx) error {
		l, err = getLesson(tx, entry)
		return err
	})
	return l, err
}

// FindLesson returns the lesson whose id is or begins with prefix. The error
// wraps ErrNotFound or ErrAmbiguous.
func (b *Book) FindLesson(ctx context.Context, prefix string) (Lesson, error) {
	return find(ctx, b, lessonKind(b.sets), prefix)
}

// Words are words used before, to be offered while one types: most recent
// first, each once.
type Words struct {
	Classes, Tags, People, Skills, Areas []string
}

// wordsFrom is how many of the newest entries and lessons Words looks at: years of them at
// one a day, read in a few milliseconds.
const wordsFrom = 1000

// Words returns what was written in the headings and the one-line fields of
// the newest entries and lessons.
func (b *Book) Words(ctx context.Context) (Words, error) {
	var classes, tags, people, skills, areas wordList
	err := b.store.View(ctx, func(tx Tx) error {
		n := 0
		for r, err := range tx.Rows(Entries) {
			if err != nil {
				return err
			}
			l, err := decodeLine(r)
			if err != nil {
				return err
			}
			classes.add(l.Class)
			tags.add(l.Tags...)
			people.add(l.People...)
			skills.add(l.Skills...)
			n++
			if n == wordsFrom {
				break
			}
		}
		lessons, err := newestLessons(tx, wordsFrom)
		for _, l := range lessons {
			areas.add(l.Area)
		}
		return err
	})
	if err != nil {
		return Words{}, fmt.Errorf("collecting earlier words: %w", err)
	}
	return Words{classes.words, tags.words, people.words, skills.words, areas.words}, nil
}

type wordList struct {
	words []string
	seen  map[string]bool
}

func (w *wordList) add(words ...string) {
	if w.seen == nil {
		w.seen = map[string]bool{}
	}
	for _, s := range words {
		s = CleanLine(s)
		if key := Fold(s); s != "" && !w.seen[key] {
			w.seen[key] = true
			w.words = append(w.words, s)
		}
	}
}
