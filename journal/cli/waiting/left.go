package waiting

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/text"
	"messup/store/scratch"
)

// A Left counts what a killed messup left, by what became of it.
type Left struct {
	Jots   int // jots were made of it
	Placed int // it went where it belongs
}

// TakeLeft keeps what was being written when a messup was killed: words it had
// in its own format go where they belong, and what was in an editor becomes a
// jot unless the answer has it.
func (w Words) TakeLeft(ctx context.Context) (n Left, err error) {
	err = w.Scratch.Take(func(l scratch.Left) error {
		if l.Words != nil {
			p, err := w.fileWords(ctx, l.Words)
			if err != nil {
				return err
			}
			if len(p.Entries) == 1 && p.Entries[0].Kind == journal.Jot {
				n.Jots++
			} else {
				n.Placed++
			}
			return nil
		}
		texts, err := w.unanswered(ctx, l)
		for _, words := range texts {
			if err == nil {
				_, err = w.Entries.Jot(ctx, words)
			}
			if err == nil {
				n.Jots++
			}
		}
		return err
	})
	if err != nil {
		return n, fmt.Errorf("what was being written when messup ended: %w", err)
	}
	return n, nil
}

// unanswered returns what an editor left that the answer lacks, in pieces that
// an answer can hold. Of an entry that was deleted nothing is wanted: while it
// can be given back the texts stay where they are.
func (w Words) unanswered(ctx context.Context, l scratch.Left) ([]string, error) {
	has := []string{text.Clean(l.Before)}
	id, question, known := strings.Cut(l.About, " ")
	if known {
		e, err := w.Entries.Get(ctx, journal.ID(id))
		if errors.Is(err, journal.ErrNotFound) {
			return nil, w.deleted(ctx, journal.ID(id))
		}
		if err != nil {
			return nil, err
		}
		has = append(has, e.Answer(question).Text)
	}
	var all []string
	for _, t := range l.Texts {
		words := strings.TrimSpace(text.Clean(t))
		if words == "" || slices.ContainsFunc(has, func(h string) bool { return strings.Contains(h, words) }) {
			continue
		}
		has = append(has, words)
		all = append(all, text.Pieces(words, journal.MaxAnswer)...)
	}
	return all, nil
}

// deleted returns ErrStay for what is in the trash.
func (w Words) deleted(ctx context.Context, id journal.ID) error {
	all, err := w.Trash.All(ctx)
	if err == nil && slices.ContainsFunc(all, func(t journal.Trashed) bool { return t.ID == id }) {
		err = scratch.ErrStay
	}
	return err
}
