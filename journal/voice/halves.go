package voice

import (
	"slices"
	"strings"

	"messup/journal"
	"messup/prompts"
)

// Both halves of one thing to try, as they are asked.
const (
	AskSee    Phrase = "What would you see?"
	AskPeople Phrase = "What about the people?"
)

// Halves are both halves of one thing to try, each with its name, as far as they
// were answered.
func Halves(x journal.Recorded) (said [][2]string) {
	for _, half := range [][2]string{{Say("To be seen"), x.See}, {Say("The people"), x.People}} {
		if half[1] != "" {
			said = append(said, half)
		}
	}
	return said
}

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
