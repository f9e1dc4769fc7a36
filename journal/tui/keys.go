package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// footerKeys is how many keys the footer shows; the rest are behind ?.
const footerKeys = 6

// narrowFooter is the width below which the footer says a few things in one word.
const narrowFooter = 50

// allActions is what works on a page: its own actions and those that work
// everywhere.
func allActions(p page.Page) []page.Action {
	own := p.Actions() // asked for once: a page may make many
	all := append(slices.Clone(own), helpKey(p, own), page.Act("ctrl+l", "hide the screen", nil, "ctrl+l").Seldom())
	if leadsToTalk(p, own) && !p.Typing() && !hasKey(own, talkKey) {
		all = append(all, talk())
	}
	if canSuspend && !p.Typing() { // where one types, ctrl+z brings back words
		all = append(all, page.Act("ctrl+z", "suspend (fg comes back)", nil, "ctrl+z").Seldom())
	}
	if !hasKey(own, "ctrl+c") { // where words are selected, it copies them
		all = append(all, page.Act("ctrl+c", "leave messup, words kept", nil, "ctrl+c").Seldom().Found("quit, exit, end"))
	}
	return all
}

// Everywhere is what works on every page, whatever else it does.
func Everywhere() []page.Action { return allActions(&anyPage{}) }

// anyPage is a page that has no keys of its own.
type anyPage struct{ unreadablePage }

func (*anyPage) Actions() []page.Action { return nil }

// talkKey leads to whom one could talk to, from wherever nothing is typed.
const talkKey = "T"

func talk() page.Action {
	return page.Act(talkKey, voice.TalkToSomeone, func() tea.Cmd { return page.GoTo(page.Talk{}) }, talkKey).Seldom()
}

// leadsToTalk reports whether a page leads to whom one could talk to: not where one is
// there, nothing can be read, or a page has the letter for something else.
func leadsToTalk(p page.Page, own []page.Action) bool {
	_, there := p.Here().(page.Talk)
	_, unread := p.(*unreadablePage)
	return !there && !unread && !slices.ContainsFunc(own, func(a page.Action) bool {
		return slices.Contains(a.Key.Keys(), talkKey) && a.Key.Help().Desc != voice.Say(voice.TalkToSomeone)
	})
}

// hasKey reports whether a key is one of some actions.
func hasKey(of []page.Action, k string) bool {
	return slices.ContainsFunc(of, func(a page.Action) bool { return slices.Contains(a.Key.Keys(), k) })
}

// typingHelp is the key of the menu where one types.
const typingHelp = "ctrl+g"

// helpKey opens the menu. Where one types, ? is a question mark, and a space is one.
func helpKey(p page.Page, own []page.Action) page.Action {
	if p.Typing() {
		return page.Act(typingHelp, "more", nil, typingHelp)
	}
	if hasKey(own, "space") { // it does something there
		return page.Act("?", "more", nil, "?")
	}
	return page.Act("?", "more", nil, "?", "space")
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
	if width < narrowFooter {
		for i, a := range shown {
			if a.Short != "" {
				shown[i].Key.SetHelp(a.Key.Help().Key, voice.Say(a.Short))
			}
		}
	}
	shown = withEscape(fitting(shown, more, width), actions, more.Key.Help().Key != "", width)
	parts := make([]string, len(shown))
	for i, a := range shown {
		parts[i] = l.Slate.Render(a.Key.Help().Key) + l.Pencil.Render(said(a))
	}
	return strings.Join(parts, betweenKeys)
}

// betweenKeys parts two keys of the footer.
const betweenKeys = "   "

// footLine is the keys and, at their right where there is room for it beside the keys
// there would be anyway, how things are.
func footLine(l look.Look, actions []page.Action, foot string, width int) string {
	keys := keyLine(l, actions, width)
	if foot != "" && lipgloss.Width(keys)+lipgloss.Width(foot)+lipgloss.Width(betweenKeys) <= width {
		return look.Spread(keys, l.Pencil.Render(foot), width)
	}
	return keys
}

// wayBack is the footer of a page without a frame, so many lines of it: the key that brings
// the frame back, and the one for the rest, no louder than they have to be.
func wayBack(l look.Look, actions []page.Action, width, lines int) []string {
	if lines == 0 {
		return nil
	}
	back := slices.DeleteFunc(slices.Clone(actions), func(a page.Action) bool {
		return a.Key.Help().Key != typingHelp && a.Key.Help().Desc != voice.Say("the whole page")
	})
	return []string{l.Pencil.Render(ansi.Truncate(plainKeys(back), width, "…"))}
}

// withEscape adds the way back to the keys that are shown, if it is not there and there
// is room.
func withEscape(shown, actions []page.Action, more bool, width int) []page.Action {
	isEscape := func(a page.Action) bool { return a.Key.Help().Key == "esc" && !a.More && a.Key.Enabled() }
	i := slices.IndexFunc(actions, isEscape)
	if i < 0 || slices.ContainsFunc(shown, isEscape) {
		return shown
	}
	at := len(shown)
	if more {
		at--
	}
	if all := slices.Insert(slices.Clone(shown), at, actions[i]); lipgloss.Width(plainKeys(all)) <= width {
		return all
	}
	return shown
}

// fitting are the keys that fit: those that come first, and the way to the rest. Where
// one types the way out stays as well, if need be without its words.
func fitting(shown []page.Action, more page.Action, width int) []page.Action {
	rest := more.Key.Help().Key
	out := -1
	worthMore := slices.ContainsFunc(shown, func(a page.Action) bool { // to rescue words, and to choose
		return a.Key.Help().Key == page.RescueKey || a.Key.Help().Key == "space"
	})
	if rest == typingHelp && !worthMore {
		out = slices.IndexFunc(shown, func(a page.Action) bool { return a.Key.Help().Key == "esc" })
	}
	if out >= 0 && lipgloss.Width(plainKeys(shown)) > width {
		last := len(shown) - 1
		for last-1 > out && lipgloss.Width(plainKeys(shown)) > width { // what comes after it goes first
			shown = slices.Delete(shown, last-1, last)
			last--
		}
		if lipgloss.Width(plainKeys(shown)) > width {
			shown[out].Key.SetHelp("esc", "")
		}
	}
	for len(shown) > 1 && lipgloss.Width(plainKeys(shown)) > width {
		drop := len(shown) - 1
		if rest != "" {
			drop--
		}
		if drop > 0 && drop == out {
			drop, out = drop-1, out-1
		}
		shown = slices.Delete(shown, drop, drop+1)
	}
	return shown
}

// said is what a key does, as it stands behind the key.
func said(a page.Action) string {
	if a.Key.Help().Desc == "" {
		return ""
	}
	return " " + a.Key.Help().Desc
}

func plainKeys(actions []page.Action) string {
	parts := make([]string, len(actions))
	for i, a := range actions {
		parts[i] = a.Key.Help().Key + said(a)
	}
	return strings.Join(parts, betweenKeys)
}
