package tui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal/text"
	"messup/journal/tui/home"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A menu is everything that can be done where one is, and from the desk: the same
// actions that footer and README are made of, in groups, narrowed as one types. Enter
// does the chosen one; the key that does it at once stands at its right.
type menu struct {
	page.Scroller
	rows   []menuRow
	typed  string
	paste  string // what was pasted where nothing is typed: no search, and perhaps meant for the journal
	chosen int    // among those that are found
	talk   bool   // it leads to whom one could talk to
	jots   bool   // what is typed and is nothing here can be jotted
}

// A menuRow is one thing that can be done.
type menuRow struct {
	page.Action
	group voice.Phrase
	desk  bool // it leads away from the page, as it does from the desk
	wide  int  // how many columns what it says takes
	keys  int  // and its key
}

// The groups of a menu, besides those of the desk.
const (
	here      voice.Phrase = "Here"
	moving    voice.Phrase = "Moving"
	atTheDesk voice.Phrase = "At the desk"
	finding   voice.Phrase = "Find"
	anywhere  voice.Phrase = "Everywhere"
)

// newMenu is the menu of a page. Where the journal cannot be read, nothing leads to
// another page; and a key the page has for something else stays its own.
func newMenu(d *page.Env, p page.Page, readable bool) *menu {
	m := &menu{}
	own := p.Actions()
	for _, a := range own {
		m.add(a, groupOf(a))
	}
	if readable {
		for _, a := range home.Doors(d) {
			if !slices.ContainsFunc(own, func(b page.Action) bool { return b.Key.Help() == a.Key.Help() }) {
				a.Group = ""
				m.rows = append(m.rows, menuRow{Action: a, group: atTheDesk, desk: true})
			}
		}
	}
	_, jot := p.Here().(page.Jot)
	m.jots = readable && !jot
	if readable {
		for _, a := range home.Scopes(d) {
			m.rows = append(m.rows, menuRow{Action: a, group: finding, desk: true})
		}
	}
	m.talk = leadsToTalk(p, own)
	if m.talk && !hasKey(own, talkKey) { // from a page one types on as well
		m.rows = append(m.rows, menuRow{Action: talk(), group: anywhere, desk: true})
	}
	for _, a := range allActions(p)[len(own):] {
		if desc := a.Key.Help().Desc; desc != voice.Say("more") && desc != voice.Say(voice.TalkToSomeone) {
			m.add(a, anywhere)
		}
	}
	for i, r := range m.rows { // once: laying them out asks often
		m.rows[i].wide, m.rows[i].keys = lipgloss.Width(r.said()), lipgloss.Width(r.Shown())
	}
	slices.SortStableFunc(m.rows, func(a, b menuRow) int { return m.place(a.group) - m.place(b.group) })
	return m
}

func (m *menu) add(a page.Action, group voice.Phrase) {
	if a.Key.Help().Desc != "" {
		m.rows = append(m.rows, menuRow{Action: a, group: group, desk: false})
	}
}

// place is where a group stands: as its first action came, and what moves last of
// what a page has.
func (m *menu) place(group voice.Phrase) int {
	last := []voice.Phrase{moving, atTheDesk, finding, anywhere}
	if i := slices.Index(last, group); i >= 0 {
		return len(m.rows) + i
	}
	return slices.IndexFunc(m.rows, func(r menuRow) bool { return r.group == group })
}

// groupOf is the group of an action that a page has.
func groupOf(a page.Action) voice.Phrase {
	if a.Group != "" {
		return a.Group
	}
	moves := []string{"up", "down", "left", "right", "pgup", "pgdown", "home", "end", "tab", "shift+tab"}
	if slices.ContainsFunc(a.Key.Keys(), func(k string) bool { return slices.Contains(moves, k) }) {
		return moving
	}
	return here
}

// found are the rows that have all that was typed.
func (m *menu) found() []menuRow {
	if m.paste != "" {
		return nil
	}
	words := strings.Fields(text.Fold(m.typed))
	if len(words) == 0 {
		return m.rows
	}
	var found []menuRow
	for _, r := range m.rows {
		said := text.Fold(r.Key.Help().Desc + " " + voice.Say(r.group) + " " + voice.Say(r.Also) + " " + scopeOf(r))
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(said, w) }) || slices.Contains(r.Key.Keys(), m.typed) {
			found = append(found, r)
		}
	}
	return found
}

// scopeOf is the scope that a row teaches, in each language; empty for one that has a key.
func scopeOf(r menuRow) string {
	if r.group != finding {
		return ""
	}
	return strings.Join(r.Key.Keys(), " ")
}

// keys are those of the menu itself.
func (m *menu) keys() []page.Action {
	leave := voice.Phrase("close")
	if m.typed != "" {
		leave = "clear"
	}
	enter := voice.Phrase("do it")
	if m.jotted() != "" {
		enter = "jot it"
	}
	keys := []page.Action{
		page.Act("enter", enter, nil, "enter"),
		page.Act("esc", leave, nil, "esc"),
		page.Act("↑ ↓", "choose", nil, "up", "down"),
	}
	if m.talk && m.typed == "" { // its letter is one that is typed here, and then chosen
		keys = slices.Insert(keys, 2, page.Act(talkKey+" enter", voice.TalkToSomeone, nil, talkKey+" enter"))
	}
	return keys
}

