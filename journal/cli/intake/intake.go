// Package intake is what comes in from files: the command that takes one in and takes that back,
// the sentences that tell of it, and the same for the pages ([Giver]). What it needs of the run
// it is part of is a Shell. Reading a file is for package carry below, and whose it is for
// package foreign.
package intake

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal/book"
	"messup/journal/cli/carry"
	"messup/journal/cli/progress"
	"messup/journal/cli/table"
	"messup/journal/cli/told"
	"messup/journal/cli/usage"
	"messup/journal/foreign"
	"messup/journal/voice"
)

// A Shell is the run of the program that the command is part of.
type Shell interface {
	// Book opens the journal, to be begun if there is none.
	Book() (*book.Book, error)
	// There opens a journal there is.
	There(context.Context) (*book.Book, error)
	// Delivery is a file on its way into the journal that is open.
	Delivery(name string) carry.Delivery
	// OpenCopy asks for the passphrase of a file that has one of its own.
	OpenCopy(cmd *cobra.Command, name string) error
	// Progress begins the line that says how far long work is.
	Progress(work progress.Work, printed bool) *progress.Line
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Prose writes a text, wrapped on a terminal.
	Prose(words string)
	// Rows prints a table.
	Rows(table.Table)
}

const about voice.Phrase = `Take in a file that "export" wrote, or another program in the same format; - is
standard input. All of it is taken in, or nothing. What is here already stays
or, if the file has a newer revision of it, is brought up to date; taking in
the same file again changes nothing. What was deleted here stays deleted. Lessons,
plans and people to talk to are drawn from what another program wrote without them;
what was meant for a day long over is kept as let go, so that it does not ask.

The journals of other programs come in too, and are known by what is in them:
%s
Each piece becomes an entry that is kept as it is, with its text, time and tags;
nothing is guessed into the questions. What cannot be read is listed, and the rest
comes in. Links are not followed, and pictures stay where they are.

A journal file can be taken in too: a backup, or a copy that was written in on
another computer. Of what was changed in both, both wordings stay. Of a damaged
one what can be read comes in.

--undo takes the last import back. What came goes to the trash, from where
"messup untrash" gives it back; what was brought up to date says again what it said;
what you changed since stays. The same file can be taken in again. Only the last
import is remembered, and of that no words that were deleted for good since. An import
of a journal file is not taken back: a backup was made before it.`

// Import takes in a file of messup's own format, a journal file, or another program's, or takes the
// last import back.
func Import(s Shell) *cobra.Command {
	var r run
	cmd := s.JSON(&cobra.Command{
		Use:     "import FILE",
		Short:   voice.Say("Take in what messup exported, or the journal of another program"),
		Long:    voice.Say(about, sources()),
		Example: voice.Say("  messup import journal.json --dry-run\n  messup import ~/notes --dry-run\n  messup import journal.json\n  messup import 'journal (conflicted copy).db'\n  messup import --undo"),
		Args: func(cmd *cobra.Command, args []string) error {
			if r.undo {
				return nil
			}
			return usage.Takes(1, 1)(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			r.Shell, r.cmd = s, cmd
			switch {
			case r.undo && len(args) > 0:
				return usage.Misused(cmd, "--undo takes the last import back, whatever its file was")
			case r.undo && r.gone:
				return usage.Misused(cmd, "--undo and --deleted-for-good do not go together")
			case r.undo:
				return r.back()
			}
			return r.in(args[0])
		},
	})
	cmd.Flags().BoolVar(&r.gone, "deleted-for-good", false, voice.Say("take in what was deleted here for good as well"))
	cmd.Flags().BoolVar(&r.dryRun, "dry-run", false, voice.Say("say what would be taken in, or back, and keep nothing"))
	cmd.Flags().BoolVar(&r.undo, "undo", false, voice.Say("take the last import back"))
	return cmd
}

// sources are the journals of other programs, a line each.
func sources() string {
	var b strings.Builder
	for _, p := range foreign.Programs() {
		fmt.Fprintf(&b, "  %-12s %s\n", voice.Word(p.Source), voice.Say(voice.Phrase(p.About)))
	}
	return b.String()
}

type run struct {
	Shell
	cmd                *cobra.Command
	gone, dryRun, undo bool
}

func (r run) in(name string) error {
	b, err := r.Book()
	if err != nil {
		return err
	}
	if err := r.OpenCopy(r.cmd, name); err != nil {
		return err
	}
	line := r.Progress(progress.Import, false)
	d := r.Delivery(name)
	d.DryRun, d.Gone = r.dryRun, r.gone
	all, err := d.Into(line.In(r.cmd.Context()), b)
	line.Done()
	if err != nil {
		return err
	}
	return r.Print(all.Coded(), func() {
		if all.Foreign != nil {
			r.first(all)
		}
		for _, sentence := range Said(all) {
			r.Prose(sentence)
		}
	})
}

// first says whose journal it is, and shows how the first of it would look.
func (r run) first(all carry.Taken) {
	r.Prose(voice.Say("It is of %s.", voice.Word(all.Source)))
	t := table.Table{Flex: 1}
	for _, e := range all.First {
		t.Add("", voice.At(e.Happened, told.DayAs), e.Title, strings.Join(e.Tags, ", "))
	}
	r.Rows(t)
	if more := more(all); more != "" {
		r.Prose(more)
	}
}

func (r run) back() error {
	b, err := r.There(r.cmd.Context())
	if err != nil {
		return err
	}
	defer carry.Sparing()()
	line := r.Progress(progress.Undo, false)
	u, err := b.Archive.TakeBack(line.In(r.cmd.Context()), r.dryRun)
	line.Done()
	if err != nil {
		return err
	}
	return r.Print(u, func() {
		for _, sentence := range Undone(u) {
			r.Prose(sentence)
		}
	})
}
