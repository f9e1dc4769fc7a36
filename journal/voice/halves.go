package voice

import (
	"slices"
	"strings"

	"messup/journal"
	"messup/prompts"
)

// Warnings are the sentences that words chosen in the answers to some questions
// come with, each once.
func Warnings(asked []prompts.Question, e journal.Entry) []string {
	var said []string
	for _, q := range asked {
		for _, f := range q.Fields {
			for chosen := range strings.SplitSeq(e.Answer(q.ID).Detail(f.ID), "\n") {
				if s := f.Says[chosen]; s != "" && !slices.Contains(said, s) {
					said = append(said, s)
				}
			}
		}
	}
	return said
}
