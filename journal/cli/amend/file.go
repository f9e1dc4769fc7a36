package amend

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/markdown"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

// An Open entry is one as somebody has it before them who changes its file.
type Open struct {
	journal.Entry
	Taught []journal.Lesson
}

// OpenEntry returns an entry as it is now.
func OpenEntry(ctx context.Context, b *book.Book, id journal.ID) (o Open, err error) {
	if o.Entry, err = b.Entries.Get(ctx, id); err != nil {
		return o, err
	}
	taught, err := b.Lessons.AllOf(ctx, id)
	for _, t := range taught {
		o.Taught = append(o.Taught, t.Lesson)
	}
	return o, err
}

// Write writes it as a file.
func (o Open) Write(w io.Writer) error { return markdown.Write(w, o.Entry, o.Taught) }

// An Entry is an entry as a file changes it.
type Entry struct {
	Saved   journal.Entry
	Changed bool     // the entry, or the wording of one of its lessons
	Stays   []string // the questions whose answers the file left out: they are as they were
	Emptied []string // those whose answers it left out, or left empty, and that are empty now
	Both    []string // those that were answered in another way meanwhile: both wordings are kept
}

// Read reads a file; what it read is returned with an error too.
func Read(from io.Reader) ([]byte, error) {
	all, err := io.ReadAll(io.LimitReader(from, markdown.Longest+1))
	if err != nil {
		return all, fmt.Errorf("reading the entry: %w", err)
	}
	if len(all) > markdown.Longest {
		return all, fmt.Errorf("the file: %w", journal.ErrTooLong)
	}
	return all, nil
}

// Refused reports whether it is a file that cannot be taken, and not the journal that does not take it.
func Refused(err error) bool {
	return !journal.Known(err) || errors.Is(err, journal.ErrBadImport) || errors.Is(err, journal.ErrTooLong) || errors.Is(err, journal.ErrNotFound)
}

// Command is what takes a file once it is mended: of an entry, or of a new one.
func Command(id journal.ID, path string) string {
	if strings.Contains(path, " ") {
		path = `"` + path + `"`
	}
	if id == "" {
		return voice.Say("messup write --from %s", path)
	}
	return voice.Say("messup edit %s --from %s", id.Short(), path)
}

// FromFile changes an entry that is open, and the wording of its lessons, to what a file says that
// "show --markdown" wrote. What was changed in the journal since it was opened is joined with it, as
// where two windows write at once. What the file says nothing of stays: a lesson, the title, a line
// at its top. So do the answers it leaves out, unless empty says that they are to go.
func FromFile(ctx context.Context, b *book.Book, is Open, file []byte, empty func(asks []string) (bool, error)) (done Entry, err error) {
	e, lessons, err := markdown.ReadOnto(file, is.Entry, b.Sets(), b.Now())
	if err != nil {
		return done, err
	}
	switch {
	case e.ID != is.ID:
		return done, fmt.Errorf("%w: it is the file of another entry, %s", journal.ErrBadImport, e.ID.Short())
	case e.Rev != is.Rev:
		return done, errors.New(voice.Say("the entry was changed here since that file was written, and stays as it is; `messup show %s --markdown` writes it as it is now, to bring the two together", is.ID.Short()))
	}
	if err := unmarked(is.Entry, e, file); err != nil {
		return done, err
	}
	if err := fits(b.Sets(), is.Entry, e, file); err != nil {
		return done, err
	}
	if e, err = done.leftOut(b.Sets(), is.Entry, e, empty); err != nil {
		return done, err
	}
	reworded, err := rewordings(is.Taught, lessons, file)
	if err != nil {
		return done, err
	}
	return done, done.save(ctx, b, is, e, reworded)
}

