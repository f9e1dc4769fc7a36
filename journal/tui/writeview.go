package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// View shows the place one is at.
func (w *writePage) View() view {
	if !w.loaded {
		return view{title: "messup"}
	}
	v := view{title: w.title(), aside: w.aside()}
	switch {
	case w.place == placeOverview:
		v.body = w.overview()
	case w.place == placeDone:
		v.body = w.done()
	case w.form != nil && w.example && !w.exampleFits():
		v.body = w.exampleText(w.desk.textWidth())
	case w.form != nil:
		v.body, v.cursor = w.formView()
	}
	return v
}

// formView sets the form under what is asked, and on a wide screen the worked
// example beside both.
func (w *writePage) formView() (string, *tea.Cursor) {
	above := w.above()
	body := above + "\n" + w.form.view()
	cursor := w.form.cursor()
	if cursor != nil {
		cursor.Y += lipgloss.Height(above)
	}
	if w.example && w.desk.wide() {
		body = beside(body, w.exampleText(w.besideWidth()), w.desk.textWidth())
	}
	return body, cursor
}

func (w *writePage) besideWidth() int { return w.desk.size.Width - w.desk.textWidth() - besideGap }

func (w *writePage) title() string {
	if w.place == placeDone {
		return w.entry.Name()
	}
	if w.route.Single && w.place == placeHeading {
		return "Heading"
	}
	if q, _, ok := w.set.Question(w.place); ok && q.Part != "" {
		return w.set.Name + " · " + q.Part
	}
	return w.set.Name
}

// aside says where one is, and that the words are on the disk.
func (w *writePage) aside() string {
	where := w.where()
	if w.kept() && !w.blank() && w.place != placeDone && !w.desk.narrow() {
		where += " · saved " + w.base.Edited.Format("15:04")
	}
	return where
}

func (w *writePage) where() string {
	_, i, asks := w.set.Question(w.place)
	switch {
	case asks:
		return fmt.Sprintf("%d of %d", i+1, len(w.set.Questions))
	case w.place == placeHeading:
		return "what happened"
	case w.place == placeOverview:
		return "all answers"
	case w.place == placeCard:
		return "Failure / Lesson"
	case w.place == placeKind:
		return "one last line"
	}
	return ""
}
