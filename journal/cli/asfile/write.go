package asfile

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/amend"
	"messup/journal/cli/usage"
	"messup/journal/markdown"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

// Writing is how a command writes a new entry by a file, if it does.
type Writing struct {
	form, editor, unsealed, draft bool
	from                          string
}

// WriteFlags gives a command the flags for that.
func WriteFlags(cmd *cobra.Command) *Writing {
	w := &Writing{}
	usage.TakesForm(cmd, 0)
	cmd.Flags().BoolVar(&w.form, "template", false, voice.Say("print an empty form, a Markdown file to fill in"))
	usage.FileVar(cmd, cmd.Flags(), &w.from, "from", voice.Say("write what this `FILE` says; - is standard input"))
	cmd.Flags().BoolVar(&w.editor, "editor", false, voice.Say("open the form in the editor that $VISUAL or $EDITOR names"))
	cmd.Flags().BoolVar(&w.draft, "draft", false, voice.Say("with -, --from or --editor: keep it as a draft, to go on with"))
	cmd.Flags().BoolVar(&w.unsealed, "unsealed", false, voice.Say("with --editor: although the journal has a passphrase"))
	usage.EitherOr(cmd, "template", "editor")
	usage.EitherOr(cmd, "template", "from")
	usage.EitherOr(cmd, "editor", "from")
	return w
}

// Args takes a dash, for what comes through a pipe.
func (w *Writing) Args(cmd *cobra.Command, args []string) error {
	if len(args) == 1 && args[0] == usage.Input && !w.Asked() {
		w.from, args = usage.Input, nil
	}
	return usage.Takes(0, 0)(cmd, args)
}

// Asked reports whether it is to be written by a file.
func (w *Writing) Asked() bool { return w.form || w.editor || w.from != "" }

// Run writes the entry, asked with the set that the flag set names; or, where that was not given, with the
// one the file names. A form is printed to out.
func (w *Writing) Run(cmd *cobra.Command, s Shell, out io.Writer, asked prompts.Set) error {
	ctx := cmd.Context()
	if w.form {
		return markdown.WriteForm(out, asked)
	}
	if w.editor {
		return w.inEditor(ctx, s, asked)
	}
	if w.from == usage.Input && s.Typed() {
		return usage.Misused(cmd, "nothing comes in: `messup write --template > FILE` prints a form, and `messup write - < FILE` keeps it")
	}
	file, err := read(s, w.from)
	if err == nil {
		err = w.take(ctx, s, asked, cmd.Flags().Changed("set"), file)
	}
	if err != nil && w.from == usage.Input && !errors.Is(err, journal.ErrEmpty) {
		keep(ctx, s, whole(""), file, err)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", shown(w.from), err)
	}
	return nil
}

// take keeps the entry that came in; the file says with which set it is asked, unless that is fixed.
func (w *Writing) take(ctx context.Context, s Shell, asked prompts.Set, fixed bool, file []byte) error {
	b, err := s.Book()
	if err != nil {
		return err
	}
	if !fixed {
		if asked, err = b.Sets().Find(cmp.Or(markdown.Field(file, "set"), asked.ID)); err != nil {
			return err
		}
	}
	return w.save(ctx, s, b, asked, file)
}

func (w *Writing) inEditor(ctx context.Context, s Shell, asked prompts.Set) error {
	b, err := s.Book()
	if err != nil {
		return err
	}
	desk, err := s.Desk(ctx)
	if err == nil {
		err = desk.ready(w.unsealed)
	}
	if err != nil {
		return err
	}
	var form bytes.Buffer
	if err := markdown.WriteForm(&form, asked); err != nil {
		return err
	}
	work := editing{Shell: s, desk: desk, before: form.Bytes(), nothing: voice.Say("Nothing was written, so nothing was kept.")}
	work.take = func(after []byte) error { return w.save(ctx, s, b, asked, after) }
	return work.run(ctx)
}

// save keeps the entry that a file says.
func (w *Writing) save(ctx context.Context, s Shell, b *book.Book, asked prompts.Set, file []byte) error {
	e, err := amend.Fresh(b, asked, file)
	if err != nil {
		return err
	}
	if !w.draft {
		e = b.Entries.Finish(e)
	}
	e, waits, err := s.KeepNew(ctx, e)
	if err != nil {
		return err
	}
	if desk, err := s.Desk(ctx); err == nil { // else it is cleared away by the next that is taken
		desk.taken(file)
	}
	s.Done()
	return s.Print(kept{e.ID, e.Name()}, func() {
		if waits != "" {
			s.Say("%s: %s  %s", waits, e.ID.Short(), text.CleanLine(e.Name()))
			return
		}
		if e.Draft() {
			s.Say("Kept as a draft: %s  %s", e.ID.Short(), text.CleanLine(e.Name()))
			return
		}
		s.Say("Kept: %s  %s", e.ID.Short(), text.CleanLine(e.Name()))
	})
}
