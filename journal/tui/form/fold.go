package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// One rule says which fields of a form are in sight, and where enter goes.
//
// The first fields are the usual ones: the text alone, where a form has one, else
// all but those that are seldom wanted. Enter leads through them and, from the last,
// on. The fields beyond are folded into one dim line as long as they are empty and
// one is in none of them; what has words in it is in sight, and enter passes it by.
// Tab leads there, and so does the arrow down. Among them enter goes from field to
// field, and on from the last; but where there is no text it keeps the form from any
// of them, for whoever went there wanted that one.

// Usually says that enter leads through so many fields: the ones after them fold.
func (f *Huh) Usually(n int) *Huh {
	f.usual = min(max(1, n), len(f.fields))
	return f
}

// At is the number of the field one is in, from 0.
func (f *Huh) At() int { return slices.Index(f.fields, f.huh.GetFocusedField()) }

// To goes on to a field by its place, as far as one can be filled in.
func (f *Huh) To(field int) tea.Cmd {
	var cmds []tea.Cmd
	for f.At() < field && !f.last() {
		cmds = append(cmds, f.huh.NextField())
	}
	return tea.Batch(cmds...)
}

// ends reports whether enter goes on from the form.
func (f *Huh) ends() bool {
	if f.ended() {
		return true
	}
	at, to := f.At(), len(f.fields)
	if at < f.usual || f.Text == nil {
		to = max(at+1, f.usual)
	}
	return !slices.ContainsFunc(f.fields[at+1:to], func(field huh.Field) bool { return !field.Skip() })
}

// ended reports whether the focused field is an empty line of a list, and none with
// words comes after it.
func (f *Huh) ended() bool {
	return f.list && !slices.ContainsFunc(f.fields[max(0, f.At()):], func(field huh.Field) bool {
		line, is := field.(*LineField)
		return !is || line.Accessor.Get() != ""
	})
}

// Folds reports whether fields are folded away now.
func (f *Huh) Folds() bool { return len(f.folded()) > 0 }

// HasMore reports whether there are fields that tab leads to.
func (f *Huh) HasMore() bool {
	return slices.ContainsFunc(f.fields[f.usual:], func(field huh.Field) bool { return !field.Skip() })
}

// folded are the fields that are folded away now.
func (f *Huh) folded() []huh.Field {
	if f.At() >= f.usual {
		return nil
	}
	var away []huh.Field
	for _, field := range f.fields[f.usual:] {
		if folds, can := field.(interface{ folds() bool }); can && folds.folds() && !field.Skip() {
			away = append(away, field)
		}
	}
	return away
}

// A part is a field in sight, or the line that tells of those that are folded.
type part struct {
	field huh.Field // nil: that line
	view  string
}

// parts are what is in sight, from the top.
func (f *Huh) parts() []part {
	if f.IsAlone() {
		return []part{{f.Text, f.Text.View()}}
	}
	away := f.folded()
	all := make([]part, 0, len(f.fields)+1)
	for _, field := range f.fields {
		if !field.Skip() && !slices.Contains(away, field) {
			all = append(all, part{field, field.View()})
		}
	}
	if len(away) > 0 {
		line := f.foldLine(away)
		if f.Text == nil && !f.env.Short() {
			line = "\n" + line
		}
		all = append(all, part{view: line})
	}
	return all
}

// foldLine is the dim line that names what is folded away, with what it could take
// where the words above say it. It goes on in further rows while some are free.
func (f *Huh) foldLine(away []huh.Field) string {
	width, free := f.env.TextWidth(), f.freeFor(away)
	before := voice.Say("tab  ")
	rows := look.InRows(before, namesOf(away, width), width, free+1)
	if len(rows) > free {
		rows = look.InRows(before, namesOf(away, 0), width, free)
	}
	for i := range rows {
		rows[i] = f.env.Look.Pencil.Render(ansi.Truncate(rows[i], width, "…"))
	}
	return strings.Join(rows, "\n")
}

// namesOf are what fields are called, each with what it could take, for rows of so many
// columns.
func namesOf(away []huh.Field, row int) (names []string) {
	for _, field := range away {
		if name := folding(field, row); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// freeFor is how many rows there are for the line that tells of folded fields. A text
// keeps a row more than it has, and two of three there are.
func (f *Huh) freeFor(away []huh.Field) int {
	rows := f.rows
	for _, field := range f.fields {
		if field != huh.Field(f.Text) && !field.Skip() && !slices.Contains(away, field) {
			rows -= lipgloss.Height(field.View())
		}
	}
	if !f.env.Short() { // and the one above it
		rows--
	}
	if f.Text != nil {
		rows = min(rows-f.Text.wants(), f.rows/3)
	}
	return max(1, rows)
}

// More is the key that leads to the fields beyond the usual ones; none if there are
// none.
func (f *Huh) More() []page.Action {
	switch {
	case !f.HasMore():
		return nil
	case f.Folds():
		return []page.Action{page.Act("tab", "more lines", nil, "tab").OnScreen()}
	}
	return []page.Action{page.Act("tab", "next line", nil, "tab").OnScreen()}
}
