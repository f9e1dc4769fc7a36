package tui

import (
	"context"
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
		block("Failure", w.entry.FailureText(w.desk.sets()))
	}
	if lesson := w.entry.LessonText(w.desk.sets()); lesson != "" {
		for _, line := range strings.Split(ansi.Wrap("Lesson: "+lesson, width-2, ""), "\n") {
			lines = append(lines, l.accent.Render(lessonBar)+line)
		}
		lines = append(lines, "")
	}
	block("Read it through once", planned(w.desk.sets(), w.entry))
	block("", w.crowded)
	return strings.Join(window(lines, 0, w.desk.size.Height), "\n")
}

func (w *writePage) doneActions() []action {
	offer := func(question string) func() tea.Cmd {
		return func() tea.Cmd {
			w.after = placeDone
			return w.enter(question)
		}
	}
	actions := []action{act("enter", "nothing now", func() tea.Cmd { return w.Leave(goHome) }, "enter", "esc")}
	if q, _, asks := w.set.Feeding(prompts.Person); asks && w.hasCard() {
		actions = append([]action{act("c", "check in with someone", offer(q.ID), "c")}, actions...)
	}
	if q, _, asks := w.set.Feeding(prompts.PlanWhen); asks {
		actions = append([]action{act("p", "plan it", offer(q.ID), "p")}, actions...)
	}
	if w.crowded != "" {
		actions = append([]action{act("k", "choose what to carry", func() tea.Cmd { return w.Leave(swapTo(Room{ID: w.entry.ID})) }, "k")}, actions...)
	}
	if w.entry.Kind == journal.Brief {
		actions = append([]action{w.growKey("g")}, actions...)
	}
	if w.hasCard() {
		help := "mark it heavy"
		if w.entry.Heavy {
			help = "no longer heavy"
		}
		actions = append(actions,
			act("s", "a sentence to a colleague", offer(placeKind), "s").seldom(),
			act("h", help, w.toggleHeavy, "h").seldom())
	}
	return append(actions, act("o", "open it", func() tea.Cmd {
		return w.Leave(swapTo(Read{ID: w.entry.ID}))
	}, "o"))
}

func (w *writePage) toggleHeavy() tea.Cmd {
	w.entry.Heavy = !w.entry.Heavy
	return tea.Batch(w.save(), w.onceKept(say(heavySaying(w.entry.Heavy))))
}

// afterwardsMsg says when what was written comes back, and asks about the
// lessons carried if there is no room for another.
type afterwardsMsg struct{ said, crowded string }

// afterwards finds out what comes of what was just kept.
func (w *writePage) afterwards() tea.Cmd {
	book, id := w.desk.book, w.entry.ID
	return w.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		lesson, err := book.LessonOf(ctx, id)
		if err != nil {
			return nil, err
		}
		plan, err := book.Plan(ctx, id)
		if err := ignoreMissing(err); err != nil {
			return nil, err
		}
		choice, crowded, err := book.Choice(ctx, id)
		msg := afterwardsMsg{said: savedSaying(lesson, plan, journal.DayOf(book.Now()))}
		if crowded {
			msg.crowded = choice.Say()
		}
		return msg, err
	})
}
