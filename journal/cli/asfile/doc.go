// Package asfile is an entry as a Markdown file in the hands of the person who writes it: a form to
// fill in, a file that comes in through a pipe, a file in an editor of their own. It has what the
// commands write and edit do with those. How such a file is written and read is package markdown, what
// one makes of an entry is package amend, and a folder of them is package takeout.
//
// No text that comes in is lost: what cannot be taken stays in a file, which a start of the pages takes
// in later (package waiting). Where the journal has a passphrase there is no such file.
package asfile

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/voice"
	"messup/store/scratch"
)

// A Shell is the run of the program that a command is part of.
type Shell interface {
	// Book is the journal, which the first change makes; Read opens one there is, to work with
	// what is in it.
	Book() (*book.Book, error)
	Read(context.Context) (*book.Book, error)
	// KeepNew keeps a new entry in the journal or, if that takes none, where it waits for it: as what is said.
	KeepNew(context.Context, journal.Entry) (e journal.Entry, waits string, err error)
	// Stdin is what comes in; Typed reports whether that is a terminal.
	Stdin() io.Reader
	// Letters are words that come in as UTF-8; that they were something else is said.
	Letters([]byte) []byte
	Typed() bool
	// Desk is where files are worked on.
	Desk(context.Context) (Desk, error)
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Say writes a line; Note beside the output.
	Say(p voice.Phrase, args ...any)
	Note(p voice.Phrase, args ...any)
	// Complain is Note for what goes wrong, and GiveBack prints words that are nowhere else:
	// both to whoever asked for quiet too.
	Complain(p voice.Phrase, args ...any)
	GiveBack(words string)
	// Prose writes a text, wrapped on a terminal.
	Prose(words string)
	// Terminal reports whether somebody is there to be asked; Ask asks them.
	Terminal() bool
	Ask(question string) (answer string, asked bool, err error)
	// Done says that what was asked for is kept.
	Done()
}

// A Desk is where files are worked on: the streams an editor runs in, and folders for its files.
type Desk struct {
	In       io.Reader
	Out, Err io.Writer
	Environ  []string
	Places   scratch.Places
	Sealed   bool // the journal has a passphrase
}
