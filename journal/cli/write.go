package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"messup/journal"
	"messup/journal/cli/asfile"
	"messup/journal/cli/capture"
	"messup/journal/cli/carry"
	"messup/journal/cli/labels"
	"messup/journal/cli/lock"
	"messup/journal/cli/showing"
	"messup/journal/cli/told"
	"messup/journal/cli/usage"
	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// flagged reports whether a command was given a flag of its own.
func flagged(cmd *cobra.Command) (is bool) {
	cmd.Flags().Visit(func(f *pflag.Flag) { is = is || cmd.InheritedFlags().Lookup(f.Name) == nil })
	return is
}

// jot keeps one line, to be grown later.
func jot(s *session) *cobra.Command {
	var heading *capture.Heading
	cmd := usage.TakesWords(lock.Unneeded(s.printsJSON(&cobra.Command{
		Use:   "jot [WORDS…]",
		Short: voice.Say("Keep one line, to be grown later"),
		Long: voice.Say(`Keep one line as an entry, to be grown into the questions later. The class and
the day that it names for certain are kept with it, and told, unless --bare is
given. A date that it begins with, and a colon, is when it was, and none of the
words. Without words, or with -, they come from standard input; where they are
several lines, the first is the title, and all are the entry's note. After --
whatever follows is words, also such a date and what looks like a flag.`),
		Example: voice.Say(`  messup jot fire drill in the middle of the exit ticket
  messup jot Wednesday with 10A the groups fell apart
  messup jot yesterday: the groups fell apart
  messup jot --class 9B --tag groups --when "mon 14:10" nobody had the sheet
  messup jot -5 degrees and no heating
  pbpaste | messup jot`),
		Args:              takes(0, -1),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && !flagged(cmd) && s.InTerminal && s.OutTerminal {
				return s.open(cmd.Context(), Start{To: page.Jot{}})
			}
			words, err := s.words(cmd, args)
			if err != nil {
				return err
			}
			said, err := heading.Read(cmd, words, s.Now())
			var e journal.Entry
			var kept string
			if err == nil {
				e, kept, err = s.keepJot(cmd.Context(), said)
			}
			if err != nil {
				return err
			}
			v := struct {
				named
				Class    string    `json:"class,omitempty"`
				Tags     []string  `json:"tags,omitempty"`
				Happened time.Time `json:"happened"`
			}{named{e.ID, e.Name()}, e.Class, e.Tags, e.Happened}
			return s.print(v, func() { s.say("%s: %s  %s", kept, e.ID.Short(), text.CleanLine(e.Name())) })
		},
	})), 0)
	heading = capture.Flags(cmd, s.completeClass, labels.CompleteTags(shell{s}, -1))
	return cmd
}

// keepJot keeps a jot, and says where.
func (s *session) keepJot(ctx context.Context, jot capture.Jot) (e journal.Entry, kept string, err error) {
	b, err := s.book()
	if err != nil {
		return e, "", err
	}
	if e, err = b.Entries.NewJot(jot.Words); err != nil {
		return e, "", err
	}
	took := ""
	e, kept, err = s.keepNew(ctx, b, func(classes []string) (made journal.Entry) {
		made, took = jot.Onto(e, classes)
		return made
	})
	switch {
	case err != nil || kept != "":
		return e, kept, err
	case took != "":
		return e, voice.Say("Kept, with %s", took), nil
	}
	return e, voice.Say("Kept"), nil
}

