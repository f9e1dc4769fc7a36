// Package lock is what the shell has to do with a journal's passphrase: the command lock, which
// sets it, changes it and takes it off, and the question for it before a command that needs
// it (ask.go). What is sealed, and how, is for package store.
package lock

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/usage"
	"messup/journal/voice"
)

// A Journal is the part of a store.File that has to do with its passphrase.
type Journal interface {
	HasPassphrase(context.Context) (bool, error)
	Locked(context.Context) (bool, error)
	Unlock(ctx context.Context, passphrase string) error
	LockedCopy(path string) bool
	UnlockCopy(path, passphrase string) error
	Unsealed() bool
}

// Kept is the passphrase as a keyring may have it.
type Kept interface {
	Is() bool
	Passphrase() (string, error)
	Keep(passphrase string) error
	Forget() error
}

// Shell is what is needed of the session.
type Shell interface {
	// Lockable returns the journal, whether there is one or not; There says if there is none.
	Lockable() (Journal, error)
	Made(context.Context) error
	// SetPassphrase gives the journal another one, and seals all that belongs to it.
	SetPassphrase(ctx context.Context, passphrase string) (unread []string, err error)
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Prose writes a text, wrapped on a terminal.
	Prose(words string)
	// Note writes a line beside the output.
	Note(p voice.Phrase, args ...any)
	// Secretly has ask read lines on the terminal that are not shown; asked is false where there
	// is none.
	Secretly(ask func(Read) error) (asked bool, err error)
	// FirstLine reads the first line of a file; - is standard input, of which no more is read.
	FirstLine(path string) (string, error)
	// Kept is the passphrase of the journal as the keyring of the computer has it.
	Kept() (Kept, error)
	// ByKeyring notes that the keyring opened the journal.
	ByKeyring()
	// Done says that what was asked for is kept.
	Done()
}

// Lock says whether the journal has a passphrase, and gives it another one.
func Lock(s Shell) *cobra.Command {
	var c change
	cmd := Unneeded(s.JSON(&cobra.Command{
		Use:   "lock",
		Short: voice.Say("Seal the journal with a passphrase"),
		Long: voice.Say(`Say whether the journal has a passphrase; with --set give it one, or another one,
and with --remove take it off.

With a passphrase all that you write is sealed: the journal, its backups, what
waits in the inbox, and what is being written. It is asked for once, before the
pages open or a command reads the journal; "jot" needs none. Without it nobody
reads the journal again, you neither: there is no way around it, and nobody to
ask. Write it on paper, and keep that where you keep a key.

Who can read the file still sees how much there is, ids, and the days things
were made on; no words, titles, classes, tags or names. While it is open,
whoever sits at this computer reads along. Your own editor is not used then: its
files would be open to read.

With --remember the keyring of this computer keeps the passphrase, and messup asks
it and not you: whoever is signed in here opens the journal then. --forget takes it
out of there again.`),
		Example:           voice.Say("  messup lock --set\n  messup lock --remember\n  messup lock --remove\n  messup export --passphrase-file ~/words.txt --format json"),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case c.several():
				return usage.Misused(cmd, "one of --set, --remove, --remember and --forget")
			case c.from != "" && !c.set:
				return usage.Misused(cmd, "--new-passphrase-file goes with --set")
			}
			if err := s.Made(cmd.Context()); err != nil {
				return err
			}
			j, err := s.Lockable()
			switch {
			case err != nil:
				return err
			case c.remember || c.forget:
				return c.keeps(s, cmd, j)
			case !c.set && !c.remove:
				return state(s, cmd, j)
			}
			return c.run(s, cmd, j)
		},
	}))
	cmd.Flags().BoolVar(&c.set, "set", false, voice.Say("set a passphrase, or another one"))
	cmd.Flags().BoolVar(&c.remove, "remove", false, voice.Say("take the passphrase off"))
	cmd.Flags().BoolVar(&c.remember, "remember", false, voice.Say("have the keyring of this computer keep the passphrase"))
	cmd.Flags().BoolVar(&c.forget, "forget", false, voice.Say("take it out of the keyring"))
	usage.FileVar(cmd, cmd.Flags(), &c.from, "new-passphrase-file", voice.Say("read the new one from the first line of `FILE`, and do not ask"))
	return cmd
}

// shape is what --json says.
type shape struct {
	Passphrase bool     `json:"passphrase"`
	Remembered bool     `json:"remembered,omitempty"` // by the keyring of this computer
	Unread     []string `json:"unread,omitempty"`
}

