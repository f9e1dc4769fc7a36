package write

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/undo"
	"messup/journal/voice"
	"messup/prompts"
)

// past is what was written before in one field, so that turning the page takes no
// way back along.
func (w *writePage) past(place, field string) *undo.History {
	key := place + " " + field
	if w.pasts[key] == nil {
		if w.pasts == nil {
			w.pasts = map[string]*undo.History{}
		}
		w.pasts[key] = new(undo.History)
	}
	return w.pasts[key]
}

// questionForm is the free text, and below it the question's own lines.
func (w *writePage) questionForm(q prompts.Question) *form.Huh {
	text := form.NewTextField(w.env, form.Access{
		From: func() string { return w.entry.Answer(q.ID).Text },
		To: func(s string) {
			w.spoken(q.ID, w.entry.Answer(q.ID).Text, s)
			w.entry = w.entry.With(w.env.Sets(), q, s)
		},
	})
	text.Remembering(w.past(q.ID, ""))
	labels := make([]string, len(q.Fields))
	for i, f := range q.Fields {
		labels[i] = voice.Word(f.Label)
	}
	pad := look.Widest(labels)
	fields := make([]huh.Field, 0, len(q.Fields))
	for _, f := range q.Fields {
		fields = append(fields, w.fieldsFor(q, f, pad)...)
	}
	return form.NewHuh(w.env, text, fields...)
}

func (w *writePage) fieldsFor(q prompts.Question, f prompts.Field, pad int) []huh.Field {
	acc := form.Access{
		From: func() string { return w.entry.Answer(q.ID).Detail(f.ID) },
		To:   func(s string) { w.entry = w.entry.WithDetail(w.env.Sets(), q, f, s) },
	}
	switch f.Kind {
	case prompts.Choice, prompts.Choices:
		options := func() []string { return w.options(f, acc.From()) }
		if f.Among != "" {
			options = func() []string { return splitLines(w.entry.Answer(q.ID).Detail(f.Among)) }
		}
		chips := form.NewChipField(w.env, voice.Word(f.Label), pad, f.Kind == prompts.Choices, options, acc)
		chips.Remembering(w.past(q.ID, f.ID))
		return []huh.Field{chips}
	case prompts.Lines:
		return w.linesFor(q, f, pad, acc)
	}
	hint := voice.Word(f.Hint)
	if f.Feeds == prompts.Lesson {
		hint = voice.Say("if the answer above is longer than a line")
	}
	one := form.Access{From: acc.From, To: func(s string) { acc.To(text.CleanLine(s)) }}
	line := form.NewLineField(w.env, voice.Word(f.Label), pad, hint, w.offers(f.Offers), one)
	line.Remembering(w.past(q.ID, f.ID))
	if f.Feeds == prompts.StopSwitch { // what comes instead needs a sign to come at
		line.Waits = func() bool { return w.entry.Said(w.env.Sets(), prompts.StopWhen) == "" }
	}
	w.quotes(line, quoting{place: q.ID, key: q.ID + " " + f.ID, role: f.Feeds, Access: one, past: w.past(q.ID, f.ID)})
	switch f.Feeds {
	case prompts.PlanBy:
		line.Reads = w.meant
	case prompts.PersonWhen:
		line.Reads = func() string {
			now := date.MomentOf(w.env.Book.Now())
			return voice.Ahead(acc.From(), w.entry.Class, w.entry.SaidAt(w.env.Sets(), now, f.Feeds), now, w.env.Year)
		}
	}
	return []huh.Field{line}
}

// meant says which day is read from the plan.
func (w *writePage) meant() string {
	sets := w.env.Sets()
	said := func(role prompts.Role) string { // as much of it as the plan will have
		return text.CleanStart(w.entry.Said(sets, role), journal.MaxLine)
	}
	p := journal.Plan{
		When: said(prompts.PlanWhen), Will: said(prompts.PlanWill), With: said(prompts.PlanWith), Class: w.entry.Class, By: said(prompts.PlanBy),
	}
	meant, now := p.Meant(), date.MomentOf(w.env.Book.Now())
	meant.Said = w.entry.SaidAt(sets, now, journal.PlanDayRoles()...)
	return voice.Understood(meant, now, w.env.Year)
}

// linesFor is a field of up to prompts.MaxLines lines, each on a row of its own.
func (w *writePage) linesFor(q prompts.Question, f prompts.Field, pad int, whole form.Access) []huh.Field {
	rows := make([]string, prompts.MaxLines)
	copy(rows, splitLines(whole.From()))
	fields := make([]huh.Field, len(rows))
	var above *form.LineField
	for i := range rows {
		label, hint := voice.Word(f.Label), voice.Word(f.Hint)
		if i > 0 {
			label, hint = "", ""
		}
		row := form.NewLineField(w.env, label, pad, hint, nil, form.Access{
			From: func() string { return rows[i] },
			To: func(s string) {
				rows[i] = text.CleanLine(s)
				whole.To(strings.Join(slices.DeleteFunc(slices.Clone(rows), func(r string) bool { return r == "" }), "\n"))
			},
		})
		row.Remembering(w.past(q.ID, f.ID+" "+strconv.Itoa(i)))
		if i > 0 {
			above.Next = row
		}
		above, fields[i] = row, row
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
	case prompts.Subjects:
		return w.words.Subjects
	case prompts.Threads:
		return w.words.Threads
	}
	return nil
}

