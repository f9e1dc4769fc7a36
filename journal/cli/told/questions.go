package told

import (
	"fmt"

	"messup/prompts"
)

// The shape of a set of questions in --json.
type (
	// Set is a set of questions.
	Set struct {
		ID        string     `json:"id"`
		Version   int        `json:"version"`
		Name      string     `json:"name"`
		About     string     `json:"about"`
		Credit    string     `json:"credit"`
		Questions []Question `json:"questions"`
	}
	// Question is one of them.
	Question struct {
		ID   string `json:"id"`
		Ask  string `json:"ask"`
		Hint string `json:"hint"`
	}
)

// SetOf returns a set of questions for --json.
func SetOf(set prompts.Set) Set {
	v := Set{ID: set.ID, Version: set.Version, Name: set.Name, About: set.About, Credit: set.Credit}
	for _, q := range set.Questions {
		v.Questions = append(v.Questions, Question{q.ID, q.Ask, q.Hint})
	}
	return v
}

// Questions tells a set of questions, with their hints.
func Questions(set prompts.Set) []Line {
	lines := []Line{heading(set.Name), prose("", set.About)}
	part := ""
	for i, q := range set.Questions {
		lines = append(lines, Line{})
		if q.Part != part {
			part = q.Part
			lines = append(lines, prose("", part), Line{})
		}
		lines = append(lines, heading(fmt.Sprintf("%d. %s", i+1, q.Ask)), prose("   ", q.Hint))
	}
	return append(lines, Line{}, prose("", set.Credit))
}