func state(s Shell, cmd *cobra.Command, j Journal) error {
	has, err := j.HasPassphrase(cmd.Context())
	if err != nil {
		return err
	}
	kept, err := s.Kept()
	if err != nil {
		return err
	}
	return s.Print(shape{Passphrase: has, Remembered: has && kept.Is()}, func() {
		if has {
			s.Prose(voice.Say("The journal is sealed with a passphrase. `messup lock --set` gives it another one, `messup lock --remove` takes it off."))
		} else {
			s.Prose(voice.Say("The journal has no passphrase: whoever can read its file can read it. `messup lock --set` sets one."))
		}
		if has && kept.Is() {
			s.Prose(voice.Say("The keyring of this computer keeps it: whoever is signed in here can open the journal. `messup lock --forget` takes it out of there."))
		}
		if j.Unsealed() {
			s.Prose(voice.Say("The last change of it was cut short, and some of what lies beside the journal may be as it was before. The next command that opens it does the rest."))
		}
	})
}

// change is a change of the passphrase as it was asked for.
type change struct {
	set, remove      bool
	remember, forget bool
	from             string // the file with the new one
}

// several reports whether more than one thing was asked for.
func (c change) several() bool {
	n := 0
	for _, asked := range []bool{c.set, c.remove, c.remember, c.forget} {
		if asked {
			n++
		}
	}
	return n > 1
}

// keeps has the keyring keep the passphrase, or no longer.
func (c change) keeps(s Shell, cmd *cobra.Command, j Journal) error {
	has, err := j.HasPassphrase(cmd.Context())
	if err != nil {
		return err
	}
	kept, err := s.Kept()
	if err != nil {
		return err
	}
	if c.forget {
		was := kept.Is()
		if err := kept.Forget(); err != nil {
			return err
		}
		return s.Print(shape{Passphrase: has}, func() {
			if was {
				s.Prose(voice.Say("The keyring of this computer keeps the passphrase no longer. It is asked for from now on."))
			} else {
				s.Prose(voice.Say("The keyring of this computer does not keep the passphrase. Nothing was changed."))
			}
		})
	}
	if !has {
		return usage.Misused(cmd, "the journal has no passphrase to remember: `messup lock --set` sets one")
	}
	words, err := opening(cmd, s, j, voice.Say("Passphrase of the journal:"))
	if given := cmd.Flags().Lookup(File); err == nil && words == "" { // it opened the journal before the command ran
		if given.Value.String() == usage.Input {
			return usage.Misused(cmd, "--remember asks for the passphrase, or takes it from a file that can be read twice")
		}
		words, err = s.FirstLine(given.Value.String())
	}
	if err == nil {
		err = kept.Keep(words)
	}
	if err != nil {
		return err
	}
	return s.Print(shape{Passphrase: true, Remembered: true}, func() {
		s.Prose(voice.Say("The keyring of this computer keeps the passphrase. Whoever is signed in here can open the journal now; elsewhere it is asked for. Keep it on paper all the same."))
	})
}

func (c change) run(s Shell, cmd *cobra.Command, j Journal) error {
	has, err := j.HasPassphrase(cmd.Context())
	if err == nil && c.remove && !has {
		return s.Print(shape{}, func() { s.Prose(voice.Say("The journal has no passphrase. Nothing was changed.")) })
	}
	if err == nil {
		_, err = opening(cmd, s, j, voice.Say("Passphrase now:")) // and not by the keyring: it is for whoever knows it
	}
	words := ""
	if err == nil && c.set {
		words, err = c.words(s, cmd)
	}
	if err != nil || c.set && words == "" {
		return err
	}
	s.Note("This takes a moment: the journal and its backups are written anew.")
	unread, err := s.SetPassphrase(cmd.Context(), words)
	if err == nil || errors.Is(err, journal.ErrUnsealed) {
		s.Done()
	}
	if err != nil {
		return err
	}
	return s.Print(shape{Passphrase: words != "", Unread: unread}, func() {
		if words == "" {
			s.Prose(voice.Unsealed())
			return
		}
		for _, said := range voice.Sealed(has, unread) {
			s.Prose(said)
		}
	})
}

// words asks for the new passphrase, twice; empty if there is none after all.
func (c change) words(s Shell, cmd *cobra.Command) (string, error) {
	if c.from != "" {
		words, err := line(s, c.from, voice.Say("New passphrase:"))
		if err == nil && words == "" {
			err = usage.Misused(cmd, "there is no passphrase on the first line of %s", c.from)
		}
		return words, err
	}
	s.Prose(voice.NoWayAround())
	first, again := "", ""
	asked, err := s.Secretly(func(read Read) (err error) {
		if first, err = read(voice.Say("New passphrase:")); err == nil && first != "" {
			again, err = read(voice.Say("The same again:"))
		}
		return err
	})
	switch {
	case err != nil:
		return "", err
	case !asked:
		return "", usage.Misused(cmd, "it asks for the new passphrase, and here is nobody to ask: --new-passphrase-file")
	case first == "":
		s.Note("Nothing was changed.")
	case first != again:
		s.Note("These were two different ones. Nothing was changed.")
		return "", nil
	}
	return first, nil
}
