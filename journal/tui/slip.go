package tui

import (
	"context"
	"slices"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
)

// A slip is one thing that is asked, with a few blanks to fill in. None of
// them has to be.
type slip struct {
	ask   string
	hint  string
	about func(*paper) // sets what it is about, above what is asked; may be nil
	form  *form
	// keep takes the words to the disk. It may be called from outside Update,
	// when nothing is typed any more.
	keep func(context.Context) error
	then func() tea.Cmd // what comes once they are there
	skip func() tea.Cmd // what comes instead, with ctrl+s; nil: there is nothing else
	drop func() tea.Cmd // what comes if it is left untouched; nil: nothing
	back func() tea.Cmd // what lies before its first blank; nil: nothing

	blanks  []blank
	was     []string
	keeping sync.Mutex // one save at a time: the program may end in the middle of one
	kept    bool
	refused bool // the words are nothing to keep: a day that is over, say
}

// A blank is one thing to be filled in on a slip.
type blank struct {
	label  string
	hint   string
	offers []string // words used before
	chips  []string // or choices
	long   bool     // or a text of any length; only the first blank may be
	to     *string
}

// newSlip makes a slip with these blanks, showing what is in them.
func newSlip(d *desk, ask, hint string, blanks ...blank) *slip {
	s := &slip{ask: ask, hint: hint, blanks: blanks}
	var labels []string
	for _, b := range blanks {
		if !b.long {
			labels = append(labels, b.label)
		}
		s.was = append(s.was, *b.to)
	}
	pad := labelWidth(labels) + 1
	var text *textField
	var fields []huh.Field
	for _, b := range blanks {
		if b.long {
			text = newTextField(d.look, access{func() string { return *b.to }, func(words string) { *b.to = words }})
			continue
		}
		fields = append(fields, b.field(d, pad))
	}
	s.form = newForm(d, text, fields...)
	return s
}

func (b blank) field(d *desk, pad int) huh.Field {
	line := access{func() string { return *b.to }, func(words string) { *b.to = journal.CleanLine(words) }}
	if b.chips != nil {
		return newChipField(d, b.label, pad, false, func() []string { return b.chips }, line)
	}
	return newLineField(d, b.label, pad, b.hint, b.offers, line)
}

// save takes the words to the disk, once.
func (s *slip) save(ctx context.Context) error {
	s.keeping.Lock()
	defer s.keeping.Unlock()
	if s.kept {
		return nil
	}
	err := s.keep(ctx)
	s.kept = err == nil
	return err
}

// touched reports whether anything on the slip has changed.
func (s *slip) touched() bool {
	for i, b := range s.blanks {
		if *b.to != s.was[i] {
			return true
		}
	}
	return false
}

// words are what was filled in, as one line.
func (s *slip) words() string {
	var said []string
	for _, b := range s.blanks {
		if words := journal.CleanLine(*b.to); words != "" {
			said = append(said, strings.TrimPrefix(b.label+": "+words, ": "))
		}
	}
	return strings.Join(said, " · ")
}

// above is what stands over the form. On a small screen what it is about goes
// first, then the hint; what is asked stays.
func (s *slip) above(d *desk) []string {
	width := d.textWidth()
	set := func() *paper { return &paper{look: d.look, width: width} }
	asked, hint, about := set(), set(), set()
	asked.add(d.look.ask, s.ask)
	hint.add(d.look.quiet, s.hint)
	if s.about != nil {
		s.about(about)
		about.gap()
	}
	room := d.size.Height - min(len(s.blanks)+1, 4)
	if s.form.text != nil {
		room = d.size.Height - min(d.size.Height-1, 6+len(s.blanks))
	}
	switch {
	case len(about.rows)+len(asked.rows)+len(hint.rows)+1 <= room:
		return append(slices.Concat(about.rows, asked.rows, hint.rows), "")
	case len(asked.rows)+len(hint.rows) <= room:
		return append(asked.rows, hint.rows...)
	case len(asked.rows) <= max(1, room):
		return asked.rows
	}
	return []string{d.look.ask.Render(ansi.Truncate(s.ask, width, "…"))}
}

// slipKeys are the keys while there is something to write on.
func (s *sheet) slipKeys() []action {
	leave := "keep"
	if !s.slip.touched() || s.slip.refused {
		leave = "not now"
	}
	before := act("shift+tab", "back", nil, "shift+tab")
	if s.slip.back != nil && s.slip.form.first() && !s.slip.touched() {
		before.run = s.slip.back
	}
	keys := []action{act("enter", "next", nil, "enter"), act("esc", leave, s.escape, "esc"), before}
	if s.slip.skip != nil {
		keys = append(keys, act("ctrl+s", "skip", func() tea.Cmd {
			if s.slip.touched() && !s.slip.refused {
				return s.keepSlip()
			}
			skip := s.slip.skip
			s.slip = nil
			return skip()
		}, "ctrl+s"))
	}
	if s.slip.form.inText() {
		keys = append(keys,
			act("alt+enter or ctrl+j", "new line (shift+enter where the terminal can)", nil, "alt+enter", "ctrl+j", "shift+enter").seldom(),
			act("ctrl+z", "undo", nil, "ctrl+z").seldom())
	}
	return keys
}
