package write

import (
	"messup/journal/tui/facing"
	"messup/journal/tui/page"
)

// sheet is what the right of two pages is set on.
func (w *writePage) sheet(width int) facing.Sheet {
	return facing.Sheet{Look: w.env.Look, Width: width, Height: w.env.Size.Height}
}

// faced is the page beside the form: set once as long as one stays, for nothing on it
// changes while one types.
func (w *writePage) faced() []string {
	if !w.env.Wide() || w.Alone() {
		return nil
	}
	if w.side == nil {
		w.side = w.face(w.sheet(w.env.SideWidth(w.env.PageWidth())))
	}
	return w.side
}

// face is what stands beside the place one is at: of a question the example and what was
// written before it, of the card what it is drawn from, of the one last line the card. Where
// nothing was written yet it is what the set asks.
func (w *writePage) face(on facing.Sheet) (rows []string) {
	sets := w.env.Sets()
	q, at, asks := w.set.Question(w.place)
	_, beyond := w.beyond(w.place)
	switch {
	case asks:
		if w.example.open {
			rows = append(on.Example(q, true), "", "")
			on.Height -= len(rows)
		}
		if said := on.SoFar(w.entry, w.set, at); len(said) > 0 {
			return append(rows, said...)
		}
	case w.place == page.PlaceCard:
		rows = on.Drawn(w.entry, w.set)
	case w.isBeside(w.place):
		rows = on.SoFar(w.entry, w.set, len(w.set.Questions))
	case beyond && w.hasCard():
		rows = on.Card(w.entry.FailureText(sets), w.entry.LessonText(sets))
	}
	if len(rows) == 0 {
		return on.Asked(w.set)
	}
	return rows
}
