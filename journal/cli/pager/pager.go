// Package pager shows what is longer than the terminal a screen at a time, in a program
// that the person has for that. Words go to it through a pipe and never through a file,
// and nothing is lost where it is missing or ends early. What is shown, and whether it may
// be, is not its business.
package pager

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Variable is the environment's name for a program of messup's own; the usual one is
// asked after it.
const (
	Variable = "MESSUP_PAGER"
	usual    = "PAGER"
)

// lesser is the pager where nobody names one: it ends by itself where all is on one
// screen, keeps what it showed on the screen, and lets bold be bold.
const lesser = "less -FRX"

// Command returns the program that is to show what is long, as words; none where the
// person wants none, or there is none.
func Command(env func(string) string) []string {
	for _, name := range []string{Variable, usual} {
		if words := strings.Fields(env(name)); len(words) > 0 {
			if words[0] == "cat" { // which is how one says none
				return nil
			}
			return words
		}
	}
	words := strings.Fields(lesser)
	if _, err := exec.LookPath(words[0]); err != nil {
		return nil
	}
	return words
}

// A Pager is a terminal that shows a screen at a time. It is a writer; Close has it show
// what there is.
type Pager struct {
	Command       []string
	Environ       []string
	Out, Err      io.Writer // the terminal
	Rows, Columns int       // its size

	held     bytes.Buffer // all that was written
	rows     int          // how many rows of the terminal that is
	stdin    io.WriteCloser
	run      *exec.Cmd
	ended    bool // it reads no more
	unpaged  bool // what comes goes to the terminal as it is
	released func()
}

// Write keeps what is written until it is longer than the terminal; from then on the
// program has it.
func (p *Pager) Write(b []byte) (int, error) {
	if p.unpaged {
		return p.Out.Write(b)
	}
	p.held.Write(b)
	if p.run != nil {
		p.send(b)
		return len(b), nil
	}
	if p.rows += p.taken(b); p.rows < p.Rows {
		return len(b), nil
	}
	if err := p.start(); err != nil { // there is no such program: the terminal shows it all
		return len(b), p.Close()
	}
	p.send(p.held.Bytes())
	return len(b), nil
}

// taken is how many rows of the terminal a text takes.
func (p *Pager) taken(b []byte) (rows int) {
	for line := range bytes.Lines(b) {
		rows++
		if p.Columns > 0 {
			rows += max(0, ansi.StringWidth(string(line))-1) / p.Columns
		}
	}
	return rows
}

// start begins the program. Keys that interrupt are its own while it runs, as less has it.
func (p *Pager) start() error {
	run := exec.CommandContext(context.Background(), p.Command[0], p.Command[1:]...) //nolint:gosec // the pager is the person's own command
	run.Env = append(slices.Clone(p.Environ), "LESSHISTFILE=-", "LESSSECURE=1")
	run.Stdout, run.Stderr = p.Out, p.Err
	stdin, err := run.StdinPipe()
	if err != nil {
		return err
	}
	if err := run.Start(); err != nil {
		return err
	}
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	p.released = func() { signal.Stop(interrupts) }
	p.run, p.stdin = run, stdin
	return nil
}

// send hands the program what was written. One that was left reads no more.
func (p *Pager) send(b []byte) {
	if !p.ended {
		_, err := p.stdin.Write(b)
		p.ended = err != nil
	}
}

// Close shows what is not on the terminal yet, and waits until the person has read it.
// What is written afterwards goes to the terminal as it is. A program that could not show
// it is as if there were none.
func (p *Pager) Close() error {
	if p.unpaged {
		return nil
	}
	p.unpaged = true
	if p.run != nil {
		_ = p.stdin.Close() // what it did not read it is not owed
		err := p.run.Wait()
		p.released()
		var failed *exec.ExitError
		if err == nil || errors.As(err, &failed) && failed.ExitCode() < 0 { // a signal: somebody was done with it
			return nil
		}
	}
	_, err := p.Out.Write(p.held.Bytes())
	return err
}
