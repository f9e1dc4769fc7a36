package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/amend"
	"messup/journal/cli/table"
	"messup/journal/cli/told"
	"messup/journal/search"
	"messup/journal/voice"
)

// list prints what fits a search, newest first.
func list(s *session) *cobra.Command {
	var limit int
	cmd := s.printsJSON(&cobra.Command{
		Use:   "list [WORDS AND SCOPES…]",
		Short: voice.Say("List entries, or those with certain words"),
		Long: voice.Say(`List entries, newest first: all of them, or those in which all the words are
found. A word may say where it is looked for: class:9B tag:groups kind:win
is:draft title:jigsaw lesson:copying since:2026-09-01 until:yesterday, or the
name of a question, such as learned:sheet, or of a line beside the story, such as
area:assessment thread:"food webs". What is marked heavy is listed when it is
asked for, with is:heavy. On a terminal the place where the words are is shown
under each row.`),
		Example: voice.Say(`  messup list copying class:9B
  messup list "food web" since:2026-09-01
  messup list is:draft --json`),
		ValidArgsFunction: s.completeScopes,
		RunE: func(cmd *cobra.Command, args []string) error {
			if limit < 0 {
				return misused(cmd, "--limit %d is less than nothing", limit)
			}
			q, err := s.query(args)
			if err != nil {
				return err
			}
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			all, err := b.Entries.Newest(cmd.Context(), q, limit)
			if err != nil {
				return err
			}
			ids, rows := make([]journal.ID, len(all)), make([]told.Row, len(all))
			for i, f := range all {
				ids[i], rows[i] = f.ID, told.RowOf(s.sets, f)
			}
			none, err := s.noneListed(cmd.Context(), b, q, args, len(all))
			if err != nil {
				return err
			}
			return s.printList(cmd.Context(), b, journal.Entries, ids, none, rows, func(short []string) {
				t := table.Table{Flex: 2}
				for i, f := range all {
					t.Add(f.Hit.Text, short[i], f.Happened.Format(dayAs), f.Title, f.Class, told.KindOf(s.sets, f.Summary))
				}
				s.printTable(t)
			})
		},
	})
	cmd.Flags().IntVar(&limit, "limit", 0, voice.Say("the newest `N` only (0: all)"))
	return cmd
}

// noneListed is what is said where no entry is listed. Beside a list it says how
// many were kept aside, if any were.
func (s *session) noneListed(ctx context.Context, b *opened, q search.Query, words []string, listed int) (string, error) {
	none := sayNothing(words, "a class, a tag, or a word", voice.NoEntries)
	aside, _, err := b.Entries.Aside(ctx, q)
	kept := voice.Say("%s: is:heavy shows it.", voice.KeptAside(aside))
	switch {
	case aside > 0 && listed == 0 && len(words) == 0: // there is something here
		none = kept
	case aside > 0:
		s.note("%s", kept)
	}
	return none, err
}

// sayNothing says that nothing was found: by these words, which the person
// could try in another way, or at all.
func sayNothing(words []string, try, empty voice.Phrase) string {
	if len(words) == 0 {
		return voice.Say(empty)
	}
	return voice.NoMatch(strings.Join(words, " "), try)
}

// show prints one entry, or one lesson.
func show(s *session) *cobra.Command {
	var markdown bool
	cmd := s.printsJSON(&cobra.Command{
		Use:   "show ID",
		Short: voice.Say("Print one entry"),
		Long: voice.Say(`Print one entry with its questions and answers, or a lesson that has no entry.
With --markdown it is the file that "edit --from" takes back, and that a folder
written by "export --format folder" has of it.`),
		Example:           voice.Say("  messup show k3v9\n  messup show k3v9 --markdown > k3v9.md"),
		Args:              takes(1, 1),
		ValidArgsFunction: s.completeEntries(),
		RunE: s.reading(func(cmd *cobra.Command, args []string, b *opened) error {
			e, err := b.Entries.Find(cmd.Context(), args[0])
			if errors.Is(err, journal.ErrNotFound) {
				if l, lessonErr := b.Lessons.Find(cmd.Context(), args[0]); lessonErr == nil {
					return s.print(l, func() { s.tell(told.Lesson(l)) })
				}
			}
			if err != nil {
				return err
			}
			if markdown {
				return amend.Markdown(cmd.Context(), b.Book, s.out, e.ID)
			}
			taught, err := b.Lessons.AllOf(cmd.Context(), e.ID)
			if err != nil {
				return err
			}
			return s.print(e, func() { s.tell(told.Entry(s.sets, e, taught, shortest(cmd.Context(), b.Book, journal.Entries, e.ID))) })
		}),
	})
	cmd.Flags().BoolVar(&markdown, "markdown", false, voice.Say("print it as Markdown, all that it holds"))
	cmd.MarkFlagsMutuallyExclusive("json", "markdown")
	return cmd
}

// classes prints the classes there are, and renames one.
func classes(s *session) *cobra.Command {
	cmd := s.printsJSON(&cobra.Command{
		Use:               "classes",
		Short:             voice.Say("List classes, or rename one"),
		Long:              voice.Say(`List the classes that entries name, the most recent first.`),
		Example:           voice.Say("  messup classes\n  messup classes rename \"9B\" \"9B science\""),
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: s.reading(func(cmd *cobra.Command, _ []string, b *opened) error {
			w, err := b.Words(cmd.Context())
			if err != nil {
				return err
			}
			if len(w.Classes) == 0 {
				s.note("No entry names a class yet.")
			}
			return s.print(append([]string{}, w.Classes...), func() {
				for _, c := range w.Classes {
					s.say("%s", c)
				}
			})
		}),
	})
	cmd.AddCommand(renameClass(s))
	return cmd
}

func renameClass(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               "rename OLD NEW",
		Short:             voice.Say("Rename a class, with all its history"),
		Long:              voice.Say(`Give a class its new name wherever it stands: in entries, plans, what was heard, answers and the timetable.`),
		Args:              takes(2, 2),
		ValidArgsFunction: s.completeClasses,
		RunE: s.reading(func(cmd *cobra.Command, args []string, b *opened) error {
			n, err := b.Classes.Rename(cmd.Context(), args[0], args[1])
			if err != nil {
				return err
			}
			v := struct {
				Entries int `json:"entries"`
			}{n}
			return s.print(v, func() {
				if n == 0 { // it stands elsewhere
					s.say("Renamed: %s is now %s.", args[0], args[1])
					return
				}
				s.say("Renamed in %s: %s is now %s.", voice.Count(n, "entry", "entries"), args[0], args[1])
			})
		}),
	})
}
