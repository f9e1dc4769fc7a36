package labels

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/usage"
	"messup/journal/gather"
	"messup/journal/record"
	"messup/journal/rename"
	"messup/journal/text"
	"messup/journal/voice"
)

// Classes prints the classes there are, and gives one another name.
func Classes(s Shell) *cobra.Command {
	cmd := s.JSON(&cobra.Command{
		Use:               "classes",
		Short:             voice.Say("List classes, rename one, or make one of two"),
		Long:              voice.Say(`List the classes that entries name, the most recent first.`),
		Example:           voice.Say("  messup classes\n  messup classes rename \"9B\" \"9B science\""),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := s.Read(cmd.Context())
			if err != nil {
				return err
			}
			w, err := b.Words(cmd.Context())
			if err != nil {
				return err
			}
			if len(w.Classes) == 0 {
				s.Note("No entry names a class yet.")
			}
			return s.Print(append([]string{}, w.Classes...), func() {
				for _, c := range w.Classes {
					s.Say("%s", c)
				}
			})
		},
	})
	cmd.AddCommand(renameClass(s), mergeClasses(s))
	return cmd
}

func renameClass(s Shell) *cobra.Command {
	return s.JSON(&cobra.Command{
		Use:               "rename OLD NEW",
		Short:             voice.Say("Rename a class, with all its history"),
		Long:              voice.Say(`Give a class its new name wherever it stands: in entries, plans, what was heard, answers and the timetable.`),
		Args:              usage.Takes(2, 2),
		ValidArgsFunction: completeClasses(s, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return giveClass(cmd, s, args[0], args[1], false)
		},
	})
}

func mergeClasses(s Shell) *cobra.Command {
	return s.JSON(&cobra.Command{
		Use:   "merge OLD INTO",
		Short: voice.Say("Make one class of two, with all their history"),
		Long: voice.Say(`Give a class the name of another one wherever it stands. There is no way back: which
entry had which is not kept.`),
		Example:           voice.Say("  messup classes merge \"9B science\" \"9B\""),
		Args:              usage.Takes(2, 2),
		ValidArgsFunction: completeClasses(s, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return giveClass(cmd, s, args[0], args[1], true)
		},
	})
}

// completeClasses completes so many classes.
func completeClasses(s Shell, most int) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= most {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return s.Classes()(cmd, args, word)
	}
}

// giveClass gives a class a name, and says so. That of another class is for who asks for both to
// be one.
func giveClass(cmd *cobra.Command, s Shell, old, name string, merge bool) error {
	if name = text.CleanLine(name); name == "" || text.FoldWords(old) == "" {
		return usage.Misused(cmd, "a class needs a name")
	}
	b, err := s.Read(cmd.Context())
	if err != nil {
		return err
	}
	if text.FoldWords(old) != text.FoldWords(name) {
		if err := mayBeNamed(cmd.Context(), b, name, merge); err != nil {
			return err
		}
	}
	n, err := b.Classes.Rename(cmd.Context(), old, name)
	if errors.Is(err, journal.ErrNoClass) {
		return noClass(cmd.Context(), s, b, old, name)
	}
	if err != nil {
		return err
	}
	return s.Print(inEntries{n}, func() { s.Say("%s", renamed(n, old, name)) })
}

// mayBeNamed refuses the name of another class, but for who asks for both to be one; and to them one
// that no class has: if it is mistyped there is no way back.
func mayBeNamed(ctx context.Context, b *book.Book, name string, merge bool) error {
	another := false
	err := b.View(ctx, "looking through classes", func(tx record.Tx) (err error) {
		another, err = rename.IsClass(tx, name)
		return err
	})
	switch {
	case err != nil || merge == another:
		return err
	case another:
		return &usage.HintedError{
			Err:  errors.New(voice.Say("entries are of a class %q already", text.ClipLine(name, text.MaxTitle))),
			Hint: voice.Say("`messup classes merge OLD INTO` makes one class of the two."),
		}
	}
	words, err := b.Words(ctx)
	if err != nil || slices.ContainsFunc(words.Classes, func(class string) bool { return text.FoldWords(class) == text.FoldWords(name) }) {
		return err // the timetable has it
	}
	return &usage.HintedError{
		Err:  gather.NoClass(name, words.Classes),
		Hint: voice.Say("`messup classes rename OLD NEW` gives a class a name that is new."),
	}
}

// noClass says why no class got a name: it has that already, or there is none.
func noClass(ctx context.Context, s Shell, b *book.Book, old, name string) error {
	words, err := b.Words(ctx)
	switch {
	case err != nil:
		return err
	case text.FoldWords(old) == text.FoldWords(name) && slices.Contains(words.Classes, name):
		return already(s, name)
	}
	return gather.NoClass(old, words.Classes)
}

// already says that a word has its name.
func already(s Shell, name string) error {
	return s.Print(inEntries{}, func() { s.Prose(voice.Say("That is its name already: %s. Nothing was changed.", name)) })
}

// renamed says that a word has another name.
func renamed(entries int, old, name string) string {
	if entries == 0 { // it stands elsewhere
		return voice.Say("Renamed: %s is now %s.", old, name)
	}
	return voice.Say("Renamed in %s: %s is now %s.", voice.Count(entries, "entry", "entries"), old, name)
}
