package write

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal/date"
	"messup/journal/draw"
	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// View shows the place one is at.
func (w *writePage) View() page.View {
	if !w.loaded {
		return page.View{Title: "messup"}
	}
	v := page.View{Title: w.title(), Asks: w.form != nil, Aside: w.aside(), Foot: w.foot()}
	switch {
	case w.place == page.PlaceOverview:
		v.Left, v.Body, v.Side, v.Rows = page.ListLeft, w.overview(), w.overviewSide(), w.overviewRows()
	case w.place == page.PlaceDone:
		body, boxed, _ := w.done()
		if v.Body, v.Middle = body, w.env.ThoughtWidth(); !boxed {
			v.Title = text.CleanLine(w.entry.Name())
		}
	case w.covered():
		v.Body = w.exampleText(w.env.TextWidth())
	case w.form != nil:
		v.Body, v.Cursor = w.formView()
		v.Side, v.Filling = w.faced(), func() page.Filling {
			return page.Filling{Asked: []string{w.above()}, Blanks: w.form.Blanks(), At: w.form.At()}
		}
	}
	return v
}

// Alone reports whether the text has the screen to itself.
func (w *writePage) Alone() bool { return w.form != nil && w.form.IsAlone() }

// formView sets the form under what is asked.
func (w *writePage) formView() (string, *tea.Cursor) {
	body, cursor := w.form.View(), w.form.Cursor()
	if above := w.above(); above != "" {
		body = above + "\n" + body
		if cursor != nil {
			cursor.Y += lipgloss.Height(above)
		}
	}
	return body, cursor
}

func (w *writePage) title() string {
	part := func(set, part string) string {
		if part == "" {
			return set
		}
		if w.env.Narrow() || w.env.Opts.Lines {
			return voice.Joined(set, part)
		}
		return set + "   " + part
	}
	if w.route.Single && w.place == page.PlaceHeading {
		return voice.Say("Heading")
	}
	if set, asked, ok := w.env.Sets().Part(w.place); ok {
		return part(voice.Word(set.Name), voice.Word(asked[0].Part))
	}
	q, _, _ := w.set.Question(w.place)
	return part(voice.Word(w.set.Name), voice.Word(q.Part))
}

// aside says where one is: in words and, where there is room for that beside the title, in
// a dot for each question.
func (w *writePage) aside() string {
	l, where := w.env.Look, w.where()
	if w.saved() != "" && w.foot() == "" && !w.env.Narrow() {
		where = voice.Joined(where, w.saved())
	}
	_, at, asks := w.set.Question(w.place)
	if !asks {
		at = -1
	}
	_, beyond := w.beyond(w.place)
	dots := draw.Dots(l.Pen(), w.asked(), at)
	const around = 6 // what parts the title from the dots, and those from the words
	if w.env.Narrow() || w.env.Opts.Lines || beyond || w.isBeside(w.place) || w.route.Single && !asks ||
		lipgloss.Width(w.title())+lipgloss.Width(dots)+lipgloss.Width(where)+around > w.env.Size.Width {
		return l.Pencil.Render(where)
	}
	if where == "" {
		return dots
	}
	return dots + "    " + l.Pencil.Render(where)
}

// asked are the questions, in the parts they are asked in: whether each was answered.
func (w *writePage) asked() (parts [][]bool) {
	part := ""
	for _, q := range w.set.Questions {
		if len(parts) == 0 || q.Part != part {
			part, parts = q.Part, append(parts, nil)
		}
		last := len(parts) - 1
		parts[last] = append(parts[last], !w.entry.Answer(q.ID).Empty())
	}
	return parts
}

// footFrom is how wide a page is that has room in its footer for more than keys.
const footFrom = 74

// foot is how things are, in the footer of a page that has room for that.
func (w *writePage) foot() string {
	if w.env.Size.Width < footFrom {
		return ""
	}
	return w.saved()
}

// saved says that the words are on the disk; of another day it has no time, which would be
// read as one of today.
func (w *writePage) saved() string {
	if w.gone || !w.kept() || date.DayOf(w.base.Edited) != w.env.Today() || w.blank() || w.place == page.PlaceDone {
		return ""
	}
	return voice.Say("saved %s", voice.At(w.base.Edited, voice.Clock))
}

func (w *writePage) where() string {
	_, i, asks := w.set.Question(w.place)
	switch {
	case asks:
		return voice.Say("%d of %d", i+1, len(w.set.Questions))
	case w.isBeside(w.place):
		return voice.Say("%d of %d", w.besideAt()+1, len(w.env.Sets().BesideParts()))
	case w.place == page.PlaceHeading:
		return voice.Say("what happened")
	case w.place == page.PlaceOverview:
		return voice.Say("all answers")
	case w.place == page.PlaceCard:
		return voice.Say("Failure / Lesson")
	case w.place == page.PlaceKind:
		return voice.Say("one last line")
	}
	return ""
}
