package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
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

// completeIDs completes the ids of entries, newest first, with their titles.
func (s *session) completeIDs(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	b, err := s.there()
	if err != nil || len(args) > 0 {
		return nil, noFiles
	}
	all, _, err := b.Search(cmd.Context(), journal.Query{}, 0, 0)
	if err != nil {
		return nil, noFiles
	}
	var ids []journal.ID
	var titles []string
	for _, f := range all {
		if strings.HasPrefix(string(f.ID), strings.ToLower(word)) && len(ids) < offered {
			ids, titles = append(ids, f.ID), append(titles, f.Title)
		}
	}
	return s.described(cmd.Context(), b, journal.Entries, ids, titles)
}

// completeTrash completes the ids of what is in the trash.
func (s *session) completeTrash(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	b, err := s.there()
	if err != nil || len(args) > 0 {
		return nil, noFiles
	}
	all, err := b.Trashed(cmd.Context())
	if err != nil {
		return nil, noFiles
	}
	var ids []journal.ID
	var titles []string
	for _, t := range all {
		if strings.HasPrefix(string(t.ID), strings.ToLower(word)) {
			ids, titles = append(ids, t.ID), append(titles, t.Title)
		}
	}
	return s.described(cmd.Context(), b, journal.Trash, ids, titles)
}

// completeLessons completes the ids of lessons.
func (s *session) completeLessons(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	b, err := s.there()
	if err != nil || len(args) > 0 {
		return nil, noFiles
	}
	all, _, err := b.SearchLessons(cmd.Context(), journal.Query{}, 0, 0)
	if err != nil {
		return nil, noFiles
	}
	var ids []journal.ID
	var titles []string
	for _, l := range all {
		if strings.HasPrefix(string(l.ID), strings.ToLower(word)) && len(ids) < offered {
			ids, titles = append(ids, l.ID), append(titles, l.Text)
		}
	}
	return s.described(cmd.Context(), b, journal.Lessons, ids, titles)
}

// completePlans completes the ids of plans that wait.
func (s *session) completePlans(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	b, err := s.there()
	if err != nil || len(args) > 0 {
		return nil, noFiles
	}
	all, err := b.Plans(cmd.Context(), false)
	if err != nil {
		return nil, noFiles
	}
	var ids []journal.ID
	var titles []string
	for _, p := range all {
		if strings.HasPrefix(string(p.ID), strings.ToLower(word)) {
			ids, titles = append(ids, p.ID), append(titles, p.Sentence())
		}
	}
	return s.described(cmd.Context(), b, journal.PlansKind, ids, titles)
}

// completePeople completes the ids of open check-ins.
func (s *session) completePeople(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	b, err := s.there()
	if err != nil || len(args) > 0 {
		return nil, noFiles
	}
	all, err := b.Checkins(cmd.Context(), false)
	if err != nil {
		return nil, noFiles
	}
	var ids []journal.ID
	var titles []string
	for _, c := range all {
		if strings.HasPrefix(string(c.ID), strings.ToLower(word)) {
			ids, titles = append(ids, c.ID), append(titles, c.Person)
		}
	}
	return s.described(cmd.Context(), b, journal.CheckinsKind, ids, titles)
}

// completeClasses completes the first argument with the classes there are.
func (s *session) completeClasses(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, noFiles
	}
	var all []string
	for _, c := range s.scopeValues(cmd.Context(), "class") {
		all = append(all, journal.CleanLine(c))
	}
	return all, noFiles
}

func (s *session) described(ctx context.Context, b *opened, k journal.Kind, ids []journal.ID, titles []string) ([]string, cobra.ShellCompDirective) {
	short, err := b.Shorten(ctx, k, ids)
	if err != nil {
		return nil, noFiles
	}
	var all []string
	for i, id := range short {
		all = append(all, cobra.CompletionWithDesc(id, journal.CleanLine(titles[i])))
	}
	return all, noFiles | cobra.ShellCompDirectiveKeepOrder
}

// completeScopes completes a search: the scopes, and after a colon the classes,
// tags, kinds and states there are.
func (s *session) completeScopes(cmd *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	scope, _, scoped := strings.Cut(word, ":")
	if !scoped {
		scopes := journal.Scopes()
		for i := range scopes {
			scopes[i] += ":"
		}
		return scopes, noFiles | cobra.ShellCompDirectiveNoSpace
	}
	var all []string
	for _, v := range s.scopeValues(cmd.Context(), scope) {
		all = append(all, scope+":"+journal.CleanLine(v))
	}
	return all, noFiles
}

func (s *session) scopeValues(ctx context.Context, scope string) []string {
	switch scope {
	case "kind":
		return []string{string(journal.Mess), string(journal.Brief), string(journal.Win), string(journal.Jot)}
	case "is":
		return []string{"draft", "finished", "heavy"}
	case "since", "until":
		return []string{"today", "yesterday", "monday"}
	}
	b, err := s.there()
	if err != nil {
		return nil
	}
	words, err := b.Words(ctx)
	switch {
	case err != nil:
		return nil
	case scope == "class":
		return words.Classes
	case scope == "tag":
		return words.Tags
	}
	return nil
}
