package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"messup/journal"
)

// A datedKind is all that the commands for plans and for people have to know
// of either, both of which wait for a day and are told what became of them.
type datedKind[T any] struct {
	kind journal.Kind
	call string // as errors call one
	none string // said where there are none
	list func(b *journal.Book, ctx context.Context, all bool) ([]T, error)
	find func(b *journal.Book, ctx context.Context, prefix string) (T, error)
	save func(b *journal.Book, ctx context.Context, base, v T) (T, error)
	id   func(T) journal.ID
	open func(T) bool        // nothing has been said of it yet
	told func(T) journal.Day // the day something was
	row  func(T) []string    // its columns after the id; the last one is wrapped
	name func(T) string      // what the shell offers it as
	said func(T) string      // all there is to say of it
}

// print prints those that wait, or all.
func (k datedKind[T]) print(cmd *cobra.Command, s *session, all bool) error {
	b, err := s.read(cmd.Context())
	if err != nil {
		return err
	}
	list, err := k.list(b.Book, cmd.Context(), all)
	if err != nil {
		return err
	}
	list = append([]T{}, list...) // an empty list in JSON, not null
	return s.printList(cmd.Context(), b, k.kind, idsOf(list, k.id), k.none, list, func(short []string) {
		t := table{flex: 3, wrap: true}
		for i, v := range list {
			t.add("", append([]string{short[i]}, k.row(v)...)...)
		}
		s.printTable(t)
	})
}

// change says something of the one an id names, unless that has been said
// already.
func (k datedKind[T]) change(cmd *cobra.Command, s *session, id string, change func(T, journal.Day) (T, error)) error {
	b, err := s.read(cmd.Context())
	if err != nil {
		return err
	}
	have, err := k.find(b.Book, cmd.Context(), id)
	if err != nil {
		return fmt.Errorf("%s: %w", k.call, err)
	}
	if !k.open(have) {
		return fmt.Errorf("%s %s, on %s: %w", k.call, k.id(have).Short(), k.told(have).Format(dayAs), journal.ErrAnswered)
	}
	changed, err := change(have, journal.DayOf(s.Now()))
	if err != nil {
		return err
	}
	kept, err := k.save(b.Book, cmd.Context(), have, changed)
	if err != nil {
		return err
	}
	return s.print(kept, func() { s.say("Kept: %s", k.said(kept)) })
}

// complete completes the ids of those that wait.
func (k datedKind[T]) complete(s *session) cobra.CompletionFunc {
	return completeIDs(s, k.kind, func(ctx context.Context, b *opened) ([]T, error) {
		return k.list(b.Book, ctx, false)
	}, func(v T) named { return named{k.id(v), k.name(v)} })
}
