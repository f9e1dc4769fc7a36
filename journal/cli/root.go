package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// commands returns every command, by the group help shows it in.
func commands(s *session) []group {
	return []group{
		{"write", "Write", []*cobra.Command{jot(s), write(s), edit(s), questions(s)}},
		{"read", "Read", []*cobra.Command{list(s), show(s), lessons(s), classes(s)}},
		{"again", "Try again", []*cobra.Command{before(s), plans(s), people(s), review(s), loose(s), remember(s), settings(s)}},
		{"delete", "Delete and give back", []*cobra.Command{rm(s), trash(s), untrash(s)}},
		{"carry", "Take elsewhere", []*cobra.Command{export(s), importFile(s)}},
		{"keep", "Keep safe", []*cobra.Command{check(s), backup(s), backups(s), restore(s), where(s)}},
		{"about", "About messup", []*cobra.Command{version(s)}},
	}
}

type group struct {
	id, title string
	commands  []*cobra.Command
}

const about = `messup is a private journal for teachers: what went wrong, what it taught, and
what to try next. Without a command it opens its pages. Everything is in one
file on this computer, and nothing is sent anywhere.

An ID may be shortened to any beginning that fits one entry only.`

const exitCodes = `
It ends with 0 when all is well, 1 after an error, 2 if the command was not
understood, 10 if there is no journal, 11 if it is busy in another window, 13
if the file is damaged, 14 if the disk is full or cannot be written.
`

// root returns the command messup itself, with all others in it.
func root(s *session) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "messup",
		Short: "A journal for failures and what they taught",
		Long:  about,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
				return misused(cmd, "there is no command %q; the nearest is %s", args[0], strings.Join(near, " or "))
			}
			return misused(cmd, "there is no command %q", args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !s.onTerminal() {
				return &usageError{what: "a journal for failures and what they taught; its pages need a terminal, and `messup --help` lists what works without one"}
			}
			return s.open(cmd.Context(), Start{})
		},
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 1,
	}
	cmd.PersistentFlags().StringVar(&s.file, "journal", "", "the journal `FILE` (default: journal.db in $MESSUP_HOME, else see `messup where`)")
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return misused(cmd, "%v", err) })
	for _, g := range commands(s) {
		cmd.AddGroup(&cobra.Group{ID: g.id, Title: g.title + ":"})
		for _, c := range g.commands {
			c.GroupID = g.id
			cmd.AddCommand(c)
		}
	}
	cmd.SetHelpCommandGroupID("about")
	cmd.SetCompletionCommandGroupID("about")
	usage := cmd.UsageFunc()
	// A function, because a template would link text/template, and with it
	// every exported method of the program: measured, 2 MB.
	cmd.SetUsageFunc(func(c *cobra.Command) error {
		err := usage(c)
		if err == nil && !c.HasParent() {
			_, err = fmt.Fprint(c.OutOrStderr(), exitCodes)
		}
		return err
	})
	return cmd
}
