package book

import (
	"context"
	"slices"

	"messup/journal"
	"messup/journal/gather"
	"messup/journal/habits"
	"messup/journal/record"
	"messup/prompts"
)

// FoldOffer returns the questions of a set, by their ids, that the last few
// entries told with it left empty: to be asked about once, so none if that was
// done, if some are folded away already, or if there is nothing to ask. What is
// heavy does not count: it asks for one answer or none.
func (b *core) FoldOffer(ctx context.Context, set prompts.Set) ([]string, error) {
	return view(ctx, b, "looking at what was left empty", func(tx record.Tx) ([]string, error) {
		h, err := record.GetHabits(tx)
		if err != nil || slices.Contains(h.Folding, set.ID) {
			return nil, err
		}
		s, err := record.GetSettings(tx)
		if err != nil || slices.ContainsFunc(s.Folded, func(id string) bool { _, _, asks := set.Question(id); return asks }) {
			return nil, err
		}
		last, err := lastToldWith(tx, set.ID, gather.FoldAfter)
		return gather.Foldable(set, last), err
	})
}

// lastToldWith returns the newest finished entries that were told with a set and
// are not heavy, so many at most.
func lastToldWith(tx record.Tx, set string, most int) (last []journal.Entry, err error) {
	for r, err := range tx.Rows(journal.Entries) {
		if err != nil || len(last) == most {
			return last, err
		}
		l, err := record.DecodeLine(r)
		if err != nil {
			return nil, err
		}
		if l.Set != set || l.Draft || l.Heavy {
			continue
		}
		e, err := record.GetEntry(tx, r.ID)
		if err != nil {
			return nil, err
		}
		last = append(last, e)
	}
	return last, nil
}

// FoldAsked remembers that it was asked whether to fold questions of a set away.
func (b *core) FoldAsked(ctx context.Context, set string) error {
	return b.Remember(ctx, func(h *habits.Habits) {
		if !slices.Contains(h.Folding, set) {
			h.Folding = append(h.Folding, set)
		}
	})
}
