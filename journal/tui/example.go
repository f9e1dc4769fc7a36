package tui

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/prompts"
)

func openExample(d *desk) page {
	e := exampleEntry(d.sets())
	p := &examplePage{readPage{desk: d, example: true, loaded: true}}
	p.on = storyMsg{entry: e, lesson: journal.Lesson{Text: e.LessonText(d.sets())}}
	return p
}

type examplePage struct{ readPage }

func (p *examplePage) Init() tea.Cmd { return nil }
func (p *examplePage) Here() Place   { return Example{} }

// exampleEntry is the first set answered with its examples.
func exampleEntry(sets prompts.Library) journal.Entry {
	set := sets.First()
	e := journal.Entry{Kind: journal.KindOf(set), Set: set.ID, SetVersion: set.Version, Title: "Food web jigsaw", Class: "9B science"}
	for _, q := range set.Questions {
		e = e.With(sets, q, q.Example)
	}
	return e
}
