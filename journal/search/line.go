package search

import (
	"messup/journal/text"
)

func (t *TextBuilder) Add(scope, words string) {
	words = text.FoldWords(words)
	if words == "" {
		return
	}
	*t = append(*t, text.CleanLine(scope)...)
	*t = append(*t, scopeEnd)
	*t = append(*t, words...)
	*t = append(*t, sectionEnd)
}
