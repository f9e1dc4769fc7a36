package journal

import (
	"strings"

	"messup/journal/text"
	"messup/prompts"
)

// saidLines returns the words in the entry that feed each role, as one line
// each.
func (e Entry) saidLines(sets prompts.Library, roles ...prompts.Role) []string {
	lines := make([]string, len(roles))
	for i, role := range roles {
		lines[i] = text.ClipLine(text.CleanLine(e.Said(sets, role)), MaxLine)
	}
	return lines
}

// PackParts packs the words something was drawn from into one text, a part a
// line, and drawnParts unpacks n of them.
func PackParts(parts []string) string { return strings.Join(parts, "\n") }

func drawnParts(drawn string, n int) []string {
	parts := strings.Split(drawn, "\n")
	for len(parts) < n {
		parts = append(parts, "")
	}
	return parts[:n]
}

// corrections returns the lines that differ from the words they were drawn from,
// by what those feed. What was drawn from nothing is corrected in nothing.
func corrections(drawn string, roles []prompts.Role, lines ...string) map[prompts.Role]string {
	if drawn == "" {
		return nil
	}
	other := map[prompts.Role]string{}
	for i, word := range drawnParts(drawn, len(roles)) {
		if lines[i] != word {
			other[roles[i]] = lines[i]
		}
	}
	return other
}

// redrawn sets the lines whose words are new. Words taken out of the entry do
// not take the line away.
func redrawn(words, before []string, lines ...*string) {
	for i, line := range lines {
		if words[i] != "" && words[i] != before[i] {
			*line = words[i]
		}
	}
}
