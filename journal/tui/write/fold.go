package write

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/tui/page"
	"messup/prompts"
)

// Questions that are left empty time after time can be folded away. They are
// still there: among all answers, and with a key for this entry.

// folded reports whether a question is passed by.
func (w *writePage) folded(q prompts.Question) bool {
	return !w.unfolded && !q.Stays && slices.Contains(w.settings.Folded, q.ID) && q.ID != w.place && w.entry.Answer(q.ID).Empty()
}

// unfoldKey asks the questions that are folded away, in this entry.
func (w *writePage) unfoldKey() []page.Action {
	if !slices.ContainsFunc(w.set.Questions, w.folded) {
		return nil
	}
	return []page.Action{page.Act("f7", "ask the folded questions too", func() tea.Cmd {
		w.unfolded = true
		return page.Say("They are asked in this entry. Settings have them asked in every one.")
	}, "f7").Seldom()}
}

// foldOffer is the one time it is asked whether to fold questions away; empty if
// that is not now.
func foldOffer(ctx context.Context, book *book.Book, set prompts.Set) ([]string, error) {
	ids, err := book.FoldOffer(ctx, set)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return ids, book.FoldAsked(ctx, set.ID)
}

// foldedMsg says that questions were folded away.
type foldedMsg struct{}

// foldFirst puts the key that folds them away before those of the last place, while it asks.
func (w *writePage) foldFirst(actions []page.Action) []page.Action {
	if len(w.foldable) == 0 {
		return actions
	}
	return before(page.Numbered(page.Reply("fold them away", w.fold))[0], actions)
}

// before puts an action before others, and the one for nothing now right behind it: the
// way out is in sight on any screen.
func before(first page.Action, actions []page.Action) []page.Action {
	out := slices.IndexFunc(actions, func(a page.Action) bool { return slices.Contains(a.Key.Keys(), "enter") })
	return slices.Concat([]page.Action{first}, actions[out:out+1], actions[:out], actions[out+1:])
}

func (w *writePage) fold() tea.Cmd {
	ids, book := w.foldable, w.env.Book
	w.foldable = nil
	return w.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		_, err := book.ChangeSettings(ctx, func(s *journal.Settings) { s.Folded = slices.Concat(s.Folded, ids) })
		return foldedMsg{}, err
	})
}
