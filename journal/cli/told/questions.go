package told

import (
	"fmt"

	"messup/journal/typeset"
	"messup/journal/voice"
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
func Questions(set prompts.Set) []typeset.Block {
	lines := []typeset.Block{{Kind: typeset.Heading, Text: voice.Word(set.Name)}, block(typeset.Words, voice.Word(set.About))}
	part := ""
	for i, q := range set.Questions {
		if q.Part != part {
			part = q.Part
			lines = append(lines, typeset.Block{Kind: typeset.Part, Apart: true, Text: voice.Word(part)})
		}
		lines = append(lines, below(fmt.Sprintf("%d. %s", i+1, voice.Word(q.Ask))))
		if original := voice.Original(set, q); original != "" {
			lines = append(lines, block(typeset.Note, original))
		}
		lines = append(lines, block(typeset.Note, voice.Word(q.Hint)))
	}
	return append(lines, typeset.Block{Kind: typeset.Words, Apart: true, Text: voice.Word(set.Credit)})
}
