package list

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal/search"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// byStates reports whether rows can be found by their state: some are there.
func (p *Page[T]) byStates() bool {
	return len(p.States) > 0 && (p.List.Batch.All > 0 || p.Finder.Text() != "")
}

// chips are the states that rows can be in, where there is room for them; what is asked
// for is marked, and the key that goes on stands before them.
func (p *Page[T]) chips() []string {
	if !p.byStates() || p.Env.Short() {
		return nil
	}
	asked := search.AskedState(p.Finder.Text(), p.States)
	var lines []string
	line := p.Env.Look.Slate.Render(stateKey)
	for _, state := range append([]string{""}, p.States...) {
		name, mark, style := voice.State(p.One, state), p.Env.Look.Marks.One, p.Env.Look.Pencil
		if state == asked {
			mark, style = p.Env.Look.Marks.OneOn, p.Env.Look.Bold
		}
		chip := style.Render(mark + " " + name)
		switch {
		case lipgloss.Width(line+chip)+2 > p.width():
			lines, line = append(lines, line), chip
		default:
			line += "  " + chip
		}
	}
	return append(lines, line)
}

// stateKey goes to the next state.
const stateKey = "tab"

// byState are the keys that go through the states. Told line by line nobody sees which one it is:
// there one searches for it.
func (p *Page[T]) byState() []page.Action {
	if !p.byStates() || p.Env.Opts.Lines {
		return nil
	}
	states := append([]string{""}, p.States...)
	by := func(n int) func() tea.Cmd {
		return func() tea.Cmd {
			i := slices.Index(states, search.AskedState(p.Finder.Text(), p.States))
			return p.ShowState(states[(i+n+len(states))%len(states)])
		}
	}
	return []page.Action{
		page.Act(stateKey, "by state", by(+1), stateKey),
		page.Act("shift+tab", "the state before", by(-1), "shift+tab").Seldom(),
	}
}

// noMatch says that nothing was found.
func (p *Page[T]) noMatch() string {
	if len(p.States) > 0 {
		return voice.NoneInState(p.One, p.Finder.Text(), p.States, p.Tries)
	}
	return voice.NoMatch(p.Finder.Text(), p.Tries)
}

// ShowState shows the rows that are in a state.
func (p *Page[T]) ShowState(state string) tea.Cmd {
	p.Finder.set(search.AskState(p.Finder.Text(), p.States, state))
	return p.Narrow()
}
