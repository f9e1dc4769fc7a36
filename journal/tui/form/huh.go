package form

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/cursor"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"messup/journal/tui/look"
	"messup/journal/tui/page"
)

// A Huh is one page's huh Huh: at most one text field, which comes first and
// grows into the lines that are left, and below it fields of a line or two. What
// lies beyond the first and the last field is the page's affair.
type Huh struct {
	huh    *huh.Form
	Text   *textField // nil if the page has none
	fields []huh.Field
	rows   int
	enough int // the field that enter ends the form from, counted from 1, and from all after it; 0: the last
}

// NewHuh makes a form of a text, if there is one, and further fields.
func NewHuh(d *page.Env, text *textField, fields ...huh.Field) *Huh {
	if text != nil {
		fields = append([]huh.Field{text}, fields...)
	}
	f := huh.NewForm(huh.NewGroup(fields...)).
		WithTheme(themeOf(d)).WithKeyMap(formKeys()).WithShowHelp(false).WithShowErrors(false)
	return &Huh{huh: f, Text: text, fields: fields}
}

// formKeys leaves huh none of the keys between fields, which are the form's,
// and not its quit key: leaving is the page's.
func formKeys() *huh.KeyMap {
	k := huh.NewDefaultKeyMap()
	k.Quit.SetEnabled(false)
	for _, b := range []*key.Binding{
		&k.Input.Next, &k.Input.Submit, &k.Input.Prev, &k.Text.Next, &k.Text.Submit, &k.Text.Prev,
		&k.MultiSelect.Next, &k.MultiSelect.Submit, &k.MultiSelect.Prev,
	} {
		b.SetKeys()
	}
	k.Input.AcceptSuggestion.SetKeys("right")
	return k
}

// Init begins the form.
func (f *Huh) Init() tea.Cmd { return f.huh.Init() }

// Update hands a message on; done says that enter was pressed on the last field.
//
// The keys that go from field to field are taken here, and the field has
// changed when Update returns. huh sends itself a message instead, and a key
// that comes before it lands in the field one has left.
func (f *Huh) Update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	if _, blinks := msg.(cursor.BlinkMsg); blinks { // nothing blinks; the cursor of a huh.Input would, for ever
		return false, nil
	}
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch press.String() {
		case "ctrl+j", "alt+enter", "shift+enter": // in a line there is no other line to go to
			if !f.InText() && !f.last() {
				return false, f.huh.NextField()
			}
		case "tab":
			if f.last() { // enter ends the form, and whoever looks for more lines meant no end
				return false, nil
			}
			return false, f.huh.NextField()
		case "enter":
			if f.last() || press.String() == "enter" && (f.passes() || f.isEnough()) {
				return true, nil
			}
			return false, f.huh.NextField()
		case "shift+tab":
			return false, f.huh.PrevField()
		}
	}
	m, cmd := f.huh.Update(msg)
	f.huh = m.(*huh.Form) //nolint:forcetypeassert // huh's Update returns the form it was called on
	return false, cmd
}

// Refused returns why what was just typed or pasted was not taken, once; nil if
// it was.
func (f *Huh) Refused() error {
	for _, field := range f.fields {
		if field, can := field.(interface{ refused() error }); can {
			if err := field.refused(); err != nil {
				return err
			}
		}
	}
	return nil
}

// last reports whether no field after the focused one can be filled in.
func (f *Huh) last() bool {
	at := slices.Index(f.fields, f.huh.GetFocusedField())
	return !slices.ContainsFunc(f.fields[at+1:], func(field huh.Field) bool { return !field.Skip() })
}

// passes reports whether enter goes on past all that is left: what has words in
// it is not passed by.
func (f *Huh) passes() bool {
	at := slices.Index(f.fields, f.huh.GetFocusedField())
	return !slices.ContainsFunc(f.fields[at+1:], func(field huh.Field) bool {
		line, is := field.(*lineField)
		return !field.Skip() && (!is || !line.Beyond || line.accessor.Get() != "")
	})
}

// ToLast goes to the last field that can be filled in.
func (f *Huh) ToLast() tea.Cmd {
	var cmds []tea.Cmd
	for !f.last() {
		cmds = append(cmds, f.huh.NextField())
	}
	return tea.Batch(cmds...)
}

// isEnough reports whether what comes after the focused field need not be gone
// through.
func (f *Huh) isEnough() bool {
	return f.enough > 0 && slices.Index(f.fields, f.huh.GetFocusedField()) >= f.enough-1
}

// First reports whether the first field has the focus.
func (f *Huh) First() bool { return f.huh.GetFocusedField() == f.fields[0] }

// InText reports whether the text field has the focus.
func (f *Huh) InText() bool { return f.Text != nil && f.Text.focused }

// Fit lays the form out in so many columns and rows. The text field keeps at
// least three rows, and one while another is typed in; if the others do not fit
// then, the group scrolls.
func (f *Huh) Fit(width, rows int) {
	f.rows = max(1, rows)
	f.huh = f.huh.WithWidth(width)
	others := 0
	for _, field := range f.fields {
		if field != huh.Field(f.Text) || f.Text == nil {
			field.WithHeight(0) // huh fixes it when the screen is small, and never lets it grow again
			others += lipgloss.Height(field.View())
		}
	}
	if f.Text != nil {
		free := f.rows - others
		f.Text.gap = others > 0 && free > 4
		if f.Text.gap {
			free--
		}
		least := 3
		if !f.Text.focused {
			least = 1
		}
		f.Text.WithHeight(min(f.rows, max(least, min(free, f.Text.wants()))))
	}
	f.huh = f.huh.WithHeight(f.rows)
	f.Update(tea.WindowSizeMsg{Width: width, Height: f.rows}) // huh draws itself anew on a message only
}

// Restyle follows a change of the look, which huh takes at its making only.
func (f *Huh) Restyle(l look.Look) {
	if f.Text != nil {
		f.Text.restyle(l)
	}
}

// View draws the form.
func (f *Huh) View() string { return strings.TrimRight(f.huh.View(), "\n ") }

// Cursor is the text field's Cursor: the field is the first, so it is at the
// top whenever it has the focus.
func (f *Huh) Cursor() *tea.Cursor {
	if !f.InText() {
		return nil
	}
	return f.Text.cursor()
}

// themeOf is the look as huh wants it. It is read anew at each drawing, so that
// forms follow when the background turns out to be light.
func themeOf(d *page.Env) huh.Theme {
	return huh.ThemeFunc(func(bool) *huh.Styles {
		l, plain := d.Look, lipgloss.NewStyle()
		s := huh.ThemeBase(false)
		s.FieldSeparator = plain.SetString("\n")
		f := huh.FieldStyles{
			Base:        plain,
			Title:       l.Key.PaddingRight(1),
			Description: l.Quiet,
			TextInput: huh.TextInputStyles{
				Cursor:      plain.Foreground(l.Palette.Accent),
				Placeholder: l.Faint,
				Prompt:      l.Accent,
				Text:        l.Words,
			},
		}
		s.Focused = f
		s.Blurred = f
		s.Blurred.Title = l.Quiet.PaddingRight(1)
		return s
	})
}

// Access is a huh.Accessor made of two functions: the seam between a field on
// the screen and the entry.
type Access struct {
	From func() string
	To   func(string)
}

// Get returns the words there are.
func (a Access) Get() string { return a.From() }

// Set takes the words as they are now.
func (a Access) Set(s string) { a.To(s) }

// SplitTags returns the tags in a line, at commas or spaces.
func SplitTags(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == ';' })
}
