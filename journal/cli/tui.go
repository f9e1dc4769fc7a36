package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"messup/journal"
	"messup/journal/tui"
)

// A Start says which page the screens begin at: home, if it names nothing.
type Start struct {
	Entry   journal.ID // go on writing this entry
	Set     string     // begin an entry with this question set
	Notices []string   // what is to be said once, on the first page
}

// Screens shows a journal until the person leaves.
type Screens func(ctx context.Context, book *journal.Book, start Start) error

// onTerminal reports whether there is a terminal that pages can be shown on.
func (s *session) onTerminal() bool {
	return s.InTerminal && s.OutTerminal && s.Env("TERM") != "dumb"
}

// open shows the screens.
func (s *session) open(ctx context.Context, start Start) error {
	if !s.onTerminal() {
		return &usageError{what: "writing needs a terminal", hint: "`messup jot WORDS` keeps one line without one."}
	}
	b, err := s.book()
	if err != nil {
		return err
	}
	if start.Notices, err = s.tidy(ctx, b); err != nil {
		return err
	}
	screens := s.Screens
	if screens == nil {
		screens = s.pages
	}
	return screens(ctx, b.Book, start)
}

// tidy does what is due when the journal is opened to stay open: it files the
// inbox and lets old things leave the trash. It returns what a person should
// know. The error says that the journal cannot be read at all.
func (s *session) tidy(ctx context.Context, b *opened) (notices []string, err error) {
	if !exists(b.file.Path()) {
		return nil, nil
	}
	if _, err := b.Counts(ctx); err != nil {
		return nil, err
	}
	n, err := b.fileInbox(ctx)
	if n > 0 {
		notices = append(notices, sayFiled(n))
	}
	if err != nil { // it waits there for the next start
		notices = append(notices, err.Error())
	}
	if _, err := b.Sweep(ctx, false); err != nil {
		notices = append(notices, err.Error())
	}
	return append(notices, b.file.Notices()...), nil
}

// pages are the real screens.
func (s *session) pages(ctx context.Context, book *journal.Book, start Start) error {
	file := s.journal.file
	var to tui.Route = tui.Home{}
	switch {
	case start.Entry != "":
		to = tui.Write{ID: start.Entry}
	case start.Set != "":
		to = tui.Write{Set: start.Set}
	}
	return tui.Run(ctx, book, tui.Options{
		In: s.In, Out: s.Out, Environ: s.Environ, Path: file.Path(),
		Edit:    filepath.Join(filepath.Dir(file.Path()), "edit"),
		Notices: start.Notices, Rescue: s.rescue,
	}, to)
}

// rescueTime is how long words that could not be kept in the journal may take
// to reach the inbox.
const rescueTime = 2 * time.Second

// rescue puts words that the journal did not take into the inbox, from where
// the next start files them.
func (s *session) rescue(words string) (where string, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), rescueTime)
	defer cancel()
	path, err := s.journal.file.PutInbox(ctx, []byte(words))
	if err != nil {
		return "", fmt.Errorf("putting the words aside: %w", err)
	}
	return path, nil
}
