package cli

import (
	"strings"
	"time"

	"messup/journal"
	"messup/prompts"
)

// The shapes of --json. Scripts read them: fields are added, never renamed.
// An entry as `show` prints it is an entry as `export` writes it.
type (
	// named is the answer of commands that did something to one thing.
	named struct {
		ID    journal.ID `json:"id"`
		Title string     `json:"title"`
	}
	// row is an entry in `list`.
	row struct {
		ID       journal.ID        `json:"id"`
		Kind     journal.EntryKind `json:"kind"`
		Set      string            `json:"set,omitempty"`
		Happened time.Time         `json:"happened"`
		Edited   time.Time         `json:"edited,omitzero"`
		Title    string            `json:"title"`
		Class    string            `json:"class,omitempty"`
		Tags     []string          `json:"tags,omitempty"`
		Lesson   string            `json:"lesson,omitempty"`
		Draft    bool              `json:"draft"`
		Stopped  int               `json:"stopped_at,omitempty"` // the question a draft stopped at, from 1
		Found    *found            `json:"found,omitempty"`
	}
	// found is where a search found its words, if not in the row itself.
	found struct {
		Question string `json:"question"`
		Text     string `json:"text"`
	}
	// deleted is a thing in `trash`.
	deleted struct {
		ID      journal.ID `json:"id"`
		Title   string     `json:"title"`
		Class   string     `json:"class,omitempty"`
		Deleted time.Time  `json:"deleted"`
		Until   time.Time  `json:"until"`
	}
)

func newRow(sets prompts.Library, f journal.Found) row {
	r := row{
		ID: f.ID, Kind: f.Kind, Set: f.Set, Happened: f.Happened, Edited: f.Edited, Title: f.Title, Class: f.Class,
		Tags: f.Tags, Lesson: f.Lesson, Draft: f.Draft,
	}
	if f.Draft {
		r.Stopped = f.Stopped(sets)
	}
	if f.Hit.Text != "" {
		r.Found = &found{Question: f.Hit.Scope, Text: f.Hit.Text}
	}
	return r
}

// dayAs is how dates are written for people.
const dayAs = "2 Jan 2006"

// sayKind says in few words what sort of entry a row is, if it is not the
// ordinary one, and how far a draft has come.
func sayKind(sets prompts.Library, l journal.Line) string {
	var words []string
	if l.Kind != journal.Mess {
		words = append(words, string(l.Kind))
	}
	if l.Draft && l.Kind != journal.Jot {
		words = append(words, journal.SayDraft(l.Stopped(sets)))
	}
	return strings.Join(words, ", ")
}
