package form

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/undo"
	"messup/journal/voice"
	"messup/prompts"
)

// A Form is one thing that is asked, with a few blanks to fill in. None of
// them has to be. It is said whole; what is written on it lies on the page.
type Form struct {
	Ask    voice.Phrase
	Hint   voice.Phrase
	Asked  string            // worded already, in place of ask
	Hinted string            // and this in place of hint
	About  func(*look.Lines) // sets what it is about, above what is asked; may be nil
	Fields []Field
	More   int                       // how many of the last blanks are seldom filled in, where there is no text (see fold.go)
	List   voice.Phrase              // the blanks are lines of one list: enter on an empty one ends it, and this says so; empty: they are none
	Brief  voice.Phrase              // the same for the footer of a narrow screen
	Below  func(*look.Lines, Values) // sets what stands under the blanks, as far as there is room; may be nil
	Count  func(Values) string       // how long it is, beside what is asked; may be nil
	Save   SaveFunc
	Doing  voice.Phrase       // what is said while it is saved, where that may take long; empty: it does not
	Sure   func(Values) bool  // whether that is done with these words; nil: with any
	Check  func(Values) error // why the words cannot be kept, where each blank can be without the others; may be nil
	Held   map[string]string  // with Check: what was typed the last time in blanks that could not be kept (see held.go)
	Skip   func() tea.Cmd     // what comes instead, with ctrl+n; nil: there is nothing else
	Drop   func() tea.Cmd     // what comes if it is left untouched; nil: nothing
	Back   func() tea.Cmd     // what lies before its first blank; nil: nothing
	// unsaved are the words as they are rescued where save cannot have them; nil,
	// or if it says no: a line of the journal, below what it is of.
	Unsaved  func(Values) (journal.Archive, bool)
	Of       string
	Fleeting bool // its words are nothing to keep: the name of a class to look up
}

// A Field is one thing to be filled in on a form.
type Field struct {
	Label  voice.Phrase
	Hint   voice.Phrase
	Of     prompts.Field       // worded already, in place of label and hint
	Text   string              // what is in it at first
	Offers []string            // words used before
	Chips  []string            // or choices
	Long   bool                // or a text of any length; only the first Field may be
	Brief  bool                // a text that is kept as one sentence, and is no longer than a line may be
	Reads  func(Values) string // how a line is understood; may be nil
	Secret bool                // a line that is not shown
}

// Values are the words of a form's fields, in their order.
type Values []string

// Begun are the words some fields begin with.
func Begun(fields []Field) Values {
	words := make(Values, len(fields))
	for i, f := range fields {
		words[i] = f.Text
	}
	return words
}

// A SaveFunc takes a form's words to the disk and returns what comes once they
// are there. It runs outside Update, on words of its own.
type SaveFunc func(context.Context, Values) (then func() tea.Cmd, err error)

// Saves makes a form's save of work on the disk and what comes of it.
func Saves[T any](work func(context.Context, Values) (T, error), then func(T) tea.Cmd) SaveFunc {
	return func(ctx context.Context, v Values) (func() tea.Cmd, error) {
		got, err := work(ctx, v)
		return func() tea.Cmd { return then(got) }, err
	}
}

// A filled form is one that lies on a page: with the words on it, and the
// form they are typed in.
type filled struct {
	Form
	words Values
	form  *Huh
	pasts []undo.History    // of each field
	held  map[string]string // what is typed in blanks that cannot be kept so, once that was sorted out
}

func fill(d *page.Env, on Form) *filled {
	f := &filled{Form: on, words: Begun(on.Fields), pasts: make([]undo.History, len(on.Fields))}
	f.typedAgain()
	f.lay(d)
	return f
}

