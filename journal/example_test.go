package journal_test

import (
	"fmt"

	"messup/journal"
	"messup/prompts"
)

func ExampleEntry_With() {
	goal := prompts.Ten().Questions[0]
	before := journal.Entry{Set: "ten", Title: "Food web jigsaw"}
	after := before.With(prompts.Shipped(), goal, "Say what happens when one species goes.")
	fmt.Println(len(before.Answers), len(after.Answers))
	fmt.Println(after.Answers[0].Ask)
	fmt.Println(after.Answer("goal").Text)
	// Output:
	// 0 1
	// What was the goal?
	// Say what happens when one species goes.
}
