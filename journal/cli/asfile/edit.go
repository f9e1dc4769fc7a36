package asfile

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/amend"
	"messup/journal/cli/usage"
	"messup/journal/markdown"
	"messup/journal/text"
	"messup/journal/voice"
)

// Editing is how a command changes an entry by a file, if it does.
type Editing struct {
	from             string
	editor, unsealed bool
}

// EditFlags gives a command the flags for that.
func EditFlags(cmd *cobra.Command) *Editing {
	e := &Editing{}
	usage.TakesForm(cmd, 1)
	usage.FileVar(cmd, cmd.Flags(), &e.from, "from", voice.Say("change it to what this `FILE` says; - is standard input"))
	cmd.Flags().BoolVar(&e.editor, "editor", false, voice.Say("open it whole in the editor that $VISUAL or $EDITOR names"))
	cmd.Flags().BoolVar(&e.unsealed, "unsealed", false, voice.Say("with --editor: although the journal has a passphrase"))
	usage.EitherOr(cmd, "from", "editor")
	return e
}

// Args takes an id, and a dash for what comes through a pipe.
func (e *Editing) Args(cmd *cobra.Command, args []string) error {
	if len(args) == 2 && args[1] == usage.Input && e.from == "" && !e.editor {
		e.from = usage.Input
		args = args[:1]
	}
	return usage.Takes(1, 1)(cmd, args)
}

// Asked reports whether it is to be changed by a file.
func (e *Editing) Asked() bool { return e.from != "" || e.editor }

// Run changes the entry whose id begins so.
func (e *Editing) Run(ctx context.Context, s Shell, prefix string) error {
	if e.editor {
		b, is, err := open(ctx, s, prefix)
		if err != nil {
			return err
		}
		return e.inEditor(ctx, s, b, is)
	}
	file, err := read(s, e.from) // before all else: what comes through a pipe comes once
	var is amend.Open
	if err == nil {
		is, err = e.take(ctx, s, prefix, file)
	}
	if err != nil && e.from == usage.Input && !errors.Is(err, errBlank) {
		keep(ctx, s, whole(meant(is, prefix, file)), file, err)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", shown(e.from), err)
	}
	return nil
}

// meant is the entry that a file is of: the one that was opened or, where none could be, the one that it says
// it is of, or else what was typed, to be looked for again. Empty if none of that is an id.
func meant(is amend.Open, prefix string, file []byte) journal.ID {
	said, _ := markdown.Of(file)
	typed, _ := journal.ParseID(prefix)
	return cmp.Or(is.ID, said, typed)
}

// open opens an entry whose id begins so.
func open(ctx context.Context, s Shell, prefix string) (*book.Book, amend.Open, error) {
	b, err := s.Read(ctx)
	if err != nil {
		return nil, amend.Open{}, err
	}
	e, err := b.Entries.Find(ctx, prefix)
	if err != nil {
		return b, amend.Open{}, err
	}
	is, err := amend.OpenEntry(ctx, b, e.ID)
	return b, is, err
}

// errBlank says that a file has nothing to change an entry to.
var errBlank = errors.New("there is nothing in it, and nothing was changed")

func (e *Editing) take(ctx context.Context, s Shell, prefix string, file []byte) (amend.Open, error) {
	b, is, err := open(ctx, s, prefix)
	if err != nil {
		return is, err
	}
	if amend.Blank(b, file) {
		return is, errBlank
	}
	desk, err := s.Desk(ctx)
	if err == nil {
		err = change(ctx, s, desk, b, is, file, nil)
	}
	return is, err
}

func (e *Editing) inEditor(ctx context.Context, s Shell, b *book.Book, is amend.Open) error {
	desk, err := s.Desk(ctx)
	if err == nil {
		err = desk.ready(e.unsealed)
	}
	if err != nil {
		return err
	}
	var before bytes.Buffer
	if err := is.Write(&before); err != nil {
		return err
	}
	work := editing{Shell: s, desk: desk, id: is.ID, before: before.Bytes(), nothing: voice.Say("Nothing was changed.")}
	work.take = func(after []byte) error {
		return change(ctx, s, desk, b, is, after, func(asks []string) (bool, error) {
			answer, err := ask(s, "Empty it? [y/N]", append([]string{voice.Say("What was said to this is not in the file any more:")}, asks...)...)
			return voice.IsYes(answer), err
		})
	}
	return work.run(ctx)
}

// change changes an entry to what a file says, and says what came of it.
func change(ctx context.Context, s Shell, desk Desk, b *book.Book, is amend.Open, file []byte, empty func([]string) (bool, error)) error {
	done, err := amend.FromFile(ctx, b, is, file, empty)
	if err != nil {
		return err
	}
	desk.taken(file)
	if done.Changed {
		s.Done()
	}
	return s.Print(kept{done.Saved.ID, done.Saved.Name()}, func() { tell(s, done) })
}

func tell(s Shell, done amend.Entry) {
	if done.Changed {
		s.Say("Kept: %s  %s", done.Saved.ID.Short(), text.CleanLine(done.Saved.Name()))
	} else {
		s.Prose(voice.Say("It says what the journal says. Nothing was changed."))
	}
	for _, ask := range done.Stays {
		s.Prose(voice.Say("Not in the file, and as it was: %s", text.CleanLine(ask)))
	}
	for _, ask := range done.Emptied {
		s.Prose(voice.Say("Empty now: %s", text.CleanLine(ask)))
	}
	for _, ask := range done.Both {
		s.Prose(voice.Say("Changed in another window too, and both wordings are kept: %s", text.CleanLine(ask)))
	}
}

// kept is what --json prints of an entry.
type kept struct {
	ID    journal.ID `json:"id"`
	Title string     `json:"title"`
}
