// Package cli is messup as the shell sees it: the commands, where the journal
// lies, what is printed and how the program ends. It is the only place where
// journal, store, tui and exchange are put together.
//
// A command is one file with one function that makes it, and one line in
// commands. It reads through session.read, or opens session.book to change
// something, and hands what it has to say to session.print: as text for people
// and as a value for --json. An error goes up to Main, which alone prints
// errors and turns them into exit codes (errors.go).
//
// What does not live here: rules about entries (package journal), the file
// (package store), the pages (package tui), file formats (package exchange).
// The package reads no clock, no environment and no terminal by itself: all of
// it comes in a World.
package cli

import (
	"bufio"
	"context"
	"io"
	"time"

	"messup/prompts"
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

	InTerminal  bool       // In is a terminal
	OutTerminal bool       // Out is a terminal
	Width       func() int // columns of that terminal, 0 if unknown; nil is unknown

	Sets    *prompts.Library // the questions that are asked; nil: the shipped ones
	Screens Screens          // nil: the real ones
}

// Main runs the command that w.Args name and returns the exit code.
func Main(w World) int {
	out := bufio.NewWriter(w.Out)
	s := &session{World: w, out: out, sets: prompts.Shipped()}
	if w.Sets != nil {
		s.sets = *w.Sets
	}
	cmd := root(s)
	cmd.SetArgs(w.Args)
	cmd.SetIn(w.In)
	cmd.SetOut(out)
	cmd.SetErr(w.Err)
	err := cmd.ExecuteContext(context.Background())
	s.notices()
	if flushErr := out.Flush(); err == nil {
		err = flushErr
	}
	return s.report(err)
}
