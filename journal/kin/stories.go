package kin

import (
	"slices"

	"messup/journal"
)

// Without returns a lesson without the story of one entry, and that story. What
// the lesson says stays as it is. left is false if it came from nowhere else:
// then there is nothing left of it. A lesson that does not come from the entry
// is unchanged.
func Without(l journal.Lesson, entry journal.ID) (rest journal.Lesson, told journal.Told, left bool) {
	if !l.From(entry) {
		return l, told, true
	}
	if l.Entry == entry {
		told = journal.Told{Lesson: l.ID, First: true, Story: First(l)}
		l.Entry, l.Drawn = "", ""
		return l, told, len(l.Stories) > 0
	}
	i := slices.IndexFunc(l.Stories, func(s journal.Story) bool { return s.Entry == entry })
	told = journal.Told{Lesson: l.ID, At: i, Story: l.Stories[i]}
	l.Stories = slices.Delete(slices.Clone(l.Stories), i, i+1)
	if len(l.Stories) == 0 {
		l.Stories = nil
	}
	return l, told, len(l.Entries()) > 0
}

// First returns the first story of a lesson, as it would stand among others.
func First(l journal.Lesson) journal.Story {
	return journal.Story{Entry: l.Entry, Text: l.Text, When: l.When, Area: l.Area, Basis: l.Basis, Drawn: l.Drawn, At: l.Made}
}

// With returns a lesson with a story that was taken out of it, in its place. One
// that has it already is unchanged.
func With(l journal.Lesson, t journal.Told) journal.Lesson {
	switch {
	case l.From(t.Story.Entry):
		return l
	case t.First && l.Entry == "":
		l.Entry, l.Drawn = t.Story.Entry, t.Story.Drawn
		return l
	}
	l.Stories = slices.Insert(slices.Clone(l.Stories), min(t.At, len(l.Stories)), t.Story)
	return l
}

// Alone returns a story as a lesson by itself, for when the one it belonged to is
// no more.
func Alone(t journal.Told) journal.Lesson {
	s := t.Story
	return journal.Lesson{
		ID: s.Entry, Rev: 1, Text: s.Text, When: s.When, Area: s.Area, Basis: s.Basis,
		Entry: s.Entry, Drawn: s.Drawn, Made: s.At, Edited: s.At,
	}
}

// OnlyFrom returns a lesson with only those of its stories that are wanted, and no
// words of the others: where the one is not that it is worded after, it says what it
// said in the first that is, and its older wordings and what was noted of its uses go.
// left is false if it came from others alone; one without a story is left as it is.
func OnlyFrom(l journal.Lesson, wanted func(journal.ID) bool) (rest journal.Lesson, left bool) {
	all, words := l.Entries(), l.Entry == "" || wanted(l.Entry)
	left = true
	for _, id := range all {
		if !wanted(id) {
			l, _, left = Without(l, id)
		}
	}
	if !left || words {
		return l, left
	}
	i := slices.IndexFunc(l.Stories, func(s journal.Story) bool { return s.Text != "" })
	if i < 0 { // nobody said it there
		return l, false
	}
	s := l.Stories[i]
	l.Text, l.When, l.Area, l.Basis, l.Versions = s.Text, s.When, s.Area, s.Basis, nil
	l.Answers = slices.Clone(l.Answers)
	for i := range l.Answers {
		l.Answers[i].Line = ""
	}
	return l, true
}
