package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"messup/journal"
	"messup/store"
)

// opened is the journal this session works on.
type opened struct {
	*journal.Book
	file *store.File
}

// book opens the journal, to change something: the first change makes it.
func (s *session) book() (*opened, error) {
	if s.journal != nil {
		return s.journal, nil
	}
	path, err := s.path()
	if err != nil {
		return nil, err
	}
	file := store.New(store.Config{Path: path, Now: s.Now, Rand: s.Rand, Reindex: journal.Reindexing(s.sets)})
	s.journal = &opened{Book: journal.Open(file, s.sets, s.Now, s.Rand), file: file}
	return s.journal, nil
}

// there opens a journal that was made already. The error wraps
// journal.ErrNoJournal if none was: to somebody who asks for what is in it,
// that says more than nothing found.
func (s *session) there() (*opened, error) {
	b, err := s.book()
	if err != nil {
		return nil, err
	}
	if !exists(b.file.Path()) {
		return nil, fmt.Errorf("%s: %w", b.file.Path(), journal.ErrNoJournal)
	}
	return b, nil
}

// read opens the journal to work with what is in it, that which waits in the
// inbox included.
func (s *session) read(ctx context.Context) (*opened, error) {
	b, err := s.there()
	if err == nil {
		s.fileInbox(ctx, b)
	}
	return b, err
}

// fileInbox brings in what waits in the inbox, and says so. What goes wrong
// there is no reason to refuse what was asked for.
func (s *session) fileInbox(ctx context.Context, b *opened) {
	n, err := b.fileInbox(ctx)
	if n > 0 {
		s.note("%s", sayFiled(n))
	}
	if err != nil {
		s.note("%v", err)
	}
}

// notices says what the store wants a person to know although nothing failed.
func (s *session) notices() {
	if s.journal == nil {
		return
	}
	for _, n := range s.journal.file.Notices() {
		s.note("%s", n)
	}
}

// exists reports whether there is anything at path. What it is, the store
// finds out.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