// press types, chooses, or closes the menu; do is the row that is to be done then.
func (m *menu) press(msg tea.KeyPressMsg) (done bool, do *menuRow) {
	found := m.found()
	switch k := msg.String(); k {
	case "down", "tab", "ctrl+n":
		m.choose(m.chosen+1, len(found))
	case "up", "shift+tab", "ctrl+p":
		m.choose(m.chosen-1, len(found))
	case "pgdown":
		m.choose(m.chosen+max(1, m.Room-2), len(found))
	case "pgup":
		m.choose(m.chosen-max(1, m.Room-2), len(found))
	case "home":
		m.choose(0, len(found))
	case "end":
		m.choose(len(found)-1, len(found))
	case "enter":
		if m.chosen < len(found) {
			return true, &found[m.chosen]
		}
	case "esc":
		if m.typed == "" {
			return true, nil
		}
		m.narrow("")
	case "backspace":
		if r := []rune(m.typed); len(r) > 0 {
			m.narrow(string(r[:len(r)-1]))
		}
	case "ctrl+u":
		m.narrow("")
	case "?", "space", "ctrl+g":
		if m.typed == "" {
			return true, nil
		}
		m.narrow(m.typed + msg.Text)
	default:
		m.narrow(m.typed + msg.Text)
	}
	return false, nil
}

// jotted is what is typed, where it is nothing here and may be meant for the journal.
func (m *menu) jotted() string {
	if !m.jots || len(m.found()) > 0 {
		return ""
	}
	return cmp.Or(m.paste, m.typed)
}

// offers has what was pasted where no page takes it offered for the journal.
func (m *menu) offers(paste string) {
	m.narrow(text.ClipLine(text.CleanLine(paste), maxTyped))
	m.paste = paste
}

func (m *menu) choose(row, rows int) { m.chosen = min(max(0, row), max(0, rows-1)) }

// maxTyped is the longest that is looked for here, and a sentence that was meant for a page
// is not lost in it.
const maxTyped = 1000

// narrow looks for other words. Of what is found, the row whose key it is comes to be
// chosen: whoever presses a key that stands at the right has it with enter.
func (m *menu) narrow(typed string) {
	if typed = text.Clean(typed); typed != m.typed && len(typed) <= maxTyped {
		m.typed, m.paste, m.Top = typed, "", 0
		m.chosen = max(0, slices.IndexFunc(m.found(), func(r menuRow) bool { return slices.Contains(r.Key.Keys(), typed) }))
	}
}

const menuPrompt = "/ "

func (m *menu) view(d *page.Env) page.View {
	l, width := d.Look, d.PageWidth()
	typed, at := m.prompt(l, width)
	v := page.View{Title: voice.Say("What can be done"), Aside: voice.Say("here and from here")}
	found, above := m.found(), []string{typed}
	var lines []string
	from, to := 0, 0
	for i, r := range found {
		if i == 0 || found[i-1].group != r.group {
			if i > 0 && !d.Short() {
				lines = append(lines, "")
			}
			if i == m.chosen {
				from = len(lines) // with the name of its group
			}
			lines = append(lines, l.Pencil.Render(voice.Say(r.group)))
		}
		if i == m.chosen {
			from, to = max(from, len(lines)-1), len(lines)+1
		}
		lines = append(lines, m.row(l, r, i == m.chosen, width))
	}
	if len(found) == 0 {
		lines = m.nothing(l, width)
	}
	if !d.Short() {
		above = append(above, "")
	}
	height := max(1, d.Size.Height-len(above))
	m.Sight(lines, height, from, to)
	v.Body = strings.Join(above, "\n") + "\n" + m.See(lines, height)
	v.Cursor = tea.NewCursor(min(at, max(0, d.Size.Width-1)), 0)
	return v
}

// row is what can be done, and at its right the key that does it.
func (m *menu) row(l look.Look, r menuRow, chosen bool, width int) string {
	bar, style := l.Row(chosen)
	key := l.Slate.Render(r.Shown())
	if lipgloss.Width(key) > width/2 {
		key = l.Slate.Render(r.Key.Help().Key)
	}
	if r.Why != "" {
		style = l.Pencil
	}
	room := max(1, width-lipgloss.Width(bar)-lipgloss.Width(key)-2)
	return look.Spread(bar+look.OneLine(l, style, r.said(), nil, room), key, width)
}

// keyOf is the press of the key an action has, for one that its page takes itself.
func keyOf(a page.Action) (tea.KeyPressMsg, bool) {
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	}
	for _, name := range a.Key.Keys() {
		k, rest := tea.KeyPressMsg{}, name
		for prefix, mod := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "shift+": tea.ModShift, "alt+": tea.ModAlt} {
			if after, ok := strings.CutPrefix(rest, prefix); ok {
				k.Mod, rest = mod, after
			}
		}
		code, is := named[rest]
		switch r := []rune(rest); {
		case is:
			k.Code = code
		case len(r) == 1:
			if k.Code = r[0]; k.Mod == 0 {
				k.Text = rest
			}
		default:
			continue
		}
		return k, true
	}
	return tea.KeyPressMsg{}, false
}
