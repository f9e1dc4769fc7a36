// Package page is what a page of the program is: the [Place] that leads to it,
// as a value; the contract the router holds it to ([Page]); its keys
// ([Action]), which footer, help and the README's tables are made of; the
// messages it sends; and what every page works with ([Env]).
//
// No page lives here, and none knows another: a page that leads on names a Place.
// How words are set is package look, where one writes is package form, lists are
// package list; the router and the one table of places are package tui.
//
// What follows is how the house grows, step by step. Each recipe is carried out
// by a test on a copy of the source, just as it stands here.
//
// # Adding a page
//
// A place, a line where places are opened, an action where it is reached, its letter
// in the table of letters, and the page in a file of its own.
//
//	in journal/tui/page/places.go after "type Place interface{ place() }":
//	// Pause is a page to take a breath on.
//	type Pause struct{}
//	func (Pause) place() {}
//	in journal/tui/open.go after "switch to := to.(type) {":
//	case page.Pause:
//		return home.OpenPause(d)
//	in journal/tui/home/doors.go after "to(page.Lessons{})":
//		page.Act("Z", "pause", to(page.Pause{}), "Z").Seldom(),
//	in journal/tui/page/letters.go after "return []Letter{":
//		{Key: "Z", Says: []voice.Phrase{"pause"}},
//	new journal/tui/home/pause.go:
//	package home
//	import (
//		tea "charm.land/bubbletea/v2"
//		"messup/journal/tui/page"
//	)
//	// OpenPause opens Pause.
//	func OpenPause(*page.Env) page.Page { return pausePage{} }
//	type pausePage struct{ page.Base }
//	func (pausePage) Init() tea.Cmd          { return nil }
//	func (pausePage) Update(tea.Msg) tea.Cmd { return nil }
//	func (pausePage) Here() page.Place       { return page.Pause{} }
//	func (pausePage) View() page.View        { return page.View{Title: "Pause", Body: "Breathe."} }
//	func (pausePage) Actions() []page.Action {
//		return []page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")}
//	}
//
// # Adding a field
//
// The field and a line among the record's parts. Saving, cleaning, comparing,
// merging, bounding, export and import follow; a test fills every field there is.
//
//	in journal/entry.go after "type Entry struct {":
//		Mood string `json:"mood,omitempty"` // how it felt, in a word
//	in journal/entry.go after "return []Part[Entry]{":
//		aTypedLine("the mood", func(e *Entry) *string { return &e.Mood }),
//
// # Adding a kind of record
//
// Three lines: one where the archive and the trash hold it, one in the table of
// kinds, one in the table of what a file holds. The rest are files of its own.
//
//	in journal/archive.go after "type OfEntries struct {":
//		Sprints []Sprint `json:"sprints,omitempty"`
//	in journal/record/kind.go after "return []table{":
//		SprintKind(),
//	in journal/exchange/sections.go after "return []section{":
//		sprintSection(),
//	new journal/sprint.go:
//	package journal
//	import "time"
//	// SprintsKind is a few weeks with one aim.
//	const SprintsKind Kind = "sprints"
//	// A Sprint is a few weeks with one aim.
//	type Sprint struct {
//		ID     ID        `json:"id"`
//		Rev    int       `json:"rev"`
//		Made   time.Time `json:"made"`
//		Edited time.Time `json:"edited,omitzero"`
//		Entry  ID        `json:"entry,omitempty"` // the mess it began with
//		Aim    string    `json:"aim"`
//	}
//	// SprintParts is what a sprint is made of.
//	func SprintParts() []Part[Sprint] {
//		return []Part[Sprint]{
//			plainPart[Sprint, ID](func(s *Sprint) *ID { return &s.ID }),
//			aLine("the id of its entry", func(s *Sprint) *ID { return &s.Entry }),
//			aLine("the aim", func(s *Sprint) *string { return &s.Aim }),
//		}
//	}
//	// Check returns an error that wraps ErrTooLong if the sprint cannot be kept.
//	func (s Sprint) Check() error { return CheckParts(SprintParts(), &s, "the sprint") }
//	new journal/record/sprint.go:
//	package record
//	import "messup/journal"
//	// SprintKind is all there is to know about sprints.
//	func SprintKind() Kind[journal.Sprint] {
//		return Kind[journal.Sprint]{
//			name: journal.SprintsKind, one: "sprint", label: "sprint", Parts: journal.SprintParts, Check: journal.Sprint.Check,
//			Stamps: func(s *journal.Sprint) stamps { return stamps{&s.ID, &s.Rev, &s.Made, &s.Edited} },
//			derive: wholeRow[journal.Sprint],
//			in:     func(c *journal.Archive) *[]journal.Sprint { return &c.Sprints },
//			entry:  func(s *journal.Sprint) *journal.ID { return &s.Entry },
//			wait:   func(t *journal.Trashed) *[]journal.Sprint { return &t.Sprints },
//		}
//	}
//	new journal/exchange/sprint.go:
//	package exchange
//	import "messup/journal"
//	func sprintSection() section {
//		return section{journal.SprintsKind, "sprints", "sprint", "sprint", func(c journal.Archive) []any { return anyOf(c.Sprints) },
//			func(p *parcel, o *object) {
//				var s journal.Sprint
//				o.fill(&s)
//				o.end()
//				p.Sprints = append(p.Sprints, s)
//			}}
//	}
//
// # Adding a set of questions
//
// A value, and a line among the sets that are shipped. What the program does with
// it is said in it: see package prompts.
//
//	in prompts/library.go after "return NewLibrary(":
//		Walk(),
//	new prompts/walk.go:
//	package prompts
//	// Walk is two questions for the way home.
//	func Walk() Set {
//		return Set{
//			ID: "walk", Version: 1, Name: "The way home", Makes: Short, Key: "y", Begin: "on the way home", Minutes: 2,
//			Questions: []Question{
//				{ID: "stays", Ask: "What stays with you?", Feeds: Goal},
//				{ID: "leave", Ask: "What would you leave here?", Feeds: Lesson},
//			},
//		}
//	}
//
// # Adding a format
//
// A line in the table of formats and a file that writes it.
//
//	in journal/exchange/exchange.go after "return []Format{":
//		{Name: "titles", About: "the titles alone, one a line", Write: WriteTitles},
//	new journal/exchange/titles.go:
//	package exchange
//	import (
//		"fmt"
//		"io"
//		"messup/journal"
//	)
//	// WriteTitles writes the titles of entries, one a line.
//	func WriteTitles(w io.Writer, c Contents) error {
//		for v, err := range c.Each(journal.Entries, nil) {
//			if e, is := v.(journal.Entry); is {
//				_, err = fmt.Fprintln(w, e.Title)
//			}
//			if err != nil {
//				return err
//			}
//		}
//		return nil
//	}
package page
