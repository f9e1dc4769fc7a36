package takeout

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal/book"
	"messup/journal/calendar"
	"messup/journal/cli/carry"
	"messup/journal/cli/progress"
	"messup/journal/cli/usage"
	"messup/journal/exchange"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/voice"
	"messup/prompts"
)

// A Shell is the run of the program that the command is part of.
type Shell interface {
	// Read opens a journal there is, to work with what is in it.
	Read(context.Context) (*book.Book, error)
	// Query reads words and scopes as list does.
	Query(words []string) (search.Query, error)
	Doubted(words []string) error // what a search that found nothing is refused for
	// CompleteScopes completes them.
	CompleteScopes() cobra.CompletionFunc
	// Note writes a line beside the output.
	Note(p voice.Phrase, args ...any)
	// Done says that what was asked for is done and kept, Say writes a line.
	Done()
	Say(p voice.Phrase, args ...any)
	// Pipe has write print what it reads of the journal, and holds nobody up.
	Pipe(write func(io.Writer) error) error
	// Progress begins the line that says how far long work is; none over what is printed.
	Progress(work progress.Work, printed bool) *progress.Line
}

// exporting is one run of the command.
type exporting struct {
	Shell
	cmd           *cobra.Command
	ctx           context.Context //nolint:containedctx // of the one command that it is good for
	line          *progress.Line
	book          *book.Book
	q             search.Query
	format, file  string
	heavy, anyway bool
	ics, words    bool
	told          bool // what is left out
}

// Export is the command that writes entries and lessons for other programs, for people, or for messup.
func Export(s Shell, forms Forms) *cobra.Command {
	x := exporting{Shell: s}
	cmd := &cobra.Command{
		Use:   "export [WORDS AND SCOPES…]",
		Short: voice.Say("Write entries and lessons to a file or a pipe"),
		Long: voice.Say(`Write everything to standard output or to a new file that only you can read; or
the entries "list" finds with the same words, with what came from them. What is in
the trash stays there, and what is marked heavy is left out unless --heavy is given.
In messup's own formats nothing is left out of a record: what you expect of a plan
is there too, before you said what came of it. A calendar says when something is
and which take, and no word of yours; with --words it does.

Formats:
%s`, forms.help()),
		Example: voice.Say(`  messup export -o journal.json
  messup export class:9B since:2026-09-01 --format html -o 9b.html
  messup export --format folder -o messes
  messup export --ics -o messup.ics`),
		ValidArgsFunction: s.CompleteScopes(),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			x.cmd = cmd
			if x.q, err = s.Query(args); err != nil {
				return err
			}
			if x.book, err = s.Read(cmd.Context()); err != nil {
				return err
			}
			if err := x.choose(); err != nil {
				return err
			}
			f, is := Find(x.book.Sets(), x.format)
			if !is && x.format != AsFolder {
				return usage.Misused(cmd, "there is no format %q (there are: %s)", x.format, strings.Join(forms.names(), ", "))
			}
			if none, err := x.none(args); err != nil || none && !x.printed() {
				return err
			}
			defer carry.Sparing()()
			if x.format == AsFolder {
				return x.folder()
			}
			if f.Name == calendar.Name {
				return x.calendar(f)
			}
			return x.write(f)
		},
	}
	cmd.Flags().StringVar(&x.format, "format", Default(), voice.Say("how to write it down: a `FORMAT` from the list above; else as the file's name ends"))
	cmd.Flags().BoolVar(&x.ics, "ics", false, voice.Say("write a calendar, as --format ics does"))
	cmd.Flags().BoolVar(&x.words, "words", false, voice.Say("in a calendar, say plans and people in your words, with their classes"))
	cmd.Flags().BoolVar(&x.heavy, "heavy", false, voice.Say("write entries marked heavy too"))
	cmd.Flags().StringVarP(&x.file, "output", "o", "", voice.Say("write to this `FILE`, or folder; - is standard output"))
	cmd.Flags().BoolVar(&x.anyway, "replace", false, voice.Say("replace a file that is there already"))
	_ = cmd.RegisterFlagCompletionFunc("format", forms.complete) // fails only for a flag that is not there
	return cmd
}

