package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/prompts"
)

// headingText is what stands in the lines of the heading that are not kept
// word for word: a date is read, tags are taken apart.
type headingText struct{ when, tags string }

const whenLayout = "2 Jan 2006 15:04"

// headingForm asks what happened, where, and when.
func (w *writePage) headingForm() *form {
	w.heading = headingText{tags: strings.Join(w.entry.Tags, ", ")}
	if w.entry.Rev > 0 {
		w.heading.when = w.entry.Happened.Format(whenLayout)
	}
	what := "What happened, in one line"
	if w.entry.Kind == journal.Win {
		what = "What moved, in one line"
	}
	labels := []string{what, "Class or context", "Tags", "When"}
	pad := labelWidth(labels)
	title := newLineField(w.desk, labels[0], pad, "", nil, access{
		func() string { return w.entry.Title },
		func(s string) { w.entry.Title = journal.CleanLine(s) },
	})
	class := newLineField(w.desk, labels[1], pad, "9B science", w.words.Classes, access{
		func() string { return w.entry.Class },
		func(s string) { w.entry.Class = journal.CleanLine(s) },
	})
	tags := w.tagLine(labels[2], pad)
	when := newLineField(w.desk, labels[3], pad, "now · yesterday · last friday 14:10 · 19 nov", nil, access{
		func() string { return w.heading.when },
		func(s string) { w.setWhen(s) },
	})
	return newForm(w.desk, nil, title, class, tags, when)
}

// tagLine offers, for the tag being typed, those used before.
func (w *writePage) tagLine(label string, pad int) huh.Field {
	acc := access{
		func() string { return w.heading.tags },
		func(s string) {
			w.heading.tags = s
			w.entry = w.entry.WithTags(splitTags(s))
		},
	}
	line := newLineField(w.desk, label, pad, "groups, timing", nil, acc)
	line.SuggestionsFunc(func() []string {
		before := w.heading.tags[:strings.LastIndexAny(w.heading.tags, ", ")+1]
		offers := make([]string, len(w.words.Tags))
		for i, t := range w.words.Tags {
			offers[i] = before + t
		}
		return offers
	}, &w.heading)
	return line
}

// setWhen takes the date as far as it can be read; what cannot be read yet
// changes nothing.
func (w *writePage) setWhen(s string) {
	w.heading.when = s
	if s = strings.TrimSpace(s); s == "" || s == w.entry.Happened.Format(whenLayout) {
		return
	}
	if t, err := journal.ParseWhen(s, w.desk.book.Now()); err == nil {
		w.entry.Happened = t
	}
}

// readWhen reports a date that cannot be read.
func (w *writePage) readWhen() error {
	if s := strings.TrimSpace(w.heading.when); s != "" {
		if _, err := journal.ParseWhen(s, w.desk.book.Now()); err != nil {
			return err
		}
	}
	return nil
}

// questionForm is the free text, and below it the question's own lines.
func (w *writePage) questionForm(q prompts.Question) *form {
	text := newTextField(w.desk.look, access{
		func() string { return w.entry.Answer(q.ID).Text },
		func(s string) { w.entry = w.entry.With(w.desk.sets(), q, s) },
	})
	labels := make([]string, len(q.Fields))
	for i, f := range q.Fields {
		labels[i] = f.Label
	}
	pad := labelWidth(labels)
	fields := make([]huh.Field, 0, len(q.Fields))
	for _, f := range q.Fields {
		fields = append(fields, w.fieldsFor(q, f, pad)...)
	}
	return newForm(w.desk, text, fields...)
}

func (w *writePage) fieldsFor(q prompts.Question, f prompts.Field, pad int) []huh.Field {
	acc := access{
		func() string { return w.entry.Answer(q.ID).Detail(f.ID) },
		func(s string) { w.entry = w.entry.WithDetail(w.desk.sets(), q, f, s) },
	}
	switch f.Kind {
	case prompts.Choice, prompts.Choices:
		options := func() []string { return f.Options }
		if f.Among != "" {
			options = func() []string { return splitLines(w.entry.Answer(q.ID).Detail(f.Among)) }
		}
		return []huh.Field{newChipField(w.desk, f.Label, pad, f.Kind == prompts.Choices, options, acc)}
	case prompts.Lines:
		return w.linesFor(f, pad, acc)
	}
	hint := f.Hint
	if f.Feeds == prompts.Lesson {
		hint = "if the answer above is longer than a line"
	}
	one := access{acc.get, func(s string) { acc.set(journal.CleanLine(s)) }}
	return []huh.Field{newLineField(w.desk, f.Label, pad, hint, w.offers(f.Offers), one)}
}

// linesFor is a field of up to prompts.MaxLines lines, each on a row of its own.
func (w *writePage) linesFor(f prompts.Field, pad int, whole access) []huh.Field {
	rows := make([]string, prompts.MaxLines)
	copy(rows, splitLines(whole.get()))
	fields := make([]huh.Field, len(rows))
	for i := range rows {
		label, hint := f.Label, f.Hint
		if i > 0 {
			label, hint = "", ""
		}
		fields[i] = newLineField(w.desk, label, pad, hint, nil, access{
			func() string { return rows[i] },
			func(s string) {
				rows[i] = journal.CleanLine(s)
				whole.set(strings.Join(slices.DeleteFunc(slices.Clone(rows), func(r string) bool { return r == "" }), "\n"))
			},
		})
	}
	return fields
}

func splitLines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

