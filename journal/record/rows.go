package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/text"
	"messup/prompts"
)

// The first byte of a stored line, so that drafts are found without reading
// the JSON of every line: measured, that is the difference between 1 and 20 ms
// at 10,000 entries, on every start.
const (
	draftMark    = '*'
	finishedMark = '.'
)

// deriveEntry derives the list row and the search text of an entry and the
// lessons it teaches. It is the only place that does.
func deriveEntry(sets prompts.Library, e journal.Entry, taught []journal.Lesson, r *Record) error {
	row, err := json.Marshal(journal.Summary{
		Happened: e.Happened, Edited: e.Edited, Kind: e.Kind, Set: e.Set, Title: text.ClipLine(text.CleanLine(e.Name()), text.MaxTitle), Class: e.Class, Tags: e.Tags,
		People: spoken(sets, e, prompts.Person, prompts.AskEarlier), Skills: spoken(sets, e, prompts.Gap, prompts.Strength),
		Subject: e.Said(sets, prompts.Subject), Thread: e.Said(sets, prompts.Thread),
		Lesson: search.ShownLesson(e, sets, taught), Draft: e.Draft(), Place: e.Place,
		Earlier: text.ClipLine(text.CleanLine(e.Said(sets, prompts.AskEarlier)), journal.MaxLine), Heavy: e.Heavy, Away: e.Away, LetGo: e.LetGo != 0,
	})
	if err != nil {
		return fmt.Errorf("entry %s: %w", e.ID.Short(), err)
	}
	mark := byte(finishedMark)
	if e.Draft() {
		mark = draftMark
	}
	r.At, r.Line, r.Text = e.Happened, append([]byte{mark}, row...), search.EntryText(sets, e, taught)
	return nil
}

// HeavyLine reports whether the row of an entry says that it is marked heavy,
// without reading its JSON: inside a text of it no quote stands unescaped.
func HeavyLine(r Row) bool { return bytes.Contains(r.Bytes, []byte(`"heavy":true`)) }

// HeavyEntries yields the rows of the entries that are marked heavy, newest first.
func HeavyEntries(tx Tx) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for r, err := range tx.Marked(journal.Entries) {
			if (err != nil || HeavyLine(r)) && !yield(r, err) {
				return
			}
		}
	}
}

// heavyOnes are the entries that are marked heavy.
func heavyOnes(tx Tx) (map[journal.ID]bool, error) {
	heavy := map[journal.ID]bool{}
	for r, err := range HeavyEntries(tx) {
		if err != nil {
			return nil, err
		}
		heavy[r.ID] = true
	}
	return heavy, nil
}

// DraftLine reports whether the row of an entry says that it is a draft, without reading
// its JSON.
func DraftLine(r Row) bool { return len(r.Bytes) > 0 && r.Bytes[0] == draftMark }

// TaughtLine reports whether the row of an entry says that it is finished and teaches
// something, without reading its JSON.
func TaughtLine(r Row) bool {
	return len(r.Bytes) > 0 && r.Bytes[0] == finishedMark && bytes.Contains(r.Bytes, []byte(`"lesson":"`))
}

func spoken(sets prompts.Library, e journal.Entry, roles ...prompts.Role) []string {
	var words []string
	for _, r := range roles {
		if w := e.Said(sets, r); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// DecodeLine reads the row of an entry.
func DecodeLine(r Row) (journal.Summary, error) {
	var l journal.Summary
	if len(r.Bytes) == 0 {
		return l, fmt.Errorf("row %s: %w", r.ID.Short(), journal.ErrDamaged)
	}
	if err := json.Unmarshal(r.Bytes[1:], &l); err != nil {
		return l, fmt.Errorf("row %s: %w: %w", r.ID.Short(), journal.ErrDamaged, err)
	}
	l.ID = r.ID
	return l, nil
}

// DecodeLessonRow reads the row of a lesson; its answers and versions are not in it.
func DecodeLessonRow(r Row) (journal.Lesson, error) {
	var l journal.Lesson
	if err := json.Unmarshal(r.Bytes, &l); err != nil {
		return l, fmt.Errorf("row %s: %w: %w", r.ID.Short(), journal.ErrDamaged, err)
	}
	return l, nil
}

// deriveLesson derives the row and the search text of a lesson. Its row is a
// mark for its state, another if it comes from further entries, and the lesson
// without its older wordings, its answers and what it said in those.
func deriveLesson(_ Tx, l journal.Lesson, r *Record) error {
	short := l
	short.Versions, short.Drawn, short.Answers, short.Stories = nil, "", nil, nil
	for _, s := range l.Stories {
		short.Stories = append(short.Stories, journal.Story{Entry: s.Entry})
	}
	row, err := json.Marshal(short)
	if err != nil {
		return fmt.Errorf("lesson %s: %w", l.ID.Short(), err)
	}
	var t search.TextBuilder
	t.Add(search.InLesson, l.Text)
	t.Add("when", l.When)
	t.Add("area", l.Area)
	t.Add("basis", string(l.Basis))
	for _, s := range l.Stories {
		t.Add(search.InLesson, s.Text)
	}
	r.Line, r.Text = []byte{mark(l)}, t
	if isShared(l) {
		r.Line = append(r.Line, sharedMark)
	}
	r.Line = append(r.Line, row...)
	return nil
}

// Marking returns what says of the line of a record whether lists look for it among all
// there ever were, which are many more: drafts, heavy entries and those that lack a lesson,
// lessons that are carried or come from several entries, plans and check-ins that are open,
// and what was heard and waits for an answer. Files are marked by
// it, and a check holds the marks against the lines: who changes what it says gives package
// store a step that marks anew, or every journal there is would be called damaged.
func Marking() func(kind journal.Kind, line []byte) bool {
	of := map[journal.Kind]func([]byte) bool{}
	for _, t := range Tables(prompts.Library{}) {
		of[t.called()] = t.marks()
	}
	return func(kind journal.Kind, line []byte) bool {
		marked := of[kind]
		return marked != nil && marked(line)
	}
}

func markedEntry(line []byte) bool {
	r := Row{Bytes: line}
	return DraftLine(r) || HeavyLine(r) || lacksLesson(r)
}

// lacksLesson reports whether the row is of a finished mess that has no lesson, and was
// not let go.
func lacksLesson(r Row) bool {
	says := func(part string) bool { return bytes.Contains(r.Bytes, []byte(part)) }
	return !says(`"lesson":"`) && !says(`"kind":"win"`) && !says(`"let_go":true`)
}

func markedLesson(line []byte) bool {
	return len(line) > 0 && line[0] == carriedMark || len(line) > 1 && line[1] == sharedMark
}

func markedDated(line []byte) bool {
	return len(line) > 0 && (line[0] == openMark || line[0] == toldMark)
}

// Reindexing returns what derives every row and every search text again from
// the records themselves, where entries are asked with these sets. Migration
// and restore end with it.
func Reindexing(sets prompts.Library) func(Tx) error {
	return func(tx Tx) error {
		if err := reindexAll(tx, LessonKind(sets)); err != nil { // rows of entries show them
			return err
		}
		more, err := AllTaught(tx)
		if err != nil {
			return err
		}
		for _, k := range Tables(sets) {
			switch k.called() {
			case journal.Lessons:
				continue
			case journal.Entries:
				k = knowing(sets, more)
			}
			if err := reindexAll(tx, k); err != nil {
				return err
			}
		}
		return nil
	}
}

func reindexAll(tx Tx, k table) error {
	ids, err := IDs(tx, k.called())
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := k.reindex(tx, id); err != nil {
			return err
		}
	}
	return nil
}
