package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal/text"
	"messup/journal/tui/page"
)

// A recovery keeps what is being written on pages that save only when one is
// done with a line: a jot, a lesson, a form of the review. It is a file beside
// those of the person's editor, written as one types and removed once the
// words are in the journal. After a kill the next start finds it there (see
// Leftovers) and makes a jot of it.
type recovery struct {
	path  string // empty: there is no folder for it
	ticks bool   // a look at the page is due

	mu    sync.Mutex
	holds string // what is in the file
	done  bool   // the program is at its end: nothing is written any more
}

func newRecovery(dir string) *recovery {
	if dir == "" {
		return &recovery{}
	}
	return &recovery{path: filepath.Join(dir, fmt.Sprintf("answer-%d-scratch.md", os.Getpid()))}
}

// recoveryTickMsg says that it is time to look at the page.
type recoveryTickMsg struct{}

// jot sees to it that what was typed is looked at soon.
func (s *recovery) jot(msg tea.Msg, p page.Page) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
	default:
		return nil
	}
	if !p.Typing() && s.holding() == "" || s.path == "" || s.ticks {
		return nil
	}
	s.ticks = true
	return tea.Tick(page.SaveEvery, func(time.Time) tea.Msg { return recoveryTickMsg{} })
}

// look brings the file up to what the page holds.
func (s *recovery) look(p page.Page) tea.Cmd {
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
			return page.FailMsg{Err: fmt.Errorf("keeping what you are writing: %w", err)}
		}
		return nil
	}
}

func (s *recovery) holding() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.holds
}

// write puts the words in place of those before, whole or not at all.
func (s *recovery) write(words string) error {
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

func (s *recovery) remove() error {
	s.holds = ""
	if err := os.Remove(s.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// end removes the file: the words are in the journal, or were rescued.
func (s *recovery) end() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.done = true
	if s.path == "" {
		return nil
	}
	return s.remove()
}

// Leftovers hands each text that an editor or a recovery file left in dir when messup
// ended around it to take, and removes it when take returns nil. Texts of a messup
// that still runs are left to it. It says how many were taken.
func Leftovers(dir string, take func(text string) error) (n int, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "answer-*"))
	if err != nil {
		return 0, fmt.Errorf("looking for texts left by an editor: %w", err)
	}
	for _, path := range files {
		var pid int
		if _, err := fmt.Sscanf(filepath.Base(path), "answer-%d-", &pid); err != nil || alive(pid) {
			continue
		}
		if filepath.Ext(path) != ".md" { // a scratch half written; the one before it is whole
			if err := os.Remove(path); err != nil {
				return n, fmt.Errorf("clearing up: %w", err)
			}
			continue
		}
		if err := takeLeftover(path, take); err != nil {
			return n, fmt.Errorf("a text left by an editor: %w", err)
		}
		n++
	}
	return n, nil
}

func takeLeftover(path string, take func(text string) error) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if words := strings.TrimSpace(text.Clean(string(data))); words != "" {
		if err := take(words); err != nil {
			return err
		}
	}
	return os.Remove(path)
}

// alive reports whether a process is still there.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	if runtime.GOOS == "windows" { // finding it was the proof
		return true
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}
