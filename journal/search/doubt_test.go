package search_test

import (
	"strings"
	"testing"

	"messup/journal/search"
	"messup/prompts"
)

func TestWhatCanFindNothingIsAskedAbout(t *testing.T) {
	for in, want := range map[string]string{
		"lesso:9B":           "lesso 9B lesson",
		"calss:9B frog":      "calss 9B class",
		"lerned:timing":      "lerned timing learned",
		"Tags:groups":        "Tags groups tag",
		`lesso:"9B science"`: "lesso 9B science lesson",
		"kind:foo":           "kind foo  mess quick win jot",
		"is:foo":             "is foo  draft finished dropped heavy carried due shelved kept retired open undated done",
		"came:good":          "came good  better close same worse unclear",
		"heavy:alone":        "heavy alone  too",
		"class:":             "class  ",
		`tag:""`:             "tag  ",

		// as it stands, or as it may still be typed
		"class:9B kind:w is:draf heavy:t since:monday learned:x": "",
		"came:BETTER":         "",
		"reason:anything":     "",
		`"lesso:9B"`:          "",
		"http://example.org":  "",
		"14:10":               "",
		"kid: hello":          "",
		"bus:late":            "",
		"in:x":                "",
		"king:size":           "",
		"glass:half":          "",
		"bag:blue":            "",
		"name:x":              "",
		"person:Mia":          "",
		"seasons:four":        "",
		"is:shelf":            "is shelf  draft finished dropped heavy carried due shelved kept retired open undated done",
		"moment:blah":         "",
		"reason:nothing else": "",
	} {
		var said []string
		for _, d := range search.Doubts(in, prompts.Shipped()) {
			said = append(said, append([]string{d.Scope, d.Words, d.Near}, d.Are...)...)
		}
		if got := strings.Join(said, " "); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

// What a script reads as the id of a choice is found by it, and by the words.
func TestAChoiceIsSearchedByItsID(t *testing.T) {
	for id, want := range map[string]string{
		"reason:nothing-else-ready":   "reason:nothing else ready",
		`reason:"nothing else ready"`: "reason:nothing else ready",
		"moment:first-minutes":        "moment:first minutes",
		"factor:where-i-was":          "factor:where i was / what i was doing",
		"evidence:exit-ticket":        "evidence:exit ticket",
		"strength:exit-ticket":        "strength:exit-ticket",
		"learned:exit-ticket":         "learned:exit-ticket",
	} {
		q, err := search.ParseQuery(id, prompts.Shipped(), november19())
		if got := queryString(q); err != nil || got != want {
			t.Errorf("%s asks for %s, %v", id, got, err)
		}
	}
}
