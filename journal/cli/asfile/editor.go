package asfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/cli/amend"
	"messup/journal/cli/usage"
	"messup/journal/tui/ownedit"
	"messup/journal/voice"
	"messup/store/scratch"
)

// An editing is one file in an editor: what it held before, and who takes what it holds after.
type editing struct {
	Shell
	desk   Desk
	id     journal.ID // of the entry; empty for a new one
	before []byte
	take   func(after []byte) error
	// nothing is said where it holds nothing new.
	nothing string
	folder  *scratch.Folder
}

// ready says why no editor can be opened, if so.
func (d Desk) ready(unsealed bool) error {
	switch {
	case ownedit.Command(d.Environ) == "":
		return &usage.Error{What: voice.Say("nothing says which editor is yours"), Hint: voice.Say("Set VISUAL or EDITOR, as in EDITOR=nano.")}
	case d.Sealed && !unsealed:
		return &usage.Error{What: voice.Say("the journal has a passphrase, and an editor's files would be open to read"), Hint: voice.Say("--unsealed opens it nevertheless: the file is there, open to read, until the editor ends.")}
	case len(d.Places) == 0:
		return errors.New(voice.Say("there is no folder for texts being edited"))
	}
	return nil
}

// run opens the file, as often as the person wants to mend it, and clears it away once what it holds is
// kept. What is not stays there for the next start.
func (e *editing) run(ctx context.Context) error {
	folder, err := e.desk.Places.Edit(whole(e.id), string(e.before))
	if err != nil {
		return fmt.Errorf("a file for the editor: %w", err)
	}
	e.folder = folder
	for {
		after, changed, err := e.once(ctx)
		switch {
		case !changed:
			return errors.Join(err, folder.Remove())
		case err != nil:
			return e.stays(err)
		}
		if err = e.take(after); err == nil {
			return folder.Remove()
		}
		again, askErr := e.again(err)
		if askErr != nil || !again {
			return e.stays(err)
		}
	}
}

// once opens the editor once, and returns what it left. Of one that failed that is taken only where the
// person says so.
func (e *editing) once(ctx context.Context) (after []byte, changed bool, err error) {
	failed := e.desk.run(ctx, e.folder.Text())
	f, err := os.Open(e.folder.Text())
	if errors.Is(err, fs.ErrNotExist) { // there is nothing to stay, or to be mended
		return nil, false, errors.Join(failed, errors.New(voice.Say("the editor left no file, and nothing was changed")))
	}
	if err != nil {
		return nil, true, fmt.Errorf("reading back from the editor: %w", err)
	}
	defer func() { _ = f.Close() }() // it was only read
	after, err = amend.Read(f)
	after = e.Letters(after)
	switch {
	case err != nil:
		return nil, true, err
	case len(bytes.TrimSpace(after)) == 0, bytes.Equal(after, e.before):
		if failed == nil {
			e.Note("%s", e.nothing)
		}
		return nil, false, failed
	case failed == nil:
		return after, true, nil
	}
	use, err := ask(e, "Use what it left? [y/N]", voice.Say("The editor left another text, and failed: %s.", voice.Sentence(failed)))
	switch {
	case err == nil && voice.IsYes(use):
		return after, true, nil
	case err == nil && e.Terminal():
		return nil, true, errors.Join(unused{failed}, e.folder.Unuse())
	}
	return nil, true, failed
}

// unused is why an editor failed whose text the person did not want.
type unused struct{ error }

// again says what is wrong with the file, and asks whether to mend it; where it is the journal that
// this messup has lost hold of, that is of no use.
func (e *editing) again(wrong error) (bool, error) {
	lost := func(is error) bool { return errors.Is(wrong, is) }
	if !e.Terminal() || slices.ContainsFunc([]error{journal.ErrLocked, journal.ErrRelocked, journal.ErrReplaced, journal.ErrForGood}, lost) {
		return false, nil
	}
	answer, err := ask(e, "Open it again? [Y/n]", voice.Sentence(wrong))
	return strings.TrimSpace(answer) == "" || voice.IsYes(answer), err
}

// ask says what there is to decide about, and asks; the answer is empty where nobody is there.
func ask(s Shell, question voice.Phrase, about ...string) (answer string, err error) {
	if !s.Terminal() {
		return "", nil
	}
	for _, words := range about {
		s.Prose(words)
	}
	answer, _, err = s.Ask(voice.Say(question))
	return answer, err
}

// stays leaves the file where it is.
func (e *editing) stays(why error) error {
	if path := e.folder.Text(); errors.As(why, &unused{}) {
		e.Complain("It is not used. It stays in %s; `%s` takes it in after all.", path, amend.Command(e.id, path))
	} else {
		where(e, whole(e.id), path, why)
	}
	if e.desk.Sealed && e.id != "" {
		e.Complain("It lies there in clear until then, and so does the entry as it was before, in %s.", e.folder.Before())
	}
	return errors.Join(why, e.folder.Leave())
}

// run runs the person's editor on a file; the error says what it failed with. A ctrl+c
// meant for the editor does not end messup.
func (d Desk) run(ctx context.Context, path string) error {
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	editor := ownedit.Command(d.Environ)
	cmd := ownedit.Run(ownedit.WithoutTraces(ctx, editor), path, d.Environ) //nolint:contextcheck // nobody ends an editor but the person in it
	cmd.SetStdin(d.In)
	cmd.SetStdout(d.Out)
	cmd.SetStderr(d.Err)
	err := cmd.Cmd.Run()
	var ended *exec.ExitError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &ended) && ended.ExitCode() == notFound:
		command, _, _ := strings.Cut(editor, " ")
		return fmt.Errorf("the editor %s was not found", command)
	}
	return errors.New("the editor ended with an error")
}

// notFound is what a shell ends with where there is no such command.
const notFound = 127
