package read

import (
	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/voice"
)

// tellBeside sets the lines that stand beside the story under a quiet heading.
// What two windows wrote there is an answer of its own, to choose from.
func (t *teller) tellBeside() {
	for _, set := range t.sets.Beside() {
		var said []journal.Answer
		for _, a := range t.entry.Answers {
			if _, _, asks := set.Question(a.Question); asks && len(a.Conflicts) == 0 && !a.Empty() {
				said = append(said, a)
			}
		}
		if len(said) == 0 {
			continue
		}
		t.section(voice.Word(set.Name), said[0].Question, nil)
		for _, a := range said {
			for _, d := range a.Details {
				value := detailText(voice.WordList(d.Value))
				t.add(look.Labelled(t.look, voice.Word(text.CleanLine(d.Label)), value, t.query.Spans(a.Question, value), detailColumn, t.width)...)
			}
		}
		for _, warning := range voice.Warnings(set.Questions, t.entry) {
			t.add(look.Prose(t.look, warning, nil, t.width)...)
		}
	}
}
