package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/prompts"
)

// list prints what fits a search, newest first.
func list(s *session) *cobra.Command {
	var limit int
	cmd := s.printsJSON(&cobra.Command{
		Use:   "list [WORDS AND SCOPES…]",
		Short: "List entries, or those with certain words",
		Long: `List entries, newest first: all of them, or those in which all the words are
found. A word may say where it is looked for: class:9B tag:groups kind:win
is:draft title:jigsaw lesson:copying since:2026-09-01 until:yesterday, or the
name of a question, such as learned:sheet. On a terminal the place where the
words are is shown under each row.`,
		Example: `  messup list copying class:9B
  messup list "food web" since:september
  messup list is:draft --json`,
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
			all, _, err := b.Search(cmd.Context(), q, 0, limit)
			if err != nil {
				return err
			}
			ids, rows := make([]journal.ID, len(all)), make([]row, len(all))
			for i, f := range all {
				ids[i], rows[i] = f.ID, newRow(s.sets, f)
			}
			none := sayNothing(args, "a class, a tag, or a word", journal.NoEntries)
			return s.printList(cmd.Context(), b, journal.Entries, ids, none, rows, func(short []string) {
				s.printTable(listTable(s.sets, all, short))
			})
		},
	})
	cmd.Flags().IntVar(&limit, "limit", 0, "the newest `N` only (0: all)")
	return cmd
}

// sayNothing says that nothing was found: by these words, which the person
// could try in another way, or at all.
func sayNothing(words []string, try, empty string) string {
	if len(words) == 0 {
		return empty
	}
	return journal.SayNoMatch(strings.Join(words, " "), try)
}

func listTable(sets prompts.Library, all []journal.Found, short []string) table {
	t := table{flex: 2}
	for i, f := range all {
		t.add(f.Hit.Text, short[i], f.Happened.Format(dayAs), f.Title, f.Class, sayKind(sets, f.Line))
	}
	return t
}
