package takeout

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
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
	Progress(printed bool) *progress.Line
}

// exporting is one run of the command.
type exporting struct {
	Shell
	cmd           *cobra.Command
	book          *book.Book
	q             search.Query
	format, file  string
	heavy, anyway bool
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
is there too, before you said what came of it.

Formats:
%s`, forms.help()),
		Example: voice.Say(`  messup export -o journal.json
  messup export class:9B since:september --format html -o 9b.html
  messup export --format folder -o messes`),
		ValidArgsFunction: s.CompleteScopes(),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			x.cmd = cmd
			if x.q, err = s.Query(args); err != nil {
				return err
			}
			if x.book, err = s.Read(cmd.Context()); err != nil {
				return err
			}
			if !cmd.Flags().Changed("format") {
				x.format = byName(x.book.Sets(), x.file)
			}
			defer carry.Sparing()()
			if x.format == AsFolder {
				return x.folder()
			}
			f, is := Find(x.book.Sets(), x.format)
			if !is {
				return usage.Misused(cmd, "there is no format %q (there are: %s)", x.format, strings.Join(forms.names(), ", "))
			}
			return x.write(f)
		},
	}
	cmd.Flags().StringVar(&x.format, "format", Default(), voice.Say("how to write it down: a `FORMAT` from the list above; else as the file's name ends"))
	cmd.Flags().BoolVar(&x.heavy, "heavy", false, voice.Say("write entries marked heavy too"))
	cmd.Flags().StringVarP(&x.file, "output", "o", "", voice.Say("write to this `FILE`, or folder; - is standard output"))
	cmd.Flags().BoolVar(&x.anyway, "replace", false, voice.Say("replace a file that is there already"))
	_ = cmd.RegisterFlagCompletionFunc("format", forms.complete) // fails only for a flag that is not there
	return cmd
}

// byName is the format that a file's name asks for: the first whose files end so; else Default.
func byName(sets prompts.Library, name string) string {
	if strings.HasSuffix(filepath.ToSlash(name), "/") {
		return AsFolder
	}
	for _, f := range Formats(sets) {
		if strings.EqualFold(filepath.Ext(name), f.Called("")) {
			return f.Name
		}
	}
	return Default()
}

// out has put write what goes out, and tells what does not.
func (x exporting) out(put func(*record.Outgoing) error) error {
	told := false
	return x.book.Archive.Out(x.cmd.Context(), x.q, x.heavy, func(o *record.Outgoing) error {
		if o.Heavy > 0 && !x.heavy && !told { // nobody should take a file for the whole journal when it is not
			x.Note("Marked heavy and left out: %s. With --heavy they are written too.", voice.Count(o.Heavy, "entry", "entries"))
		}
		told = true
		return put(o)
	})
}

func (x exporting) write(f exchange.Format) error {
	piped := x.file == "" || x.file == "-"
	line := x.Progress(piped)
	defer line.Done()
	write := func(w io.Writer, o *record.Outgoing) error {
		return f.Write(line.Through(w, func() int { return o.Given[journal.Entries] }), o)
	}
	if piped {
		return x.Pipe(func(w io.Writer) error {
			return x.out(func(o *record.Outgoing) error { return write(w, o) })
		})
	}
	said := ""
	err := x.out(func(o *record.Outgoing) error {
		err := Fill(x.file, x.anyway, func(w io.Writer) error { return write(w, o) })
		said = Wrote(o, x.file)
		return err
	})
	line.Done()
	if err == nil {
		x.Done()
		x.Say("%s", said)
	}
	return err
}

func (x exporting) folder() error {
	if x.file == "" || x.file == "-" {
		return usage.Misused(x.cmd, "a folder is written where -o says")
	}
	ch, ask, err := Folder(x.file, func(put func(exchange.Contents) error) error {
		return x.out(func(o *record.Outgoing) error { return put(o) })
	}, x.anyway)
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
