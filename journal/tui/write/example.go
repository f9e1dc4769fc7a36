package write

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/book"
	"messup/journal/habits"
	"messup/journal/voice"
)

// A worked example stands beside the text where there is room for two columns. Above
// the text it is whole until one types, and then one line: the page is for the words.
// Where it has no room at all it lies over the text, if it is asked for.
type example struct {
	open bool // it is shown
	line bool // above the text, as one line only
	over bool // it was asked for where it has no room
}

// opensExample: the worked example is open by itself the first few times a
// question is met, where there is room for it and the text.
func (w *writePage) opensExample(place string) example {
	_, _, asks := w.set.Question(place)
	return example{
		open: asks && !w.env.Opts.Lines && w.habits.Met[place] < book.ExampleShown && w.exampleFitsAt(place),
		line: w.entry.Answer(place).Text != "",
	}
}

// exampleSteps lets the example step back once something is typed into the text.
func (w *writePage) exampleSteps(msg tea.Msg) {
	w.example.over = false
	press, is := msg.(tea.KeyPressMsg)
	_, pasted := msg.(tea.PasteMsg)
	if w.form.InText() && (pasted || is && press.Text != "") {
		w.example.line = true
	}
}

func (w *writePage) exampleFits() bool { return w.exampleFitsAt(w.place) }

// exampleFitsAt reports whether the example can stand above the text, which needs
// about ten rows.
func (w *writePage) exampleFitsAt(place string) bool {
	q, _, _ := w.set.Question(place)
	need := 14 + strings.Count(ansi.Wrap(voice.Word(q.Example), w.env.TextWidth()-2, ""), "\n")
	return w.env.Wide() || w.env.Size.Height >= need
}

// covered reports whether the example lies over the form.
func (w *writePage) covered() bool {
	return w.form != nil && w.example.open && w.example.over && !w.exampleFits()
}

// exampleAbove is the example as it stands above the text.
func (w *writePage) exampleAbove(width int) []string {
	if !w.example.open || w.env.Wide() || !w.exampleFits() {
		return nil
	}
	said := w.exampleText(width)
	if w.example.line {
		q, _, _ := w.set.Question(w.place)
		said = w.env.Look.Hint.Render(ansi.Truncate(voice.Say("f1  For example: %s", strings.Join(strings.Fields(voice.Word(q.Example)), " ")), width, "…"))
	}
	if w.env.Size.Height >= 18 {
		return []string{"", said}
	}
	return []string{said}
}

// exampleText is the example whole, in so many columns.
func (w *writePage) exampleText(width int) string {
	q, _, _ := w.set.Question(w.place)
	return strings.Join(w.sheet(width).Example(q, w.env.Wide()), "\n")
}

// toggleExample shows the example whole, or takes it away.
func (w *writePage) toggleExample() tea.Cmd {
	whole := w.example.open && (w.env.Wide() || !w.example.line && (w.example.over || w.exampleFits()))
	w.example, w.side = example{open: !whole, over: !whole && !w.exampleFits()}, nil
	w.fit()
	return nil
}

// met counts a meeting with a question, so that its example steps back.
func (w *writePage) met(question string) tea.Cmd {
	if w.habits.Met == nil {
		w.habits.Met = map[string]int{}
	}
	w.habits.Met[question]++
	if w.habits.Met[question] > book.ExampleShown {
		return nil
	}
	book := w.env.Book
	return w.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		return nil, book.Remember(ctx, func(h *habits.Habits) { h.Met[question]++ })
	})
}
