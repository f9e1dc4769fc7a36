// Package picturing is the command that makes a card of a lesson, or of what failed and what it
// taught, and writes it as a picture. What stands on a card is package share's business and how
// it is drawn package card's; here it is asked for, read through and put into a file. What it
// needs of the run it is part of is a Shell.
package picturing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/card"
	"messup/journal/cli/takeout"
	"messup/journal/cli/told"
	"messup/journal/cli/usage"
	"messup/journal/draw"
	"messup/journal/share"
	"messup/journal/text"
	"messup/journal/voice"
)

// A Shell is the run of the program that the command is part of.
type Shell interface {
	// Read opens a journal there is, to work with what is in it.
	Read(context.Context) (*book.Book, error)
	// Say writes a line.
	Say(p voice.Phrase, args ...any)
	// Prose writes a text, wrapped on a terminal.
	Prose(words string)
	// Measure is how many columns there are; 0 for any number.
	Measure() int
	// Pen draws on the output, in the marks it has the signs for.
	Pen() draw.Pen
	// Ask asks a question on a terminal; asked is false where there is none.
	Ask(question string) (answer string, asked bool, err error)
	// Terminal reports whether there is somebody to ask.
	Terminal() bool
	// Done says that what was asked for is done, and stays.
	Done()
	// CompleteEntries completes ids of entries.
	CompleteEntries() cobra.CompletionFunc
}

// flags are what the command was asked for.
type flags struct {
	file, format              string
	replace, heavy, asIs      bool
	lesson, title, class, day bool
}

// printed is what is named in place of a file where it is to be printed.
const printed = "-"

// Card makes a card.
func Card(s Shell) *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:   "card ID",
		Short: voice.Say("Make a card of a lesson, to hang up or to send"),
		Long: voice.Say(`Print a card: what failed and what it taught, or the lesson alone. With -o it is
written to a new file that only you can read, as a picture for any browser (.svg), as
Markdown (.md) or as it stands here (.txt). No class, no title and no day are on it
unless you ask for them. What is marked heavy needs --heavy.

A file is for others: each sentence that may point at somebody is asked about first, as
"messup share" does, and you see the card before it is written. That takes a
terminal. With --as-is nothing is asked and every word stays: that is for yourself.`),
		Example: voice.Say(`  messup card k3v9
  messup card k3v9 -o card.svg
  messup card k3v9 --lesson --as-is -o - --format markdown`),
		Args:              usage.Takes(1, 1),
		ValidArgsFunction: s.CompleteEntries(),
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd, s, args[0])
		},
	}
	set := cmd.Flags()
	set.StringVarP(&f.file, "output", "o", "", voice.Say("write it to this `FILE`; - is standard output"))
	set.StringVar(&f.format, "format", "", voice.Say("how it is written: a `FORMAT`, svg, text or markdown; else as the file's name ends"))
	set.BoolVar(&f.replace, "replace", false, voice.Say("replace a file that is there already"))
	set.BoolVar(&f.lesson, "lesson", false, voice.Say("the lesson alone, without what failed"))
	set.BoolVar(&f.title, "title", false, voice.Say("with the title of its entry"))
	set.BoolVar(&f.class, "class", false, voice.Say("with its class"))
	set.BoolVar(&f.day, "date", false, voice.Say("with its day"))
	set.BoolVar(&f.heavy, "heavy", false, voice.Say("also of what is marked heavy"))
	set.BoolVar(&f.asIs, "as-is", false, voice.Say("for yourself: ask nothing, and leave every word as it is"))
	_ = cmd.RegisterFlagCompletionFunc("format", func(*cobra.Command, []string, string) (names []string, _ cobra.ShellCompDirective) { // fails only for a flag that is not there
		for _, way := range share.Formats(share.Card) {
			names = append(names, cobra.CompletionWithDesc(way.Name, voice.Say(way.About)))
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	})
	return cmd
}

// way is how the card is written: as it is asked for, or as the file is called.
func (f flags) way(cmd *cobra.Command) (share.Format, error) {
	all := share.Formats(share.Card)
	i := slices.IndexFunc(all, func(way share.Format) bool {
		if f.format == "" {
			return f.file == printed && way.End == ".txt" || strings.EqualFold(filepath.Ext(f.file), way.End)
		}
		return way.Name == f.format
	})
	switch {
	case i >= 0:
		return all[i], nil
	case f.format != "":
		return share.Format{}, usage.Misused(cmd, "there is no format %q (there are: svg, text, markdown)", f.format)
	}
	return share.Format{}, usage.Misused(cmd, "the name of the file says what it is to be: .svg, .md or .txt; or say so with --format")
}

func (f flags) run(cmd *cobra.Command, s Shell, id string) error {
	r := run{Shell: s, flags: f, ctx: cmd.Context()}
	var err error
	switch {
	case f.file != "":
		if r.way, err = f.way(cmd); err != nil {
			return err
		}
		if !f.asIs && !s.Terminal() {
			return unread()
		}
	case f.format != "" || f.replace:
		return usage.Misused(cmd, "--format and --replace are for what -o writes")
	}
	if r.book, err = s.Read(r.ctx); err != nil {
		return err
	}
	if err := r.find(id); err != nil {
		return err
	}
	return r.give()
}

