package tui

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/prompts"
)

func openExample(d *desk, to Example) page {
	e := exampleEntry()
	p := &examplePage{readPage{desk: d, example: true, loaded: true}}
	p.on = storyMsg{entry: e, lesson: journal.Lesson{Text: e.LessonText()}}
	return p
}

type examplePage struct{ readPage }

func (p *examplePage) Init() tea.Cmd { return nil }
func (p *examplePage) Here() Place   { return Example{} }

// exampleEntry is the ten answered with their examples.
func exampleEntry() journal.Entry {
	set := prompts.Ten()
	e := journal.Entry{Kind: journal.Mess, Set: set.ID, SetVersion: set.Version, Title: "Food web jigsaw", Class: "9B science"}
	for _, q := range set.Questions {
		e = e.With(q, q.Example)
	}
	return e
}
