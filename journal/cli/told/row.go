package told

import (
	"strings"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/voice"
	"messup/prompts"
)

// The shapes of --json. Scripts read them: fields are added, never renamed.
// An entry as `show` prints it is an entry as `export` writes it.
type (
	// Row is an entry in `list`.
	Row struct {
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
		Found    *Found            `json:"found,omitempty"`
	}
	// Found is where a search found its words, if not in the row itself.
	Found struct {
		Question string `json:"question"`
		Text     string `json:"text"`
	}
)

// RowOf returns the row of an entry that was found.
func RowOf(sets prompts.Library, f book.Found) Row {
	r := Row{
		ID: f.ID, Kind: f.Kind, Set: f.Set, Happened: f.Happened, Edited: f.Edited, Title: f.Title, Class: f.Class,
		Tags: f.Tags, Lesson: f.Lesson, Draft: f.Draft,
	}
	if f.Draft {
		r.Stopped = f.Stopped(sets)
	}
	if f.Hit.Text != "" {
		r.Found = &Found{Question: f.Hit.Scope, Text: f.Hit.Text}
	}
	return r
}

// KindOf says in few words what sort of entry a row is, if it is not the
// ordinary one, how far a draft has come, and whether it is heavy.
func KindOf(sets prompts.Library, l journal.Summary) string {
	var words []string
	if l.Kind != journal.Mess {
		words = append(words, voice.Word(l.Kind))
	}
	if l.Draft && l.Kind != journal.Jot {
		words = append(words, voice.Draft(l.Stopped(sets)))
	}
	if l.Heavy {
		words = append(words, voice.Say("heavy"))
	}
	return strings.Join(words, ", ")
}