// none says so where the words find nothing that goes out: what is left out, or else that there is
// none, or what in them looks misspelt. A file would only seem to be something then.
func (x *exporting) none(words []string) (none bool, err error) {
	if len(words) == 0 {
		return false, nil
	}
	heavy := 0
	err = x.book.Archive.Out(x.cmd.Context(), x.q, x.heavy, func(o *record.Outgoing) error {
		none, heavy = o.None(), o.Heavy
		return nil
	})
	if err != nil || !none {
		return false, err
	}
	if x.tell(heavy); heavy == 0 {
		if err = x.Doubted(words); err == nil {
			x.Note("%s", voice.NoMatch(strings.Join(words, " "), "a class, a tag, or a word"))
		}
	}
	return true, err
}

// tell says once what is left out: nobody should take a file for the whole journal when it is not.
func (x *exporting) tell(heavy int) {
	if heavy > 0 && !x.heavy && !x.told {
		x.told = true
		x.line.Clear()
		x.Note("Marked heavy and left out: %s. With --heavy they are written too.", voice.Count(heavy, "entry", "entries"))
	}
}

// printed reports whether it goes to standard output, where a script waits for what is none too.
func (x *exporting) printed() bool { return x.file == "" || x.file == "-" }

// choose settles the format.
func (x *exporting) choose() error {
	named := x.cmd.Flags().Changed("format")
	switch {
	case x.ics && named && x.format != calendar.Name:
		return usage.Misused(x.cmd, "one of --ics and --format")
	case x.ics:
		x.format = calendar.Name
	case !named:
		format, is := byName(x.book.Sets(), x.file)
		if !is {
			return usage.Misused(x.cmd, "no format ends in %q: choose one with --format, or another ending", filepath.Ext(x.file))
		}
		x.format = format
	}
	if x.words && x.format != calendar.Name {
		return usage.Misused(x.cmd, "--words goes with --ics: all other formats are in your words")
	}
	return nil
}

// calendar writes a calendar, in which the timetable says when a lesson is.
func (x *exporting) calendar(f exchange.Format) error {
	set, err := x.book.Settings(x.cmd.Context())
	if err != nil {
		return err
	}
	f.Write = calendar.Calendar{Words: x.words, Settings: set}.Write
	if err := x.write(f); !errors.Is(err, calendar.ErrNothing) {
		return err
	}
	x.Note("Nothing of it has a day, and no calendar was written. A plan or a person with a day, and a school break, become entries of one.")
	return nil // as where words find nothing: who asks each week is told of faults alone
}

// byName is the format that a file's name asks for: the first whose files end so, and Default for
// a name without an ending. It reports whether there is one.
func byName(sets prompts.Library, name string) (format string, is bool) {
	if strings.HasSuffix(filepath.ToSlash(name), "/") {
		return AsFolder, true
	}
	for _, f := range Formats(sets) {
		if strings.EqualFold(filepath.Ext(name), f.Called("")) {
			return f.Name, true
		}
	}
	return Default(), strings.TrimLeft(filepath.Ext(name), ".") == ""
}

// out has put write what goes out, and tells what does not.
func (x *exporting) out(put func(*record.Outgoing) error) error {
	return x.book.Archive.Out(x.ctx, x.q, x.heavy, func(o *record.Outgoing) error {
		x.tell(o.Heavy)
		return put(o)
	})
}

func (x *exporting) write(f exchange.Format) error {
	x.line = x.Progress(progress.Export, x.printed())
	defer x.line.Done()
	x.ctx = x.line.In(x.cmd.Context())
	write := func(w io.Writer, o *record.Outgoing) error { return f.Write(w, o) }
	if x.printed() {
		return x.Pipe(func(w io.Writer) error {
			return x.out(func(o *record.Outgoing) error { return write(w, o) })
		})
	}
	said := ""
	err := x.out(func(o *record.Outgoing) error {
		err := Fill(x.file, x.anyway, func(w io.Writer) error { return write(w, o) })
		said = Wrote(o, f, x.file)
		return err
	})
	x.line.Done()
	if err == nil {
		x.Done()
		x.Say("%s", said)
	}
	return err
}

func (x *exporting) folder() error {
	if x.printed() {
		return usage.Misused(x.cmd, "a folder is written where -o says")
	}
	x.line = x.Progress(progress.Folder, false)
	x.ctx = x.line.In(x.cmd.Context())
	ch, ask, err := Folder(x.file, func(put func(exchange.Contents) error) error {
		return x.out(func(o *record.Outgoing) error { return put(o) })
	}, x.anyway)
	x.line.Done()
	switch {
	case err != nil:
		return err
	case ask != "":
		return usage.Misused(x.cmd, "%s in %s would be written anew; --replace does so", voice.Count(ch.Replaced+ch.Renamed, "file", "files"), x.file)
	}
	x.Done()
	x.Say("%s", ch.Said(x.file))
	return nil
}
