package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/carry"
	"messup/journal/cli/lock"
	"messup/journal/cli/usage"
	"messup/journal/tui"
	"messup/journal/voice"
	"messup/prompts"
)

// Main runs the command that w.Args name and returns the exit code.
func Main(w World) int {
	out := bufio.NewWriter(w.Out)
	s := &session{World: w, out: out, sets: prompts.Shipped()}
	if w.Sets != nil {
		s.sets = *w.Sets
	}
	if err := carry.Room(); err != nil {
		return s.report(err)
	}
	cmd := root(s)
	cmd.SetArgs(w.Args)
	cmd.SetIn(w.In)
	cmd.SetOut(out)
	cmd.SetErr(w.Err)
	err := cmd.ExecuteContext(context.Background())
	if err == nil {
		err = s.unknown
	}
	s.notices()
	if flushErr := out.Flush(); err == nil || flushErr != nil && errors.Is(err, flushErr) { // what is long fails before
		err = s.unprinted(flushErr)
	}
	return s.report(err)
}

// unprinted says what it means that something could not be printed. Where it is
// kept, a script must not take it for lost and do it again.
func (s *session) unprinted(err error) error {
	if err == nil || errors.Is(err, syscall.EPIPE) { // whoever reads has read enough
		return nil
	}
	err = carry.Unprinted(err)
	if s.kept {
		s.note("It is done and kept. Only this could not be printed: %s.", voice.Sentence(err))
		return nil
	}
	return err
}

// A group is commands that help shows together.
type group struct {
	id, title string
	commands  []func(*session) *cobra.Command
}

// commands is the one table of all commands.
func commands() []group {
	type all = []func(*session) *cobra.Command
	return []group{
		{"write", voice.Say("Write"), all{jot, write, edit, questions}},
		{"read", voice.Say("Read"), all{list, show, learned, classes}},
		{"again", voice.Say("Try again"), all{before, plans, people, heard, review, loose, skilled, remember, talk, settings}},
		{"delete", voice.Say("Delete and give back"), all{rm, trash, untrash, unnamed, purged}},
		{"carry", voice.Say("Take elsewhere"), all{shared, export, importFile, reported, synced}},
		{"keep", voice.Say("Keep safe"), all{check, backup, backups, restore, begin, locked, where}},
		{"about", voice.Say("About messup"), all{version}},
	}
}

const described voice.Phrase = `messup is a private journal for teachers: what went wrong, what it taught, and
what to try next. Without a command it opens its pages. Everything is in one
file on this computer, and nothing is sent anywhere.

An ID may be shortened to any beginning that fits one entry only.`

const exitCodes voice.Phrase = `
It ends with 0 when all is well, 1 after an error, 2 if the command was not
understood, 10 if there is no journal, 11 if it is busy in another window, 12 if
it is locked and the passphrase is not given, or another one, 13 if the file is
damaged, 14 if the disk is full, or cannot be read or written.
What is kept ends with 0, also if it has to wait for the journal, or if that
could not be printed.
`

const completes voice.Phrase = `Print a script with which your shell completes commands and flags, the ids of
entries, lessons and plans, the classes and tags there are, and the words of a
search, such as class: and is:draft. The help of each shell below says where its
script goes, as "messup completion bash --help" does.`

// root returns the command messup itself, with all others in it.
func root(s *session) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "messup",
		Short: voice.Say("A journal for failures and what they taught"),
		Long:  voice.Say(described),
		Args:  known,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !s.onTerminal() {
				return &usageError{What: voice.Say("a journal for failures and what they taught; its pages need a terminal, and `messup --help` lists what works without one")}
			}
			return s.open(cmd.Context(), Start{})
		},
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 1,
	}
	cmd.PersistentFlags().StringVar(&s.file, "journal", "", voice.Say("the journal `FILE` (default: journal.db in $MESSUP_HOME, else see `messup where`)"))
	cmd.PersistentFlags().String(lock.File, "", voice.Say("read the passphrase from the first line of `FILE`, and do not ask"))
	cmd.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return lock.Before(c, c == cmd, shell{s}) }
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return misused(cmd, "%v", err) })
	for _, g := range commands() {
		cmd.AddGroup(&cobra.Group{ID: g.id, Title: g.title + ":"})
		for _, command := range g.commands {
			c := lock.Needed(command(s))
			c.GroupID = g.id
			cmd.AddCommand(c)
		}
	}
	cmd.SetHelpCommandGroupID("about")
	cmd.SetCompletionCommandGroupID("about")
	cmd.InitDefaultCompletionCmd()
	if c, _, err := cmd.Find([]string{"completion"}); err == nil {
		c.Short = voice.Say("Print a script that completes what you type")
		c.Long = voice.Say(completes)
	}
	s.helpOnlyWhatThereIs(cmd)
	printUsage := cmd.UsageFunc()
	// A function, because a template would link text/template, and with it
	// every exported method of the program: measured, 2 MB.
	cmd.SetUsageFunc(func(c *cobra.Command) error {
		err := usage.Print(c, printUsage)
		if err == nil && !c.HasParent() {
			_, err = fmt.Fprint(c.OutOrStderr(), voice.Say(exitCodes))
		}
		return err
	})
	return cmd
}

// known says so if there is no command of that name.
func known(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return misused(cmd, "there is no command %q; the nearest is %s", args[0], strings.Join(near, " or "))
	}
	return misused(cmd, "there is no command %q", args[0])
}

// helpOnlyWhatThereIs makes help say so too, where it would show that of messup itself.
func (s *session) helpOnlyWhatThereIs(root *cobra.Command) {
	show := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		words := cmd.Flags().Args() // of `messup NAME --help`
		if help, _, err := root.Find(s.Args); err == nil && help.Name() == "help" {
			words = help.Flags().Args() // of `messup help NAME`
		}
		if cmd == root {
			s.unknown = known(cmd, words)
		}
		if s.unknown == nil {
			usage.Fit(cmd)
			show(cmd, args)
		}
	})
}

// report prints the error that a command ends with, and returns the exit code.
func (s *session) report(err error) int {
	if err == nil || errors.Is(err, syscall.EPIPE) { // whoever reads has read enough
		return exitOK
	}
	return s.tellError(err)
}

// tellError is the one place that prints errors: what and where on one line, what
// can be done on the next. It returns the exit code that goes with it.
func (s *session) tellError(err error) int {
	if errors.Is(err, syscall.ENOSPC) && !journal.Known(err) { // of what is written past all else, as an export is
		err = fmt.Errorf("%w: %w", journal.ErrDiskFull, err)
	}
	what := voice.Sentence(err)
	if errors.Is(err, tui.ErrUnsaved) { // the words themselves may follow, on lines of their own
		what = err.Error()
	}
	s.note("messup: %s", what)
	fault := voice.FaultOf(err)
	var misused *usageError
	if errors.As(err, &misused) {
		fault = voice.Fault{Hint: misused.Hint, Exit: exitUsage}
	}
	var hinted *usage.HintedError
	if errors.As(err, &hinted) {
		fault.Hint = hinted.Hint
	}
	if fault.Hint != "" {
		s.note("%s", fault.Hint)
	}
	return cmp.Or(fault.Exit, exitError)
}
