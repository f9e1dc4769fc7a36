package gather

import (
	"slices"

	"messup/journal"
	"messup/prompts"
)

// What folding questions away takes: so many entries in a row that say nothing to
// them, of a set long enough for a shorter run to be worth it.
const (
	FoldAfter  = 3
	leastAsked = 5
)

// Foldable returns the questions of a set, by their ids, that none of these
// entries says anything to: none with fewer than FoldAfter of them, and never
// one that stays.
func Foldable(set prompts.Set, entries []journal.Entry) []string {
	if len(entries) < FoldAfter || len(set.Questions) < leastAsked {
		return nil
	}
	var ids []string
	for _, q := range set.Questions {
		said := slices.ContainsFunc(entries, func(e journal.Entry) bool { return !e.Answer(q.ID).Empty() })
		if !said && !q.Stays {
			ids = append(ids, q.ID)
		}
	}
	return ids
}
