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
// as the file it is waits where it lies, to be mended; any other text is kept as that.

// fileMarkdown takes in the files of an entry that an editor left, and reports whether they are
// such. The error says what keeps one from being taken in.
func (w Words) fileMarkdown(ctx context.Context, l scratch.Left) (filed bool, err error) {
	id, answer, entry := strings.Cut(l.About, " ") // what is of a whole entry is the file of it, whatever it looks like
	for _, words := range l.Texts {
		if answer != "" || !entry && !markdown.Is([]byte(words)) {
			return false, nil
		}
	}
	for _, words := range l.Texts {
		if same(words, l.Before) {
			continue
		}
		of := journal.ID(id)
		if !entry {
			of, _ = markdown.Of([]byte(words))
		}
		err = w.fileOf(ctx, of, []byte(l.Before), []byte(words))
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

// fileOf takes in the file of an entry whose id is or begins so; of a new one where there is none. What a pipe
// left of an entry that is not there becomes one: whoever gave it away has it nowhere else. In the trash it
// waits until that is given back.
func (w Words) fileOf(ctx context.Context, id journal.ID, before, file []byte) error {
	if id == "" {
		return w.begunInFile(ctx, file)
	}
	is, err := w.Entries.Find(ctx, string(id))
	switch {
	case err == nil:
		return w.changedInFile(ctx, is.ID, before, file)
	case len(before) > 0 || !errors.Is(err, journal.ErrNotFound) && !errors.Is(err, journal.ErrAmbiguous):
		return err
	}
	trash, trashErr := w.trashed(ctx)
	of, _ := markdown.Of(file)
	_, deleted := trash[of]
	switch {
	case trashErr != nil:
		return trashErr
	case deleted:
		return scratch.ErrStay
	case of == "":
		return w.begunInFile(ctx, file)
	}
	words, err := markdown.JSON(file, w.Now())
	if err == nil {
		_, err = w.fileWords(ctx, words)
	}
	return err
}

func (w Words) begunInFile(ctx context.Context, file []byte) error {
	e, err := w.fresh(file)
	if err == nil {
		_, _, err = w.Entries.Save(ctx, journal.Entry{}, e)
	}
	return err
}

// fresh is the new entry that a file says, asked with the set it names.
func (w Words) fresh(file []byte) (e journal.Entry, err error) {
	set, err := w.Sets().Find(cmp.Or(markdown.Field(file, "set"), w.Sets().First().ID))
	if err != nil {
		return e, err
	}
	return amend.Fresh(w.Book, set, file)
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

// fileThatWaits is what an editor or a pipe left as the file of an entry there is, or as a new form, where it
// cannot be read: it is to be mended, and no text of its own.
func (w Words) fileThatWaits(ctx context.Context, l scratch.Left, err error) (f File, waits bool) {
	if l.Path == "" || len(l.Texts) == 0 || err == nil {
		return f, false
	}
	id, _, entry := strings.Cut(l.About, " ")
	f = File{Of: journal.ID(id), Path: l.Path, Why: err}
	if !entry {
		f.Of, _ = markdown.Of([]byte(l.Texts[0]))
	}
	if f.Of != "" && l.Before == "" {
		if _, err := w.Entries.Find(ctx, string(f.Of)); err != nil {
			f.Gone = true
			return f, amend.Refused(f.Why)
		}
	}
	if f.Of == "" { // a draft may have been made of it, and what lies beside it be at fault
		_, f.Why = w.fresh([]byte(l.Texts[0]))
		return f, f.Why != nil && amend.Refused(f.Why)
	}
	if !errors.Is(err, journal.ErrBadImport) && !errors.Is(err, journal.ErrTooLong) {
		return f, false
	}
	_, missing := w.Entries.Get(ctx, f.Of)
	return f, missing == nil
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
