package form

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A Huh is one page's huh form: at most one text field, which comes first and takes
// the rows that are left, and below it fields of a line or two. Which of them are
// folded, and where enter goes, is said in fold.go. What lies beyond the first and
// the last field is the page's affair.
//
// huh keeps which field one is in. The fields are drawn here, for huh draws all of
// them and leaves a row for one that shows nothing.
type Huh struct {
	huh    *huh.Form
	env    *page.Env
	Text   *TextField // nil if the page has none
	fields []huh.Field
	usual  int  // how many fields enter leads through; the others fold
	list   bool // the fields are lines of one list, which an empty one ends
	rows   int
	Alone  bool // the text is all that is in sight, while one is in it
}

// NewHuh makes a form of a text, if there is one, and further fields.
func NewHuh(d *page.Env, text *TextField, fields ...huh.Field) *Huh {
	usual := len(fields)
	if text != nil {
		fields, usual = append([]huh.Field{text}, fields...), 1
	}
	f := huh.NewForm(huh.NewGroup(fields...)).
		WithTheme(themeOf(d)).WithKeyMap(formKeys()).WithShowHelp(false).WithShowErrors(false)
	return &Huh{huh: f, env: d, Text: text, fields: fields, usual: usual}
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
	return k
}

// Init begins the form.
func (f *Huh) Init() tea.Cmd { return f.huh.Init() }

// Update hands a message to the field one is in; done says that enter goes on from
// the form.
//
// The keys that go from field to field are taken here, and the field has
// changed when Update returns. huh sends itself a message instead, and a key
// that comes before it lands in the field one has left.
func (f *Huh) Update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	if taken, done, cmd := f.told(msg); taken {
		return done, cmd
	}
	if press, ok := msg.(tea.KeyPressMsg); ok {
		if moved, done, cmd := f.walk(press); moved {
			return done, cmd
		}
	}
	_, cmd = f.huh.GetFocusedField().Update(msg)
	f.readAnew()
	return false, cmd
}

// walk takes the keys that go from field to field.
func (f *Huh) walk(press tea.KeyPressMsg) (moved, done bool, cmd tea.Cmd) {
	at, walks := f.huh.GetFocusedField().(interface{ atEdge(up bool) bool })
	switch press.String() {
	case "ctrl+j", "alt+enter", "shift+enter": // in a line there is no other line to go to
		if f.InText() {
			return false, false, nil
		}
		return true, false, f.down()
	case "up":
		if !walks || !at.atEdge(true) {
			return false, false, nil
		}
		return true, false, f.up()
	case "down":
		if !walks || !at.atEdge(false) {
			return false, false, nil
		}
		return true, false, f.down()
	case "tab":
		return true, false, f.down() // enter ends the form, and whoever looks for more lines meant no end
	case "enter":
		switch at := at.(type) {
		case *LineField:
			at.accept()
		case *ChipField:
			at.leave()
		}
		if f.InText() && f.env.EnterLine && !f.Text.done() {
			return false, false, nil
		}
		if f.ends() {
			return true, true, nil
		}
		return true, false, f.huh.NextField()
	case "shift+tab":
		return true, false, f.up()
	}
	return false, false, nil
}

// down goes to the field below, and stays in the last one.
func (f *Huh) down() tea.Cmd {
	if f.last() {
		return nil
	}
	return f.huh.NextField()
}

// up goes to the field above, and stays in the first one.
func (f *Huh) up() tea.Cmd {
	if f.First() {
		return nil
	}
	return f.huh.PrevField()
}

// editor is what one types in; nil on a field of choices.
func (f *Huh) editor() *editor {
	switch field := f.huh.GetFocusedField().(type) {
	case *TextField:
		return &field.editor
	case *LineField:
		return &field.editor
	case *ChipField:
		if field.writing {
			return &field.own.editor
		}
	}
	return nil
}

// Chooses are the keys of the choices one stands on.
func (f *Huh) Chooses() []page.Action {
	at, is := f.huh.GetFocusedField().(*ChipField)
	if !is || at.writing {
		return nil
	}
	mark := voice.Phrase("choose")
	if at.many {
		mark = "mark"
	}
	shown := voice.Say("← → space")
	if at.env.Narrow() {
		shown = "space"
	}
	return []page.Action{page.Act(shown, mark, nil, "left", "right", "home", "end", "space").OnScreen()}
}

// Onward is what enter does on a form where nothing else is said of it.
const Onward voice.Phrase = "next"

// Enter is the key that goes on, called by what comes then, and in a text the one
// that makes a new line: which of them works depends on the terminal, but ctrl+j does
// in each.
func (f *Huh) Enter(onward voice.Phrase) []page.Action {
	shown, line, lines := "ctrl+j", voice.Phrase("new line"), []string{"alt+enter", "ctrl+j", "shift+enter"}
	switch {
	case f.env.Narrow():
		shown, line = "^j", "line"
	case f.env.ShiftEnter:
		shown = "shift+enter"
	}
	switch {
	case !f.InText():
		return []page.Action{page.Act("enter", onward, nil, "enter")}
	case f.env.EnterLine && f.env.Narrow():
		return []page.Action{page.Named("enter", voice.Say("line, 2× %s", voice.Say(onward)), nil, append(lines, "enter")...)}
	case f.env.EnterLine:
		return []page.Action{page.Named("enter", voice.Say("new line, twice %s", voice.Say(onward)), nil, append(lines, "enter")...)}
	}
	return []page.Action{
		page.Act("enter", onward, nil, "enter"),
		page.Act(shown, line, nil, lines...).OnScreen(),
	}
}

