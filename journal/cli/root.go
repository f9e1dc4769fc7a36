package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"syscall"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/about"
	"messup/journal/cli/carry"
	"messup/journal/cli/lines"
	"messup/journal/cli/lock"
	"messup/journal/cli/logged"
	"messup/journal/cli/place"
	"messup/journal/cli/spoken"
	"messup/journal/cli/topics"
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
	said, old := usage.Letters(w.Args)
	spoken.Speak(said, w.Env)
	cmd := root(s, alone(said))
	cmd.SetArgs(usage.Typed(cmd, said))
	cmd.SetIn(w.In)
	cmd.SetOut(out)
	cmd.SetErr(w.Err)
	err := cmd.ExecuteContext(context.Background())
	if old { // by now it is known who asked for quiet
		s.note(voice.OldLetters)
	}
	if err == nil {
		err = s.unknown
	}
	if err != nil && !s.kept {
		err = errors.Join(err, s.handBack(cmd, said))
	}
	s.notices()
	if pagerErr := s.shown(); err == nil || pagerErr != nil && errors.Is(err, pagerErr) {
		err = s.unprinted(pagerErr)
	}
	if flushErr := out.Flush(); err == nil || flushErr != nil && errors.Is(err, flushErr) { // what is long fails before
		err = s.unprinted(flushErr)
	}
	code := s.log.End(s.report(err), err, s.complain)
	s.settle()
	if code != exitOK {
		w.Window.Stay(w.In, w.Err)
	}
	return code
}

// Help is what is told of the commands and beside them, to make a manual of.
func Help(w World) (*cobra.Command, []topics.Topic) {
	s := &session{World: w, out: bufio.NewWriter(w.Out), sets: prompts.Shipped()}
	cmd := root(s, "")
	cmd.InitDefaultHelpCmd()
	return cmd, s.topics()
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
	id       string
	title    voice.Phrase
	paged    bool // what they print may be longer than a screen
	commands []command
}

// A command is made when it is asked for, or when something is told of all.
type command struct {
	name string
	make func(*session) *cobra.Command
}

// commands is the one table of all commands.
func commands() []group {
	type all = []command
	return []group{
		{"write", "Write", false, all{{"jot", jot}, {"write", write}, {"edit", edit}, {"questions", questions}}},
		{"read", "Read", true, all{{"list", list}, {"show", show}, {"lessons", learned}, {"classes", classes}, {"tags", tags}, {"year", planner}, {"patterns", patterns}}},
		{"again", "Try again", true, all{{"today", today}, {"before", before}, {"plans", plans}, {"people", people}, {"heard", heard}, {"review", review}, {"loose", loose}, {"skills", skilled}, {"remember", remember}, {"talk", talk}, {"settings", settings}}},
		{"delete", "Delete and give back", false, all{{"rm", rm}, {"trash", trash}, {"untrash", untrash}, {"names", unnamed}, {"purge", purged}}},
		{"carry", "Take elsewhere", false, all{{"share", shared}, {"card", pictured}, {"export", export}, {"import", importFile}, {"report", reported}, {"sync", synced}}},
		{"keep", "Keep safe", false, all{{"check", check}, {"backup", backup}, {"backups", backups}, {"restore", restore}, {"begin", begin}, {"lock", locked}, {"where", where}}},
		{"about", "About messup", false, all{{"version", version}, {"doctor", examined}}},
	}
}

const described voice.Phrase = `messup is a private journal for teachers: what went wrong, what it taught, and
what to try next. Without a command it opens its pages. Everything is in one
file on this computer, and nothing is sent anywhere.

An ID may be shortened to any beginning that fits one entry only.`

const completes voice.Phrase = `Print a script with which your shell completes commands and flags, the ids of
entries, lessons and plans, the classes and tags there are, and the words of a
search, such as class: and is:draft. The help of each shell below says where its
script goes, as "messup completion bash --help" does.`

// alone is the one command that a line is for, messup itself where it has no words. Nothing is
// told of the others then, and they are not made: that was an eighth of what a start took.
// Empty where a flag, help or anything else comes first.
func alone(line []string) string {
	if len(line) == 0 {
		return "messup"
	}
	for _, g := range commands() {
		if slices.ContainsFunc(g.commands, func(c command) bool { return c.name == line[0] }) {
			return line[0]
		}
	}
	return ""
}