// lay makes the form of the blanks.
func (f *filled) lay(d *page.Env) {
	var labels []string
	for _, b := range f.Fields {
		if !b.Long {
			labels = append(labels, b.label())
		}
	}
	pad := look.Widest(labels)
	if len(labels) == len(f.Fields) { // no text above the lines
		pad++
	}
	var said *TextField
	var fields []huh.Field
	for i, b := range f.Fields {
		words := func() string { return f.words[i] }
		line := Access{words, func(s string) { f.words[i] = text.CleanLine(s) }}
		switch {
		case b.Long:
			said = NewTextField(d, Access{words, func(s string) { f.words[i] = s }})
			said.Remembering(&f.pasts[i])
			if b.Brief {
				said.limit = journal.MaxLine
			}
		case b.Chips != nil:
			one := NewChipField(d, b.label(), pad, false, func() []string { return b.Chips }, line)
			one.Remembering(&f.pasts[i])
			fields = append(fields, one)
		default:
			one := NewLineField(d, b.label(), pad, b.hint(), b.Offers, line)
			one.Remembering(&f.pasts[i])
			one.secret = b.Secret
			if b.Reads != nil {
				one.Reads = func() string { return b.Reads(f.words) }
			}
			fields = append(fields, one)
		}
	}
	f.form = NewHuh(d, said, fields...)
	if said == nil {
		f.form.Usually(len(fields) - f.More)
	}
	f.form.list = f.List != ""
}

// Keys are those of the blank one is in; none on a page that has no form, or has
// none yet.
func (f *filled) Keys() []page.Action {
	if f == nil {
		return nil
	}
	return f.form.Keys()
}

// Enter is that of the form, as Keys.
func (f *filled) Enter(onward voice.Phrase) []page.Action {
	if f == nil {
		return nil
	}
	return f.form.Enter(onward)
}

// Selected are the keys of what is selected in it, as Keys.
func (f *filled) Selected() []page.Action {
	if f == nil {
		return nil
	}
	return f.form.Selected()
}

// Chooses are the keys of the choices one stands on, as Keys.
func (f *filled) Chooses() []page.Action {
	if f == nil {
		return nil
	}
	return f.form.Chooses()
}

// label is what a blank is called.
func (b Field) label() string { return cmp.Or(voice.Word(b.Of.Label), voice.Say(b.Label)) }

func (b Field) hint() string { return cmp.Or(voice.Word(b.Of.Hint), voice.Say(b.Hint)) }

// asked is what is asked, in words.
func (f *filled) asked() string { return cmp.Or(voice.Word(f.Asked), voice.Say(f.Ask)) }

// touched reports whether anything on the form has changed.
func (f *filled) touched() bool {
	for i, b := range f.Fields {
		if f.words[i] != b.Text && (b.Long || f.words[i] != text.CleanLine(b.Text)) {
			return true
		}
	}
	return false
}

// line is what was filled in, as one line.
func (f *filled) line() string {
	var said []string
	for i, b := range f.Fields {
		words := f.words[i]
		if held, is := f.held[b.label()]; is { // which cannot be kept so
			words = held
		}
		if words == b.Text { // the journal has it, or it is no word of theirs
			continue
		}
		words = strings.TrimSpace(words)
		if !b.Long {
			words = text.CleanLine(words)
		}
		if label := b.label(); words != "" && label != "" {
			words = voice.Say("%s: %s", label, words)
		}
		if words != "" {
			said = append(said, words)
		}
	}
	return strings.Join(said, " · ")
}

// A saving takes the words of a form to the disk once, whoever comes first:
// the command sent for it, or the program at its end.
type saving struct {
	once sync.Once
	work SaveFunc
	sent Values
	then func() tea.Cmd
	err  error
}

func (f *filled) saving(d *page.Env) *saving {
	return &saving{work: f.work(d), sent: slices.Clone(f.words)}
}

// run saves, or waits for the one who does.
func (k *saving) run(ctx context.Context) (then func() tea.Cmd, err error) {
	k.once.Do(func() { k.then, k.err = k.work(ctx, k.sent) })
	return k.then, k.err
}

// roomy is how many rows a page has that parts what is asked from where it is answered.
const roomy = 16

