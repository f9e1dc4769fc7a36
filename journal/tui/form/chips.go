package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/tui/page"
)

// A ChipField is a huh field for choices, laid out along the line so that all
// of them can be seen in one or two rows under the text. It takes one choice
// or many, and none is always allowed. Its value is the chosen options, one a
// line.
type ChipField struct {
	field
	env      *page.Env
	label    string
	pad      int // the column the options begin in
	options  func() []string
	many     bool
	accessor huh.Accessor[string]
	focused  bool
	at       int // the option under the cursor
	width    int
}

// NewChipField makes a field for choosing one of a few, or several.
func NewChipField(d *page.Env, label string, pad int, many bool, options func() []string, accessor huh.Accessor[string]) *ChipField {
	f := &ChipField{env: d, label: label, pad: pad, many: many, options: options, accessor: accessor, width: page.Measure}
	f.itself = f
	return f
}

func (f *ChipField) chosen() []string {
	value := f.accessor.Get()
	if value == "" {
		return nil
	}
	return strings.Split(value, "\n")
}

// toggle chooses the option under the cursor, or takes the choice back.
func (f *ChipField) toggle() {
	options := f.options()
	if f.at >= len(options) {
		return
	}
	option, chosen := options[f.at], f.chosen()
	switch {
	case slices.Contains(chosen, option):
		chosen = slices.DeleteFunc(chosen, func(c string) bool { return c == option })
	case f.many:
		chosen = append(chosen, option)
		slices.SortStableFunc(chosen, func(a, b string) int { return slices.Index(options, a) - slices.Index(options, b) })
	default:
		chosen = []string{option}
	}
	f.accessor.Set(strings.Join(chosen, "\n"))
}

// Update moves along the options and chooses.
func (f *ChipField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, nil
	}
	last := max(0, len(f.options())-1)
	switch press.String() {
	case "left", "up":
		f.at = max(0, f.at-1)
	case "right", "down":
		f.at = min(last, f.at+1)
	case "home":
		f.at = 0
	case "end":
		f.at = last
	case "space":
		f.toggle()
	}
	return f, nil
}

// View lays the label and the options along as many lines as they need.
func (f *ChipField) View() string {
	label := f.env.Look.Quiet
	if f.focused {
		label = f.env.Look.Key
	}
	pad := f.pad
	if !inlineLabels(f.width, pad) {
		pad = 0
	}
	indent := strings.Repeat(" ", pad)
	lines := []string{label.Render(f.label)}
	line, used := indent, pad
	if w := lipgloss.Width(f.label); w <= pad { // else the options begin below the label
		lines = nil
		line = label.Render(f.label) + indent[w:]
	}
	chosen := f.chosen()
	for i, o := range f.options() {
		chip := f.chip(o, slices.Contains(chosen, o), f.focused && i == f.at, f.width-pad-4)
		w := lipgloss.Width(chip) + 1
		if used+w > f.width && used > pad {
			lines = append(lines, line)
			line, used = indent, pad
		}
		line += chip + " "
		used += w
	}
	return strings.Join(append(lines, line), "\n")
}

func (f *ChipField) chip(option string, chosen, under bool, room int) string {
	mark, style := "○", f.env.Look.Quiet
	if f.many {
		mark = "□"
	}
	if chosen {
		mark, style = "●", f.env.Look.Selected
		if f.many {
			mark = "■"
		}
	}
	lead := " "
	if under {
		lead, style = "›", f.env.Look.Accent.Bold(chosen)
	}
	option = ansi.Truncate(option, max(4, room), "…")
	return style.Render(lead + mark + " " + option)
}

// Focus begins to take keys.
func (f *ChipField) Focus() tea.Cmd {
	f.focused = true
	return nil
}

// Blur takes no more keys.
func (f *ChipField) Blur() tea.Cmd {
	f.focused = false
	return nil
}

// Skip reports whether there is nothing to choose from.
func (f *ChipField) Skip() bool { return len(f.options()) == 0 }

// GetValue returns what is chosen.
func (f *ChipField) GetValue() any { return f.accessor.Get() }

// WithWidth lays the field out in so many columns.
func (f *ChipField) WithWidth(w int) huh.Field {
	f.width = max(10, w)
	return f
}