// save keeps what a file says.
func (done *Entry) save(ctx context.Context, b *book.Book, is Open, e journal.Entry, reworded []journal.Lesson) (err error) {
	done.Saved = is.Entry
	if !e.Same(is.Entry) {
		var both []string
		if done.Saved, both, err = b.Entries.Save(ctx, is.Entry, e); err != nil {
			return err
		}
		for _, question := range both {
			done.Both = append(done.Both, done.Saved.Answer(question).Ask)
		}
		done.Changed = true
	}
	for _, l := range reworded {
		if _, err := b.Lessons.Save(ctx, l); err != nil {
			return err
		}
		done.Changed = true
	}
	return nil
}

// unmarked says so if an answer, or another wording of one, has lines now that look like headings, or
// like one of the marks, and that it did not have: marks were lost or misspelt there, and what stands
// below them belongs elsewhere; or the heading above one of the form's lines was.
func unmarked(is, e journal.Entry, file []byte) error {
	had := strings.Join(wordings(is), "\n")
	var headings, marks, items []stray
	for _, words := range wordings(e) {
		for line := range strings.Lines(words) {
			line = strings.TrimSpace(line)
			switch {
			case strings.Contains(had, line):
			case isHeading(line):
				headings = append(headings, strayHeading(line))
			case markdown.Item(line):
				items = append(items, stray{line, "", fmt.Errorf("the line %q stands under no question: put the heading of its question above it", text.ClipLine(line, text.MaxTitle))})
			case strings.Contains(line, "<\x21"):
				marks = append(marks, strayHeading(line))
			}
		}
	}
	if headings != nil { // what has a mark and stands below one is astray because of it
		return strayed(file, headings, unmarkedLines)
	}
	if marks != nil {
		return strayed(file, marks, unmarkedLines)
	}
	return strayed(file, items, "these lines stand under no question; put the heading of their question above them: %s")
}

func isHeading(line string) bool {
	return strings.HasPrefix(line, "#") && strings.HasPrefix(strings.TrimLeft(line, "#"), " ")
}

// A stray is a line among the words that is none of them.
type stray struct {
	line string
	mark string // that it lacks, if it is known which
	why  error
}

func strayHeading(line string) stray {
	return stray{line, "", fmt.Errorf("the line %q has no mark that says what it is: put the mark of its question after it, or take the # away", text.ClipLine(line, text.MaxTitle))}
}

// unmarkedLines says what is wrong with several lines that have no mark.
const unmarkedLines voice.Phrase = "these lines have no mark that says which question each is; put it after them, or take the # away: %s"

// strayed says which lines of a file are strays, all of them at once, and of several what is wrong with them; nil
// if none is.
func strayed(file []byte, all []stray, several voice.Phrase) error {
	switch len(all) {
	case 0:
		return nil
	case 1:
		return wrong(file, all[0].line, all[0].why)
	}
	type place struct {
		line int // 0 where it is not found as it stands
		name string
	}
	places := make([]place, len(all))
	seen := map[string]int{}
	for i, s := range all {
		places[i].name = cmp.Or(s.mark, strconv.Quote(text.ClipLine(s.line, text.MaxTitle)))
		if at := markdown.Lines(file, s.line); len(at) > 0 {
			places[i].line = at[min(seen[s.line], len(at)-1)]
			places[i].name = fmt.Sprintf("%d %s", places[i].line, places[i].name)
		}
		seen[s.line]++
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(a.line, b.line) }) // answers stand in no order of a file
	named := make([]string, len(places))
	for i, p := range places {
		named[i] = p.name
	}
	return fmt.Errorf("%w: %s", journal.ErrBadImport, voice.Say(several, strings.Join(named, ", ")))
}

// wrong says what is the matter with a file, and in which line: the first that has certain words.
func wrong(file []byte, words string, why error) error {
	if n := markdown.Line(file, words); n > 0 {
		why = fmt.Errorf("line %d: %w", n, why)
	}
	return fmt.Errorf("%w: %w", journal.ErrBadImport, why)
}

func wordings(e journal.Entry) (all []string) {
	for _, a := range e.Answers {
		all = append(all, a.Text)
		for _, v := range a.Conflicts {
			all = append(all, v.Text)
		}
	}
	return all
}

