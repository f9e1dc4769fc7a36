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
// them has to be. It is said whole; what is written on it lies on the sheet.
type slip struct {
	ask    string
	hint   string
	about  func(*paper) // sets what it is about, above what is asked; may be nil
	blanks []blank
	below  func(*paper)        // sets what stands under the blanks, as far as there is room; may be nil
	count  func(values) string // how long it is, beside what is asked; may be nil
	save   saveFunc
	skip   func() tea.Cmd // what comes instead, with ctrl+s; nil: there is nothing else
	drop   func() tea.Cmd // what comes if it is left untouched; nil: nothing
	back   func() tea.Cmd // what lies before its first blank; nil: nothing
	// unsaved are the words as they are rescued where save cannot have them;
	// nil: a line of the journal.
	unsaved  func(values) journal.Contents
	fleeting bool // its words are nothing to keep: the name of a class to look up
}

// A blank is one thing to be filled in on a slip.
type blank struct {
	label  string
	hint   string
	text   string   // what is in it at first
	offers []string // words used before
	chips  []string // or choices
	long   bool     // or a text of any length; only the first blank may be
}

// values are the words of a slip's blanks, in their order.
type values []string

// A saveFunc takes a slip's words to the disk and returns what comes once they
// are there. It runs outside Update, on words of its own.
type saveFunc func(context.Context, values) (then func() tea.Cmd, err error)

// saves makes a slip's save of work on the disk and what comes of it.
func saves[T any](work func(context.Context, values) (T, error), then func(T) tea.Cmd) saveFunc {
	return func(ctx context.Context, v values) (func() tea.Cmd, error) {
		got, err := work(ctx, v)
		return func() tea.Cmd { return then(got) }, err
	}
}

// A filled slip is one that lies on a sheet: with the words on it, and the
// form they are typed in.
type filled struct {
	slip
	words values
	form  *form
}

func fill(d *desk, on slip) *filled {
	f := &filled{slip: on, words: make(values, len(on.blanks))}
	var labels []string
	for i, b := range on.blanks {
		f.words[i] = b.text
		if !b.long {
			labels = append(labels, b.label)
		}
	}
	pad := labelWidth(labels)
	if len(labels) == len(on.blanks) { // no text above the lines
		pad++
	}
	var text *textField
	var fields []huh.Field
	for i, b := range on.blanks {
		words := func() string { return f.words[i] }
		line := access{words, func(s string) { f.words[i] = journal.CleanLine(s) }}
		switch {
		case b.long:
			text = newTextField(d.look, access{words, func(s string) { f.words[i] = s }})
		case b.chips != nil:
			fields = append(fields, newChipField(d, b.label, pad, false, func() []string { return b.chips }, line))
		default:
			fields = append(fields, newLineField(d, b.label, pad, b.hint, b.offers, line))
		}
	}
	f.form = newForm(d, text, fields...)
	return f
}

// touched reports whether anything on the slip has changed.
func (f *filled) touched() bool {
	for i, b := range f.blanks {
		if f.words[i] != b.text {
			return true
		}
	}
	return false
}

// line is what was filled in, as one line.
func (f *filled) line() string {
	var said []string
	for i, b := range f.blanks {
		words := journal.CleanLine(f.words[i])
		if b.long {
			words = strings.TrimSpace(f.words[i])
		}
		if words != "" {
			said = append(said, strings.TrimPrefix(b.label+": "+words, ": "))
		}
	}
	return strings.Join(said, " · ")
}

// A saving takes the words of a slip to the disk once, whoever comes first:
// the command sent for it, or the program at its end.
type saving struct {
	once sync.Once
	work saveFunc
	sent values
	then func() tea.Cmd
	err  error
}

func (f *filled) saving() *saving { return &saving{work: f.save, sent: slices.Clone(f.words)} }

// run saves, or waits for the one who does.
func (k *saving) run(ctx context.Context) (then func() tea.Cmd, err error) {
	k.once.Do(func() { k.then, k.err = k.work(ctx, k.sent) })
	return k.then, k.err
}

// above is what stands over the form. On a small screen what it is about goes
// first, then the hint; what is asked stays.
func (f *filled) above(d *desk) []string {
	width := d.textWidth()
	set := func() *paper { return &paper{look: d.look, width: width} }
	asked, hint, about := set(), set(), set()
	asked.add(d.look.ask, f.ask)
	hint.add(d.look.quiet, f.hint)
	if f.about != nil {
		f.about(about)
		about.gap()
	}
	if f.count != nil {
		asked.rows[0] = spread(asked.rows[0], d.look.quiet.Render(f.count(f.words)), width)
	}
	room := d.size.Height - min(len(f.blanks)+1, 4)
	if f.form.text != nil {
		room = d.size.Height - min(d.size.Height-1, 6+len(f.blanks))
	}
	switch {
	case f.form.text != nil && len(about.rows)+len(hint.rows) == 0 && len(asked.rows) <= room:
		return asked.rows
	case len(about.rows)+len(asked.rows)+len(hint.rows)+1 <= room:
		return append(slices.Concat(about.rows, asked.rows, hint.rows), "")
	case len(asked.rows)+len(hint.rows) <= room:
		return append(asked.rows, hint.rows...)
	case len(asked.rows) <= max(1, room):
		return asked.rows
	}
	return []string{d.look.ask.Render(ansi.Truncate(f.ask, width, "…"))}
}

// under is what stands under the form.
func (f *filled) under(d *desk) []string {
	set := &paper{look: d.look, width: d.textWidth()}
	if f.below != nil {
		f.below(set)
	}
	return set.rows
}

// slipKeys are the keys while there is something to write on.
func (s *sheet) slipKeys() []action {
	leave := "keep"
	if !s.worthKeeping() {
		leave = "not now"
	}
	before := act("shift+tab", "back", nil, "shift+tab")
	if s.slip.back != nil && s.slip.form.first() && !s.slip.touched() {
		before.run = s.slip.back
	}
	keys := []action{act("enter", "next", nil, "enter"), act("esc", leave, s.escape, "esc"), before}
	if s.slip.skip != nil {
		keys = append(keys, act("ctrl+s", "skip", func() tea.Cmd {
			if s.worthKeeping() {
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
