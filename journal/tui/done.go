package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/prompts"
)

// The last place of writing: the card once more, the plan to be read through
// (rehearsing an if-then plan is part of what makes it work: Sheeran, Listrom
// and Gollwitzer 2024), and one offer of what next.

func (w *writePage) done() string {
	l, width := w.desk.look, w.desk.textWidth()
	var lines []string
	block := func(label, text string) {
		if text == "" {
			return
		}
		if label != "" {
			lines = append(lines, l.quiet.Render(label))
		}
		lines = append(lines, strings.Split(ansi.Wrap(journal.Clean(text), width, ""), "\n")...)
		lines = append(lines, "")
	}
	if w.hasCard() {
		block("Failure", w.entry.FailureText())
	}
	if lesson := w.entry.LessonText(); lesson != "" {
		for _, line := range strings.Split(ansi.Wrap("Lesson: "+lesson, width-2, ""), "\n") {
			lines = append(lines, l.accent.Render(lessonBar)+line)
		}
		lines = append(lines, "")
	}
	if plan := planSentence(w.entry); plan != "" {
		block("Read it through once", plan)
	}
	return strings.Join(window(lines, 0, w.desk.size.Height), "\n")
}

// planSentence is the plan as one sentence, in the person's words.
func planSentence(e journal.Entry) string {
	when, will := e.Said(prompts.PlanWhen), e.Said(prompts.PlanWill)
	switch {
	case when != "" && will != "":
		return "When " + when + ", I will " + strings.TrimSuffix(will, ".") + "."
	case will != "" && e.Kind != journal.Brief:
		return "I will " + strings.TrimSuffix(will, ".") + "."
	}
	return will
}

func (w *writePage) doneActions() []action {
	offer := func(question string) func() tea.Cmd {
		return func() tea.Cmd {
			w.after = placeDone
			return w.enter(question)
		}
	}
	actions := []action{act("enter", "nothing now", func() tea.Cmd { return w.Leave(goHome) }, "enter", "esc")}
	if w.entry.Set == "ten" {
		actions = append([]action{
			act("p", "plan it", offer("next"), "p"),
			act("c", "check in with someone", offer("ask-now"), "c"),
		}, actions...)
	}
	if w.entry.Kind == journal.Brief {
		actions = append([]action{act("g", "grow into the ten", func() tea.Cmd { return w.grow(prompts.Ten()) }, "g")}, actions...)
	}
	return append(actions, act("o", "open it", func() tea.Cmd {
		return w.Leave(swapTo(Read{ID: w.entry.ID}))
	}, "o"))
}