// keepNew keeps a new entry in the journal or, if that takes none, where it waits for it: as what is said
// then. It is made of the classes that a jot may name; where it waits, of none. Beside the output it says
// where that is, and why: what is kept is no fault of the command.
func (s *session) keepNew(ctx context.Context, b *opened, made func(classes []string) journal.Entry) (saved journal.Entry, waits string, err error) {
	saved, err = b.Entries.SaveMade(ctx, made)
	if err == nil {
		s.fileInbox(ctx, b)
		return saved, "", nil
	}
	strange := errors.Is(err, journal.ErrNotJournal) && !errors.Is(err, journal.ErrDisplaced) // what lies there has no inbox of ours
	if strange || errors.Is(err, journal.ErrTooLong) {                                        // or it would be refused for ever
		return saved, "", err
	}
	e := made(nil)
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

func (s shell) KeepNew(ctx context.Context, e journal.Entry) (journal.Entry, string, error) {
	b, err := s.book()
	if err != nil {
		return e, "", err
	}
	return s.keepNew(ctx, b, func([]string) journal.Entry { return e })
}

// giveBack prints words that are nowhere else, to whoever asked for quiet too: what came
// through a pipe is gone once it is read, and not every shell remembers a line.
func (s *session) giveBack(words string) {
	if strings.TrimSpace(words) != "" {
		s.complain("These are your words:\n\n%s\n", strings.TrimRight(words, "\n"))
	}
}

func (s shell) GiveBack(words string)                { s.giveBack(words) }
func (s shell) Complain(p voice.Phrase, args ...any) { s.complain(p, args...) }

// handBack gives back the words of a command that did not keep them, whatever the reason: those of its
// line, and those that came in or were to.
func (s *session) handBack(root *cobra.Command, line []string) (err error) {
	lost := usage.LostOf(root, line, elsewhere())
	if s.came == "" && (lost.In || lost.Bare == 0 && lost.Cmd != nil && lost.Cmd.Name() == "jot") { // which takes what comes in then
		err = s.takeBack(lost)
	}
	s.giveBack(strings.Join(append(lost.Words, s.came), "\n"))
	return err
}

// maxGivenBack bounds what is read of words to keep, in bytes: far more than a journal holds of anything.
const maxGivenBack = 16 << 20

// takeBack takes what comes in for a command that is not carried out, to be given back. What may be a
// passphrase in it, and was not read as one, is not.
func (s *session) takeBack(lost usage.Lost) error {
	if s.InTerminal {
		return nil
	}
	b, err := io.ReadAll(io.LimitReader(s.In, maxGivenBack))
	if err != nil {
		return fmt.Errorf("%s: reading standard input: %w", usage.Named(lost.Cmd), err)
	}
	s.came = string(s.letters(b))
	for ; s.secrets < lost.Lines && s.came != ""; s.secrets++ {
		_, s.came, _ = strings.Cut(s.came, "\n")
		s.complain("The first line that came in may be a passphrase, and is not printed.")
	}
	return nil
}

// FirstLine reads a passphrase; what comes in begins behind its line.
func (s shell) FirstLine(path string) (string, error) {
	if path == usage.Input {
		s.secrets++
	}
	return carry.FirstLine(s.In, path)
}

// letters are words that came in, in the letters they are kept in; that they were in others is said.
func (s *session) letters(b []byte) []byte {
	words, old := text.Decode(b)
	if old {
		s.note(voice.OldLetters)
	}
	return words
}

// words returns the words of the command line, else those that come in.
func (s *session) words(cmd *cobra.Command, args []string) (string, error) {
	if len(args) > 0 {
		return strings.Join(args, " "), nil
	}
	if s.InTerminal {
		return "", misused(cmd, "there are no words to keep")
	}
	err := s.comesIn(cmd)
	return s.came, err
}

// fromInput has what comes in stand where - does in place of somebody's words.
func (s *session) fromInput(cmd *cobra.Command, args []string) error {
	put, err := usage.FromInput(cmd, args, s.Args)
	if err != nil || put == nil {
		return err
	}
	err = s.comesIn(cmd)
	put(strings.TrimRight(s.came, "\r\n"))
	return err
}

// comesIn reads the words that come in. There have to be some; whether they are too many is told by
// what was to hold them, which knows how many that are.
func (s *session) comesIn(cmd *cobra.Command) error {
	b, err := io.ReadAll(io.LimitReader(s.In, maxGivenBack))
	s.came = string(s.letters(b))
	if err != nil {
		s.In = strings.NewReader("") // there is no more of it to be given back
		return fmt.Errorf("%s: reading standard input: %w", usage.Named(cmd), err)
	}
	if strings.TrimSpace(s.came) == "" {
		return fmt.Errorf("%s: %w", usage.Named(cmd), journal.ErrEmpty)
	}
	return nil
}

// write begins an entry.
func write(s *session) *cobra.Command {
	var set string
	var file *asfile.Writing
	cmd := s.printsJSON(&cobra.Command{
		Use:   "write [-]",
		Short: voice.Say("Begin an entry"),
		Long: voice.Say(`Begin an entry with a set of questions: the ten, the quick three, or a small
win. Any question can be skipped, and it saves as you type.
With --template an empty form is printed, a Markdown file to fill in with anything;
with - or --from such a file comes in, and blank answers are none; --editor opens
one. What cannot be taken is said with its line, and stays in a file that is named.`),
		Example: voice.Say(`  messup write
  messup write --set quick
  messup write --template > form.md
  cat form.md | messup write -
  messup write --from form.md
  messup write --editor`),
		Args:              func(cmd *cobra.Command, args []string) error { return file.Args(cmd, args) },
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			asked, err := s.sets.Find(set)
			if err != nil {
				return err
			}
			if file.Asked() {
				return file.Run(cmd, shell{s}, s.out, asked)
			}
			return s.open(cmd.Context(), Start{Set: asked.ID})
		},
	})
	file = asfile.WriteFlags(cmd)
	cmd.Flags().StringVar(&set, "set", s.sets.First().ID, voice.Say("the `SET` of questions: %s", usage.Either(s.sets.IDs(), "")))
	_ = cmd.RegisterFlagCompletionFunc("set", s.completeSets) // fails only for a flag that is not there
	return cmd
}

