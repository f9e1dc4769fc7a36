package tui

import (
	"fmt"
	"path/filepath"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/store/scratch"
)

// A recovery keeps what is being written as long as the journal does not have
// it: on pages that save only when one is done with a line (a jot, a lesson, a
// form of the review), and on those that save as one types while the journal
// refuses. It is a file beside those of the person's editor, written as one
// types and removed once the words are in the journal. After a kill the next
// start finds it there and takes it in.
type recovery struct {
	words  *scratch.Words // nil: there is no folder for it
	usual  string         // the place they should be in
	encode func(journal.Archive) ([]byte, error)
	ticks  bool // a look at the page is due
	saved  bool // the page saved its words by itself when it was last looked at
	looks  int  // counts the looks that found something to do

	mu    sync.Mutex
	holds string // what is in the file
	wrote int    // the look that put it there
	done  bool   // the program is at its end: nothing is written any more
}

func newRecovery(opts page.Options) *recovery {
	s := &recovery{encode: opts.Encode}
	if len(opts.Scratch) > 0 && opts.Encode != nil {
		s.words, s.usual = scratch.New(opts.Scratch), filepath.Clean(opts.Scratch[0])
	}
	return s
}

// recoveryTickMsg says that it is time to look at the page.
type recoveryTickMsg struct{}

// recoveredMsg says where the words are that the journal does not have.
type recoveredMsg struct{ where string }

// after sees to it that what was typed is looked at soon, and at once when the
// page begins to save by itself, or no longer does.
func (s *recovery) after(msg tea.Msg, p page.Page) tea.Cmd {
	if s.words == nil {
		return nil
	}
	saves := p.SavesItself()
	changed := saves != s.saved
	s.saved = saves
	if changed || s.holding() != "" && !p.Typing() { // the words may be kept by now
		return s.look(p)
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
	case page.KeepMsg:
		return s.look(p)
	default:
		return nil
	}
	if !p.Typing() || s.ticks {
		return nil
	}
	s.ticks = true
	return tea.Tick(page.SaveEvery, func(time.Time) tea.Msg { return recoveryTickMsg{} })
}

// ticked looks at the page, as was due.
func (s *recovery) ticked(p page.Page) tea.Cmd {
	s.ticks = false
	return s.look(p)
}

// look brings the file up to what the page holds.
func (s *recovery) look(p page.Page) tea.Cmd {
	var words string
	if !p.SavesItself() {
		b, err := s.encode(p.Unsaved())
		if err != nil {
			return page.Fail(fmt.Errorf("keeping what you are writing: %w", err))
		}
		words = string(b)
	}
	if words == s.holding() {
		return nil
	}
	s.looks++
	look := s.looks
	return func() tea.Msg {
		where, err := s.write(look, words)
		switch {
		case err != nil:
			return page.FailMsg{Err: fmt.Errorf("keeping what you are writing: %w", err)}
		case where == "":
			return nil
		}
		return recoveredMsg{where}
	}
}

// stopping returns what puts into the file all that the page holds and no disk has,
// also where the page would save it by itself: a stopped program saves nothing, and
// may be killed.
func (s *recovery) stopping(p page.Page) func() error {
	words := p.Unsaved()
	if s.words == nil || !page.Holds(words) {
		return func() error { return nil }
	}
	b, err := s.encode(words)
	s.looks++
	look := s.looks
	return func() error {
		if err == nil {
			_, err = s.write(look, string(b))
		}
		if err != nil {
			return fmt.Errorf("keeping what you are writing: %w", err)
		}
		return nil
	}
}

func (s *recovery) holding() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.holds
}

// write puts the words in place of those before, whole or not at all, unless a
// later look did. It says where they are, if that is a place nobody would look.
func (s *recovery) write(look int, words string) (where string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done || look < s.wrote {
		return "", nil
	}
	s.wrote = look
	if words == "" {
		s.holds = ""
		return "", s.words.Remove()
	}
	if err := s.words.Hold([]byte(words)); err != nil {
		return "", err
	}
	s.holds = words
	if _, where = s.words.Where(); where == s.usual {
		where = ""
	}
	return where, nil
}

// where returns the file that has these very words; empty if none does.
func (s *recovery) where(words journal.Archive) string {
	if s.words == nil {
		return ""
	}
	b, err := s.encode(words)
	if err != nil || string(b) != s.holding() {
		return ""
	}
	path, _ := s.words.Where()
	return path
}

// end removes the file: the words are in the journal, or were rescued.
func (s *recovery) end() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.done = true
	if s.words == nil {
		return nil
	}
	return s.words.Remove()
}
