package syncing

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/lock"
	"messup/journal/cli/progress"
	"messup/journal/cli/usage"
	"messup/journal/record"
	"messup/journal/voice"
	"messup/store"
)

// A Shell is the run of the program that the command is part of.
type Shell interface {
	// Syncable opens the journal, whether there is one yet or not, and takes in what waits for it.
	Syncable(context.Context) (Journal, error)
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Say writes a line.
	Say(p voice.Phrase, args ...any)
	// Prose writes a text, wrapped on a terminal.
	Prose(words string)
	// Progress begins the line that says how far long work is.
	Progress(work progress.Work, printed bool) *progress.Line
	// Unlock asks for the passphrase of something that has one of its own, until unlock takes it.
	Unlock(cmd *cobra.Command, name string, unlock func(words string) error) error
}

// A Journal is what is kept in step.
type Journal struct {
	*book.Book
	Store record.Store
	File  *store.File
	Rand  io.Reader
}

// asked is how the command was written.
type asked struct {
	heavy, light   bool
	commit, alone  bool
	dryRun, forget bool
}

// Sync is the command.
func Sync(s Shell) *cobra.Command {
	var a asked
	cmd := s.JSON(&cobra.Command{
		Use:   "sync [FOLDER]",
		Short: voice.Say("Keep the journal in step with a folder, for two computers"),
		Long: voice.Say(`Bring the journal and a folder in step, both ways. The folder holds each thing in a
small file of its own, so that git, Syncthing or a stick carries it to another
computer, whose journal is brought in step with it there. Nothing is sent by
messup. The folder is remembered: "messup sync" alone does it again.

What was changed here and elsewhere keeps both wordings, and that is said; of a
setting that has one value one is taken, and both are told. What was
deleted goes to the trash on the other computer, unless it was changed there; a file
that is missing deletes nothing. A file that is not whole is left alone and named.
Without a change nothing is written. Two journals that were copies of one before their
first sync have nothing in common yet: of what differs both wordings stay, so that a
name you took out of one of them comes back from the other.

Where the journal has a passphrase the files in the folder are sealed. On the other
computer that passphrase is asked for, once.

A text that a phone puts into the folder's inbox becomes a jot, at the next sync or
start, and is moved to inbox/taken.

Heavy entries stay here unless --heavy takes them along. With --commit the folder, which
has to be a git repository, gets a commit of what was written; both are remembered.`),
		Example: voice.Say(`  messup sync ~/Sync/messup --dry-run
  messup sync ~/Sync/messup
  messup sync
  messup sync ~/journal-repository --commit
  messup sync --forget`),
		Args: usage.Takes(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.run(s, cmd, args) },
	})
	flags := cmd.Flags()
	flags.BoolVar(&a.dryRun, "dry-run", false, voice.Say("say what would be done, and change nothing"))
	flags.BoolVar(&a.heavy, "heavy", false, voice.Say("take heavy entries along, from now on"))
	flags.BoolVar(&a.light, "no-heavy", false, voice.Say("leave heavy entries here from now on"))
	flags.BoolVar(&a.commit, "commit", false, voice.Say("have git record each sync, from now on"))
	flags.BoolVar(&a.alone, "no-commit", false, voice.Say("have git record nothing from now on"))
	flags.BoolVar(&a.forget, "forget", false, voice.Say("remember no folder any more; its files stay"))
	usage.EitherOr(cmd, "heavy", "no-heavy")
	usage.EitherOr(cmd, "commit", "no-commit")
	return lock.TakesCopy(cmd)
}

func (a asked) run(s Shell, cmd *cobra.Command, args []string) (err error) {
	j, err := s.Syncable(cmd.Context())
	if err != nil {
		return err
	}
	kept := Kept{j.File, j.Rand}
	release, err := kept.hold(cmd.Context())
	if err != nil {
		return err
	}
	defer func() { err = cmpOr(err, release()) }()
	p, err := kept.Place()
	if err != nil {
		return err
	}
	if a.forget {
		err := kept.forget()
		return cmpOr(err, s.Print(Outcome{Folder: p.Folder}, func() { s.Prose(forgotten(p.Folder)) }))
	}
	p, err = a.place(cmd, p, args, j.File.Path())
	if err != nil {
		return err
	}
	r := run{Shell: s, cmd: cmd, j: j, kept: kept, asked: a, place: p}
	out, err := r.sync(cmd.Context())
	if err != nil {
		return err
	}
	return s.Print(out, func() { out.tell(s) })
}

// cmpOr is the first error there is.
func cmpOr(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// place is where to sync with, as it was asked for and as it is remembered.
func (a asked) place(cmd *cobra.Command, p Place, args []string, journalPath string) (Place, error) {
	if len(args) > 0 {
		dir, err := absolute(args[0], journalPath)
		if err != nil {
			return p, err
		}
		if dir != p.Folder {
			p = Place{Folder: dir, other: true}
		}
	}
	if p.Folder == "" {
		return p, usage.Misused(cmd, "no folder is remembered yet: messup sync FOLDER")
	}
	p.Heavy = (p.Heavy || a.heavy) && !a.light
	p.Commit = (p.Commit || a.commit) && !a.alone
	return p, nil
}

// Outcome is what came of a sync, as --json prints it.
type Outcome struct {
	Folder string `json:"folder"`
	DryRun bool   `json:"dry_run,omitempty"`
	Sealed bool   `json:"sealed,omitempty"`
	Done
	Jots      int       `json:"jots"`              // notes of the inbox that are jots now
	Waiting   []Problem `json:"waiting,omitempty"` // notes that stay there
	Removed   int       `json:"removed,omitempty"` // notes that were taken, and deleted here for good since
	Commit    string    `json:"commit,omitempty"`  // that git made
	commits   bool
	ignored   bool // git leaves the files out
	sealedNow bool
	made      bool                  // the folder was not there
	titles    map[journal.ID]string // of entries that are named
}
