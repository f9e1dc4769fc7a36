package skills

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/text"
	"messup/prompts"
)

// WinID is the id of the small win that is written from a strength an entry names.
// It follows from the two, so that there is one, whoever writes it and where.
func WinID(entry journal.ID, words string) journal.ID {
	return journal.HashID("strength/win", string(entry), folded(words))
}

// Win writes a small win from a strength that an entry names: called by it, with what
// was said of it as what moved, at the time and in the class of the entry. That of a
// heavy entry is heavy. The error wraps ErrNotFound if the entry does not name it,
// and prompts.ErrNoSet if no set makes a win.
func Win(sets prompts.Library, e journal.Entry, words string, now time.Time) (win journal.Entry, err error) {
	if !slices.ContainsFunc(named(sets, e, Strength), func(have wording) bool { return have.key == folded(words) }) {
		return win, fmt.Errorf("a strength that entry %s names: %w", e.ID.Short(), journal.ErrNotFound)
	}
	all := sets.Sets()
	i := slices.IndexFunc(all, func(s prompts.Set) bool { return s.Makes == prompts.Moved && len(s.Questions) > 0 })
	if i < 0 {
		return win, fmt.Errorf("a set that makes a win: %w", prompts.ErrNoSet)
	}
	now = now.Truncate(time.Second)
	win = journal.Entry{
		ID: WinID(e.ID, words), Kind: journal.Win, Set: all[i].ID, SetVersion: all[i].Version,
		Happened: e.Happened, Started: now, Finished: now,
		Title: text.ClipLine(text.CleanLine(words), text.MaxTitle), Class: e.Class, Heavy: e.Heavy,
	}
	return win.With(sets, all[i].Questions[0], cmp.Or(answer(sets, e), words)), nil
}

// answer is what was said at length where an entry names a strength, if the question
// asks for nothing else.
func answer(sets prompts.Library, e journal.Entry) string {
	set, _ := e.AskedWith(sets)
	q, _, ok := set.Feeding(prompts.Strength)
	if !ok || len(q.Fields) != 1 {
		return ""
	}
	return text.Clean(e.Answer(q.ID).Text)
}
