package write

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// The overview shows all questions with the beginning of each answer and of the
// lines below it. Its last row goes on to the card, or to the end.

func (w *writePage) overview() string {
	l, width := w.env.Look, w.env.TextWidth()
	var lines []string
	at := 0
	for i, q := range w.set.Questions {
		if i == w.cursor.At {
			at = len(lines)
		}
		lines = append(lines, w.overviewRow(i, q.Ask, width))
		said, filled := w.answered(q)
		if said == "" && filled == "" {
			lines = append(lines, "  "+l.Faint.Render("–"))
		}
		if said != "" {
			lines = append(lines, "  "+ansi.Truncate(said, width-2, "…"))
		}
		if filled != "" {
			lines = append(lines, "  "+l.Quiet.Render(ansi.Truncate(filled, width-2, "…")))
		}
	}
	if w.cursor.At == len(w.set.Questions) {
		at = len(lines)
	}
	if !w.env.Short() {
		lines = append(lines, "")
	}
	lines = append(lines, w.overviewRow(len(w.set.Questions), w.onward(), width))
	return strings.Join(look.Window(lines, at, w.env.Size.Height), "\n")
}

func (w *writePage) overviewRow(i int, text string, width int) string {
	bar, style := w.env.Look.Row(i == w.cursor.At)
	if i != w.cursor.At {
		style = w.env.Look.Quiet
	}
	return bar + style.Render(ansi.Truncate(text, width-2, "…"))
}

// answered is what was said, on one line, and what the lines below it hold, on
// another.
func (w *writePage) answered(q prompts.Question) (said, filled string) {
	a := w.entry.Answer(q.ID)
	lines := make([]string, len(a.Details))
	for i, d := range a.Details {
		label := strings.TrimSuffix(d.Label, "?") + ": "
		lines[i] = text.CleanLine(label + strings.ReplaceAll(d.Value, "\n", ", "))
	}
	return text.CleanLine(a.Text), strings.Join(lines, " · ")
}

func (w *writePage) onward() string {
	if w.hasCard() {
		return voice.Say("Go on to the card: Failure and Lesson")
	}
	return voice.Say("Finish")
}

func (w *writePage) overviewActions() []page.Action {
	at, last := w.cursor.At, len(w.set.Questions)
	move := func(to int) func() tea.Cmd { return w.cursor.To(to, last+1) }
	help := voice.Phrase("edit this answer")
	if at == last {
		help = "go on"
	}
	return []page.Action{
		page.Act("enter", help, w.choose, "enter"),
		page.Act("↑ ↓", "choose", move(at-1), "up", "k"),
		page.Act("↓", "next answer", move(at+1), "down", "j", "tab").Seldom(),
		page.Act("home", "first answer", move(0), "home").Seldom(),
		page.Act("end", "go on", move(last), "end").Seldom(),
		page.Act("shift+tab", "back", func() tea.Cmd { return w.step(-1) }, "shift+tab"),
		page.Act("h", "heading", func() tea.Cmd { w.after = page.PlaceOverview; return w.enter(page.PlaceHeading) }, "h").Seldom(),
		page.Act("esc", "keep and leave", func() tea.Cmd { return w.leaveFor(page.GoHome) }, "esc"),
	}
}

func (w *writePage) choose() tea.Cmd {
	if w.cursor.At >= len(w.set.Questions) {
		return w.step(+1)
	}
	w.after = page.PlaceOverview
	return w.enter(w.set.Questions[w.cursor.At].ID)
}
