package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

// What the shell completes. Nothing here makes a journal, and what goes wrong
// completes to nothing: the shell is no place for errors.

const noFiles = cobra.ShellCompDirectiveNoFileComp

// completeOne completes the first argument and no further one.
func completeOne(first cobra.CompletionFunc) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, noFiles
		}
		return first(cmd, args, word)
	}
}

// offered is how many ids are offered at once: a few screens.
const offered = 100

// completeIDs completes the ids of one kind that list gives, in its order, each with what it is called.
func completeIDs[T any](s *session, k journal.Kind, list func(context.Context, *opened) ([]T, error), call func(T) named) cobra.CompletionFunc {
	return completeOne(func(cmd *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
		b, err := s.there(cmd.Context())
		if err != nil {
			return nil, noFiles
		}
		all, err := list(cmd.Context(), b)
		if err != nil {
			return nil, noFiles
		}
		var ids []journal.ID
		var titles []string
		for _, v := range all {
			it := call(v)
			if strings.HasPrefix(string(it.ID), strings.ToLower(word)) && len(ids) < offered {
				ids, titles = append(ids, it.ID), append(titles, it.Title)
			}
		}
		short, err := b.Shorten(cmd.Context(), k, ids)
		if err != nil {
			return nil, noFiles
		}
		for i := range short {
			short[i] = cobra.CompletionWithDesc(short[i], text.CleanLine(titles[i]))
		}
		return short, noFiles | cobra.ShellCompDirectiveKeepOrder
	})
}

func (s *session) completeEntries() cobra.CompletionFunc {
	return completeIDs(s, journal.Entries, func(ctx context.Context, b *opened) ([]book.Found, error) {
		all, _, err := b.Entries.Search(ctx, search.Query{}, 0, 0)
		return all, err
	}, func(f book.Found) named { return named{f.ID, f.Title} })
}

func (s *session) completeTrash() cobra.CompletionFunc {
	return completeIDs(s, journal.Trash, func(ctx context.Context, b *opened) ([]journal.Trashed, error) {
		return b.Trash.All(ctx)
	}, func(t journal.Trashed) named { return named{t.ID, t.Title} })
}

func (s *session) completeLessons() cobra.CompletionFunc {
	return completeIDs(s, journal.Lessons, func(ctx context.Context, b *opened) ([]journal.Lesson, error) {
		all, _, err := b.Lessons.Search(ctx, search.Query{}, 0, 0)
		return all, err
	}, func(l journal.Lesson) named { return named{l.ID, l.Text} })
}

// completeClasses completes the first argument with the classes there are.
func (s *session) completeClasses(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, noFiles
	}
	return s.completeClass(cmd, args, word)
}

// completeClass completes a class wherever one is typed.
func (s *session) completeClass(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	classes := s.scopeValues(cmd.Context(), "class")
	all := make([]string, len(classes))
	for i, c := range classes {
		all[i] = text.CleanLine(c)
	}
	return all, noFiles
}

// completeScopes completes a search: the scopes as they are called in the language that is spoken, and after
// a colon, in whichever it was typed, the classes, tags, kinds and states there are.
func (s *session) completeScopes(cmd *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	scope, _, scoped := strings.Cut(word, ":")
	if !scoped {
		var scopes []string
		for _, one := range search.Scopes() {
			if one != search.Outcome { // of plans: an entry has none
				scopes = append(scopes, voice.Typed(one, ""))
			}
		}
		for _, set := range s.sets.Beside() {
			for _, q := range set.Questions {
				scopes = append(scopes, voice.Typed(q.ID, ""))
			}
		}
		return scopes, noFiles | cobra.ShellCompDirectiveNoSpace
	}
	var all []string
	for _, v := range s.scopeValues(cmd.Context(), search.ScopeOf(scope, s.sets)) {
		all = append(all, scope+":"+text.CleanLine(strings.Trim(v, `"`))) // the shell has its own way to keep two words one
	}
	return all, noFiles
}

func (s *session) scopeValues(ctx context.Context, scope string) []string {
	switch scope {
	case "kind":
		return voice.TypedAs(search.Kinds())
	case "is":
		return voice.TypedAs(search.Names(search.EntryStates()))
	case search.Heavy:
		return voice.TypedAs([]string{"too"})
	case "since", "until":
		return voice.TypedAs([]string{"today", "yesterday", "monday"})
	}
	for _, m := range search.Markings() {
		if m.Scope == scope && m.Role != prompts.Strength && m.Role != prompts.Factor { // the words a person has for those are theirs
			return voice.TypedAs(s.sets.Field(m.Role).OptionIDs())
		}
	}
	b, err := s.there(ctx)
	if err != nil {
		return nil
	}
	for _, f := range s.sets.Lists() {
		if f.ID == scope {
			settings, _ := b.Settings(ctx) // the words there are without any are offered too
			f.Options = settings.Options(f)
			return f.OptionIDs()
		}
	}
	words, err := b.Words(ctx)
	switch {
	case err != nil:
		return nil
	case scope == "class":
		return words.Classes
	case scope == "tag":
		return words.Tags
	case scope == "subject":
		return words.Subjects
	case scope == "thread":
		return words.Threads
	}
	return nil
}
