package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A scratch keeps what is being written on pages that save only when one is
// done with a line: a jot, a lesson, a slip of the review. It is a file beside
// those of the person's editor, written as one types and removed once the
// words are in the journal. After a kill the next start finds it there (see
// Leftovers) and makes a jot of it.
type scratch struct {
	path  string // empty: there is no folder for it
	ticks bool   // a look at the page is due

	mu    sync.Mutex
	holds string // what is in the file
	done  bool   // the program is at its end: nothing is written any more
}

func newScratch(dir string) *scratch {
	if dir == "" {
		return &scratch{}
	}
	return &scratch{path: filepath.Join(dir, fmt.Sprintf("answer-%d-scratch.md", os.Getpid()))}
}

// scratchTickMsg says that it is time to look at the page.
type scratchTickMsg struct{}

// jot sees to it that what was typed is looked at soon.
func (s *scratch) jot(msg tea.Msg, p page) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
	default:
		return nil
	}
	if !p.Typing() && s.holding() == "" || s.path == "" || s.ticks {
		return nil
	}
	s.ticks = true
	return tea.Tick(saveEvery, func(time.Time) tea.Msg { return scratchTickMsg{} })
}

// look brings the file up to what the page holds.
func (s *scratch) look(p page) tea.Cmd {
	s.ticks = false
	words := ""
	if !p.SavesItself() {
		words = plainText(p.Unsaved())
	}
	if words == s.holding() {
		return nil
	}
	return func() tea.Msg {
		if err := s.write(words); err != nil {
			return failMsg{fmt.Errorf("keeping what you are writing: %w", err)}
		}
		return nil
	}
}

func (s *scratch) holding() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.holds
}

// write puts the words in place of those before, whole or not at all.
func (s *scratch) write(words string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done {
		return nil
	}
	if words == "" {
		return s.remove()
	}
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return err
	}
	next := s.path + ".new"
	if err := os.WriteFile(next, []byte(words), 0o600); err != nil {
		return err
	}
	if err := os.Rename(next, s.path); err != nil {
		return err
	}
	s.holds = words
	return nil
}

func (s *scratch) remove() error {
	s.holds = ""
	if err := os.Remove(s.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// end removes the file: the words are in the journal, or were rescued.
func (s *scratch) end() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.done = true
	if s.path == "" {
		return nil
	}
	return s.remove()
}
