// Package sharing is the command that leads to the page where a document for others is made, and
// lists what may be in it; and what the page needs of the world: where a share is kept until it
// is written, and how it is written. The command writes no share by itself: each line of one goes
// past a person first, and that takes a page.
package sharing

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/cli/takeout"
	"messup/journal/cli/usage"
	"messup/journal/cli/waiting"
	"messup/journal/date"
	"messup/journal/share"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// An Out keeps a share until it is written, and writes it. It is what pages know as page.Sharing.
type Out struct {
	waiting.Shares
	Taker takeout.Taker
}

// Propose is that of page.Sharing.
func (o Out) Propose(name string) string {
	end := filepath.Ext(name)
	return o.Taker.ProposeFor(strings.TrimSuffix(name, end), end)
}

// Understood is that of page.Sharing.
func (o Out) Understood(path string) string { return o.Taker.Understood(path) }

// Write is that of page.Sharing. What reads such files, and who looks for them, goes by the
// ending; a folder that is there stays one.
func (o Out) Write(path, name string, over bool, write func(io.Writer) error) (said, ask string, err error) {
	return o.Taker.Put(o.ended(path, filepath.Ext(name)), o.Propose(name), over, write)
}

func (o Out) ended(path, end string) string {
	path = strings.TrimSpace(path)
	if path == "" || ends(path, end) || os.IsPathSeparator(path[len(path)-1]) {
		return path
	}
	if info, err := os.Stat(o.Understood(path)); err == nil && info.IsDir() {
		return path
	}
	return path + end
}

// ends reports whether a path ends as a file of this form does, or as one of another form
// that whoever typed it may have meant.
func ends(path, end string) bool {
	known := []string{end, ".markdown", ".htm", ".text"}
	for _, form := range append(share.Forms(), share.Card) {
		for _, as := range share.Formats(form) {
			known = append(known, as.End)
		}
	}
	return slices.Contains(known, strings.ToLower(filepath.Ext(path)))
}

// A Shell is the run of the program that the command is part of.
type Shell interface {
	// Read opens a journal there is, to work with what is in it.
	Read(context.Context) (*book.Book, error)
	// Terminal reports that a person is there, whether pages are drawn or told.
	Terminal() bool
	// Open shows the pages, a place first.
	Open(context.Context, page.Place) error
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// AsksJSON reports whether --json was given.
	AsksJSON() bool
	// Say writes a line.
	Say(p voice.Phrase, args ...any)
	// Heading writes what the rows below it are.
	Heading(words string)
	// Rows prints a table.
	Rows(table.Table)
	// Shorten says how little of each id is enough.
	Shorten(context.Context, journal.Kind, []journal.ID) ([]string, error)
	// CompleteEntries completes ids of entries.
	CompleteEntries() cobra.CompletionFunc
}

// Share leads to the page where something is shared, or lists what may be.
func Share(s Shell) *cobra.Command {
	var list, sheet, bundle bool
	cmd := s.JSON(&cobra.Command{
		Use:   "share [ID]",
		Short: voice.Say("Share what failed and what it taught, line by line"),
		Long: voice.Say(`Make a document for others out of messes that taught something, lessons and small
wins: a post that celebrates failures, as Markdown or as a page; with --sheet one page
for a conversation; with --bundle a file that is merged with those of colleagues.

Before anything is written you read every line. A sentence with what may point at
somebody is shown alone: keep it, change it, or drop it. This cannot be skipped, so it
takes a terminal. What is marked heavy cannot be chosen. What you have begun is kept
beside the journal, sealed if that is, until you leave it with a file written, or delete it.

With --list, what may be shared is printed.`),
		Example: voice.Say(`  messup share
  messup share k3v9
  messup share --list`),
		Args:              usage.Takes(0, 1),
		ValidArgsFunction: s.CompleteEntries(),
		RunE: func(cmd *cobra.Command, args []string) error {
			r := run{s, cmd}
			if sheet && bundle || list && (sheet || bundle || len(args) > 0) {
				return usage.Misused(cmd, "--sheet makes one thing, --bundle another, and --list makes nothing; one of them at a time")
			}
			if list || s.AsksJSON() {
				return r.list()
			}
			to := page.Share{}
			switch {
			case sheet:
				to.Form = string(share.Sheet)
			case bundle:
				to.Form = string(share.Bundle)
			}
			return r.open(args, to)
		},
	})
	cmd.Flags().BoolVar(&list, "list", false, voice.Say("print what may be shared, newest first"))
	cmd.Flags().BoolVar(&sheet, "sheet", false, voice.Say("make one page for a conversation"))
	cmd.Flags().BoolVar(&bundle, "bundle", false, voice.Say("make a file that is merged with those of colleagues"))
	return cmd
}

