package read

import (
	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// OpenExample opens page.Example.
func OpenExample(d *page.Env) page.Page {
	e := ExampleEntry(d.Sets())
	p := &examplePage{Page{env: d, example: true, loaded: true}}
	p.on = storyMsg{entry: e, lessons: []book.Taught{{Lesson: journal.Lesson{Text: e.LessonText(d.Sets())}}}}
	return p
}

type examplePage struct{ Page }

func (p *examplePage) Init() tea.Cmd { return nil }

func (p *examplePage) Here() page.Place { return page.Example{} }

// ExampleEntry is the first set answered with its examples.
func ExampleEntry(sets prompts.Library) journal.Entry {
	set := sets.First()
	e := journal.Entry{Kind: journal.KindOf(set), Set: set.ID, SetVersion: set.Version, Title: voice.Say("Food web jigsaw"), Class: voice.Say("9B science")}
	for _, q := range set.Questions {
		e = e.With(sets, q, voice.Word(q.Example))
	}
	return e
}
