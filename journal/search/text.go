package search

import (
	"bytes"

	"messup/journal"
	"messup/journal/text"
	"messup/prompts"
)

// ShownLesson is the lesson of the entry's row: the first it teaches, or while the
// entry is being written what will become it. A finished entry without one had it
// deleted.
func ShownLesson(e journal.Entry, sets prompts.Library, taught []journal.Lesson) string {
	switch {
	case len(taught) > 0:
		return taught[0].Text
	case e.Draft():
		return e.LessonText(sets)
	}
	return ""
}

// The sections of a search text that are not an answer's.
const (
	inKind    = "kind"
	inState   = "is"
	inTitle   = "title"
	inClass   = "class"
	inTag     = "tag"
	inFailure = "failure"
	InLesson  = "lesson"
	inPlan    = "plan"
	Outcome   = "came"
)

// Heavy is the scope in which what is marked heavy is asked for beside the rest, heavy:too.
const (
	Heavy    = "heavy"
	tooHeavy = "too"
)

// AskHeavyToo is the search for what is marked heavy beside the rest.
const AskHeavyToo = Heavy + ":" + tooHeavy

// isHeavy is the state of an entry that is marked heavy.
const isHeavy = "heavy"

// heavySection is the section of a heavy entry, as it stands behind another one.
const heavySection = string(sectionEnd) + inState + string(scopeEnd) + isHeavy + string(sectionEnd)

// HeavyText reports whether a search text is that of an entry marked heavy.
func HeavyText(text []byte) bool { return HeavyTexts()(text) }

// HeavyTexts returns HeavyText for a great many texts.
func HeavyTexts() func(text []byte) bool {
	f := newFinder(heavySection)
	return func(text []byte) bool { return f.in(text) || bytes.HasPrefix(text, []byte(heavySection[1:])) }
}

// EntryText is the folded text of an entry, in sections that name their scope.
func EntryText(sets prompts.Library, e journal.Entry, taught []journal.Lesson) []byte {
	var t TextBuilder
	t.Add(inKind, string(e.Kind))
	AddStates(&t, EntryStates(), e, 0)
	t.Add(inTitle, e.Named())
	t.Add(inClass, e.Class)
	for _, tag := range e.Tags {
		t.Add(inTag, tag)
	}
	for _, a := range e.Answers {
		for _, part := range searched(a) {
			t.Add(section(a), part)
		}
	}
	t.Add(inFailure, e.Failure)
	t.Add(InLesson, ShownLesson(e, sets, taught))
	for i, l := range taught {
		if i > 0 {
			t.Add(InLesson, l.Text)
		}
	}
	return t
}

// section is the scope an answer is searched under: its question's id, unless
// that is the name of a section in which words are not looked for.
func section(a journal.Answer) string {
	if a.Question == inKind || a.Question == inState {
		return journal.NoteQuestion
	}
	return a.Question
}

// searched is the texts of an answer in which words are looked for.
func searched(a journal.Answer) []string {
	parts := append(make([]string, 0, 1+len(a.Details)+len(a.Conflicts)), a.Text)
	for _, d := range a.Details {
		parts = append(parts, d.Value)
	}
	for _, o := range a.Conflicts {
		parts = append(parts, o.Text)
	}
	return parts
}

// A TextBuilder writes sections: scope, unit separator, folded text, record
// separator. Clean text never holds either separator.
type TextBuilder []byte

const (
	scopeEnd   = '\x1f'
	sectionEnd = '\x1e'
)

// Add adds words under a scope.
func (t *TextBuilder) Add(scope, words string) {
	words = text.FoldWords(words)
	if words == "" {
		return
	}
	*t = append(*t, text.CleanLine(scope)...)
	*t = append(*t, scopeEnd)
	*t = append(*t, words...)
	*t = append(*t, sectionEnd)
}
