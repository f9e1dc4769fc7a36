package voice

import (
	"slices"
	"strconv"
	"strings"

	"messup/journal"
	"messup/journal/gather"
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
				if s := Word(f.Says[chosen]); s != "" && !slices.Contains(said, s) {
					said = append(said, s)
				}
			}
		}
	}
	return said
}

// FoldAsk asks whether to fold away questions of a set that were left empty;
// nothing if there are none.
func FoldAsk(set prompts.Set, ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return Say("The last %s left %s empty. Fold %s away for now?", TakeWord(gather.FoldAfter), Numbers(set, ids), them(len(ids)))
}

func them(n int) string {
	if n == 1 {
		return Say("it")
	}
	return Say("them")
}

// Numbers are questions of a set by their numbers: "questions 5 and 7".
func Numbers(set prompts.Set, ids []string) string {
	var numbers []string
	for i, q := range set.Questions {
		if slices.Contains(ids, q.ID) {
			numbers = append(numbers, strconv.Itoa(i+1))
		}
	}
	switch n := len(numbers); n {
	case 0:
		return ""
	case 1:
		return Say("question %s", numbers[0])
	default:
		return Say("questions %s and %s", strings.Join(numbers[:n-1], ", "), numbers[n-1])
	}
}
