package lessons

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
	"messup/journal/tui/page"
)

// classesOffered is how many classes have a key.
const classesOffered = 3

// classes are those in which the lesson was most likely used: the one it comes from,
// then those around now by the timetable.
func (p *Panel) classes() (likely []string) {
	for _, class := range append([]string{p.Card.Class}, p.Env.Year.Around(date.MomentOf(p.Env.Book.Now()))...) {
		class = text.CleanLine(class)
		known := slices.ContainsFunc(likely, func(have string) bool { return school.Same(have, class) })
		if class != "" && !known && len(likely) < classesOffered {
			likely = append(likely, class)
		}
	}
	return likely
}

// used takes what came of using it, and asks in which class, unless that is known or
// there is none to choose from.
func (p *Panel) used(use journal.Use) tea.Cmd {
	if p.Class != "" || len(p.classes()) == 0 {
		return p.askSeen(use, p.Class)
	}
	p.came = use
	return nil
}

// whereUsed are the classes, each with its key, and the answer that names none.
func (p *Panel) whereUsed() (all []page.Action) {
	for _, class := range p.classes() {
		all = append(all, page.Named("", class, func() tea.Cmd { return p.askSeen(p.came, class) }))
	}
	return append(page.Numbered(all...), page.Act("0", "skip", func() tea.Cmd { return p.askSeen(p.came, "") }, "0"))
}
