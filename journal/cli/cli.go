// Package cli is messup as the shell sees it: the commands, where the journal
// lies, what is printed and how the program ends. It is the only place where
// journal, store, tui and exchange are put together.
//
// A command is one function that makes it, in the file of what it is about, and
// one name in commands (root.go). It reads through session.reading, or opens
// session.book to change something (session.go), and hands what it has to say to
// session.print (print.go): as text for people and as a value for --json. An
// error goes up to Main, which alone prints errors and ends with their exit code
// (errors.go). Only root.go knows the commands, and no command another one.
//
// What does not live here: rules about entries (package journal), the file
// (package store), the pages (package tui), file formats (package exchange).
// The package reads no clock, no environment and no terminal by itself: all of
// it comes in a World.
package cli

import (
	"context"
	"io"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/window"
	"messup/journal/tui/page"
	"messup/prompts"
	"messup/store/keyring"
)

// A World is everything outside the program. main fills it with the real one,
// tests with one of their own.
type World struct {
	Args    []string // the command line, without the program's name
	In      io.Reader
	Out     io.Writer
	Err     io.Writer
	Env     func(string) string
	Environ []string // the same whole, for the screens and the editor they start
	Now     func() time.Time
	Rand    io.Reader
	OS      string // as runtime.GOOS
	Version string

	// Raw has the terminal hand over each key as it is, and show none, until restore. nil: it cannot.
	Raw         func() (restore func() error, err error)
	InTerminal  bool       // In is a terminal
	OutTerminal bool       // Out is a terminal
	ErrTerminal bool       // Err is one
	Width       func() int // columns of that terminal, 0 if unknown; nil is unknown
	Height      func() int // and its rows, as Width
	Window      window.Window

	Keyring keyring.Ring     // keeps passphrases for the person; nil: there is none
	Work    int              // what each try of a passphrase takes, as store.Config has it; 0 is the usual
	Sets    *prompts.Library // the questions that are asked; nil: the shipped ones
	Screens Screens          // nil: the real ones
}

// A Start says which page the screens begin at: home, if it names nothing.
type Start struct {
	Entry   journal.ID // go on writing this entry
	Set     string     // begin an entry with this question set
	Review  bool       // go on with the weekly review, or begin one
	Partner bool       // hold it with somebody
	Talk    bool       // write down whom one could talk to
	To      page.Place // or any other page; nil: none
}

// Screens shows a journal until the person leaves.
type Screens func(ctx context.Context, book *book.Book, start Start) error
