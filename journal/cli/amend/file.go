package amend

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/markdown"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

// An Entry is an entry as a file changes it.
type Entry struct {
	Saved   journal.Entry
	Changed bool     // the entry, or the wording of one of its lessons
	Stays   []string // the questions whose answers the file left out: they are as they were
}

// FromFile changes an entry, and the wording of its lessons, to what a file says that "show
// --markdown" wrote. Nothing is changed where the entry was changed here since: the file has
// its words, and the journal its own. What the file says nothing of, an answer or a lesson, stays.
func FromFile(ctx context.Context, b *book.Book, id journal.ID, from io.Reader) (done Entry, err error) {
	all, err := io.ReadAll(io.LimitReader(from, markdown.Longest+1))
	if err != nil {
		return done, fmt.Errorf("reading the entry: %w", err)
	}
	if len(all) > markdown.Longest {
		return done, fmt.Errorf("the file: %w", journal.ErrTooLong)
	}
	e, lessons, err := markdown.Read(all, b.Sets(), b.Now())
	if err != nil {
		return done, err
	}
	is, err := b.Entries.Get(ctx, id)
	if err != nil {
		return done, err
	}
	switch {
	case e.ID != is.ID:
		return done, fmt.Errorf("%w: it is the file of another entry, %s", journal.ErrBadImport, e.ID.Short())
	case e.Rev != is.Rev:
		return done, errors.New(voice.Say("the entry was changed here since that file was written, and stays as it is; `messup show %s --markdown` writes it as it is now, to bring the two together", is.ID.Short()))
	}
	if e, done.Stays, err = fitted(b.Sets(), is, e); err != nil {
		return done, err
	}
	reworded, err := rewordings(ctx, b, is.ID, lessons)
	if err != nil {
		return done, err
	}
	done.Saved = is
	if !e.Same(is) {
		if done.Saved, _, err = b.Entries.Save(ctx, is, e); err != nil {
			return done, err
		}
		done.Changed = true
	}
	for _, l := range reworded {
		if _, err := b.Lessons.Save(ctx, l); err != nil {
			return done, err
		}
		done.Changed = true
	}
	return done, nil
}

// fitted is what a file makes of an entry: what the file has, and the answers that it leaves out, which
// stay as they are. An answer is emptied where its heading stands with nothing below it.
func fitted(sets prompts.Library, is, e journal.Entry) (journal.Entry, []string, error) {
	switch {
	case e.Kind != is.Kind || e.Set != is.Set || e.SetVersion != is.SetVersion:
		return e, nil, fmt.Errorf("%w: kind and set stay what they are: %s, %s, %d", journal.ErrBadImport, is.Kind, is.Set, is.SetVersion)
	case e.Draft() != is.Draft():
		return e, nil, fmt.Errorf("%w: whether the entry is finished no file says; put the line \"finished\" back as it was", journal.ErrBadImport)
	case !e.Happened.Equal(is.Happened) && (e.Happened.Year() < firstYear || e.Happened.Year() > lastYear):
		return e, nil, fmt.Errorf("%w: happened: nobody was there in the year %d", journal.ErrBadImport, e.Happened.Year())
	}
	for _, a := range e.Answers {
		_, known := sets.Question(a.Question)
		if !known && !sets.StandsBeside(a.Question) && a.Question != journal.NoteQuestion && is.Answer(a.Question).Ask == "" {
			return e, nil, fmt.Errorf("%w: no question is called %q; the mark below %q was changed", journal.ErrBadImport, a.Question, text.ClipLine(a.Ask, text.MaxTitle))
		}
	}
	var stays []string
	for _, a := range is.Answers {
		if !slices.ContainsFunc(e.Answers, func(b journal.Answer) bool { return b.Question == a.Question }) {
			e.Answers, stays = append(e.Answers, a), append(stays, a.Ask)
		}
	}
	e.Answers = slices.DeleteFunc(e.Answers, journal.Answer.Empty)
	if set, known := e.AskedWith(sets); known {
		slices.SortStableFunc(e.Answers, func(a, b journal.Answer) int {
			return sets.Place(set, a.Question) - sets.Place(set, b.Question)
		})
	}
	return e, stays, nil
}

// The years that are believed, as of what other journals have.
const firstYear, lastYear = 1900, 2199

// rewordings are the lessons of an entry whose wording is another in the file.
func rewordings(ctx context.Context, b *book.Book, id journal.ID, said []journal.Lesson) (reworded []journal.Lesson, err error) {
	taught, err := b.Lessons.AllOf(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, l := range said {
		known := false
		for _, t := range taught {
			if t.ID != l.ID {
				continue
			}
			known = true
			is := t.Lesson
			is.Text, is.When, is.Area, is.Basis = l.Text, l.When, l.Area, l.Basis
			if !is.Same(t.Lesson) {
				reworded = append(reworded, is)
			}
		}
		if !known {
			return nil, fmt.Errorf("%w: the entry has no lesson %q; a further one is written with `messup lessons add`", journal.ErrBadImport, l.ID)
		}
	}
	return reworded, nil
}

// Markdown writes an entry as such a file.
func Markdown(ctx context.Context, b *book.Book, w io.Writer, id journal.ID) error {
	e, err := b.Entries.Get(ctx, id)
	if err != nil {
		return err
	}
	taught, err := b.Lessons.AllOf(ctx, id)
	if err != nil {
		return err
	}
	lessons := make([]journal.Lesson, len(taught))
	for i, t := range taught {
		lessons[i] = t.Lesson
	}
	return markdown.Write(w, e, lessons)
}
