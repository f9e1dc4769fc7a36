package cli

import (
	"bytes"
	"context"
	"io"
	"time"

	"github.com/spf13/cobra"

	"messup/journal/cli/doctor"
	"messup/journal/cli/lock"
	"messup/journal/cli/pager"
	"messup/journal/cli/safe"
	"messup/journal/cli/topics"
	"messup/journal/voice"
	"messup/store"
	"messup/store/disk"
	"messup/store/scratch"
)

// manners are what is asked of any command about how it speaks.
type manners struct {
	quiet, paged, unpaged bool
	glance                bool // nothing is said beside the output, whoever asked

	pager  *pager.Pager // nil while what is printed goes where it goes
	beside io.Writer    // where it is said what is beside that
	later  bytes.Buffer // what is, until the output has been read
}

func (m *manners) flags(cmd *cobra.Command) {
	cmd.PersistentFlags().BoolVarP(&m.quiet, "quiet", "q", false, voice.Say("say only what was asked for, and what goes wrong"))
	cmd.PersistentFlags().BoolVar(&m.paged, "pager", false, voice.Say("page long output, under a passphrase too"))
	cmd.PersistentFlags().BoolVar(&m.unpaged, "no-pager", false, voice.Say("print long output at once"))
}

// silent reports whether nobody is to be told what was done.
func (m *manners) silent(kept bool) bool { return m.quiet && kept }

// page has what a command prints shown a screen at a time, on a terminal. A journal under
// a passphrase is shown to no other program unless that was asked for.
func (s *session) page(cmd *cobra.Command) error {
	m := &s.manners
	if m.paged && m.unpaged {
		return misused(cmd, "either --pager or --no-pager")
	}
	if m.unpaged || !s.onTerminal() || s.Height == nil || s.Height() <= 0 || !pages(cmd) {
		return nil
	}
	command := pager.Command(s.Env)
	if len(command) == 0 || !m.paged && lock.Needs(cmd) && s.sealed(cmd) {
		return nil
	}
	m.pager = &pager.Pager{Command: command, Environ: s.Environ, Out: s.Out, Err: s.Err, Rows: s.Height(), Columns: s.width()}
	s.out.Reset(m.pager)
	m.beside, s.Err = s.Err, &m.later
	return nil
}

// pagedAnnotation says of a command, and of those below it, that what it prints may be
// longer than a screen.
const pagedAnnotation = "paged"

func pagedOf(cmd *cobra.Command) *cobra.Command {
	if cmd.Annotations == nil {
		cmd.Annotations = map[string]string{}
	}
	cmd.Annotations[pagedAnnotation] = "yes"
	return cmd
}

func pages(cmd *cobra.Command) bool {
	for c := cmd; c != nil; c = c.Parent() {
		if c.Annotations[pagedAnnotation] != "" {
			return true
		}
	}
	return false
}

func (s *session) topics() []topics.Topic { return topics.All(s.sets) }

// sealed reports whether the journal is under a passphrase, or nobody can tell.
func (s *session) sealed(cmd *cobra.Command) bool {
	b, err := s.book()
	if err != nil || !disk.Exists(b.file.Path()) {
		return false // there are no words to show
	}
	sealed, err := b.file.HasPassphrase(cmd.Context())
	return sealed || err != nil
}

// straight hands the terminal what was printed so far: something is asked there.
func (s *session) straight() error {
	err := s.out.Flush()
	if s.manners.pager == nil || err != nil { // what follows is shown with it
		return err
	}
	return s.manners.pager.Close()
}

// shown waits until what was printed has been read, and then says what is beside it.
func (s *session) shown() error {
	m := &s.manners
	if m.pager == nil {
		return nil
	}
	err := s.out.Flush()
	if closeErr := m.pager.Close(); err == nil {
		err = closeErr
	}
	s.out.Reset(s.Out)
	m.pager, s.Err = nil, m.beside
	_, _ = s.Err.Write(m.later.Bytes()) // where that fails nobody can be told
	return err
}

func (s shell) AtOnce() int         { return s.atOnce() }
func (s shell) Rest(shown, all int) { s.rest(shown, all) }

func check(s *session) *cobra.Command   { return safe.Check(shell{s}) }
func backup(s *session) *cobra.Command  { return safe.Backup(shell{s}) }
func restore(s *session) *cobra.Command { return safe.Restore(shell{s}) }
func begin(s *session) *cobra.Command   { return safe.Begin(shell{s}) }
func backups(s *session) *cobra.Command {
	return safe.Backups(shell{s}, func() *time.Location { return s.Now().Location() })
}

// File is the journal's file.
func (s shell) File(ctx context.Context, there bool) (*store.File, error) {
	open := func(context.Context) (*opened, error) { return s.book() }
	if there {
		open = s.there
	}
	b, err := open(ctx)
	if err != nil {
		return nil, err
	}
	return b.file, nil
}

func (s shell) Missing(ctx context.Context) error { return s.missing(ctx, s.journal) }

func examined(s *session) *cobra.Command {
	return lock.Unneeded(doctor.Doctor(shell{s}, doctor.World{
		Version: s.Version, Environ: s.Environ, Heeded: topics.VariableNames(), Now: s.Now, In: s.InTerminal, Out: s.OutTerminal, Columns: s.width,
	}))
}

func (s shell) Examined() (doctor.Journal, error) {
	b, err := s.book()
	if err != nil {
		return nil, err
	}
	return b.file, nil
}

func (s shell) Waits() (home string, atHome int, left []scratch.Lying) {
	b, err := s.book()
	if err != nil { // which Examined has told
		return s.home(), 0, nil
	}
	return s.home(), b.waits.AtHome(), b.waits.Scratch.Lying()
}