// fits says so if an entry cannot become what a file says.
func fits(sets prompts.Library, is, e journal.Entry, file []byte) error {
	switch {
	case e.Kind != is.Kind || e.Set != is.Set || e.SetVersion != is.SetVersion:
		return fmt.Errorf("%w: kind and set stay what they are: %s, %s, %d", journal.ErrBadImport, is.Kind, is.Set, is.SetVersion)
	case e.Draft() != is.Draft():
		return fmt.Errorf("%w: whether the entry is finished no file says; put the line \"finished\" back as it was", journal.ErrBadImport)
	}
	return credible(sets, is, e, file)
}

// credible says so if an entry is of a year that nobody was there, or answers what nobody asks.
func credible(sets prompts.Library, is, e journal.Entry, file []byte) error {
	if !e.Happened.Equal(is.Happened) && (e.Happened.Year() < firstYear || e.Happened.Year() > lastYear) {
		return wrong(file, "happened:", fmt.Errorf("happened: nobody was there in the year %d", e.Happened.Year()))
	}
	for _, a := range e.Answers {
		_, known := sets.Question(a.Question)
		if !known && !sets.StandsBeside(a.Question) && a.Question != journal.NoteQuestion && is.Answer(a.Question).Ask == "" {
			return wrong(file, markdown.Mark(a.Question), markdown.NoQuestion(a))
		}
	}
	return nil
}

// leftOut is an entry with the answers that a file leaves out, as they were or, if empty says so,
// without them. An answer is emptied, too, where its heading stands with nothing below it.
func (done *Entry) leftOut(sets prompts.Library, is, e journal.Entry, empty func([]string) (bool, error)) (journal.Entry, error) {
	var out []journal.Answer
	var asks []string
	for _, a := range is.Answers {
		at := slices.IndexFunc(e.Answers, func(b journal.Answer) bool { return b.Question == a.Question })
		switch {
		case at < 0:
			out, asks = append(out, a), append(asks, a.Ask)
		case e.Answers[at].Text == "" && a.Text != "", e.Answers[at].Empty() && !a.Empty():
			done.Emptied = append(done.Emptied, a.Ask)
		}
	}
	gone := false
	if len(out) > 0 && empty != nil {
		var err error
		if gone, err = empty(asks); err != nil {
			return e, err
		}
	}
	if gone {
		done.Emptied = append(done.Emptied, asks...)
	} else {
		done.Stays, e.Answers = asks, append(e.Answers, out...)
	}
	e.Answers = slices.DeleteFunc(e.Answers, journal.Answer.Empty)
	if set, known := e.AskedWith(sets); known {
		slices.SortStableFunc(e.Answers, func(a, b journal.Answer) int {
			return sets.Place(set, a.Question) - sets.Place(set, b.Question)
		})
	}
	return e, nil
}

// The years that are believed, as of what other journals have.
const firstYear, lastYear = 1900, 2199

// rewordings are the lessons of an entry whose wording is another in the file.
func rewordings(taught, said []journal.Lesson, file []byte) (reworded []journal.Lesson, err error) {
	for _, l := range said {
		at := slices.IndexFunc(taught, func(t journal.Lesson) bool { return t.ID == l.ID })
		if at < 0 {
			return nil, wrong(file, "lesson:"+string(l.ID), fmt.Errorf("the entry has no lesson %q; a further one is written with `messup lessons add`", l.ID))
		}
		is := taught[at]
		is.Text, is.When, is.Area, is.Basis = l.Text, l.When, l.Area, l.Basis
		if !is.Same(taught[at]) {
			if l.Rev != taught[at].Rev {
				return nil, fmt.Errorf("the lesson %q was changed here since that file was written, and stays as it is", text.ClipLine(taught[at].Text, text.MaxTitle))
			}
			reworded = append(reworded, is)
		}
	}
	return reworded, nil
}
