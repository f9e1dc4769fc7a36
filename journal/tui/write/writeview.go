package write

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal/date"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// View shows the place one is at.
func (w *writePage) View() page.View {
	if !w.loaded {
		return page.View{Title: "messup"}
	}
	v := page.View{Title: w.title(), Aside: w.aside()}
	switch {
	case w.place == page.PlaceOverview:
		v.Body = w.overview()
	case w.place == page.PlaceDone:
		v.Body = w.done()
	case w.covered():
		v.Body = w.exampleText(w.env.TextWidth())
	case w.form != nil:
		v.Body, v.Cursor = w.formView()
	}
	return v
}

// Alone reports whether the text has the screen to itself.
func (w *writePage) Alone() bool { return w.form != nil && w.form.IsAlone() }

// formView sets the form under what is asked, and on a wide screen the worked
// example beside both.
func (w *writePage) formView() (string, *tea.Cursor) {
	body, cursor := w.form.View(), w.form.Cursor()
	if above := w.above(); above != "" {
		body = above + "\n" + body
		if cursor != nil {
			cursor.Y += lipgloss.Height(above)
		}
	}
	if w.example.open && w.env.Wide() && !w.Alone() {
		body = look.Beside(body, w.exampleText(w.besideWidth()), w.env.TextWidth())
	}
	return body, cursor
}

func (w *writePage) besideWidth() int { return w.env.Size.Width - w.env.TextWidth() - look.BesideGap }

func (w *writePage) title() string {
	if w.place == page.PlaceDone {
		return text.CleanLine(w.entry.Name())
	}
	if w.route.Single && w.place == page.PlaceHeading {
		return voice.Say("Heading")
	}
	if set, part, ok := w.env.Sets().Part(w.place); ok {
		return set.Name + " · " + part[0].Part
	}
	if q, _, ok := w.set.Question(w.place); ok && q.Part != "" {
		return w.set.Name + " · " + q.Part
	}
	return w.set.Name
}

// aside says where one is, and that the words are on the disk; of another day it has no
// time, which would be read as one of today.
func (w *writePage) aside() string {
	where := w.where()
	if w.kept() && date.DayOf(w.base.Edited) == w.env.Today() && !w.blank() && w.place != page.PlaceDone && !w.env.Narrow() {
		where += " · saved " + w.base.Edited.Format("15:04")
	}
	return where
}

func (w *writePage) where() string {
	_, i, asks := w.set.Question(w.place)
	switch {
	case asks:
		return voice.Say("%d of %d", i+1, len(w.set.Questions))
	case w.isBeside(w.place):
		return voice.Say("%d of %d", w.besideAt()+1, len(w.besideParts()))
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
