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
		labels[i] = f.Label
	}
	pad := form.LabelWidth(labels)
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
		chips := form.NewChipField(w.env, f.Label, pad, f.Kind == prompts.Choices, options, acc)
		chips.Remembering(w.past(q.ID, f.ID))
		return []huh.Field{chips}
	case prompts.Lines:
		return w.linesFor(q, f, pad, acc)
	}
	hint := f.Hint
	if f.Feeds == prompts.Lesson {
		hint = voice.Say("if the answer above is longer than a line")
	}
	one := form.Access{From: acc.From, To: func(s string) { acc.To(text.CleanLine(s)) }}
	line := form.NewLineField(w.env, f.Label, pad, hint, w.offers(f.Offers), one)
	line.Remembering(w.past(q.ID, f.ID))
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
		label, hint := f.Label, f.Hint
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
		return strings.Join(form.Asked(w.env, w.asked()), "\n")
	case asks:
		parts = w.aboveQuestion(q)
	case w.isBeside(w.place):
		parts = w.aboveBeside()
	case w.place == page.PlaceCard:
		parts = []string{w.wrapped(l.Quiet, voice.Say("Failure"))}
	case w.place == page.PlaceHeading && !w.route.Single && w.env.Size.Height >= 10:
		parts = []string{w.wrapped(l.Words, w.set.About), w.wrapped(l.Quiet, w.set.Credit)}
	default:
		if q, ok := w.beyond(w.place); ok {
			parts = []string{w.wrapped(l.Ask, q.Ask)}
		}
	}
	if len(parts) > 0 && !w.env.Short() {
		parts = append(parts, "")
	}
	return strings.Join(parts, "\n")
}

// asked is what the text answers.
func (w *writePage) asked() string {
	if q, _, asks := w.set.Question(w.place); asks {
		return q.Ask
	}
	q, _ := w.beyond(w.place)
	return cmp.Or(q.Ask, voice.Say("Failure"))
}

func (w *writePage) wrapped(style lipgloss.Style, s string) string {
	return style.Render(ansi.Wrap(s, w.env.TextWidth(), ""))
}

func (w *writePage) aboveQuestion(q prompts.Question) []string {
	l, width := w.env.Look, w.env.TextWidth()
	if w.env.Size.Height < 6 { // the field keeps the rest
		return []string{l.Ask.Render(ansi.Truncate(q.Ask, width, "…"))}
	}
	parts := []string{w.wrapped(l.Ask, q.Ask)}
	if w.far && q.Apart != "" {
		parts = append(parts, w.wrapped(l.Words, q.Apart))
	}
	if w.env.Size.Height >= 8 {
		parts = append(parts, w.wrapped(l.Quiet, q.Hint+w.lessonCount(q)))
	}
	if len(w.entry.Answer(q.ID).Conflicts) > 0 {
		parts = append(parts, w.wrapped(l.Notice, voice.Say("This stands here in other words too. Both are kept: read the entry to choose.")))
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
