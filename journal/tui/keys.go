package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// footerKeys is how many keys the footer shows; the rest are behind ?.
const footerKeys = 6

// allActions is what works on a page: its own actions and those that work
// everywhere.
func allActions(p page.Page) []page.Action {
	all := append(p.Actions(), helpKey(p), page.Act("ctrl+l", "hide the screen", nil, "ctrl+l").Seldom())
	if canSuspend && !p.Typing() { // where one types, ctrl+z brings back words
		all = append(all, page.Act("ctrl+z", "suspend (fg comes back)", nil, "ctrl+z").Seldom())
	}
	if !hasKey(p, "ctrl+c") { // where words are selected, it copies them
		all = append(all, page.Act("ctrl+c", "leave messup, words kept", nil, "ctrl+c").Seldom())
	}
	return all
}

// hasKey reports whether a page has a key of its own.
func hasKey(p page.Page, k string) bool {
	return slices.ContainsFunc(p.Actions(), func(a page.Action) bool { return slices.Contains(a.Key.Keys(), k) })
}

// helpKey opens the help. Where one types, ? is a question mark.
func helpKey(p page.Page) page.Action {
	if p.Typing() {
		return page.Act("ctrl+g", "more", nil, "ctrl+g")
	}
	return page.Act("?", "more", nil, "?")
}

// keyLine is the footer: the first few actions that fit, and always the way to
// the rest.
func keyLine(l look.Look, actions []page.Action, width int) string {
	var shown []page.Action
	var more page.Action
	for _, a := range actions {
		switch {
		case a.Key.Help().Desc == voice.Say("more"):
			more = a
		case !a.More && a.Key.Enabled() && len(shown) < footerKeys-1:
			shown = append(shown, a)
		}
	}
	if more.Key.Help().Key != "" {
		shown = append(shown, more)
	}
	for len(shown) > 1 && lipgloss.Width(plainKeys(shown)) > width {
		drop := len(shown) - 2 // the last but one: the way to the rest stays
		if more.Key.Help().Key == "" {
			drop = len(shown) - 1
		}
		shown = append(shown[:drop], shown[drop+1:]...)
	}
	parts := make([]string, len(shown))
	for i, a := range shown {
		parts[i] = l.Key.Render(a.Key.Help().Key) + l.Quiet.Render(" "+a.Key.Help().Desc)
	}
	return strings.Join(parts, l.Faint.Render(" · "))
}

func plainKeys(actions []page.Action) string {
	parts := make([]string, len(actions))
	for i, a := range actions {
		parts[i] = a.Key.Help().Key + " " + a.Key.Help().Desc
	}
	return strings.Join(parts, " · ")
}

// A helpPage lists every key of the page it was opened over.
type helpPage struct {
	actions []page.Action
	page.Scroller
	talk bool // it leads to whom one could talk to
}

// talkKey leads from any help to whom one could talk to.
const talkKey = "T"

// newHelp is the help of a page. Where the journal cannot be read, nobody one
// could talk to is known; and a key the page has for something else stays its own.
func newHelp(p page.Page, readable bool) *helpPage {
	h := &helpPage{actions: allActions(p)}
	h.Total = len(h.actions)
	_, there := p.Here().(page.Talk)
	h.talk = readable && !there && !slices.ContainsFunc(h.actions, func(a page.Action) bool {
		return slices.Contains(a.Key.Keys(), talkKey) && a.Key.Help().Desc != voice.Say(voice.TalkToSomeone)
	})
	return h
}

// keys are those of the help itself.
func (h *helpPage) keys() []page.Action {
	keys := []page.Action{page.Act("esc", "close", nil, "esc")}
	if h.talk {
		keys = append(keys, page.Act(talkKey, voice.TalkToSomeone, nil, talkKey))
	}
	return keys
}

// press scrolls, or reports that help is to be closed.
func (h *helpPage) press(msg tea.KeyPressMsg) (done bool) {
	switch msg.String() {
	case "down", "j":
		h.ScrollTo(h.Top + 1)
	case "up", "k":
		h.ScrollTo(h.Top - 1)
	default:
		return true
	}
	return false
}

func (h *helpPage) view(d *page.Env) page.View {
	wide := 0
	for _, a := range h.actions {
		wide = max(wide, lipgloss.Width(a.Key.Help().Key))
	}
	var rows []string
	for _, a := range h.actions {
		shown := a.Key.Help()
		if shown.Desc == "more" {
			continue
		}
		text := d.Look.Words.Render(shown.Desc)
		if a.Why != "" {
			text = d.Look.Quiet.Render(shown.Desc + " (" + a.Why + ")")
		}
		rows = append(rows, d.Look.Key.Render(shown.Key)+strings.Repeat(" ", wide-lipgloss.Width(shown.Key)+2)+text)
	}
	aside := ""
	if len(rows) > d.Size.Height {
		aside = "↑ ↓"
	}
	return page.View{Title: voice.Say("Keys here"), Aside: aside, Body: h.See(rows, d.Size.Height)}
}
