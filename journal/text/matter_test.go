package text_test

import (
	"testing"

	"messup/journal/text"
)

func TestWhatTheTopOfATextSaysYesTo(t *testing.T) {
	for said, is := range map[string]bool{
		"---\nheavy: true\n---\nwords":                          true,
		"\uFEFF---\r\nclass: [\r\nHeavy: \"Yes\" # mine\r\n---": true,
		"---\nhappened: someday\nheavy:true\n---\n":             true,
		"---\nheavy: false\n---\nheavy: true":                   false,
		"heavy: true":                                           false,
		"---\nheavy: true\nwords":                               false,
		"---\nnot-heavy: true\n---\n":                           false,
	} {
		if got := text.MatterHas(said, "heavy"); got != is {
			t.Errorf("%q says %v", said, got)
		}
	}
}
