package journal

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"messup/prompts"
)

// A Line is what a list row needs of an entry.
type Line struct {
	ID       ID        `json:"-"`
	Happened time.Time `json:"happened"`
	Edited   time.Time `json:"edited,omitzero"`
	Kind     EntryKind `json:"kind"`
	Set      string    `json:"set,omitempty"`
	Title    string    `json:"title"` // Entry.Name
	Class    string    `json:"class,omitempty"`
	Tags     []string  `json:"tags,omitempty"`
	People   []string  `json:"people,omitempty"`
	Skills   []string  `json:"skills,omitempty"`
	Lesson   string    `json:"lesson,omitempty"`
	Draft    bool      `json:"draft,omitempty"`
	Place    string    `json:"place,omitempty"`   // Entry.Place
	Earlier  string    `json:"earlier,omitempty"` // somebody to ask earlier
	Heavy    bool      `json:"heavy,omitempty"`
	Away     Day       `json:"away,omitzero"` // Entry.Away
}

// Stopped says where the writing of a draft stopped, counted from 1; 0 if it
// has not come to a question yet.
func (l Line) Stopped(sets prompts.Library) int { return l.Number(sets, l.Place) }

// Number returns which question of the entry's set has an id, counted from 1; 0
// if none has.
func (l Line) Number(sets prompts.Library, question string) int {
	set, _ := sets.Asked(l.Set, anyVersion)
	if _, i, ok := set.Question(question); ok {
		return i + 1
	}
	return 0
}

// anyVersion stands for the version of a set where only its id is known.
const anyVersion = 0

// The first byte of a stored line, so that drafts are found without reading
// the JSON of every line: measured, that is the difference between 1 and 20 ms
// at 10,000 entries, on every start.
const (
	draftMark    = '*'
	finishedMark = '.'
)

// entryRecord derives the list row and the search text of an entry and its
// lesson. It is the only place that does.
func entryRecord(sets prompts.Library, e Entry, l Lesson) (Record, error) {
	data, err := json.Marshal(e)
	if err != nil {
		return Record{}, fmt.Errorf("entry %s: %w", e.ID.Short(), err)
	}
	line := Line{
		Happened: e.Happened, Edited: e.Edited, Kind: e.Kind, Set: e.Set, Title: clipLine(CleanLine(e.Name()), MaxTitle), Class: e.Class, Tags: e.Tags,
		People: spoken(sets, e, prompts.Person, prompts.AskEarlier), Skills: spoken(sets, e, prompts.Gap, prompts.Strength),
		Lesson: e.shownLesson(sets, l), Draft: e.Draft(), Place: e.Place,
		Earlier: clipLine(CleanLine(e.Said(sets, prompts.AskEarlier)), MaxLine), Heavy: e.Heavy, Away: e.Away,
	}
	row, err := json.Marshal(line)
	if err != nil {
		return Record{}, fmt.Errorf("entry %s: %w", e.ID.Short(), err)
	}
	mark := byte(finishedMark)
	if e.Draft() {
		mark = draftMark
	}
	return Record{
		Kind: Entries, ID: e.ID, Rev: e.Rev, At: e.Happened,
		Data: data, Line: append([]byte{mark}, row...), Text: entryText(sets, e, l),
	}, nil
}

// shownLesson is the lesson of the entry's row: l, or while the entry is being
// written what will become it. A finished entry without one had it deleted.
func (e Entry) shownLesson(sets prompts.Library, l Lesson) string {
	if l.Text == "" && e.Draft() {
		return e.LessonText(sets)
	}
	return l.Text
}

func spoken(sets prompts.Library, e Entry, roles ...prompts.Role) []string {
	var words []string
	for _, r := range roles {
		if w := e.Said(sets, r); w != "" {
			words = append(words, w)
		}
	}
	return words
}

func decodeLine(r Row) (Line, error) {
	var l Line
	if len(r.Bytes) == 0 {
		return l, fmt.Errorf("row %s: %w", r.ID.Short(), ErrDamaged)
	}
	if err := json.Unmarshal(r.Bytes[1:], &l); err != nil {
		return l, fmt.Errorf("row %s: %w: %w", r.ID.Short(), ErrDamaged, err)
	}
	l.ID = r.ID
	return l, nil
}

