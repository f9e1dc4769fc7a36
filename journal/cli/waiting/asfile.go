package waiting

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"strings"

	"messup/journal"
	"messup/journal/cli/amend"
	"messup/journal/markdown"
	"messup/journal/text"
	"messup/store/scratch"
)

// What was open in an editor as the file of a whole entry goes where it belongs: an entry there is
// takes the changes, joined with what it says by now; a new one becomes a draft. What cannot be read
// as such a file is kept as any other text.

// fileMarkdown takes in the files of an entry that an editor left, and reports whether they are
// such. The error says what keeps one from being taken in.
func (w Words) fileMarkdown(ctx context.Context, l scratch.Left) (filed bool, err error) {
	id, answer, entry := strings.Cut(l.About, " ") // what is of a whole entry is an edit of it, whatever it looks like
	for _, words := range l.Texts {
		if answer != "" || !entry && !markdown.Is([]byte(words)) {
			return false, nil
		}
	}
	for _, words := range l.Texts {
		if same(words, l.Before) {
			continue
		}
		of, _ := markdown.Of([]byte(words))
		if of = cmp.Or(journal.ID(id), of); of == "" {
			err = w.begunInFile(ctx, []byte(words))
		} else {
			err = w.changedInFile(ctx, of, []byte(l.Before), []byte(words))
		}
		if err != nil && !errors.Is(err, journal.ErrEmpty) {
			return true, err
		}
	}
	return len(l.Texts) > 0, nil
}

// same reports whether an editor found a text as it left it.
func same(words, before string) bool {
	return bytes.Equal(bytes.TrimSpace([]byte(words)), bytes.TrimSpace([]byte(before)))
}

func (w Words) begunInFile(ctx context.Context, file []byte) error {
	set, err := w.Sets().Find(cmp.Or(markdown.Field(file, "set"), w.Sets().First().ID))
	if err != nil {
		return err
	}
	e, err := amend.Fresh(w.Book, set, file)
	if err == nil {
		_, _, err = w.Entries.Save(ctx, journal.Entry{}, e)
	}
	return err
}

// changedInFile changes an entry to what a file says, from what an editor found; from what the entry says
// now, where no editor had it.
func (w Words) changedInFile(ctx context.Context, id journal.ID, before, file []byte) error {
	was, err := amend.OpenEntry(ctx, w.Book, id)
	if err == nil && len(before) > 0 {
		was.Entry, was.Taught, err = markdown.ReadOnto(before, was.Entry, w.Sets(), w.Now())
	}
	if err == nil {
		_, err = amend.FromFile(ctx, w.Book, was, file, nil)
	}
	return err
}

// editThatWaits is what an editor left as an edit of an entry there is, where the file cannot be read: it
// is to be mended, and no text of its own.
func (w Words) editThatWaits(ctx context.Context, l scratch.Left, err error) (e Edit, waits bool) {
	if l.Path == "" || len(l.Texts) == 0 || !errors.Is(err, journal.ErrBadImport) && !errors.Is(err, journal.ErrTooLong) {
		return e, false
	}
	id, _, _ := strings.Cut(l.About, " ")
	of, _ := markdown.Of([]byte(l.Texts[0]))
	e = Edit{cmp.Or(journal.ID(id), of), l.Path, err}
	if e.Of == "" {
		return e, false
	}
	_, missing := w.Entries.Get(ctx, e.Of)
	return e, missing == nil
}

// bare is what an editor left as the file of an entry, as the words that are in it.
func bare(l scratch.Left) scratch.Left {
	texts := make([]string, 0, len(l.Texts))
	for _, words := range l.Texts {
		if !same(words, l.Before) {
			texts = append(texts, markdown.Words([]byte(words)))
		}
	}
	l.Texts, l.Before = texts, ""
	return l
}

// isHeavy reports whether a text says so at its top.
func isHeavy(words string) bool { return text.MatterHas(words, markdown.Heavy) }

// unread reports whether it is the file that cannot be read, and not the journal that does not take it.
func unread(err error) bool {
	return !journal.Known(err) || errors.Is(err, journal.ErrBadImport) || errors.Is(err, journal.ErrTooLong) || errors.Is(err, journal.ErrNotFound)
}