// Keys are those of the field one is in, for the help.
func (f *Huh) Keys() []page.Action {
	keys := []page.Action{
		page.Act("ctrl+z", "undo", nil, "ctrl+z").OnScreen().Seldom(),
		page.Act("ctrl+y", "redo", nil, "ctrl+y").OnScreen().Seldom(),
		page.Act(voice.Say("shift+arrows"), "select", nil, "shift+left", "shift+right", "shift+up", "shift+down").OnScreen().Seldom(),
	}
	if f.editor() == nil {
		return keys[:2]
	}
	return keys
}

// Selected are the keys of what is selected: the first to be known while it is.
func (f *Huh) Selected() []page.Action {
	e := f.editor()
	if e == nil || !e.sheet.Selects() {
		return nil
	}
	return []page.Action{
		page.Act("ctrl+c", "copy", e.copied, "ctrl+c").OnScreen(),
		page.Act("ctrl+x", "cut", nil, "ctrl+x").OnScreen(),
	}
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
	return !slices.ContainsFunc(f.fields[f.At()+1:], func(field huh.Field) bool { return !field.Skip() })
}

// ToLast goes on to the last field that can be filled in.
func (f *Huh) ToLast() tea.Cmd { return f.To(len(f.fields)) }

// First reports whether the first field has the focus.
func (f *Huh) First() bool { return f.huh.GetFocusedField() == f.fields[0] }

// InText reports whether the text field has the focus.
func (f *Huh) InText() bool { return f.Text != nil && f.Text.focused }

// Fit lays the form out in so many columns and rows. The text takes the rows that
// the fields in sight leave: at least three while one is in it, else one, and no more
// than it is good to look at. If the
// others do not fit then, the form scrolls.
func (f *Huh) Fit(width, rows int) {
	f.readAnew()
	f.rows = max(1, rows)
	f.huh = f.huh.WithWidth(width)
	for _, field := range f.fields {
		if line, is := field.(*LineField); is {
			line.WithRows(f.rows)
		}
	}
	f.opens()
	if f.Text == nil {
		return
	}
	others, least := f.below(), 1
	if f.InText() {
		least = 3
	}
	free := f.rows - others
	gap, most := others > 0 && free > 4 && !f.env.Short(), max(mostText, f.Text.wants())
	if gap {
		most++
	}
	if !f.IsAlone() {
		free = min(free, most)
	}
	f.Text.spread(min(f.rows, max(least, free)), gap)
}

// opens shows all words of the lines one is not in, where there is room for them and a
// text keeps what it needs.
func (f *Huh) opens() {
	open := func(all bool) {
		for _, field := range f.fields {
			if line, is := field.(*LineField); is {
				line.open = all
			}
		}
	}
	room := f.rows
	if f.Text != nil {
		room -= shortText + 1
	}
	if open(true); f.below() > room {
		open(false)
	}
}

// IsAlone reports whether the text is all that is in sight.
func (f *Huh) IsAlone() bool { return f.Alone && f.InText() }

// below is how many rows stand under the text.
func (f *Huh) below() int {
	rows := 0
	for _, p := range f.parts() {
		if p.field != huh.Field(f.Text) {
			rows += lipgloss.Height(p.view)
		}
	}
	return rows
}

// Restyle follows a change of the look, which huh takes at its making only.
func (f *Huh) Restyle(l look.Look) {
	for _, field := range f.fields {
		if field, styled := field.(interface{ restyle(l look.Look) }); styled {
			field.restyle(l)
		}
	}
}

// View draws the form, as far as its rows go: from the field one is in, or earlier
// where all that follows fits.
func (f *Huh) View() string {
	views := make([]string, 0, len(f.fields)+1)
	for _, p := range f.parts() {
		views = append(views, p.view)
	}
	rows := strings.Split(strings.Join(views, "\n"), "\n")
	top, _ := f.scrolled(len(rows))
	return strings.TrimRight(strings.Join(rows[top:min(len(rows), top+f.rows)], "\n"), "\n ")
}

// scrolled is the first of so many rows that is in sight, and the row of the field
// one is in.
func (f *Huh) scrolled(all int) (top, at int) {
	for _, p := range f.parts() {
		if p.field == f.huh.GetFocusedField() {
			break
		}
		at += lipgloss.Height(p.view)
	}
	return min(at, max(0, all-f.rows)), at
}

// Cursor is where the terminal's cursor belongs, among the rows that View draws;
// nil for nowhere.
func (f *Huh) Cursor() *tea.Cursor {
	at, ok := f.huh.GetFocusedField().(interface{ cursor() *tea.Cursor })
	if !ok {
		return nil
	}
	c := at.cursor()
	if c == nil {
		return nil
	}
	all := 0
	for _, p := range f.parts() {
		all += lipgloss.Height(p.view)
	}
	top, above := f.scrolled(all)
	c.Y += above - top
	return c
}

// themeOf is the look as huh wants it. It is read anew at each drawing, so that
// forms follow when the background turns out to be light.
func themeOf(d *page.Env) huh.Theme {
	return huh.ThemeFunc(func(bool) *huh.Styles { return d.Look.Huh() })
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
