package write

import (
	"context"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// headingText is what stands in the lines of the heading that are not kept
// word for word: a date is read, tags are taken apart.
type headingText struct {
	when, tags string
	at         time.Time // when the date was typed
	refused    string    // the date that kept one here when one last went on, as it was typed
}

// tagsPlace is where among the lines of the heading the tags are.
const tagsPlace = 2

const whenLayout voice.Layout = "2 Jan 2006 15:04"

// headingForm asks what happened, where, and when. A date that could not be
// read stays in its line, to be mended: its words are nowhere else.
func (w *writePage) headingForm() *form.Huh {
	w.heading.tags = strings.Join(w.entry.Tags, ", ")
	switch {
	case w.readWhen() != nil:
	case w.unsaid():
		w.heading.when = ""
	default:
		w.heading.when = voice.At(w.entry.Happened, whenLayout)
	}
	whenHint := voice.Say("now, if empty; e.g. yesterday, last friday 14:10, 19 nov")
	if w.entry.Rev > 0 && date.DayOf(w.entry.Happened) != w.env.Today() {
		whenHint = voice.At(w.entry.Happened, whenLayout)
	}
	labels := []string{voice.Say("In one line"), voice.Say("Class"), voice.Say("Tags"), voice.Say("When")}
	pad := look.Widest(labels)
	title := form.NewLineField(w.env, labels[0], pad, "", nil, form.Access{
		From: func() string { return w.entry.Title },
		To: func(s string) {
			w.spoken(page.PlaceHeading, w.entry.Title, text.CleanLine(s))
			w.entry.Title = text.CleanLine(s)
		},
	})
	classWords := form.Access{From: func() string { return w.entry.Class }, To: func(s string) { w.entry.Class = text.CleanLine(s) }}
	class := form.NewLineField(w.env, labels[1], pad, voice.Say("or context, e.g. 9B science"), w.words.Classes, classWords)
	tags := w.tagLine(labels[2], pad)
	whenWords := form.Access{From: func() string { return w.heading.when }, To: func(s string) { w.setWhen(s) }}
	when := form.NewLineField(w.env, labels[3], pad, whenHint, nil, whenWords)
	when.Reads = w.happened
	title.Remembering(w.past(page.PlaceHeading, "title"))
	class.Remembering(w.past(page.PlaceHeading, "class"))
	when.Remembering(w.past(page.PlaceHeading, "when"))
	w.headingQuotes(class, when, classWords, whenWords)
	return form.NewHuh(w.env, nil, title, class, tags, when)
}

// aboveHeading is what stands over its lines: what is asked and, the first few times, what
// the questions are and whose; where there are two pages that is on the other.
func (w *writePage) aboveHeading() (parts []string) {
	l, asked := w.env.Look, voice.Say("What happened?")
	if w.entry.Kind == journal.Win {
		asked = voice.Say("What moved?")
	}
	if !w.env.Short() {
		parts = append(parts, w.wrapped(l.Bold, asked))
	}
	first := w.set.Questions
	if w.route.Single || w.env.Wide() || w.env.Size.Height < 10 || len(first) > 0 && w.habits.Met[first[0].ID] >= book.ExampleShown {
		return parts
	}
	if len(parts) > 0 {
		parts = append(parts, "")
	}
	return append(parts, w.wrapped(l.Ink, voice.Word(w.set.About)), w.wrapped(l.Pencil, voice.Word(w.set.Credit)))
}

// maxTags is how many bytes the line of tags takes: each may be as long as a line, and nobody counts them.
const maxTags = 64 << 10

// tagLine offers, for the tag being typed, those used before.
func (w *writePage) tagLine(label string, pad int) huh.Field {
	acc := form.Access{
		From: func() string { return w.heading.tags },
		To: func(s string) {
			w.heading.tags = s
			w.entry = w.entry.WithTags(text.SplitTags(s))
		},
	}
	line := form.NewLineField(w.env, label, pad, voice.Say("e.g. groups, timing"), nil, acc)
	line.Offers = func() []string {
		before := text.BeforeTag(w.heading.tags)
		offers := make([]string, len(w.words.Tags))
		for i, t := range w.words.Tags {
			offers[i] = before + text.CleanLine(t)
		}
		return offers
	}
	line.Reads = func() string {
		typed := func(tag string) bool { return strings.Contains(text.Fold(w.heading.tags), text.Fold(tag)) }
		if !slices.ContainsFunc(w.entry.Tags, func(tag string) bool { return !typed(tag) }) {
			return ""
		}
		return "#" + strings.Join(w.entry.Tags, " #")
	}
	line.Limit = maxTags
	return line
}

// setWhen takes the date as far as it can be read; what cannot be read yet changes nothing.
func (w *writePage) setWhen(s string) {
	w.heading.when, w.heading.at = s, w.env.Book.Now()
	if t, err := w.when(); err == nil {
		w.entry.Happened = t
	}
}

// when is when it happened, as the line of the date says it.
func (w *writePage) when() (time.Time, error) {
	s := strings.TrimSpace(w.heading.when)
	if s == "" || s == voice.At(w.entry.Happened, whenLayout) {
		return w.entry.Happened, nil
	}
	return date.ParsePast(s, w.whenSaid())
}

// happened says which day is read from what was typed; what stood there before says so itself.
func (w *writePage) happened() string {
	if w.heading.when == voice.At(w.entry.Happened, whenLayout) {
		return ""
	}
	return voice.Happened(w.heading.when, w.whenSaid())
}

// readWhen reports a date that cannot be read.
func (w *writePage) readWhen() error {
	_, err := w.when()
	return err
}

// whenUnread goes to a date that cannot be read, and says so until it can be; nil if it can.
func (w *writePage) whenUnread() tea.Cmd {
	err := w.readWhen()
	if err == nil || w.place != page.PlaceHeading || w.form == nil {
		return nil
	}
	return tea.Batch(w.form.ToLast(), w.env.Refuse(err, func() bool { return w.readWhen() != nil }))
}

// leaveWhen puts a date that was refused, and left as it is by a line that says nothing,
// beside the entry: who is told line by line has enter for what is to stay.
func (w *writePage) leaveWhen() tea.Cmd {
	was := w.heading.refused
	if w.heading.refused = w.heading.when; was != w.heading.when || w.readWhen() == nil {
		return nil
	}
	w.entry, w.heading.when = w.withWhen(), ""
	return page.Tell(voice.WithLine(voice.Word(prompts.Beside), voice.Say("When: %s", text.CleanLine(was))))
}

// withWhen returns the entry with a date that cannot be read beside it: it is words
// that stand nowhere else, and goes there where nobody can mend it any more.
func (w *writePage) withWhen() journal.Entry {
	return w.entry.WithBeside(w.env.Sets(), voice.Say("When: %s", text.CleanLine(w.heading.when)), w.heading.at)
}

// SavesItself is that of what is kept as one types, but for such a date.
func (w *writePage) SavesItself() bool { return w.autosave.SavesItself() && w.readWhen() == nil }

// Unsaved is that of what is kept as one types, and such a date.
func (w *writePage) Unsaved() journal.Archive {
	if w.readWhen() == nil {
		return w.autosave.Unsaved()
	}
	e := w.withWhen()
	e.Rev = w.base.Rev + 1
	return journal.Archive{Entries: []journal.Entry{e}}
}

// Flush saves such a date as well.
func (w *writePage) Flush(ctx context.Context) error {
	if w.readWhen() != nil {
		w.entry, w.heading.when = w.withWhen(), ""
	}
	return w.autosave.Flush(ctx)
}
