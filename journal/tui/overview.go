package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/prompts"
)

// The overview shows all questions with the beginning of each answer. Its last
// row goes on to the card, or to the end.

func (w *writePage) overview() string {
	l, width := w.desk.look, w.desk.textWidth()
	var lines []string
	at := 0
	for i, q := range w.set.Questions {
		if i == w.cursor.at {
			at = len(lines)
		}
		lines = append(lines, w.overviewRow(i, q.Ask, width))
		if answer := w.answered(q); answer != "" {
			lines = append(lines, "  "+ansi.Truncate(answer, width-2, "…"))
		} else {
			lines = append(lines, "  "+l.faint.Render("–"))
		}
	}
	if w.cursor.at == len(w.set.Questions) {
		at = len(lines)
	}
	if !w.desk.short() {
		lines = append(lines, "")
	}
	lines = append(lines, w.overviewRow(len(w.set.Questions), w.onward(), width))
	return strings.Join(window(lines, at, w.desk.size.Height), "\n")
}

func (w *writePage) overviewRow(i int, text string, width int) string {
	bar, style := w.desk.look.row(i == w.cursor.at)
	if i != w.cursor.at {
		style = w.desk.look.quiet
	}
	return bar + style.Render(ansi.Truncate(text, width-2, "…"))
}

// answered is the beginning of what was said, on one line.
func (w *writePage) answered(q prompts.Question) string {
	a := w.entry.Answer(q.ID)
	if t := journal.CleanLine(a.Text); t != "" {
		return t
	}
	for _, d := range a.Details {
		return d.Label + ": " + journal.CleanLine(d.Value)
	}
	return ""
}

func (w *writePage) onward() string {
	if w.hasCard() {
		return "Go on to the card: Failure and Lesson"
	}
	return "Finish"
}

func (w *writePage) overviewActions() []action {
	at, last := w.cursor.at, len(w.set.Questions)
	move := func(to int) func() tea.Cmd { return w.cursor.to(to, last+1) }
	help := "edit this answer"
	if at == last {
		help = "go on"
	}
	return []action{
		act("enter", help, w.choose, "enter", "e"),
		act("↑ ↓", "choose", move(at-1), "up", "k"),
		act("↓", "next answer", move(at+1), "down", "j", "tab").seldom(),
		act("home", "first answer", move(0), "home", "g").seldom(),
		act("end", "go on", move(last), "end", "G").seldom(),
		act("shift+tab", "back", func() tea.Cmd { return w.step(-1) }, "shift+tab"),
		act("h", "heading", func() tea.Cmd { w.after = placeOverview; return w.enter(placeHeading) }, "h").seldom(),
		act("esc", "keep and leave", func() tea.Cmd { return w.leaveFor(goHome) }, "esc"),
	}
}

func (w *writePage) choose() tea.Cmd {
	if w.cursor.at >= len(w.set.Questions) {
		return w.step(+1)
	}
	w.after = placeOverview
	return w.enter(w.set.Questions[w.cursor.at].ID)
}
