package journal_test

import (
	"fmt"
	"time"

	"messup/journal"
	"messup/prompts"
)

func ExampleFold() {
	fmt.Println(journal.Fold("Élève") == journal.Fold("eleve"))
	fmt.Println(journal.Fold("STRASSE") == journal.Fold("Straße"))
	// Output:
	// true
	// true
}

func ExampleParseWhen() {
	now := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC) // a Thursday
	for _, words := range []string{"today", "yesterday 9.30", "last friday 2pm", "3 days ago", "19 nov", "20 nov", "2026-03-02T08:15"} {
		t, err := journal.ParseWhen(words, now)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%-17s %s\n", words, t.Format("Mon 2 Jan 2006 15:04"))
	}
	_, err := journal.ParseWhen("3/4", now)
	fmt.Println(err)
	fmt.Println(journal.FaultOf(err).Hint)
	// Output:
	// today             Thu 19 Nov 2026 14:10
	// yesterday 9.30    Wed 18 Nov 2026 09:30
	// last friday 2pm   Fri 13 Nov 2026 14:00
	// 3 days ago        Mon 16 Nov 2026 12:00
	// 19 nov            Thu 19 Nov 2026 14:10
	// 20 nov            Thu 20 Nov 2025 12:00
	// 2026-03-02T08:15  Mon 2 Mar 2026 08:15
	// cannot read this as a date: "3/4"
	// Write it as 2026-11-19, 2026-11-19 14:10, 19 nov, yesterday, or last friday 14:10.
}

func ExampleParseQuery() {
	now := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC)
	q, err := journal.ParseQuery(`jigsaw "expert groups" class:"9B science" learned:timing since:monday`, prompts.Shipped(), now)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range q.Terms {
		fmt.Printf("%q in %q\n", t.Text, t.Scope)
	}
	fmt.Println("since", q.Since.Format("Mon 2 Jan"))
	// Output:
	// "jigsaw" in ""
	// "expert groups" in ""
	// "9b science" in "class"
	// "timing" in "learned"
	// since Mon 16 Nov
}

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