func decodeLessonRow(r Row) (Lesson, error) {
	var l Lesson
	if err := json.Unmarshal(r.Bytes, &l); err != nil {
		return l, fmt.Errorf("row %s: %w: %w", r.ID.Short(), ErrDamaged, err)
	}
	return l, nil
}

// lessonRecord derives the row and the search text of a lesson. Its row is a
// mark for its state, and the lesson without its older wordings and its
// answers.
func lessonRecord(l Lesson) (Record, error) {
	data, err := json.Marshal(l)
	if err != nil {
		return Record{}, fmt.Errorf("lesson %s: %w", l.ID.Short(), err)
	}
	short := l
	short.Versions, short.Drawn, short.Answers = nil, "", nil
	row, err := json.Marshal(short)
	if err != nil {
		return Record{}, fmt.Errorf("lesson %s: %w", l.ID.Short(), err)
	}
	var t textBuilder
	t.add(inLesson, l.Text)
	t.add("when", l.When)
	t.add("area", l.Area)
	t.add("basis", l.Basis)
	return Record{
		Kind: Lessons, ID: l.ID, Rev: l.Rev, At: l.Made,
		Data: data, Line: append([]byte{l.mark()}, row...), Text: t,
	}, nil
}

// The sections of a search text that are not an answer's.
const (
	inKind    = "kind"
	inState   = "is"
	inTitle   = "title"
	inClass   = "class"
	inTag     = "tag"
	inFailure = "failure"
	inLesson  = "lesson"
)

// entryText is the folded text of an entry, in sections that name their scope.
func entryText(sets prompts.Library, e Entry, l Lesson) []byte {
	var t textBuilder
	t.add(inKind, string(e.Kind))
	if e.Draft() {
		t.add(inState, "draft")
	} else {
		t.add(inState, "finished")
	}
	if e.Heavy {
		t.add(inState, "heavy")
	}
	t.add(inTitle, e.named())
	t.add(inClass, e.Class)
	for _, tag := range e.Tags {
		t.add(inTag, tag)
	}
	for _, a := range e.Answers {
		for _, part := range a.searched() {
			t.add(a.section(), part)
		}
	}
	t.add(inFailure, e.Failure)
	t.add(inLesson, e.shownLesson(sets, l))
	return t
}

// section is the scope an answer is searched under: its question's id, unless
// that is the name of a section in which words are not looked for.
func (a Answer) section() string {
	if a.Question == inKind || a.Question == inState {
		return NoteQuestion
	}
	return a.Question
}

// searched is the texts of an answer in which words are looked for.
func (a Answer) searched() []string {
	parts := append(make([]string, 0, 1+len(a.Details)+len(a.Others)), a.Text)
	for _, d := range a.Details {
		parts = append(parts, d.Value)
	}
	for _, o := range a.Others {
		parts = append(parts, o.Text)
	}
	return parts
}

// A textBuilder writes sections: scope, unit separator, folded text, record
// separator. Clean text never holds either separator.
type textBuilder []byte

const (
	scopeEnd   = '\x1f'
	sectionEnd = '\x1e'
)

func (t *textBuilder) add(scope, text string) {
	text = foldWords(text)
	if text == "" {
		return
	}
	*t = append(*t, CleanLine(scope)...)
	*t = append(*t, scopeEnd)
	*t = append(*t, text...)
	*t = append(*t, sectionEnd)
}

// clipLine cuts a line to at most limit bytes, at a character.
func clipLine(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	cut := 0
	for i := range s {
		if i > limit-len("…") {
			break
		}
		cut = i
	}
	return strings.TrimRight(s[:cut], " ") + "…"
}

// Reindexing returns what derives every row and every search text again from
// the records themselves, where entries are asked with these sets. Migration
// and restore end with it.
func Reindexing(sets prompts.Library) func(Tx) error {
	return func(tx Tx) error { return reindexAll(tx, sets) }
}

func reindexAll(tx Tx, sets prompts.Library) error {
	for _, k := range tables(sets) {
		var ids []ID
		for id, err := range tx.IDs(k.called(), "") {
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		for _, id := range ids {
			if err := k.reindex(tx, id); err != nil {
				return err
			}
		}
	}
	return nil
}