// above is what stands over the form, on a page of so many lines. On a small screen what it is about goes
// first, then the hint; what is asked stays.
func (f *filled) above(d *page.Env, height int) []string {
	width := d.TextWidth()
	if f.form.IsAlone() {
		return d.Look.Alone(f.asked(), width, d.Size.Height)
	}
	set := func() *look.Lines { return &look.Lines{Look: d.Look, Width: width} }
	asked, hint, about := set(), set(), set()
	asked.Add(d.Look.Bold, f.asked())
	hint.Add(d.Look.Pencil, cmp.Or(voice.Word(f.Hinted), voice.Say(f.Hint)))
	if f.About != nil {
		f.About(about)
		about.Gap()
	}
	if f.Count != nil {
		asked.Rows[0] = look.Spread(asked.Rows[0], d.Look.Pencil.Render(f.Count(f.words)), width)
	}
	room := height - min(len(f.Fields)+1, 4)
	if f.form.Text != nil {
		room = height - min(height-1, 6+len(f.Fields))
	}
	switch {
	case f.form.Text != nil && len(about.Rows)+len(hint.Rows) == 0 && height >= roomy && len(asked.Rows) < room:
		return append(asked.Rows, "")
	case f.form.Text != nil && len(about.Rows)+len(hint.Rows) == 0 && len(asked.Rows) <= room:
		return asked.Rows
	case len(about.Rows)+len(asked.Rows)+len(hint.Rows)+1 <= room:
		return append(slices.Concat(about.Rows, asked.Rows, hint.Rows), "")
	case len(asked.Rows)+len(hint.Rows) <= room:
		return append(asked.Rows, hint.Rows...)
	case len(asked.Rows) <= max(1, room):
		return asked.Rows
	}
	return []string{d.Look.Bold.Render(ansi.Truncate(f.asked(), width, "…"))}
}

// under is what stands Under the form.
func (f *filled) under(d *page.Env) []string {
	if f.form.IsAlone() {
		return nil
	}
	set := &look.Lines{Look: d.Look, Width: d.TextWidth()}
	if f.Below != nil {
		f.Below(set, f.words)
	}
	return set.Rows
}

// FormKeys are the keys while there is something to write on.
func (s *Page) FormKeys() []page.Action {
	leave := page.Act("esc", "keep", s.Escape, "esc")
	if !s.worthKeeping() {
		leave = page.Act("esc", "not now", s.Escape, "esc")
	}
	before := page.Act("shift+tab", "back", nil, "shift+tab").OnScreen()
	if s.Form.Back != nil && s.Form.form.First() && !s.Form.touched() {
		before.Run = s.Form.Back
	}
	enter := s.Form.Enter(Onward)
	if s.Form.form.ended() {
		enter = s.Form.Enter(s.Form.List)
		enter[0] = enter[0].Briefly(s.Form.Brief)
	}
	keys := slices.Concat(s.Form.Selected(), enter, s.Form.Chooses())
	keys = append(append(keys, leave, before), s.Form.form.More()...)
	if s.Form.Skip != nil {
		keys = append(keys, page.Act("ctrl+n", "skip", func() tea.Cmd {
			if s.worthKeeping() {
				return s.keepForm()
			}
			skip := s.Form.Skip
			s.Form = nil
			return skip()
		}, "ctrl+n"))
	}
	if !s.Form.Fleeting {
		keys = append(keys, s.Saving())
	}
	return slices.Concat(keys, s.AloneKey(), s.Form.Keys())
}

// Saving is the key that keeps what is typed, at once, wherever one types.
func (s *Page) Saving() page.Action {
	return page.Act("ctrl+s", "save", func() tea.Cmd {
		if s.Form == nil || !s.Form.touched() {
			return page.Say("There is nothing new here to save.")
		}
		return s.keepForm()
	}, "ctrl+s").Seldom().OnScreen()
}

// AloneKey is the key for the text without anything else, and back; none where there
// is no text.
func (s *Page) AloneKey() []page.Action {
	if s.Form == nil || !s.Form.form.InText() {
		return nil
	}
	return s.Form.form.AloneKey()
}

// Alone reports whether the text has the screen to itself.
func (s *Page) Alone() bool { return s.Form != nil && s.Form.form.IsAlone() }
