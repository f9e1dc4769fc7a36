package telling

import (
	"slices"

	"messup/journal"
	"messup/journal/text"
	"messup/prompts"
)

// InEntry finds what looks like a person's name in an entry, but for what the person never
// wants to be asked about. Whom one means to talk to is named on purpose, and so is a class:
// neither is looked through.
func InEntry(e journal.Entry, sets prompts.Library, s journal.Settings) []Name {
	return Names(wordsOf(e, sets), func(folded string) bool { return Never(s, folded) })
}

// InLesson is InEntry for a lesson: its older wordings, what it said in other stories and beside
// other lessons, and what was said of using it.
func InLesson(l journal.Lesson, s journal.Settings) []Name {
	const own, ofStory = 6, 5
	words := make([]string, 0, own+len(l.Versions)+ofStory*len(l.Stories)+len(l.Ties)+len(l.Answers))
	words = append(words, l.Text, l.When, l.Area, string(l.Basis), l.Drawn, l.Occasion)
	for _, v := range l.Versions {
		words = append(words, v.Text)
	}
	for _, story := range l.Stories {
		words = append(words, story.Text, story.When, story.Area, string(story.Basis), story.Drawn)
	}
	for _, tie := range l.Ties {
		words = append(words, tie.When)
	}
	for _, a := range l.Answers {
		words = append(words, a.Line)
	}
	return Names(words, func(folded string) bool { return Never(s, folded) })
}

// Forgotten returns settings without words that a role takes the place of: they would keep them.
func Forgotten(s journal.Settings, roles Roles) journal.Settings {
	s.NoNames = slices.DeleteFunc(slices.Clone(s.NoNames), func(w string) bool { return roles.Put(w) != w })
	return s
}

// Never reports whether words, folded, are never to be asked about as names.
func Never(s journal.Settings, folded string) bool {
	return slices.ContainsFunc(s.NoNames, func(w string) bool { return text.Fold(w) == folded })
}

// NeverAsk returns settings with words that are never to be asked about.
func NeverAsk(s journal.Settings, words []string) journal.Settings {
	s.NoNames = slices.Clone(s.NoNames)
	for _, w := range words {
		if !Never(s, text.Fold(w)) {
			s.NoNames = append(s.NoNames, w)
		}
	}
	return s
}

// wordsOf are the texts of an entry that somebody may be named in by the way.
func wordsOf(e journal.Entry, sets prompts.Library) []string {
	words := []string{e.Title, e.Failure, e.Why}
	for _, a := range e.Answers {
		words = append(words, a.Text)
		for _, c := range a.Conflicts {
			words = append(words, c.Text)
		}
		q, _ := sets.Question(a.Question)
		for _, d := range a.Details {
			f, _ := q.Field(d.Field)
			picked := slices.Contains(f.Options, d.Value)
			if f.Feeds != prompts.Person && f.Feeds != prompts.PlanWith && !picked {
				words = append(words, d.Value)
			}
		}
	}
	return append(words, e.Tags...)
}
