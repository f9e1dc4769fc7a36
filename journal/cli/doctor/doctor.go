// Package doctor is the command that tells what messup sees: which program this is, on which
// terminal, where the journal and what belongs to it lies and who may read it, who has its
// lock, and what is not as it should be, each with what to do. Not one word of the journal is
// in what it prints, so that it can be sent to somebody who helps.
//
// What is looked at is in look.go, what is told of it here. It looks at a glance and waits
// for nobody; all of the journal is read by the command check.
package doctor

import (
	"cmp"
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"messup/journal/cli/table"
	"messup/journal/cli/usage"
	"messup/journal/voice"
	"messup/store"
	"messup/store/scratch"
)

// moment is how a day with its time is written.
const moment voice.Layout = "2 Jan 2006 " + voice.Clock

// A Journal is the part of a store.File that tells of it.
type Journal interface {
	Status(context.Context) (store.Status, error)
	HasPassphrase(context.Context) (bool, error)
	Backups(context.Context) ([]store.Backup, error)
	Missing(context.Context) error
	Unsealed() bool
	Notices() []string
}

// Shell is what is needed of the session.
type Shell interface {
	// Path returns where the journal lies, and whether there is anything.
	Path() (path string, there bool, err error)
	// Examined returns the journal, whether there is one or not.
	Examined() (Journal, error)
	// Waits returns the home folder and how much waits there for the journal, where the inbox took
	// nothing; and what an editor or a pipe left for it, or was being written.
	Waits() (home string, atHome int, left []scratch.Lying)
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Say writes a line, Prose a text, wrapped on a terminal, Rows a table.
	Say(p voice.Phrase, args ...any)
	Prose(words string)
	Rows(table.Table)
}

// A World is what is told of the outside.
type World struct {
	Version string
	Environ []string
	Heeded  []string // the names of the variables that messup goes by
	Now     func() time.Time
	In, Out bool // is a terminal
	Columns func() int
}

// Doctor is the command.
func Doctor(s Shell, w World) *cobra.Command {
	return s.JSON(&cobra.Command{
		Use:   "doctor",
		Short: voice.Say("Print what messup sees of itself, the terminal and the files"),
		Long: voice.Say(`Print what messup sees: which one this is, the terminal, where the journal and what
belongs to it lies and who may read it, who has its lock, and what is not as it
should be, with what to do. No word of the journal is in it: it can be sent to
somebody who helps. It reads no more of the journal than any command does; "check"
reads all of it.`),
		Example:           voice.Say("  messup doctor\n  messup doctor --json"),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			path, there, err := s.Path()
			if err != nil {
				return err
			}
			j, err := s.Examined()
			if err != nil {
				return err
			}
			home, atHome, left := s.Waits()
			r, err := examine(cmd.Context(), w, j, waits{home, atHome}, path, there, left)
			if printErr := s.Print(r, func() { r.tell(s, w.Now().Location(), err == nil) }); printErr != nil {
				return printErr
			}
			return err
		},
	})
}

// tell says it to a person. What ends the command is said after it, with its hint.
func (r report) tell(s Shell, zone *time.Location, well bool) {
	t := table.Table{Flex: 1, Wrap: true}
	row := func(label voice.Phrase, parts ...string) { t.Add("", voice.Say(label), voice.Joined(parts...)) }
	row("Program", voice.Say("messup %s", r.Version), r.Go, r.Platform)
	row("Terminal", r.Terminal.parts()...)
	row("Journal", r.Journal.Path, r.Journal.State.said())
	if r.Journal.Exists {
		row("", r.Journal.parts()...)
		if !r.Journal.Checked.IsZero() {
			row("", voice.Say("found whole on %s", voice.At(r.Journal.Checked.In(zone), moment)))
		}
		row("", r.Journal.held())
	}
	row("Backups", r.Backups.said(zone)...)
	row("Inbox", r.Inbox.said())
	if r.Home.Waiting > 0 {
		row("Home folder", voice.Say("%d to be filed", r.Home.Waiting))
	}
	for _, l := range r.Left {
		row("Texts", l.Path, voice.Say("%d to be taken in", l.Waiting))
	}
	for _, p := range r.Places {
		row("Folder", p.Path, p.said())
	}
	for _, v := range r.Variables {
		row("Variable", v.Name+"="+v.Value)
	}
	s.Rows(t)
	if len(r.Findings) == 0 && well {
		s.Say("")
		s.Prose(voice.Say("Nothing here is out of order."))
	}
	for _, f := range r.Findings {
		if f.ends {
			continue
		}
		s.Say("")
		s.Prose(f.What)
		s.Prose(f.Do)
	}
}

func (t terminal) parts() []string {
	name := cmp.Or(t.Name, voice.Say("no TERM is set"))
	if !t.Out {
		return []string{name, voice.Say("not written to")}
	}
	columns := ""
	if t.Columns > 0 {
		columns = voice.Count(t.Columns, "column", "columns")
	}
	return []string{name, columns, voice.Say("colours: %s", t.Colours), voice.Say("marks: %s", t.Marks)}
}

func (j file) parts() []string {
	sealed := voice.Say("no passphrase")
	if j.Sealed {
		sealed = voice.Say("sealed with a passphrase")
	}
	schema := ""
	if j.Schema > 0 {
		schema = voice.Say("version %d", j.Schema)
	}
	return []string{voice.Bytes(j.Bytes), j.said(), schema, sealed}
}

func (j file) held() string {
	switch {
	case len(j.HeldBy) > 0:
		all := make([]string, 0, len(j.HeldBy))
		for _, h := range j.HeldBy {
			all = append(all, strings.TrimSpace(h.Name+" "+strconv.Itoa(h.PID)))
		}
		return voice.Say("its lock is held by %s", strings.Join(all, ", "))
	case j.Locks:
		return voice.Say("nobody holds its lock")
	}
	return ""
}

func (p place) said() string {
	switch {
	case p.Owner == "":
		return voice.Say("not there")
	case p.Mode == "": // nor is it known there whose it is
		return voice.Say("there")
	case p.Owner == mine:
		return voice.Say("yours, mode %s", p.Mode)
	}
	return voice.Say("of user %s, mode %s", p.Owner, p.Mode)
}

func (b backups) said(zone *time.Location) []string {
	if b.Count == 0 {
		return []string{voice.Say("none")}
	}
	newest := ""
	if !b.Newest.IsZero() {
		newest = voice.Say("the newest of %s", voice.At(b.Newest.In(zone), moment))
	}
	return []string{strconv.Itoa(b.Count), newest, voice.Bytes(b.Bytes)}
}

func (i inboxed) said() string {
	switch {
	case i.Waiting > 0 && i.Unfiled > 0:
		return voice.Say("%d to be filed, %d that cannot be", i.Waiting, i.Unfiled)
	case i.Waiting > 0:
		return voice.Say("%d to be filed", i.Waiting)
	case i.Unfiled > 0:
		return voice.Say("%d that cannot be filed", i.Unfiled)
	}
	return voice.Say("empty")
}

// said says a state.
func (s state) said() string {
	switch s {
	case readable:
		return voice.Say("can be read")
	case busy:
		return voice.Say("busy in another window: what is in it was not looked at")
	case locked:
		return voice.Say("locked: what is in it was not looked at")
	case missing:
		return voice.Say("not begun yet")
	case gone:
		return voice.Say("gone")
	case damaged:
		return voice.Say("damaged")
	}
	return voice.Say("cannot be read")
}