// run is one card being made.
type run struct {
	Shell
	flags
	ctx   context.Context //nolint:containedctx // of the one command that it is good for
	book  *book.Book
	way   share.Format
	entry journal.Entry // that it is of, or that its lesson comes from; none for a lesson of no entry
	piece share.Piece
}

// find finds what the card is of: an entry with what it taught, or a lesson.
func (r *run) find(id string) error {
	ref, err := r.named(id)
	if err != nil {
		return usage.ListedIn("messup list", err)
	}
	var is bool
	if r.piece, is, err = share.One(r.ctx, r.book, ref, r.heavy); err != nil || is {
		return err
	}
	heavy := r.entry.Heavy
	if !heavy { // or another entry is, that the lesson comes from
		_, heavy, err = share.One(r.ctx, r.book, ref, true)
	}
	switch {
	case err != nil:
		return err
	case heavy && !r.heavy:
		return &usage.HintedError{Err: errHeavy, Hint: voice.Say("--heavy makes a card of it all the same.")}
	case ref.Kind != share.Lesson && r.entry.Draft():
		return &usage.HintedError{Err: errUnfinished, Hint: voice.Say("`messup edit ID` goes on with it.")}
	}
	return &usage.HintedError{Err: errUntaught, Hint: voice.Say("`messup edit ID` asks what it taught.")}
}

var (
	errHeavy      = errors.New("it is marked heavy, or comes from what is, and stays here")
	errUnfinished = errors.New("it is not finished: a card is made of what is")
	errUntaught   = errors.New("it has taught nothing yet: a card needs its lesson")
)

// named is what an id names. An entry and its first lesson have the same one.
func (r *run) named(id string) (ref share.Ref, err error) {
	r.entry, err = r.book.Entries.Find(r.ctx, id)
	if err == nil && !r.lesson {
		ref = share.Ref{Kind: share.Failure, ID: r.entry.ID}
		if r.entry.Kind == journal.Win {
			ref.Kind = share.Win
		}
		return ref, nil
	}
	if err != nil && !errors.Is(err, journal.ErrNotFound) {
		return ref, err
	}
	l, err := r.book.Lessons.Find(r.ctx, id)
	if err != nil {
		return ref, err
	}
	r.entry = journal.Entry{}
	if l.Entry != "" && (r.title || r.class || r.day) {
		r.entry, err = r.book.Entries.Get(r.ctx, l.Entry)
	}
	return share.Ref{Kind: share.Lesson, ID: l.ID}, err
}

// draft is the card before anything is decided, with what was asked for beside the words.
func (r *run) draft() share.Draft {
	d := share.New(share.Card, r.book.Now()).Toggle(r.piece.Ref, r.piece.ID)
	if r.title && r.entry.ID != "" {
		d = d.With(share.Key{Field: share.Title}, r.entry.Name())
	}
	return d
}

// aside is what was asked for by its own flag: nobody asks about that once more.
func (r *run) aside() string {
	class, day := "", ""
	if r.class {
		class = text.CleanLine(r.entry.Class)
	}
	if r.day && r.entry.ID != "" {
		day = voice.At(r.entry.Happened, told.DayAs)
	}
	return voice.Joined(class, day)
}

// document is the card of a draft, as a check leaves it.
func (r *run) document(d share.Draft, c share.Check) share.Document {
	doc := d.Document([]share.Piece{r.piece}, c, r.book.Now())
	doc.Aside = r.aside()
	return doc
}

// give prints the card, or writes it.
func (r *run) give() error {
	d := r.draft()
	doc := r.document(d, share.AsIs(d.Texts([]share.Piece{r.piece})))
	if r.file == "" {
		r.show(doc)
		return nil
	}
	if r.file != printed {
		if err := takeout.Free(r.file, r.replace); err != nil {
			return err
		}
	}
	if !r.asIs {
		r.show(doc)
		read, sure, err := r.check(d)
		if err != nil || !sure {
			return err
		}
		doc = read
	}
	return r.put(doc)
}

// show prints the box of a card.
func (r *run) show(doc share.Document) {
	columns := card.Columns
	if all := r.Measure(); all > 0 {
		columns = min(columns, all)
	}
	for _, line := range draw.Card(r.Pen(), draw.OnCard(doc.Card()), columns) {
		r.Say("%s", line)
	}
}

// put writes the card to its file, or prints it.
func (r *run) put(doc share.Document) error {
	var b bytes.Buffer
	if err := r.way.Write(&b, doc); err != nil {
		return fmt.Errorf("making the card: %w", err)
	}
	if r.file == printed {
		for line := range strings.Lines(b.String()) {
			r.Say("%s", strings.TrimSuffix(line, "\n"))
		}
		return nil
	}
	err := takeout.Fill(r.file, r.replace, func(w io.Writer) error {
		_, err := w.Write(b.Bytes())
		return err
	})
	if err == nil {
		r.Done()
		r.Say("Wrote the card to %s.", r.file)
	}
	return err
}
