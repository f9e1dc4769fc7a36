package lock

import (
	"errors"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/usage"
	"messup/journal/voice"
)

// annotation says of a command, and of those below it, whether it needs the passphrase. One of
// which it says nothing, as those that cobra makes, does not.
const annotation = "passphrase"

// Unneeded has a command run without the passphrase: it does not open the journal, or says in
// its own way that it is locked.
func Unneeded(cmd *cobra.Command) *cobra.Command { return annotate(cmd, "unneeded") }

// Needed has a command ask for the passphrase, unless it was said already that it does not
// need it.
func Needed(cmd *cobra.Command) *cobra.Command {
	if cmd.Annotations[annotation] != "" {
		return cmd
	}
	return annotate(cmd, "needed")
}

// takesCopy is the annotation of a command that may be given a copy, whose passphrase it is then.
const takesCopy = "takes-copy"

// TakesCopy notes that.
func TakesCopy(cmd *cobra.Command) *cobra.Command {
	if cmd.Annotations == nil {
		cmd.Annotations = map[string]string{}
	}
	cmd.Annotations[takesCopy] = "yes"
	return cmd
}

func annotate(cmd *cobra.Command, how string) *cobra.Command {
	if cmd.Annotations == nil {
		cmd.Annotations = map[string]string{}
	}
	cmd.Annotations[annotation] = how
	return cmd
}

// Needs reports whether a command needs the passphrase of a journal that has one.
func Needs(cmd *cobra.Command) bool {
	for c := cmd; c != nil; c = c.Parent() {
		if how := c.Annotations[annotation]; how != "" {
			return how == "needed"
		}
	}
	return false
}

// File is the flag with which a script gives the passphrase.
const File = "passphrase-file"

// Flag gives messup that flag.
func Flag(cmd *cobra.Command) {
	usage.FileVar(cmd, cmd.PersistentFlags(), new(string), File, voice.Say("read the passphrase from the first line of `FILE`, and do not ask"))
}

// Before opens a locked journal before a command that needs it, or the pages do. What is given
// on the command line is used for any command.
func Before(cmd *cobra.Command, pages bool, s Shell) error {
	given := cmd.Flags().Lookup(File)
	if !pages && !Needs(cmd) && (given == nil || !given.Changed) {
		return nil
	}
	j, err := s.Lockable()
	if err != nil {
		return err
	}
	return open(cmd, s, j, voice.Say("Passphrase of the journal:"))
}

// Copy has a copy of a journal opened that has a passphrase of its own.
func Copy(cmd *cobra.Command, s Shell, path string) error {
	j, err := s.Lockable()
	if err != nil || !j.LockedCopy(path) {
		return err
	}
	return Other(cmd, s, path, func(words string) error { return j.UnlockCopy(path, words) })
}

// Other has something else than the journal opened that has a passphrase of its own.
func Other(cmd *cobra.Command, s Shell, path string, unlock func(words string) error) (askErr error) {
	given := cmd.Flags().Lookup(File)
	if given != nil && given.Changed && given.Value.String() != usage.Input { // whose first line is read by now
		words, err := s.FirstLine(given.Value.String())
		if err == nil {
			err = unlock(words)
		}
		if !errors.Is(err, journal.ErrPassphrase) {
			return err
		}
		defer func() {
			if errors.Is(askErr, journal.ErrLocked) { // here is nobody to ask
				askErr = err
			}
		}()
	}
	return ask(s, voice.Say("Passphrase of %s:", path), unlock)
}

// tries is how often one is asked in a row: whoever has it on paper does not need more, and
// who has not is no nearer to it.
const tries = 3

// open opens the journal if it is locked: with the passphrase in a file, or as the keyring has
// it, or else by asking.
func open(cmd *cobra.Command, s Shell, j Journal, question string) error {
	given := cmd.Flags().Lookup(File)
	isGiven := given != nil && given.Changed
	locked, err := j.Locked(cmd.Context())
	switch {
	case err != nil:
		return err
	case !locked && isGiven:
		return unused(cmd, s, j, given.Value.String())
	case !locked:
		return nil
	case !isGiven:
		if opened, err := byKeyring(cmd, s, j); opened || err != nil {
			return err
		}
	}
	_, err = opening(cmd, s, j, question)
	return err
}

// unused says that a journal was given a passphrase that has none. What comes in begins behind it all the same.
func unused(cmd *cobra.Command, s Shell, j Journal, file string) error {
	if file == usage.Input {
		typed, err := s.Secretly(func(Read) error { return nil }) // at a terminal nothing came in
		if err == nil && !typed {
			_, err = s.FirstLine(file)
		}
		if err != nil {
			return err
		}
	}
	if has, err := j.HasPassphrase(cmd.Context()); err == nil && !has && cmd.Annotations[takesCopy] == "" {
		s.Note("The journal has no passphrase, and that of --%s was not used.", File)
	}
	return nil
}

// byKeyring opens the journal with what the keyring keeps. Where that is of no use, it says
// so, and the passphrase is asked for.
func byKeyring(cmd *cobra.Command, s Shell, j Journal) (opened bool, err error) {
	kept, err := s.Kept()
	if err != nil || !kept.Is() {
		return false, err
	}
	words, err := kept.Passphrase()
	switch {
	case err != nil:
		s.Note("%s", voice.Sentence(err))
		return false, nil
	case words == "":
		s.Note("The keyring of this computer has the passphrase no longer.")
		return false, nil
	}
	err = j.Unlock(cmd.Context(), words)
	if errors.Is(err, journal.ErrPassphrase) {
		s.Note("The keyring of this computer has another passphrase than the journal. `messup lock --remember` has it keep this one.")
		return false, nil
	}
	if err == nil {
		s.ByKeyring()
	}
	return err == nil, err
}

// opening opens the journal if it is locked, with the passphrase in a file, or else by asking,
// and returns what opened it.
func opening(cmd *cobra.Command, s Shell, j Journal, question string) (words string, err error) {
	given := cmd.Flags().Lookup(File)
	isGiven := given != nil && given.Changed
	locked, err := j.Locked(cmd.Context())
	if err != nil || !locked {
		return "", err
	}
	if isGiven {
		if words, err = line(s, given.Value.String(), question); err != nil {
			return "", err
		}
		return words, j.Unlock(cmd.Context(), words)
	}
	err = ask(s, question, func(typed string) error {
		words = typed
		return j.Unlock(cmd.Context(), typed)
	})
	return words, err
}

// line is the first line of the file that a flag names. What comes in from a terminal is asked for, and not shown.
func line(s Shell, file, question string) (words string, err error) {
	if file == usage.Input {
		asked, err := s.Secretly(func(read Read) (err error) {
			words, err = read(question)
			return err
		})
		if asked || err != nil {
			return words, err
		}
	}
	return s.FirstLine(file)
}

func ask(s Shell, question string, unlock func(words string) error) error {
	asked, err := s.Secretly(func(read Read) error {
		for try := 1; ; try++ {
			words, err := read(question)
			if err == nil {
				err = unlock(words)
			}
			if !errors.Is(err, journal.ErrPassphrase) || try == tries || words == "" {
				return err
			}
			if try == 1 {
				question = voice.Say("This is not its passphrase. Nothing is lost; try again.") + "\n" + question
			}
		}
	})
	if err == nil && !asked {
		err = journal.ErrLocked
	}
	return err
}
