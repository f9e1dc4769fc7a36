package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/amend"
	"messup/journal/cli/carry"
	"messup/journal/cli/lock"
	"messup/journal/cli/told"
	"messup/journal/cli/usage"
	"messup/journal/jotted"
	"messup/journal/text"
	"messup/journal/voice"
)

// jot keeps one line, to be grown later.
func jot(s *session) *cobra.Command {
	var bare bool
	cmd := lock.Unneeded(s.printsJSON(&cobra.Command{
		Use:   "jot WORDS…",
		Short: voice.Say("Keep one line, to be grown later"),
		Long: voice.Say(`Keep one line as an entry, to be grown into the questions later. The class and
the day that it names for certain are kept with it, and told, unless --bare is
given before the words. Without words, or with -, they come from standard
input; where they are several lines, the first is the title, and all are the
entry's note.`),
		Example: voice.Say(`  messup jot fire drill in the middle of the exit ticket
  messup jot Wednesday with 10A the groups fell apart
  pbpaste | messup jot`),
		Args:              takes(0, -1),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			words, err := s.words(cmd, args)
			if err != nil {
				return err
			}
			e, kept, err := s.keepJot(cmd.Context(), words, bare)
			if err != nil && strings.TrimSpace(words) != "" {
				s.giveBack(words)
			}
			if err != nil {
				return err
			}
			v := struct {
				named
				Class    string    `json:"class,omitempty"`
				Happened time.Time `json:"happened"`
			}{named{e.ID, e.Name()}, e.Class, e.Happened}
			return s.print(v, func() { s.say("%s: %s  %s", kept, e.ID.Short(), text.CleanLine(e.Name())) })
		},
	}))
	cmd.Flags().BoolVar(&bare, "bare", false, voice.Say("take neither class nor day from the words"))
	cmd.Flags().SetInterspersed(false) // after the first word all are words, -5 too
	return cmd
}

// keepJot keeps a jot in the journal or, if that takes none, where it waits for it,
// and says which. Beside the output it says where that is, and why: what is kept is
// no fault of the command. Unless bare, it keeps the class and the day that the words name.
func (s *session) keepJot(ctx context.Context, words string, bare bool) (e journal.Entry, kept string, err error) {
	b, err := s.book()
	if err != nil {
		return e, "", err
	}
	if e, err = b.Entries.NewJot(words); err != nil {
		return e, "", err
	}
	took := ""
	if !bare {
		classes, _ := b.Classes.Named(ctx) // what keeps them from being read, saving tells; the line is kept with what is known
		e, took = jotted.Named(e, classes)
	}
	_, _, err = b.Entries.Save(ctx, journal.Entry{}, e)
	if err == nil {
		s.fileInbox(ctx, b)
		if took != "" {
			return e, voice.Say("Kept, with %s", took), nil
		}
		return e, voice.Say("Kept"), nil
	}
	strange := errors.Is(err, journal.ErrNotJournal) && !errors.Is(err, journal.ErrDisplaced) // what lies there has no inbox of ours
	if strange || errors.Is(err, journal.ErrTooLong) {                                        // or it would be refused for ever
		return e, "", err
	}
	e.Rev = 1
	path, inboxErr := b.waits.Put(ctx, journal.Archive{Entries: []journal.Entry{e}})
	if inboxErr != nil {
		return e, "", fmt.Errorf("%w; %w", err, inboxErr)
	}
	s.kept = true
	if errors.Is(err, journal.ErrLocked) { // which is as it should be
		return e, voice.Say("Kept, sealed, to be filed"), nil
	}
	s.tellError(err)
	s.note("Your words are kept in %s, and filed once the journal takes them. There is no need to write them again.", path)
	return e, voice.Say("Kept, to be filed"), nil
}

// giveBack prints words that are nowhere else: what came through a pipe is gone
// once it is read, and not every shell remembers a line.
func (s *session) giveBack(words string) {
	s.note("These are your words:\n\n%s\n", strings.TrimRight(words, "\n"))
}

// maxGivenBack bounds what is printed back of words too many to keep, in bytes.
const maxGivenBack = 16 << 20