// cardForm is the Failure / Lesson card, drafted from the person's own words.
func (w *writePage) cardForm() *form.Huh {
	failure, lesson := w.entry.FailureText(w.env.Sets()), w.entry.LessonText(w.env.Sets())
	said := form.NewTextField(w.env, form.Access{
		From: func() string { return failure },
		To: func(s string) {
			failure = s
			w.entry.Failure = s
		},
	})
	line := form.NewLineField(w.env, voice.Say("Lesson:"), 0, voice.Say("one sentence you'd give a colleague"), nil, form.Access{
		From: func() string { return lesson },
		To: func(s string) {
			if s = text.CleanLine(s); s != lesson {
				lesson = s
				w.entry = w.entry.WithLesson(w.env.Sets(), s)
			}
		},
	})
	line.Whole = true
	said.Remembering(w.past(page.PlaceCard, ""))
	line.Remembering(w.past(page.PlaceCard, "lesson"))
	card := form.NewHuh(w.env, said, line)
	if lesson == "" { // enter asks for it: what is typed next would else be keys of the page that follows
		card.Usually(2)
	}
	return card
}

// keepCard takes the card as the person left it.
func (w *writePage) keepCard() { w.entry.Failure = w.form.Text.Accessor.Get() }

// above is what stands over the form: the question, its hint, the example.
func (w *writePage) above() string {
	l := w.env.Look
	q, _, asks := w.set.Question(w.place)
	var parts []string
	switch {
	case w.Alone():
		return strings.Join(l.Alone(w.askedHere(), w.env.TextWidth(), w.env.Size.Height), "\n")
	case asks:
		parts = w.aboveQuestion(q)
	case w.isBeside(w.place):
		parts = w.aboveBeside()
	case w.place == page.PlaceCard:
		style := l.Pencil
		if w.form != nil && w.form.InText() {
			style = l.Slate
		}
		parts = []string{w.wrapped(style, voice.Say("Failure"))}
	case w.place == page.PlaceHeading:
		parts = w.aboveHeading()
	default:
		if q, ok := w.beyond(w.place); ok {
			parts = []string{w.wrapped(l.Bold, voice.Word(q.Ask))}
		}
	}
	if len(parts) > 0 && !w.env.Short() {
		parts = append(parts, "")
	}
	return strings.Join(parts, "\n")
}

// askedHere is what the text answers.
func (w *writePage) askedHere() string {
	if q, _, asks := w.set.Question(w.place); asks {
		return voice.Word(q.Ask)
	}
	q, _ := w.beyond(w.place)
	return cmp.Or(voice.Word(q.Ask), voice.Say("Failure"))
}

func (w *writePage) wrapped(style lipgloss.Style, s string) string {
	return style.Render(ansi.Wrap(s, w.env.TextWidth(), ""))
}

// roomy is how many rows a page has that parts the question from its hint.
const roomy = 16

func (w *writePage) aboveQuestion(q prompts.Question) []string {
	l, width := w.env.Look, w.env.TextWidth()
	if w.env.Size.Height < 6 { // the field keeps the rest
		return []string{l.Bold.Render(ansi.Truncate(voice.Word(q.Ask), width, "…"))}
	}
	parts := append([]string{w.wrapped(l.Bold, voice.Word(q.Ask))}, form.Original(l, w.set, q, width, w.env.Size.Height >= roomy)...)
	if w.far && q.Apart != "" {
		parts = append(parts, w.wrapped(l.Ink, voice.Word(q.Apart)))
	}
	if w.env.Size.Height >= roomy {
		parts = append(parts, "")
	}
	if w.env.Size.Height >= 8 {
		parts = append(parts, w.wrapped(l.Pencil, voice.Word(q.Hint)+w.lessonCount(q)))
	}
	if len(w.entry.Answer(q.ID).Conflicts) > 0 {
		parts = append(parts, w.wrapped(l.Ink, voice.Say("This stands here in other words too. Both are kept: read the entry to choose.")))
	}
	return append(parts, w.exampleAbove(width)...)
}

// lessonCount tells quietly how long the lesson is, once there is one.
func (w *writePage) lessonCount(q prompts.Question) string {
	if q.Feeds != prompts.Lesson {
		return ""
	}
	n := len([]rune(w.entry.LessonText(w.env.Sets())))
	if n < journal.LessonSoftLimit*2/3 {
		return ""
	}
	return voice.Say(" (%d characters; about %d are easily carried)", n, journal.LessonSoftLimit)
}
