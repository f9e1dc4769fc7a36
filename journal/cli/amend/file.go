package amend

import (
	"context"
	"errors"
	"fmt"
	"io"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/markdown"
	"messup/journal/voice"
)

// An Entry is an entry as a file changes it.
type Entry struct {
	Saved   journal.Entry
	Changed bool // the entry, or the wording of one of its lessons
}

// FromFile changes an entry, and the wording of its lessons, to what a file says that "show
// --markdown" wrote. Nothing is changed where the entry was changed here since: the file has
// its words, and the journal its own. What the file says nothing of, a lesson, stays.
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
