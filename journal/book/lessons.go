package book

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/text"
	"messup/prompts"
)

// Search returns the lessons that fit the query, newest first: at most
// limit of them after the first skip, and how many fit in all. A limit of 0 or
// less means all. They come without their older wordings; Get has those. Those that
// come from heavy entries alone are among them only if the query asks for heavy ones.
// The states of a query are those of today.
func (b Lessons) Search(ctx context.Context, q search.Query, skip, limit int) (lessons []journal.Lesson, total int, err error) {
	err = b.store.View(ctx, func(tx record.Tx) error {
		lessons = nil
		ids, err := b.found(ctx, tx, q)
		if err != nil {
			return err
		}
		total = len(ids)
		ids = ids[min(max(0, skip), total):]
		if limit > 0 {
			ids = ids[:min(limit, len(ids))]
		}
		for _, id := range ids {
			row, err := tx.Row(journal.Lessons, id)
			if err != nil {
				return err
			}
			l, err := record.DecodeLessonRow(row)
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

// found are the ids of what Search finds.
func (b Lessons) found(ctx context.Context, tx record.Tx, q search.Query) ([]journal.ID, error) {
	words, states := q.InState()
	s, err := record.GetSettings(tx)
	if err != nil {
		return nil, err
	}
	in := gather.InState{Asked: states, Day: date.DayOf(b.Now())}
	if !states.Zero() {
		if in.Carried, err = gather.Carried(tx, s.Limit()); err != nil {
			return nil, err
		}
	}
	sought := gather.Sought{Kind: journal.Lessons, Query: words}
	if states.OnlyCarried() {
		sought.Among = in.MayBeCarried(tx)
	}
	ids, _, err := sought.Match(ctx, tx, 0, 0)
	if err == nil && !q.AsksHeavy() {
		ids, err = lightLessons(tx, ids)
	}
	if err != nil || states.Zero() {
		return ids, err
	}
	return in.Lessons(tx, ids)
}

// lightLessons leaves out the lessons that come from heavy entries alone.
func lightLessons(tx record.Tx, ids []journal.ID) ([]journal.ID, error) {
	var heavy []journal.ID
	for r, err := range record.HeavyEntries(tx) {
		if err != nil {
			return nil, err
		}
		heavy = append(heavy, r.ID)
	}
	if len(heavy) == 0 {
		return ids, nil
	}
	light := ids[:0]
	for _, id := range ids {
		row, err := tx.Row(journal.Lessons, id)
		if err != nil {
			return nil, err
		}
		about := slices.ContainsFunc(heavy, func(h journal.ID) bool { return bytes.Contains(row.Bytes, []byte(h)) })
		if about { // without the JSON of the others
			_, is, err := gather.CardOf(tx, row)
			if err != nil {
				return nil, err
			}
			if is {
				continue
			}
		}
		light = append(light, id)
	}
	return light, nil
}

// New returns a lesson, not kept yet, with an id of its own. It belongs to no entry
// unless the caller says which teaches it too.
func (b Lessons) New() (journal.Lesson, error) {
	id, err := newID(b.rand)
	if err != nil {
		return journal.Lesson{}, err
	}
	return journal.Lesson{ID: id, Made: b.Now()}, nil
}

// Save keeps the wording of a lesson: its text, when it applies, its area and its basis. The wording it
// replaces is kept among its versions, also if another window had reworded it meanwhile. The row of its
// entry follows. A lesson that was deleted meanwhile comes back out of the trash, and saving what is
// there already writes nothing. The error wraps ErrEmpty for a lesson with no text, ErrTooLong for a
// long one, ErrBadID for one without an id, ErrForGood for one that was deleted for good.
func (b Lessons) Save(ctx context.Context, l journal.Lesson) (journal.Lesson, error) {
	l = l.Cleaned()
	if _, err := journal.ParseID(string(l.ID)); err != nil {
		return journal.Lesson{}, fmt.Errorf("keeping a lesson: %w", err)
	}
	if err := l.Check(); err != nil {
		return journal.Lesson{}, fmt.Errorf("keeping lesson %s: %w", l.ID.Short(), err)
	}
	return update(ctx, b.core, "keeping lesson "+l.ID.Short(), func(tx record.Tx) (journal.Lesson, error) {
		have, err := record.GetLesson(tx, l.ID)
		if err == nil && have.ID == "" {
			have, err = takeBackLesson(tx, b.sets, l.ID)
		}
		if err != nil {
			return have, err
		}
		saved := have.Reworded(l, b.Now())
		if saved.Same(have) {
			return have, nil
		}
		if have.ID == "" {
			saved, err = begin(tx, saved, date.DayOf(b.Now()))
			if err != nil {
				return saved, err
			}
		}
		if err := record.PutLesson(tx, saved); err != nil {
			return saved, err
		}
		return saved, record.ShowLesson(tx, b.sets, saved)
	})
}

// takeBackLesson gives back the lesson in the trash under an id; the zero
// Lesson if there is none. A story deleted with it stays in the trash.
func takeBackLesson(tx record.Tx, sets prompts.Library, id journal.ID) (journal.Lesson, error) {
	t, err := record.GetTrashed(tx, id)
	if err != nil || t.Lesson == nil {
		return journal.Lesson{}, record.LessonKind(sets).IgnoreNew(tx, id, err)
	}
	l := *t.Lesson
	l.Rev++
	t.Lesson = nil
	if t.Entry == nil {
		err = tx.Delete(journal.Trash, id)
	} else {
		err = record.TrashKind().Put(tx, t)
	}
	if err != nil {
		return journal.Lesson{}, err
	}
	if err := record.PutLesson(tx, l); err != nil {
		return journal.Lesson{}, err
	}
	return l, record.ShowLesson(tx, sets, l)
}

// Of returns the lesson of an entry, the first if it teaches several; its ID is
// empty if it teaches none.
func (b Lessons) Of(ctx context.Context, entry journal.ID) (journal.Lesson, error) {
	all, err := b.AllOf(ctx, entry)
	if err != nil || len(all) == 0 {
		return journal.Lesson{}, err
	}
	return all[0].Lesson, nil
}

// Card returns a lesson as it comes back, whole. The error wraps ErrNotFound.
func (b Lessons) Card(ctx context.Context, id journal.ID) (journal.Card, error) {
	return view(ctx, b.core, "", func(tx record.Tx) (journal.Card, error) {
		l, err := b.kind.Get(tx, id)
		if err != nil {
			return journal.Card{}, err
		}
		c, _, err := gather.CardFrom(tx, l)
		return c, err
	})
}

// Suggestions are words used before, to be offered while one types: most recent
// first, each once.
type Suggestions struct {
	Classes, Tags, People, Skills, Areas, Subjects, Threads []string
}

// Suggestions returns what was written in the headings and the one-line fields of
// the newest entries and lessons.
func (b *core) Words(ctx context.Context) (Suggestions, error) {
	return view(ctx, b, "collecting earlier words", func(tx record.Tx) (Suggestions, error) {
		var classes, tags, people, skills, areas, subjects, threads text.WordList
		n := 0
		for r, err := range tx.Rows(journal.Entries) {
			if err != nil {
				return Suggestions{}, err
			}
			l, err := record.DecodeLine(r)
			if err != nil {
				return Suggestions{}, err
			}
			if l.Heavy { // nobody is reminded of it while typing
				continue
			}
			classes.Add(l.Class)
			tags.Add(l.Tags...)
			people.Add(l.People...)
			skills.Add(l.Skills...)
			subjects.Add(l.Subject)
			threads.Add(l.Thread)
			n++
			if n == gather.WordsFrom {
				break
			}
		}
		s, err := record.GetSettings(tx)
		if err != nil {
			return Suggestions{}, err
		}
		for _, c := range s.Year().Classes {
			classes.Add(c.Name)
		}
		lessons, err := gather.NewestLessons(tx, gather.WordsFrom)
		for _, l := range lessons {
			areas.Add(l.Area)
		}
		return Suggestions{
			Classes: classes.Words, Tags: tags.Words, People: people.Words, Skills: skills.Words, Areas: areas.Words,
			Subjects: subjects.Words, Threads: threads.Words,
		}, err
	})
}
