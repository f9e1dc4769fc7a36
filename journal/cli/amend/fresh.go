package amend

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/markdown"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

// Fresh is the new entry that a file says, asked with a set; not kept yet. Blank answers are none. The
// error wraps ErrEmpty where nothing was filled in.
func Fresh(b *book.Book, set prompts.Set, file []byte) (journal.Entry, error) {
	as, err := b.Entries.New(journal.KindOf(set), set)
	if err != nil {
		return as, err
	}
	if id, _ := markdown.Of(file); id != "" {
		return as, fmt.Errorf("%w: it is the file of an entry, %s: `messup edit %s -` changes that, `messup import` brings it in", journal.ErrBadImport, id.Short(), id.Short())
	}
	e, err := markdown.ReadNew(file, as, b.Sets(), b.Now())
	if err != nil {
		return e, err
	}
	asked, known := e.AskedWith(b.Sets())
	switch {
	case e.Kind != as.Kind || e.Set != as.Set || !known:
		return e, fmt.Errorf("%w: a new entry of the set %s is of the kind %s: leave the lines kind, set and set_version as they were", journal.ErrBadImport, set.ID, as.Kind)
	case strings.TrimSpace(e.Title) == "" && len(e.Answers) == 0:
		return e, journal.ErrEmpty
	}
	if err := markless(b.Sets(), asked, e, file); err != nil {
		return e, err
	}
	return e, credible(b.Sets(), journal.Entry{}, e, file)
}

// Blank reports whether a file has nothing in it: no words, or an empty form, whose headings without an answer
// would empty those of an entry.
func Blank(b *book.Book, file []byte) bool {
	if id, _ := markdown.Of(file); id != "" || !markdown.Is(file) {
		return strings.TrimSpace(string(file)) == ""
	}
	set, err := b.Sets().Find(markdown.Field(file, "set"))
	if err == nil {
		_, err = Fresh(b, set, file)
	}
	return errors.Is(err, journal.ErrEmpty)
}

// markless says so of each line among the words that is the heading of a question, whose mark was lost
// or misspelt, and of each heading in what becomes a lesson or a plan: whoever put it there began something
// else. Any other heading is the person's own.
func markless(sets prompts.Library, set prompts.Set, e journal.Entry, file []byte) error {
	becomes := e.Said(sets, prompts.Lesson) + "\n" + e.Said(sets, prompts.PlanWill)
	var all []stray
	for _, words := range wordings(e) {
		for line := range strings.Lines(words) {
			line = strings.TrimSpace(line)
			heading, _, marked := strings.Cut(line, "<\x21--")
			heading = strings.TrimSpace(strings.TrimLeft(heading, "#"))
			if !strings.HasPrefix(line, "#") || markdown.Line(file, `\`+line) > 0 {
				continue
			}
			asked := slices.IndexFunc(set.Questions, func(q prompts.Question) bool { return voice.Means(heading, q.Ask) })
			switch {
			case asked >= 0:
				mark := markdown.Mark(set.Questions[asked].ID)
				all = append(all, stray{line, mark, fmt.Errorf("the heading %q has no mark that says which question it is: put %s after it", text.ClipLine(heading, text.MaxTitle), mark)})
			case marked:
				all = append(all, stray{line, "", fmt.Errorf("the mark in %q is none; one looks like %s", text.ClipLine(line, text.MaxTitle), markdown.Mark(set.Questions[0].ID))})
			case isHeading(line) && strings.Contains(becomes, line):
				all = append(all, strayHeading(line))
			}
		}
	}
	return strayed(file, all, unmarkedLines)
}