// root returns the command messup itself, with all others in it or only the one of a name.
func root(s *session, only string) *cobra.Command {
	var tells *bool
	cmd := &cobra.Command{
		Use:   "messup",
		Short: voice.Say("A journal for failures and what they taught"),
		Long:  voice.Say(described),
		Args:  known,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if *tells {
				return about.Say(shell{s}, s.Version)
			}
			if !s.onTerminal() && !s.inLines() {
				return &usageError{What: voice.Say("a journal for failures and what they taught; its pages need a terminal, and `messup --help` lists what works without one")}
			}
			return s.open(cmd.Context(), Start{})
		},
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	tells = cmd.Flags().Bool("version", false, voice.Say("print which messup this is"))
	cmd.PersistentFlags().StringVar(&s.file, "journal", "", voice.Say("another journal `FILE` than your own"))
	cmd.PersistentFlags().BoolVar(&s.plain, lines.Flag, false, voice.Say(lines.Told))
	spoken.Flag(cmd.PersistentFlags())
	lock.Flag(cmd)
	s.manners.flags(cmd)
	cmd.PersistentFlags().String(logged.Flag, "", voice.Say("add what is done, without a word of the journal, to this log `FILE`"))
	cmd.PersistentPreRunE = func(c *cobra.Command, args []string) error { return s.before(c, c == cmd && !*tells, args) }
	cmd.SetFlagErrorFunc(usage.Flag)
	for _, g := range commands() {
		cmd.AddGroup(&cobra.Group{ID: g.id, Title: voice.Say("%s:", voice.Say(g.title))})
		for _, made := range g.commands {
			if only != "" && only != made.name {
				continue
			}
			c := lock.Needed(made.make(s))
			if c.GroupID = g.id; g.paged {
				c = pagedOf(c)
			}
			cmd.AddCommand(c)
		}
	}
	if cmd.CompletionOptions.DisableDefaultCmd = only != ""; only == "" {
		s.tellsOfAll(cmd)
	}
	s.helpOnlyWhatThereIs(cmd)
	printUsage := cmd.UsageFunc()
	// A function, because a template would link text/template, and with it
	// every exported method of the program: measured, 2 MB.
	cmd.SetUsageFunc(func(c *cobra.Command) error {
		err := usage.Print(c, printUsage)
		if err == nil && !c.HasParent() {
			_, err = fmt.Fprint(c.OutOrStderr(), topics.Listed(s.topics()))
		}
		return err
	})
	return cmd
}

// tellsOfAll adds the commands that are about all others.
func (s *session) tellsOfAll(cmd *cobra.Command) {
	help := topics.Help(s.topics())
	help.GroupID = "about"
	cmd.SetHelpCommand(pagedOf(help))
	cmd.SetCompletionCommandGroupID("about")
	cmd.InitDefaultCompletionCmd()
	if c, _, err := cmd.Find([]string{"completion"}); err == nil {
		c.Short = voice.Say("Print a script that completes what you type")
		c.Long = voice.Say(completes)
		usage.Shells(c)
	}
}

// before is what comes before each command.
func (s *session) before(c *cobra.Command, bare bool, args []string) (err error) {
	place.InCommand(c, args, s.home())
	path, _ := s.path() // told by who opens it
	if s.log, err = logged.Begin(c, s.Err, s.Now, s.Version, path); err != nil {
		return err
	}
	if err := lock.Before(c, bare, shell{s}); err != nil {
		return err
	}
	if err := s.fromInput(c, args); err != nil {
		return err
	}
	return s.page(c)
}

// known says so if there is no command of that name.
func known(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usage.UnknownCommand(cmd, args[0], elsewhere())
}

// elsewhere are the names that commands have in other programs, with what they are here.
func elsewhere() map[string]string {
	return map[string]string{
		"new": "write", "create": "write", "add": "jot", "note": "jot", "search": "list", "find": "list", "ls": "list", "log": "list",
		"cat": "show", "view": "show", "delete": "rm", "remove": "rm", "del": "rm", "undo": "untrash", "undelete": "untrash",
		"config": "settings", "set": "settings", "passphrase": "lock", "encrypt": "lock", "password": "lock", "info": "where", "path": "where",
		"verify": "check", "fsck": "check", "todo": "plans", "takes": "plans", "stats": "patterns", "calendar": "year", "man": "help",
	}
}

// helpOnlyWhatThereIs makes help say so too, where it would show that of the command above it.
func (s *session) helpOnlyWhatThereIs(root *cobra.Command) {
	show := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		if cmd == root || !cmd.Runnable() { // of `messup NAME --help`, and `messup completion NAME`
			s.unknown = known(cmd, cmd.Flags().Args())
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
	fault := voice.FaultOf(err)
	hint := voice.Say(fault.Hint)
	var misused *usageError
	if errors.As(err, &misused) {
		fault, hint = voice.Fault{Exit: exitUsage}, misused.Hint
	}
	if misused != nil && err.Error() == misused.Error() {
		what = misused.Told()
	}
	s.complain("messup: %s", what)
	var hinted *usage.HintedError
	if errors.As(err, &hinted) {
		hint = hinted.Hint
	}
	if hint != "" {
		s.complain("%s", hint)
	}
	return cmp.Or(fault.Exit, exitError)
}
