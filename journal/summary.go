package journal

import (
	"time"

	"messup/journal/date"
	"messup/prompts"
)

// A Summary is what a list row needs of an entry.
type Summary struct {
	ID       ID        `json:"-"`
	Happened time.Time `json:"happened"`
	Edited   time.Time `json:"edited,omitzero"`
	Kind     EntryKind `json:"kind"`
	Set      string    `json:"set,omitempty"`
	Title    string    `json:"title"` // Entry.Name
	Class    string    `json:"class,omitempty"`
	Tags     []string  `json:"tags,omitempty"`
	People   []string  `json:"people,omitempty"`
	Skills   []string  `json:"skills,omitempty"`
	Subject  string    `json:"subject,omitempty"`
	Thread   string    `json:"thread,omitempty"` // what several messes belong to
	Lesson   string    `json:"lesson,omitempty"`
	Draft    bool      `json:"draft,omitempty"`
	Place    string    `json:"place,omitempty"`   // Entry.Place
	Earlier  string    `json:"earlier,omitempty"` // somebody to ask earlier
	Heavy    bool      `json:"heavy,omitempty"`
	Away     date.Day  `json:"away,omitzero"` // Entry.Away
	LetGo    bool      `json:"let_go,omitempty"`
}

// Rests reports whether the entry asks for nothing on a day.
func (l Summary) Rests(today date.Day) bool { return l.LetGo || l.Away > today }

// Stopped says where the writing of a draft stopped, counted from 1; 0 if it
// has not come to a question yet.
func (l Summary) Stopped(sets prompts.Library) int { return l.Number(sets, l.Place) }

// Number returns which question of the entry's set has an id, counted from 1; 0
// if none has.
func (l Summary) Number(sets prompts.Library, question string) int {
	set, _ := sets.Asked(l.Set, anyVersion)
	if _, i, ok := set.Question(question); ok {
		return i + 1
	}
	return 0
}

// anyVersion stands for the version of a set where only its id is known.
const anyVersion = 0