func (w *writePage) offers(c prompts.Completes) []string {
	switch c {
	case prompts.Classes:
		return w.words.Classes
	case prompts.People:
		return w.words.People
	case prompts.Skills:
		return w.words.Skills
	case prompts.Areas:
		return w.words.Areas
	}
	return nil
}

// cardForm is the Failure / Lesson card, drafted from the person's own words.
func (w *writePage) cardForm() *form {
	failure, lesson := w.entry.FailureText(w.desk.sets()), w.entry.LessonText(w.desk.sets())
	text := newTextField(w.desk.look, access{
		func() string { return failure },
		func(s string) {
			failure = s
			w.entry.Failure = s
		},
	})
	line := newLineField(w.desk, "Lesson:", 0, "one sentence you'd give a colleague", nil, access{
		func() string { return lesson },
		func(s string) {
			if s = journal.CleanLine(s); s != lesson {
				lesson = s
				w.entry = w.entry.WithLesson(w.desk.sets(), s)
			}
		},
	})
	line.whole = true
	return newForm(w.desk, text, line)
}

// keepCard takes the card as the person left it.
func (w *writePage) keepCard() { w.entry.Failure = w.form.text.accessor.Get() }

// above is what stands over the form: the question, its hint, the example.
func (w *writePage) above() string {
	l := w.desk.look
	q, _, asks := w.set.Question(w.place)
	var parts []string
	switch {
	case asks:
		parts = w.aboveQuestion(q)
	case w.place == placeCard:
		parts = []string{w.wrapped(l.quiet, "Failure")}
	case w.place == placeHeading && !w.route.Single && w.desk.size.Height >= 10:
		parts = []string{w.wrapped(l.words, w.set.About), w.wrapped(l.quiet, w.set.Credit)}
	default:
		if q, ok := w.beyond(w.place); ok {
			parts = []string{w.wrapped(l.ask, q.Ask)}
		}
	}
	if len(parts) > 0 && !w.desk.short() {
		parts = append(parts, "")
	}
	return strings.Join(parts, "\n")
}

func (w *writePage) wrapped(style lipgloss.Style, s string) string {
	return style.Render(ansi.Wrap(s, w.desk.textWidth(), ""))
}

func (w *writePage) aboveQuestion(q prompts.Question) []string {
	l, width := w.desk.look, w.desk.textWidth()
	if w.desk.size.Height < 6 { // the field keeps the rest
		return []string{l.ask.Render(ansi.Truncate(q.Ask, width, "…"))}
	}
	parts := []string{w.wrapped(l.ask, q.Ask)}
	if w.far && q.Apart != "" {
		parts = append(parts, w.wrapped(l.words, q.Apart))
	}
	if w.desk.size.Height >= 8 {
		parts = append(parts, w.wrapped(l.quiet, q.Hint+w.lessonCount(q)))
	}
	if len(w.entry.Answer(q.ID).Others) > 0 {
		parts = append(parts, w.wrapped(l.notice, "Also written in another window. Both are kept: read the entry to choose."))
	}
	if w.example && !w.desk.wide() && w.exampleFits() {
		if w.desk.size.Height >= 18 {
			parts = append(parts, "")
		}
		parts = append(parts, w.exampleText(width))
	}
	return parts
}

// lessonCount tells quietly how long the lesson is, once there is one.
func (w *writePage) lessonCount(q prompts.Question) string {
	if q.Feeds != prompts.Lesson {
		return ""
	}
	n := len([]rune(w.entry.LessonText(w.desk.sets())))
	if n < journal.LessonSoftLimit*2/3 {
		return ""
	}
	return fmt.Sprintf(" (%d characters; about %d are easily carried)", n, journal.LessonSoftLimit)
}

// opensExample: the worked example is open by itself the first few times a
// question is met, where there is room for it and the text.
func (w *writePage) opensExample(place string) bool {
	_, _, asks := w.set.Question(place)
	return asks && w.habits.Met[place] < journal.ExampleShown && w.exampleFitsAt(place)
}

func (w *writePage) exampleFits() bool { return w.exampleFitsAt(w.place) }

// exampleFitsAt reports whether the example can stand above the text: the
// text and its lines need about ten rows.
func (w *writePage) exampleFitsAt(place string) bool {
	q, _, _ := w.set.Question(place)
	need := 12 + len(q.Fields) + strings.Count(ansi.Wrap(q.Example, w.desk.textWidth()-2, ""), "\n")
	return w.desk.wide() || w.desk.size.Height >= need
}

func (w *writePage) exampleText(width int) string {
	q, _, _ := w.set.Question(w.place)
	l := w.desk.look
	lines := []string{l.quiet.Render("For example")}
	for _, line := range strings.Split(ansi.Wrap(q.Example, width-2, ""), "\n") {
		lines = append(lines, l.faint.Render("  ")+l.quiet.Italic(true).Render(line))
	}
	if w.desk.wide() {
		lines = append(lines, "", l.quiet.Render("Or, not a lesson"))
		for _, line := range strings.Split(ansi.Wrap(q.Also, width-2, ""), "\n") {
			lines = append(lines, "  "+l.quiet.Italic(true).Render(line))
		}
	}
	return strings.Join(lines, "\n")
}

// met counts a meeting with a question, so that its example steps back.
func (w *writePage) met(question string) tea.Cmd {
	if w.habits.Met == nil {
		w.habits.Met = map[string]int{}
	}
	w.habits.Met[question]++
	if w.habits.Met[question] > journal.ExampleShown {
		return nil
	}
	book := w.desk.book
	return w.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		return nil, book.Remember(ctx, func(h *journal.Habits) { h.Met[question]++ })
	})
}