func (s *session) completeSets(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	sets := s.sets.Sets()
	names := make([]string, len(sets))
	for i, set := range sets {
		names[i] = cobra.CompletionWithDesc(set.ID, voice.Word(set.Name))
	}
	return names, noFiles
}

// edit goes on writing an entry.
func edit(s *session) *cobra.Command {
	var file *asfile.Editing
	cmd := s.printsJSON(&cobra.Command{
		Use:   "edit ID [-]",
		Short: voice.Say("Go on writing an entry"),
		Long: voice.Say(`Open an entry where its writing stopped, to go on or to change it. With --editor
it is opened whole in an editor of your own, as the Markdown file that "show
--markdown" prints; with - or --from such a file comes in; the wording of its
lessons too. What is left out there stays as it is: an answer (in the editor you are
asked), a lesson, the title, a line at its top. An answer is emptied where its
heading stands with nothing below it. What cannot be taken is said with its line, and
stays in a file that is named.`),
		Example: voice.Say(`  messup edit k3v9
  messup edit k3v9 --editor
  messup show k3v9 --markdown > k3v9.md
  messup edit k3v9 --from k3v9.md`),
		Args:              func(cmd *cobra.Command, args []string) error { return file.Args(cmd, args) },
		ValidArgsFunction: s.completeEntries(),
		RunE: func(cmd *cobra.Command, args []string) error {
			if file.Asked() {
				return file.Run(cmd.Context(), shell{s}, args[0])
			}
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			e, err := b.Entries.Find(cmd.Context(), args[0])
			if err != nil {
				return showing.NoEntry(cmd.Context(), b.Book, args[0], false, err)
			}
			return s.open(cmd.Context(), Start{Entry: e.ID})
		},
	})
	file = asfile.EditFlags(cmd)
	return cmd
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

// Desk flushes the output, as an editor draws on the same terminal.
func (s shell) Desk(ctx context.Context) (asfile.Desk, error) {
	b, err := s.book()
	if err != nil {
		return asfile.Desk{}, err
	}
	sealed, err := b.file.HasPassphrase(ctx)
	return asfile.Desk{In: s.In, Out: s.Out, Err: s.Err, Environ: s.Environ, Places: b.waits.Scratch, Sealed: sealed}, cmp.Or(err, s.out.Flush())
}

func (s shell) Stdin() io.Reader        { return s.In }
func (s shell) Letters(b []byte) []byte { return s.letters(b) }
