package lessons

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
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

func (p *Panel) setClasses(set *look.Lines) {
	for _, o := range p.whereUsed() {
		set.Rows = append(set.Rows, set.Look.Key.Render(o.Key)+" "+look.OneLine(set.Look, set.Look.Words, o.Help, nil, set.Width-2))
	}
}

// whereUsed are the classes, each with its key.
func (p *Panel) whereUsed() (all []form.Option) {
	for i, class := range p.classes() {
		key := strconv.Itoa(i + 1)
		all = append(all, form.Option{Key: key, Help: class, Take: func() tea.Cmd { return p.askSeen(p.came, class) }})
	}
	return all
}

// whereKeys are the keys of the question in which class it was used; leaving it is always
// another.
func (p *Panel) whereKeys() []page.Action {
	return append(form.Keyed("in that class", p.whereUsed()),
		page.Act("enter", "skip", func() tea.Cmd { return p.askSeen(p.came, "") }, "enter"),
		page.Act("u", "back: say it differently", func() tea.Cmd {
			p.came = ""
			return nil
		}, "u").Seldom())
}
