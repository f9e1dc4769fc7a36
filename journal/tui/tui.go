// Package tui is the pages as one program: the router, which holds the one page
// that is alive and the trail back, the frame around it, help, keys that come
// before their page, and the one table that opens a Place.
//
// The pages themselves are in the folders below, by what one does there, and what
// a page is in package page, which also tells how to add one. Footer, help and
// the key tables of the README follow from a page's actions.
//
// What does not live here: rules about entries and lessons (package journal),
// the journal's file (texts on their way to the person's own editor, and the
// recovery file of what is being written, are the only files of ours: store/scratch
// has them), and the choice of which journal is open (package cli). Nothing here reads a clock or
// the environment; both come in through Run.
package tui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/draw"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// ErrUnsaved says that the program ended with words that are not in the
// journal. The error's text says where they are.
var ErrUnsaved = errors.New("not everything could be kept")

// Run shows the journal, beginning at start, until the person leaves or the
// window is closed. Words still unsaved then are kept before it returns; if
// even that fails, they are rescued and the error wraps ErrUnsaved.
func Run(ctx context.Context, book *book.Book, opts page.Options, start page.Place) error {
	d := &page.Env{Book: book, Look: look.New(nil, colorprofile.TrueColor, draw.MarksFor(opts.Environ)), Opts: opts, Away: new(atomic.Bool)}
	if opts.Lines {
		r := newInLines(d, start)
		return r.ended(ctx, r.tell(opts.In, opts.Out))
	}
	r := newRouter(d, start)
	if canSuspend {
		r.suspends = stopAll
	}
	p := tea.NewProgram(r, tea.WithContext(ctx), tea.WithInput(opts.In), tea.WithOutput(opts.Out), tea.WithEnvironment(opts.Environ), tea.WithoutSignalHandler())
	defer endInOrder(p, d.Away)()
	defer stopInOrder(p, d.Away)()
	_, err := p.Run()
	if errors.Is(err, tea.ErrProgramKilled) && !errors.Is(err, tea.ErrProgramPanic) {
		err = nil // asked to end from outside: that is no fault
	}
	if err != nil {
		err = fmt.Errorf("the screen: %w", err)
	}
	return r.ended(ctx, err)
}

// ended is how the program ended, with what is unsaved kept or rescued.
func (r *router) ended(ctx context.Context, err error) error {
	unsaved := r.rescue(context.WithoutCancel(ctx))
	if !r.loose {
		err = errors.Join(err, r.scratch.end())
	}
	return errors.Join(err, unsaved)
}

// endTime is how long the program may take to end in good order when it is
// told to. Then it ends at once, and rescue still keeps the words.
const endTime = 1500 * time.Millisecond

// waitForEditor is how often a program that was asked to end looks whether the
// person's editor has ended.
const waitForEditor = 50 * time.Millisecond

// endInOrder ends the program in good order when a signal asks for it, its
// window closed among them. Bubble Tea would take some only, none before it
// runs, and wait for ever for one that comes as it ends. Until stop is called
// no other signal ends anything: when the screen is given back, an impatient
// ctrl+c is a signal again, and must not end the rescue of the words half way.
// What is pressed in the person's own editor, away from here, is not meant.
func endInOrder(p *tea.Program, away *atomic.Bool) (stop func()) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	done := make(chan struct{})
	go func() {
		for s := range asked {
			if away.Load() && (s == os.Interrupt || s == syscall.SIGQUIT) {
				continue
			}
			for s == syscall.SIGTERM && away.Load() { // what stands in the editor is on its way into the answer
				select {
				case <-time.After(waitForEditor):
				case <-done:
					return
				}
			}
			p.Quit()
			select {
			case <-time.After(endTime):
				p.Kill()
			case <-done:
			}
			return
		}
	}()
	return func() {
		signal.Stop(asked)
		close(asked)
		close(done)
	}
}

// rescue keeps what the last page still holds: the program may have ended in
// the middle of a word.
func (r *router) rescue(ctx context.Context) error {
	if r.trouble != nil { // how it ended is also what a script sees
		return r.trouble
	}
	ctx, cancel := context.WithTimeout(ctx, page.DiskTime)
	defer cancel()
	err := r.page.Flush(ctx)
	words := r.page.Unsaved()
	if err == nil || !page.Holds(words) {
		return nil
	}
	if r.env.Opts.Rescue != nil {
		where, rescueErr := r.env.Opts.Rescue(ctx, words)
		if rescueErr == nil {
			return fmt.Errorf("%w: %w; your words are in %s", ErrUnsaved, err, where)
		}
		err = errors.Join(err, rescueErr)
	}
	r.loose = true
	if where := r.scratch.where(words); where != "" {
		return fmt.Errorf("%w: %w; your words are in %s, and the next start takes them in", ErrUnsaved, err, where)
	}
	return fmt.Errorf("%w: %w; these are your words:\n\n%s", ErrUnsaved, err, plainText(words))
}

// plainText is words as a person reads them, for when there is no other way
// left to keep them.
func plainText(c journal.Archive) string {
	var b strings.Builder
	for _, e := range c.Entries {
		if e.Kind == journal.Jot {
			fmt.Fprintf(&b, "%s\n", cmp.Or(e.Answer(journal.NoteQuestion).Text, e.Title))
			continue
		}
		fmt.Fprintf(&b, "%s\n", e.Name())
		for _, a := range e.Answers {
			fmt.Fprintf(&b, "\n%s\n%s\n", a.Ask, a.Text)
			for _, d := range a.Details {
				fmt.Fprintf(&b, "%s: %s\n", d.Label, strings.ReplaceAll(d.Value, "\n", "; "))
			}
		}
	}
	for _, l := range c.Lessons {
		fmt.Fprintf(&b, "%s\n%s\n", l.Text, l.When)
	}
	for _, p := range c.Plans {
		fmt.Fprintf(&b, "%s\n", voice.PlanSentence(p))
		for _, said := range []string{p.By, voice.Result(p.Result), p.Line, p.Unneeded, p.How, p.ForWhom, p.Changed} {
			if said != "" {
				fmt.Fprintf(&b, "%s\n", said)
			}
		}
	}
	return text.Clean(b.String())
}
