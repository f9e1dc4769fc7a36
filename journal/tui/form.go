package tui

import (
	"strings"

	"charm.land/bubbles/v2/cursor"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
)

// A form is one page's huh form: at most one text field, which comes first and
// grows into the lines that are left, and below it fields of a line or two. What
// lies beyond the first and the last field is the page's affair.
type form struct {
	huh    *huh.Form
	text   *textField // nil if the page has none
	fields []huh.Field
	rows   int
}

func newForm(d *desk, text *textField, fields ...huh.Field) *form {
	if text != nil {
		fields = append([]huh.Field{text}, fields...)
	}
	f := huh.NewForm(huh.NewGroup(fields...)).
		WithTheme(d.theme()).WithKeyMap(formKeys()).WithShowHelp(false).WithShowErrors(false)
	return &form{huh: f, text: text, fields: fields}
}

// formKeys is one way through every kind of field: enter or tab on, shift+tab
// back. huh's own quit key is off: leaving is the page's.
func formKeys() *huh.KeyMap {
	k := huh.NewDefaultKeyMap()
	k.Quit.SetEnabled(false)
	on, prev := []string{"enter", "tab"}, []string{"shift+tab"}
	for _, b := range []*key.Binding{
		&k.Input.Next, &k.Input.Submit, &k.Text.Next, &k.Text.Submit, &k.MultiSelect.Next, &k.MultiSelect.Submit,
	} {
		b.SetKeys(on...)
	}
	for _, b := range []*key.Binding{&k.Input.Prev, &k.Text.Prev, &k.MultiSelect.Prev} {
		b.SetKeys(prev...)
	}
	k.Input.AcceptSuggestion.SetKeys("right")
	return k
}

func (f *form) Init() tea.Cmd { return f.huh.Init() }

// Update hands a message on; done says that enter was pressed on the last field.
func (f *form) Update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	if _, blinks := msg.(cursor.BlinkMsg); blinks { // the cursor of a huh.Input would
		return false, nil
	}
	m, cmd := f.huh.Update(msg)
	f.huh = m.(*huh.Form) //nolint:forcetypeassert // huh's Update returns the form it was called on
	return f.huh.State == huh.StateCompleted, cmd
}

// first reports whether the first field has the focus.
func (f *form) first() bool { return f.huh.GetFocusedField() == f.fields[0] }

// inText reports whether the text field has the focus.
func (f *form) inText() bool { return f.text != nil && f.text.focused }

// fit lays the form out in so many columns and rows. The text field keeps at
// least three rows; if the others do not fit then, the group scrolls.
func (f *form) fit(width, rows int) {
	f.rows = max(1, rows)
	f.huh = f.huh.WithWidth(width)
	others := 0
	for _, field := range f.fields {
		if field != huh.Field(f.text) || f.text == nil {
			field.WithHeight(0) // huh fixes it when the screen is small, and never lets it grow again
			others += lipgloss.Height(field.View())
		}
	}
	if f.text != nil {
		free := f.rows - others
		f.text.gap = others > 0 && free > 4
		if f.text.gap {
			free--
		}
		f.text.WithHeight(min(f.rows, max(3, min(free, f.text.wants()))))
	}
	f.huh = f.huh.WithHeight(f.rows)
	f.Update(tea.WindowSizeMsg{Width: width, Height: f.rows}) // huh draws itself anew on a message only
}

// restyle follows a change of the look, which huh takes at its making only.
func (f *form) restyle(l look) {
	if f.text != nil {
		f.text.restyle(l)
	}
}

func (f *form) view() string { return strings.TrimRight(f.huh.View(), "\n ") }

// cursor is the text field's cursor: the field is the first, so it is at the
// top whenever it has the focus.
func (f *form) cursor() *tea.Cursor {
	if !f.inText() {
		return nil
	}
	return f.text.cursor()
}