type run struct {
	Shell
	cmd *cobra.Command
}

// open leads to the page, with what was named chosen.
func (r run) open(args []string, to page.Share) error {
	if !r.Terminal() {
		return &usage.Error{
			What: voice.Say("share: each line of what is shared goes past a person first, and that needs a terminal"),
			Hint: voice.Say("`messup share --list` lists without one what may be shared."),
		}
	}
	if len(args) > 0 {
		ctx := r.cmd.Context()
		b, err := r.Read(ctx)
		if err != nil {
			return err
		}
		e, err := b.Entries.Find(ctx, args[0])
		to.Entry = e.ID
		if errors.Is(err, journal.ErrNotFound) {
			var l journal.Lesson
			l, err = b.Lessons.Find(ctx, args[0])
			to.Lesson = l.ID
		}
		if err != nil {
			return usage.ListedIn("messup share --list", err)
		}
	}
	return r.Open(r.cmd.Context(), to)
}

// shape is what --json prints of one thing that may be shared.
type shape struct {
	ID     journal.ID `json:"id"`
	Kind   share.Kind `json:"kind"`
	Title  string     `json:"title"`
	Lesson string     `json:"lesson,omitempty"`
	Class  string     `json:"class,omitempty"`
	Day    date.Day   `json:"day"`
}

func (r run) list() error {
	ctx := r.cmd.Context()
	b, err := r.Read(ctx)
	if err != nil {
		return err
	}
	all, err := share.May(ctx, b)
	if err != nil {
		return err
	}
	shapes := make([]shape, len(all))
	for i, c := range all {
		shapes[i] = shape{c.ID, c.Kind, c.Title, c.Lesson, c.Class, date.DayOf(c.Happened)}
	}
	short, err := r.short(ctx, all)
	if err != nil {
		return err
	}
	return r.Print(shapes, func() { r.tell(all, short, b) })
}

// short says how little of each id is enough.
func (r run) short(ctx context.Context, all []share.Choice) (short map[share.Ref]string, err error) {
	short = map[share.Ref]string{}
	for _, kind := range []journal.Kind{journal.Entries, journal.Lessons} {
		var refs []share.Ref
		var ids []journal.ID
		for _, c := range all {
			if (c.Kind == share.Lesson) == (kind == journal.Lessons) {
				refs, ids = append(refs, c.Ref), append(ids, c.ID)
			}
		}
		enough, err := r.Shorten(ctx, kind, ids)
		if err != nil {
			return nil, err
		}
		for i, ref := range refs {
			short[ref] = enough[i]
		}
	}
	return short, nil
}

func (r run) tell(all []share.Choice, short map[share.Ref]string, b *book.Book) {
	if len(all) == 0 {
		r.Say("Nothing here can be shared yet: a mess can once it is finished and has taught something.")
		return
	}
	blank := false
	for _, kind := range []share.Kind{share.Failure, share.Lesson, share.Win} {
		of := slices.DeleteFunc(slices.Clone(all), func(c share.Choice) bool { return c.Kind != kind })
		if len(of) == 0 {
			continue
		}
		if blank {
			r.Say("")
		}
		blank = true
		r.Heading(share.Section(kind))
		rows := table.Table{Flex: 2}
		for _, c := range of {
			rows.Add("", short[c.Ref], voice.DayOf(c.Happened, b.Now()), c.Title, c.Class)
		}
		r.Rows(rows)
	}
}
