package tui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A frame is what stands around a page. On a small screen the margin goes
// first, then the rule; the page always keeps most of the lines.
type frame struct {
	margin int // columns at the left
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
		if d.Screen.Height >= roomForAWayBack {
			f.below = 1
		}
	case d.Short():
		f.above, f.below, f.rule = 1, 1, false
	}
	f.margin = max(f.margin, (d.Screen.Width-page.Block)/2)
	return f
}

// under is how many lines a footer takes. A question keeps the blank one above it, whatever
// the page has there, where there is one above the keys.
func (f frame) under(footer []string, asks bool) int {
	if asks && f.below > 1 {
		return len(footer) + 1
	}
	return max(f.below, len(footer))
}

// width is how many columns the frame leaves of a screen.
func (f frame) width(screen int) int { return max(1, min(page.Block, screen-2*f.margin)) }

// roomForAWayBack is how many lines a screen has that spares a page without a frame one of
// them, to say how the frame comes back.
const roomForAWayBack = 8

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
	over := r.help != nil && r.help.over(d)
	if r.help != nil && !over {
		v = r.help.view(d)
	}
	lines := r.header(v, f)
	footer := r.footer(v.Foot, d.Size.Width)
	under := f.under(footer, r.ask != nil)
	room := max(1, d.Screen.Height-len(lines)-under)
	body, at := r.spread(v, room)
	if over {
		look.WithoutHand(body)
		body, v = r.help.lay(d, v, body)
		at, footer = tea.Position{}, r.footer(v.Foot, d.Size.Width)
	}
	lines = append(lines, body...)
	if len(footer) < under {
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
	x, y, is := look.WithoutHand(lines)
	switch {
	case r.ask != nil:
		return strings.Join(lines, "\n"), nil
	case v.Cursor == nil && is:
		return strings.Join(lines, "\n"), unobtrusive(d.Look, x, y)
	case v.Cursor == nil || v.Cursor.Y+at.Y >= room:
		return strings.Join(lines, "\n"), nil
	}
	c := *v.Cursor
	c.X += f.margin + at.X
	c.Y += f.above + at.Y
	return strings.Join(lines, "\n"), &c
}

// unobtrusive is the cursor where nobody types: a line that does not blink under the mark of
// what the hand is on.
func unobtrusive(l look.Look, x, y int) *tea.Cursor {
	c := tea.NewCursor(x, y)
	c.Shape, c.Blink, c.Color = tea.CursorUnderline, false, l.Cursor
	return c
}

// spread lays what a page shows out in so many lines: on one page, on two with a fold
// between them, or in the middle; and says where its first line begins.
func (r *router) spread(v page.View, room int) (lines []string, at tea.Position) {
	d := r.env
	body, left := strings.Split(v.Body, "\n"), d.Size.Width
	if len(body) > room {
		body = body[:room]
	}
	two := d.Wide() && v.Middle == 0 && v.Side != nil && !r.alone()
	switch {
	case v.Middle > 0: // two fifths from above is where the eye takes the middle to be
		at = tea.Position{X: max(0, d.Size.Width-v.Middle) / 2, Y: (room - len(body)) * 2 / 5}
	case two:
		left = cmp.Or(v.Left, d.PageWidth())
	case d.Wide(): // one page alone
		at.X = (d.Size.Width - d.PageWidth()) / 2
	}
	before, fold := strings.Repeat(" ", at.X), "  "+d.Look.Rule.Render(d.Look.Marks.Fold)
	for i := range room {
		line := ""
		if n := i - at.Y; n >= 0 && n < len(body) && body[n] != "" {
			line = before + ansi.Truncate(body[n], left-at.X, "…")
		}
		if two {
			line += strings.Repeat(" ", max(0, left-ansi.StringWidth(line))) + fold
			if i < len(v.Side) && v.Side[i] != "" {
				line += "  " + ansi.Truncate(v.Side[i], d.SideWidth(left), "…")
			}
		}
		lines = append(lines, line)
	}
	return lines, at
}

func (r *router) header(v page.View, f frame) []string {
	if f.above == 0 {
		return nil
	}
	l, width := r.env.Look, r.env.Size.Width
	title := l.Bold
	if v.Asks {
		title = l.Pencil
	}
	if r.wait.long {
		v.Aside = voice.Say("reading …")
	}
	called := title.Render(v.Title)
	if v.Name {
		called = name(l)
	}
	lines := []string{look.Spread(called, l.Pencil.Render(v.Aside), width)}
	if f.rule {
		lines = append(lines, l.Rule.Render(strings.Repeat(l.Marks.Rule, width)))
	}
	for len(lines) < f.above {
		lines = append(lines, "")
	}
	return lines
}

// name is how the program is called: what goes wrong, and what comes of it.
func name(l look.Look) string {
	return l.Ink.Render("mess") + l.Chalk.Bold(true).Render("up")
}

// footer is the keys and, at their right, how things are, or the notice if both fit; it
// stands above them if not. A question takes the place of the keys. A page that is alone
// has but the way back as long as nothing is said.
func (r *router) footer(foot string, width int) []string {
	l, most := r.env.Look, max(3, min(8, r.env.Screen.Height/2))
	if r.ask != nil {
		return asking(l, r.ask.Question, width, most)
	}
	if r.closing && r.notice.Text == "" {
		return look.WrapNotice(l.Ink, voice.Say("Keeping your words … ctrl+c once more leaves at once."), width, most)
	}
	if r.working != "" {
		return look.WrapNotice(l.Ink, r.working, width, most)
	}
	style := l.Ink
	if r.notice.Loss {
		style = l.Loss
	}
	actions := allActions(r.page)
	if r.help != nil {
		actions = r.help.keys()
	}
	said := strings.TrimSpace(r.notice.Text)
	if said == "" && r.alone() {
		return wayBack(l, actions, width, r.frame().below)
	}
	if said == "" && r.help != nil && foot != "" { // nothing else says that there is more of it
		keys := keyLine(l, actions, width-lipgloss.Width(foot)-lipgloss.Width(betweenKeys))
		return []string{look.Spread(keys, l.Pencil.Render(foot), width)}
	}
	if said == "" {
		return []string{footLine(l, actions, foot, width)}
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

// asking is a question that is answered with yes or no, and its two keys: behind it, or
// below it where they have no room there. What a key does stands beside it.
func asking(l look.Look, question string, width, most int) []string {
	yes := l.Slate.Render("y") + l.Pencil.Render(" "+voice.Say("yes"))
	question = text.CleanLine(question)
	no := l.Slate.Render(voice.Say("any other key")) + l.Pencil.Render(" "+voice.Say("no"))
	keys := []string{yes + betweenKeys + no}
	if lipgloss.Width(keys[0]) > width {
		keys = []string{yes, no}
	}
	if len(keys) == 1 && lipgloss.Width(question)+lipgloss.Width(betweenKeys)+lipgloss.Width(keys[0]) <= width {
		return []string{l.Ink.Render(question) + betweenKeys + keys[0]}
	}
	return append(look.WrapNotice(l.Ink, question, width, max(1, most-len(keys))), keys...)
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
