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

// A frame is what stands around a page. On a small screen the margin goes
// first, then the rule; the page always keeps most of the lines.
type frame struct {
	margin int // columns at the left and at the right
	above  int // lines for the header
	below  int // lines for notice and footer
	rule   bool
}

func (r *router) frame() frame {
	d, f := r.env, frame{margin: 2, above: 3, below: 2, rule: true} // header, rule, blank; blank, footer
	if d.Narrow() {
		f.margin = 0
	}
	switch {
	case r.alone():
		f.above, f.below, f.rule = 0, 0, false
	case d.Short():
		f.above, f.below, f.rule = 1, 1, false
	}
	return f
}

// alone reports whether the page has no frame now.
func (r *router) alone() bool {
	p, can := r.page.(page.Alone)
	return can && p.Alone() && r.help == nil
}

// draw puts the page into its frame, line by line, so that nothing can push
// the footer off the screen.
func (r *router) draw() (string, *tea.Cursor) {
	d := r.env
	f := r.frame()
	v := r.page.View()
	if r.help != nil {
		v = r.help.view(d)
	}
	lines := r.header(v, f)
	body := strings.Split(v.Body, "\n")
	footer := r.footer(d.Size.Width)
	room := max(1, d.Screen.Height-len(lines)-max(f.below, len(footer)))
	for i := range room {
		line := ""
		if i < len(body) {
			line = ansi.Truncate(body[i], d.Size.Width, "…")
		}
		lines = append(lines, line)
	}
	if len(footer) < f.below {
		lines = append(lines, "")
	}
	for _, l := range footer {
		lines = append(lines, ansi.Truncate(l, d.Size.Width, "…"))
	}
	lines = lines[:min(len(lines), d.Screen.Height)]
	margin := strings.Repeat(" ", f.margin)
	for i, l := range lines {
		if l != "" {
			lines[i] = margin + l
		}
	}
	return strings.Join(lines, "\n"), r.cursor(v, f, room)
}

func (r *router) cursor(v page.View, f frame, room int) *tea.Cursor {
	if v.Cursor == nil || r.ask != nil || v.Cursor.Y >= room {
		return nil
	}
	c := *v.Cursor
	c.X += f.margin
	c.Y += f.above
	return &c
}

func (r *router) header(v page.View, f frame) []string {
	if f.above == 0 {
		return nil
	}
	l, width := r.env.Look, r.env.Size.Width
	lines := []string{look.Spread(l.Title.Render(v.Title), l.Quiet.Render(v.Aside), width)}
	if f.rule {
		lines = append(lines, l.Faint.Render(strings.Repeat("─", width)))
	}
	for len(lines) < f.above {
		lines = append(lines, "")
	}
	return lines
}

// footer is the notice and the keys: the notice beside the keys if both fit,
// above them if not. A question takes the place of the keys. A page that is alone has
// none as long as nothing is said.
func (r *router) footer(width int) []string {
	l, most := r.env.Look, max(3, min(8, r.env.Screen.Height/2))
	if r.ask != nil {
		return look.WrapNotice(l.Notice, voice.Say("%s  y yes · any other key no", r.ask.Question), width, most)
	}
	if r.closing && r.notice.Text == "" {
		return look.WrapNotice(l.Notice, voice.Say("Keeping your words … ctrl+c once more leaves at once."), width, most)
	}
	if r.working != "" {
		return look.WrapNotice(l.Notice, r.working, width, most)
	}
	style := l.Notice
	if r.notice.Loss {
		style = l.Loss
	}
	actions := allActions(r.page)
	if r.help != nil {
		actions = r.help.keys()
	}
	said := strings.TrimSpace(r.notice.Text)
	if said == "" && r.alone() {
		return nil
	}
	if said == "" {
		return []string{keyLine(l, actions, width)}
	}
	hint := r.notice.Hint
	if stays := r.stays(); stays != "" {
		said, hint = strings.TrimSuffix(said, ".")+". "+hint, stays
	}
	if hint != "" {
		return append(look.WrapFault(style, strings.TrimSuffix(said, ".")+".", hint, width), keyLine(l, actions, width))
	}
	keys := keyLine(l, actions, width-lipgloss.Width(said)-3)
	if lipgloss.Width(said) <= width/3 {
		return []string{look.Spread(keys, style.Render(said), width)}
	}
	return append(look.WrapNotice(style, said, width, most), keyLine(l, actions, width))
}

// stays says, to somebody who wanted to leave words that could not be kept, that they
// are where they were, and what leads on; empty to anybody else.
func (r *router) stays() string {
	if !r.leaving && !r.closing || !r.notice.Held || !page.Holds(r.page.Unsaved()) {
		return ""
	}
	said := voice.Say("Not kept yet, so this page stays. ctrl+c twice leaves")
	if r.closing {
		said = voice.Say("Not kept yet. ctrl+c once more leaves")
	}
	if r.env.Opts.Rescue == nil {
		return said + "."
	}
	said = voice.Say("%s, and the words wait for the next start.", said)
	if slices.ContainsFunc(r.page.Actions(), func(a page.Action) bool { return a.Key.Help().Key == page.RescueKey }) {
		said = voice.Say("%s %s keeps them elsewhere.", said, page.RescueKey)
	}
	return said
}
