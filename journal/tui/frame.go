package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// A frame is what stands around a page. On a small screen the margin goes
// first, then the rule; the page always keeps most of the lines.
type frame struct {
	margin int // columns at the left and at the right
	above  int // lines for the header
	below  int // lines for notice and footer
	rule   bool
}

func frameOf(d *desk) frame {
	f := frame{margin: 2, above: 3, below: 2, rule: true} // header, rule, blank; blank, footer
	if d.narrow() {
		f.margin = 0
	}
	if d.short() {
		f.above, f.below, f.rule = 1, 1, false
	}
	return f
}

// draw puts the page into its frame, line by line, so that nothing can push
// the footer off the screen.
func (r *router) draw() (string, *tea.Cursor) {
	d := r.desk
	f := frameOf(d)
	v := r.page.View()
	if r.help != nil {
		v = r.help.view(d)
	}
	lines := r.header(v, f)
	body := strings.Split(v.body, "\n")
	footer := r.footer(d.size.Width)
	room := max(1, d.screen.Height-len(lines)-max(f.below, len(footer)))
	for i := range room {
		line := ""
		if i < len(body) {
			line = ansi.Truncate(body[i], d.size.Width, "…")
		}
		lines = append(lines, line)
	}
	if len(footer) < f.below {
		lines = append(lines, "")
	}
	for _, l := range footer {
		lines = append(lines, ansi.Truncate(l, d.size.Width, "…"))
	}
	lines = lines[:min(len(lines), d.screen.Height)]
	margin := strings.Repeat(" ", f.margin)
	for i, l := range lines {
		if l != "" {
			lines[i] = margin + l
		}
	}
	return strings.Join(lines, "\n"), r.cursor(v, f, room)
}

func (r *router) cursor(v view, f frame, room int) *tea.Cursor {
	if v.cursor == nil || r.help != nil || r.ask != nil || v.cursor.Y >= room {
		return nil
	}
	c := *v.cursor
	c.X += f.margin
	c.Y += f.above
	return &c
}

func (r *router) header(v view, f frame) []string {
	l, width := r.desk.look, r.desk.size.Width
	lines := []string{spread(l.title.Render(v.title), l.quiet.Render(v.aside), width)}
	if f.rule {
		lines = append(lines, l.faint.Render(strings.Repeat("─", width)))
	}
	for len(lines) < f.above {
		lines = append(lines, "")
	}
	return lines
}

// footer is the notice and the keys: the notice beside the keys if both fit,
// above them if not. A question takes the place of the keys.
func (r *router) footer(width int) []string {
	l := r.desk.look
	if r.ask != nil {
		return fold(l.notice, r.ask.question+"  y yes · any other key no", width)
	}
	if r.closing && r.notice.text == "" {
		return fold(l.notice, "Keeping your words … ctrl+c once more leaves at once.", width)
	}
	style := l.notice
	if r.notice.loss {
		style = l.loss
	}
	actions := allActions(r.page)
	if r.help != nil {
		actions = []action{act("esc", "close", nil, "esc")}
	}
	said := strings.TrimSpace(r.notice.text)
	if said == "" {
		return []string{keyLine(l, actions, width)}
	}
	if r.notice.hint != "" {
		said = strings.TrimSuffix(said, ".") + ". " + r.notice.hint
	}
	keys := keyLine(l, actions, width-lipgloss.Width(said)-3)
	if lipgloss.Width(said) <= width/3 {
		return []string{spread(keys, style.Render(said), width)}
	}
	return append(fold(style, said, width), keyLine(l, actions, width))
}
