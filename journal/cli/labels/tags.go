package labels

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/cli/usage"
	"messup/journal/gather"
	"messup/journal/record"
	"messup/journal/rename"
	"messup/journal/text"
	"messup/journal/voice"
)

// Tags prints the tags there are, renames one, and makes one of several.
func Tags(s Shell) *cobra.Command {
	cmd := s.JSON(&cobra.Command{
		Use:   "tags",
		Short: voice.Say("List tags, rename one, or make one of several"),
		Long: voice.Say(`List the tags that entries have, each with how many entries have it, those of the
most entries first. What is marked heavy is not counted.`),
		Example:           voice.Say("  messup tags\n  messup tags rename groups teams\n  messup tags merge group groups teamwork"),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.Read(cmd.Context())
			if err != nil {
				return err
			}
			tags, err := allTags(cmd.Context(), b)
			if err != nil {
				return err
			}
			if len(tags) == 0 {
				s.Note("No entry has a tag yet.")
			}
			return s.Print(append([]gather.Tag{}, tags...), func() {
				var t table.Table
				for _, tag := range tags {
					t.Add("", tag.Tag, voice.Count(tag.Entries, "entry", "entries"))
				}
				s.Rows(t)
			})
		},
	})
	cmd.AddCommand(renameTag(s), mergeTags(s))
	return cmd
}

func renameTag(s Shell) *cobra.Command {
	return s.JSON(&cobra.Command{
		Use:   "rename OLD NEW",
		Short: voice.Say("Give a tag another name, in all entries"),
		Long: voice.Say(`Give a tag another name in every entry that has it, one marked heavy too. What is
in the trash keeps its own.`),
		Example:           voice.Say("  messup tags rename groups teams"),
		Args:              usage.Takes(2, 2),
		ValidArgsFunction: CompleteTags(s, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.Read(cmd.Context())
			if err != nil {
				return err
			}
			tags, err := allTags(cmd.Context(), b)
			if err != nil {
				return err
			}
			old := rename.Tag(args[0])
			name, err := oneTag(cmd, args[1], args[:1], tags)
			if err != nil {
				return err
			}
			there := slices.ContainsFunc(tags, func(t gather.Tag) bool { return text.SameFolded(t.Tag, name) })
			if there && !rename.IsTag(old, name) {
				return &usage.HintedError{
					Err:  errors.New(voice.Say("entries have the tag %q already", text.ClipLine(name, text.MaxTitle))),
					Hint: voice.Say("`messup tags merge OLD INTO` makes one tag of the two."),
				}
			}
			return give(cmd.Context(), s, b, []string{old}, name)
		},
	})
}

func mergeTags(s Shell) *cobra.Command {
	return s.JSON(&cobra.Command{
		Use:   "merge OLD… INTO",
		Short: voice.Say("Make one tag of several, in all entries"),
		Long: voice.Say(`Give every entry that has one of the tags the last one in its place. That may be a
tag there is, or a new one. There is no way back: which entry had which is not kept.`),
		Example:           voice.Say("  messup tags merge group groups teamwork"),
		Args:              usage.Takes(2, -1),
		ValidArgsFunction: CompleteTags(s, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.Read(cmd.Context())
			if err != nil {
				return err
			}
			last := len(args) - 1
			tags, err := allTags(cmd.Context(), b)
			if err != nil {
				return err
			}
			name, err := oneTag(cmd, args[last], args[:last], tags)
			if err != nil {
				return err
			}
			for _, old := range args[:last] { // which are one cannot be taken back: what is mistyped is no part of it
				if !slices.ContainsFunc(tags, func(t gather.Tag) bool { return rename.IsTag(old, t.Tag) }) {
					return noTag(old)
				}
			}
			return give(cmd.Context(), s, b, args[:last], name)
		},
	})
}

// give gives tags a name, and says so.
func give(ctx context.Context, s Shell, b *book.Book, olds []string, name string) error {
	n, err := b.Entries.RenameTags(ctx, olds, name)
	if err != nil {
		return err
	}
	old := text.ClipLine(text.CleanLine(strings.Join(olds, ", ")), text.MaxTitle)
	if n == 0 {
		tags, err := allTags(ctx, b)
		switch {
		case err != nil:
			return err
		case slices.ContainsFunc(tags, func(t gather.Tag) bool { return t.Tag == name && rename.IsTag(olds[0], name) }):
			return already(s, name)
		}
		return noTag(old)
	}
	return s.Print(inEntries{n}, func() { s.Prose(renamed(n, old, name)) })
}

// oneTag is the name that tags are given, of how it was typed and the tags there are.
func oneTag(cmd *cobra.Command, typed string, olds []string, tags []gather.Tag) (string, error) {
	there := make([]string, len(tags))
	for i, t := range tags {
		there[i] = t.Tag
	}
	name, err := rename.OneTag(typed, olds, there)
	if errors.Is(err, journal.ErrEmpty) {
		err = usage.Misused(cmd, "a tag needs a name")
	}
	return name, err
}

func noTag(name string) error {
	return &usage.HintedError{
		Err:  errors.New(voice.Say("no entry has the tag %q", text.ClipLine(text.CleanLine(name), text.MaxTitle))),
		Hint: voice.Say("`messup tags` lists the tags there are."),
	}
}

func allTags(ctx context.Context, b *book.Book) (tags []gather.Tag, err error) {
	err = b.View(ctx, "looking through tags", func(tx record.Tx) error {
		tags, err = gather.Tags(tx)
		return err
	})
	return tags, err
}

// CompleteTags completes so many tags, or any number for -1. Nothing here makes a journal, and
// what goes wrong completes to nothing.
func CompleteTags(s Shell, most int) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		b, err := s.There(cmd.Context())
		if err != nil || most >= 0 && len(args) >= most {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		tags, _ := allTags(cmd.Context(), b)
		words := make([]string, len(tags))
		for i, t := range tags {
			words[i] = text.CleanLine(t.Tag)
		}
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}