// words returns the words of the command line, else those that come in, which "-" says too.
func (s *session) words(cmd *cobra.Command, args []string) (string, error) {
	in := len(args) == 1 && args[0] == "-"
	if len(args) > 0 && !in {
		return strings.Join(args, " "), nil
	}
	if s.InTerminal && !in {
		return "", misused(cmd, "there are no words to keep")
	}
	b, err := io.ReadAll(io.LimitReader(s.In, journal.MaxEntry+1))
	if err != nil {
		return "", fmt.Errorf("jot: reading standard input: %w", err)
	}
	if len(b) > journal.MaxEntry {
		rest, err := io.ReadAll(io.LimitReader(s.In, maxGivenBack))
		if err != nil {
			return "", fmt.Errorf("jot: reading standard input: %w", err)
		}
		s.giveBack(string(append(b, rest...)))
		return "", fmt.Errorf("jot: what came in is over %d KB: %w", journal.MaxEntry>>10, journal.ErrTooLong)
	}
	return string(b), nil
}

// write begins an entry.
func write(s *session) *cobra.Command {
	var set string
	cmd := &cobra.Command{
		Use:   "write",
		Short: voice.Say("Begin an entry"),
		Long: voice.Say(`Begin an entry with a set of questions: the ten, the quick three, or a small
win. Any question can be skipped, and it saves as you type.`),
		Example:           voice.Say("  messup write\n  messup write --set quick"),
		Args:              takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			asked, err := s.sets.Find(set)
			if err != nil {
				return err
			}
			return s.open(cmd.Context(), Start{Set: asked.ID})
		},
	}
	cmd.Flags().StringVar(&set, "set", s.sets.First().ID, voice.Say("the `SET` of questions: %s", usage.Either(s.sets.IDs(), "")))
	_ = cmd.RegisterFlagCompletionFunc("set", s.completeSets) // fails only for a flag that is not there
	return cmd
}

func (s *session) completeSets(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	sets := s.sets.Sets()
	names := make([]string, len(sets))
	for i, set := range sets {
		names[i] = cobra.CompletionWithDesc(set.ID, set.Name)
	}
	return names, noFiles
}

// edit goes on writing an entry.
func edit(s *session) *cobra.Command {
	var from string
	cmd := &cobra.Command{
		Use:   "edit ID",
		Short: voice.Say("Go on writing an entry"),
		Long: voice.Say(`Open an entry where its writing stopped, to go on or to change it. With --from
it is changed to what a file says that "show --markdown" wrote, and any editor
changed; the wording of its lessons too. An answer that is left out there stays as
it is; one is emptied where its heading stands with nothing below it.`),
		Example: voice.Say(`  messup edit k3v9
  messup show k3v9 --markdown > k3v9.md
  messup edit k3v9 --from k3v9.md`),
		Args:              takes(1, 1),
		ValidArgsFunction: s.completeEntries(),
		RunE: s.reading(func(cmd *cobra.Command, args []string, b *opened) error {
			e, err := b.Entries.Find(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if from != "" {
				return s.editFrom(cmd.Context(), b, e.ID, from)
			}
			return s.open(cmd.Context(), Start{Entry: e.ID})
		}),
	}
	cmd.Flags().StringVar(&from, "from", "", voice.Say("change it to what this `FILE` says; - is standard input"))
	return cmd
}

// editFrom changes an entry to what a file says.
func (s *session) editFrom(ctx context.Context, b *opened, id journal.ID, name string) error {
	in, shown := s.In, voice.Say("standard input")
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, carry.Reason(err))
		}
		defer func() { _ = f.Close() }() // it was only read
		in, shown = f, name
	}
	done, err := amend.FromFile(ctx, b.Book, id, in)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", shown, err)
	case !done.Changed:
		s.say("It says what the journal says. Nothing was changed.")
	default:
		s.kept = true
		s.say("Kept: %s  %s", done.Saved.ID.Short(), text.CleanLine(done.Saved.Name()))
	}
	for _, ask := range done.Stays {
		s.say("Not in the file, and as it was: %s", text.CleanLine(ask))
	}
	return nil
}

// questions prints a set of questions.
func questions(s *session) *cobra.Command {
	return lock.Unneeded(s.printsJSON(&cobra.Command{
		Use:               "questions [SET]",
		Short:             voice.Say("Print the questions of a set"),
		Long:              voice.Say("Print the questions of a set, with their hints: %s.", usage.Either(s.sets.IDs(), voice.Say(" (if none is named)"))),
		Args:              takes(0, 1),
		ValidArgsFunction: completeOne(s.completeSets),
		RunE: func(_ *cobra.Command, args []string) error {
			name := s.sets.First().ID
			if len(args) == 1 {
				name = args[0]
			}
			set, err := s.sets.Find(name)
			if err != nil {
				return err
			}
			return s.print(told.SetOf(set), func() { s.tell(told.Questions(set)) })
		},
	}))
}
