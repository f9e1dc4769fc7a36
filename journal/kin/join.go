package kin

import (
	"cmp"
	"slices"
	"time"

	"messup/journal"
)

// Elder orders two lessons: by when they were made, then by their ids.
func Elder(a, b journal.Lesson) int {
	return cmp.Or(a.Made.Compare(b.Made), cmp.Compare(a.ID, b.ID))
}

// Join returns the older of two lessons that a person says are the same, with the
// stories of the younger one, each with what it said there, its older wordings and
// its answers. Nothing of either is lost. What the older one says stays; where it
// says nothing, the younger one's holds. If the younger one is carried and the older
// one rests, it is carried in its place.
func Join(older, younger journal.Lesson, now time.Time) journal.Lesson {
	bare := younger
	var untold []journal.Story
	for _, s := range stories(younger) {
		if older.From(s.Entry) {
			untold = append(untold, s)
			continue
		}
		older.Stories = append(slices.Clone(older.Stories), s)
	}
	bare.Text = ""
	if younger.Entry == "" || len(untold) > 0 { // no story says it
		bare.Text = inWords(younger.Text, younger.When, older.When)
	}
	for _, s := range untold {
		bare.Versions = append(slices.Clone(bare.Versions), journal.Version{Text: inWords(s.Text, s.When, older.When), At: s.At})
	}
	bare.Versions = slices.DeleteFunc(bare.Versions, func(v journal.Version) bool { return v.Text == "" || v.Text == bare.Text })
	older = older.WithOlder(bare)
	older.When, older.Area, older.Basis = cmp.Or(older.When, younger.When), cmp.Or(older.Area, younger.Area), cmp.Or(older.Basis, younger.Basis)
	older.Answers = append(slices.Clone(older.Answers), younger.Answers...)
	slices.SortStableFunc(older.Answers, func(a, b journal.LessonAnswer) int { return cmp.Compare(a.Day, b.Day) })
	older.Ties = joinTies(older, younger)
	older = carriedOn(older, younger)
	older.Rev, older.Edited = max(older.Rev, younger.Rev)+1, now
	return older
}

// stories are all the stories of a lesson, the first one first.
func stories(l journal.Lesson) []journal.Story {
	if l.Entry == "" {
		return l.Stories
	}
	return append([]journal.Story{First(l)}, l.Stories...)
}

// inWords is a lesson in one line, with its when unless the other says that too.
func inWords(words, when, other string) string {
	if words == "" || when == "" || when == other {
		return words
	}
	return words + " (" + when + ")"
}

func joinTies(older, younger journal.Lesson) []journal.Tie {
	ties := slices.Clone(older.Ties)
	for _, t := range younger.Ties {
		if !slices.ContainsFunc(ties, func(have journal.Tie) bool { return have.Lesson == t.Lesson }) {
			ties = append(ties, t)
		}
	}
	ties = slices.DeleteFunc(ties, func(t journal.Tie) bool { return t.Lesson == older.ID || t.Lesson == younger.ID })
	if len(ties) == 0 {
		return nil
	}
	return ties
}

// carriedOn lets a lesson come back where the one that joins it would have.
func carriedOn(older, younger journal.Lesson) journal.Lesson {
	if older.On == 0 && older.Occasion == "" {
		older.On, older.Occasion = younger.On, younger.Occasion
	}
	switch {
	case younger.State != journal.Carried:
	case older.State == journal.Carried:
		older.Next = min(older.Due(), younger.Due())
	default:
		older.State, older.Crowded, older.Next = journal.Carried, false, younger.Due()
	}
	return older
}

// Tied returns a lesson with a tie to another one, in place of the one it had. when is
// when it holds beside that one; an empty one leaves what is there.
func Tied(l journal.Lesson, to journal.ID, as journal.Kinship, when string) journal.Lesson {
	when = cmp.Or(when, tie(l, to).When)
	l = Untied(l, to)
	l.Ties = append(l.Ties, journal.Tie{Lesson: to, As: as, When: when})
	return l
}

// Untied returns a lesson without what was said of it beside another one.
func Untied(l journal.Lesson, from journal.ID) journal.Lesson {
	l.Ties = slices.DeleteFunc(slices.Clone(l.Ties), func(t journal.Tie) bool { return t.Lesson == from })
	return l
}

// When returns when a lesson holds beside another one: as was said of the two, else
// as it holds anyway.
func When(l journal.Lesson, beside journal.ID) string { return cmp.Or(tie(l, beside).When, l.When) }

func tie(l journal.Lesson, to journal.ID) journal.Tie {
	i := slices.IndexFunc(l.Ties, func(t journal.Tie) bool { return t.Lesson == to })
	if i < 0 {
		return journal.Tie{}
	}
	return l.Ties[i]
}

// As returns what a lesson was said to be beside another one; empty if nothing was.
func As(l journal.Lesson, to journal.ID) journal.Kinship {
	return tie(l, to).As
}

// Retied returns a lesson whose ties to one lesson are ties to another.
func Retied(l journal.Lesson, from, to journal.ID) journal.Lesson {
	was := tie(l, from)
	if was.As == "" {
		return l
	}
	l = Untied(l, from)
	if As(l, to) == "" && l.ID != to {
		was.Lesson = to
		l.Ties = append(l.Ties, was)
	}
	return l
}
